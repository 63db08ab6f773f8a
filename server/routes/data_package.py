"""Everything in one file: a Data Package with all tables, the join and the cautions."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from charts.captions import release_note
from charts.spec.errors import SpecError
from data.catalog.package import (
    BOUNDARIES,
    MIT,
    file_entry,
    package,
    table_bytes,
    table_path,
)
from data.facts.cache import cache_by_facts
from data.facts.releases import ReleaseError, UnknownVersionError, readme_of
from data.facts.store import Facts
from data.zip_files import zipped
from geo.join import partners_geojson
from server.negotiation import StoredContent, content_response
from server.pinned_facts import facts_error, from_rows_of, release_headers, requested_facts
from server.responses import FOR_A_WHILE

_JOIN = "partners.geojson"
FILE_NAME = "ministerial-atlas.zip"


def atlas_zip(request: Request) -> Response:
    """The Data Package as one zip; its ``ETag`` is the hash of its bytes."""
    try:
        facts = requested_facts(request)
        content = from_rows_of(facts, lambda: _content(facts))
    except (SpecError, UnknownVersionError, ReleaseError) as error:
        return facts_error(error)
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(facts)}"'}
    headers |= release_headers(request, facts)
    return content_response(request, content, "application/zip", FOR_A_WHILE, headers)


def package_files(facts: Facts) -> dict[str, bytes]:
    """Every file of the package by its path, the descriptor first."""
    join = json.dumps(
        partners_geojson(facts, facts.last_event, "international"), ensure_ascii=False
    ).encode()
    geography = {
        "name": "partners-geojson",
        "title": "The delegations on the world's boundaries, with their status",
        "type": "json",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        **file_entry(_JOIN, join),
        "sources": [{"title": "Natural Earth 4.1", "path": "https://www.naturalearthdata.com"}],
        "licenses": [MIT, BOUNDARIES],
    }
    descriptor = json.dumps(package(facts, [geography]), ensure_ascii=False, indent=2)
    tables = {table_path(name): table_bytes(facts, name) for name in facts.table_names}
    return {
        "datapackage.json": descriptor.encode(),
        "README.md": _readme(facts).encode(),
        _JOIN: join,
        **tables,
    }


@cache_by_facts()
def _content(facts: Facts) -> StoredContent:
    return StoredContent.of(zipped(package_files(facts)))


def _file_name(facts: Facts) -> str:
    stem, dot, end = FILE_NAME.partition(".")
    return f"{stem}-{facts.version}{dot}{end}" if facts.released else FILE_NAME


def _age(facts: Facts) -> str:
    return f"{release_note(facts)}\n\n" if facts.released else ""


def _readme(facts: Facts) -> str:
    """What the package is, and the cautions as they stand beside the tables."""
    listing, cautions = readme_of(facts).split("## Cautions")
    table = listing[listing.index("| table |") :]
    return (
        f"# Ministerial Atlas, facts {facts.version}\n\n{_age(facts)}"
        "A Data Package: `datapackage.json` says what each column may hold, where the rows come "
        f"from and under which license. `{_JOIN}` is the join of the 54 countries and the "
        "Commission's point, longitude and latitude (RFC 7946).\n\n"
        "UTF-8, comma-separated, one header line. Cells with several values are `;`-separated. A "
        "blank cell means not published, not stated or not listed, never no and never zero. A "
        "text cell that would start like a formula has an apostrophe before it.\n\n"
        f"{table.strip()}\n\n## Cautions\n{cautions.rstrip()}\n\n## Licenses\n\n"
        "The tables and the join are under the MIT license; boundaries come from Natural Earth "
        "4.1 (public domain), production from USGS Mineral Commodity Summaries 2026 (public "
        "domain) and the World Nuclear Association, refining from the IEA (CC BY 4.0: name it).\n"
    )
