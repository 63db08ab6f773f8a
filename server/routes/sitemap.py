"""The map of the site for search engines: every page, partner, mineral and agreement.

As sitemaps.org has it, with the other languages of each address beside it; an index of several
files once one would be larger than that allows.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import Response

from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec, BriefSpec
from charts.urls import page_address
from data.facts.cache import cache_by_facts
from data.facts.store import Facts, store
from data.i18n.cldr import LANGUAGES
from server.base_url import base_of
from server.html.templating import render
from server.negotiation import StoredContent, content_response
from server.page_titles import PAGES
from server.responses import FOR_A_WHILE, not_found
from views.brief.ledger import LEDGER

MOST_ADDRESSES, MOST_BYTES = 50_000, 50 * 1024 * 1024
"""Of one file (sitemaps.org, protocol)."""

Place = Mapping[str, str]
"""A view worth finding: its absolute address in each language."""


def whole(request: Request) -> Response:
    """The addresses, or an index of the files that hold them."""
    base = base_of(request)
    if not base:
        return not_found("sitemap.xml", "a request for a host, as its addresses are absolute")
    return _xml_response(request, _sitemap(store().facts, base)[0])


def part(request: Request) -> Response:
    """One of the files that the index names."""
    number, files = request.path_params["number"], _sitemap(store().facts, base_of(request))
    if number not in map(str, range(1, len(files))):
        return not_found(f"sitemap.{number}.xml", "/sitemap.xml, which names the files there are")
    return _xml_response(request, files[int(number)])


def places(facts: Facts, base: str) -> list[Place]:
    """Every view that has an address worth finding.

    Parameters
    ----------
    facts : Facts
    base : str
        The start of absolute addresses.

    Returns
    -------
    list of mapping of str to str
        The address by language: of each page, the ledger of disagreements, each partner, each
        commodity and each agreement.
    """
    views: list[tuple[str, ChartSpec]] = [(path, ChartSpec()) for path in PAGES]
    views.append(("brief", BriefSpec(view=LEDGER)))
    views += [("partners", ChartSpec(partner=code)) for code in facts.partners["iso_a3"]]
    views += [("minerals", ChartSpec(commodity=slug)) for slug in facts.commodities["slug"]]
    agreements = facts.agreements["agreement_id"]
    views += [("agreements", AgreementsSpec(agreement=name)) for name in agreements]
    return [
        {lang: base + page_address(path, spec.replace(lang=lang)) for lang in LANGUAGES}
        for path, spec in views
    ]


@cache_by_facts(4)
def _sitemap(facts: Facts, base: str) -> tuple[bytes, ...]:
    """The file at ``/sitemap.xml``, and those it names where it is an index; all gzipped."""
    files = _split(places(facts, base), facts.last_event.isoformat())
    if len(files) > 1:
        addresses = [f"{base}/sitemap.{number}.xml" for number, _ in enumerate(files, start=1)]
        index = render("sitemap_index.xml", addresses=addresses, day=facts.last_event.isoformat())
        files = [index.encode(), *files]
    return tuple(gzip.compress(file, mtime=0) for file in files)


def _split(listed: Sequence[Place], day: str) -> list[bytes]:
    """The addresses in as many files as there have to be."""
    body = render("sitemap.xml", places=listed, day=day).encode()
    if len(listed) * len(LANGUAGES) <= MOST_ADDRESSES and len(body) <= MOST_BYTES:
        return [body]
    middle = len(listed) // 2
    return [*_split(listed[:middle], day), *_split(listed[middle:], day)]


def _xml_response(request: Request, packed: bytes) -> Response:
    digest = hashlib.sha256(packed).hexdigest()[:32]
    content = StoredContent(packed, digest, packed=True)
    return content_response(request, content, "application/xml", FOR_A_WHILE)
