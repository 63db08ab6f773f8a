"""The tables as a Data Package: each column's type and limits, keys, sources and licenses.

Written to the Table Schema and Data Package standards, version 2 (datapackage.org); what a column
may hold comes from `data.facts.schemas`, so that the package and the loader cannot disagree.
"""

from __future__ import annotations

import hashlib
from typing import Any
from urllib.parse import urlsplit

from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.cell_rules import LIST_SEPARATOR
from data.facts.integrity import KEYS
from data.facts.schemas import SCHEMAS
from data.facts.store import Facts
from data.i18n.messages import N_

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

MIT = {"name": "MIT", "path": "https://opensource.org/license/mit", "title": "MIT license"}
CC_BY = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0 (IEA)",
}
PUBLIC_DOMAIN = {"name": "other-pd", "title": "Public domain (U.S. Geological Survey)"}
BOUNDARIES = {"name": "other-pd", "title": "Public domain (Natural Earth 4.1)"}
_LICENSES = {
    "production": [PUBLIC_DOMAIN],
    "not_quantified": [PUBLIC_DOMAIN],
    "refining": [CC_BY],
}

TITLES = {
    "partners": N_("Delegations on State's list: 54 countries and the European Commission"),
    "profiles": N_("Capital, label point, regions and codes of the delegations and the host"),
    "agreements": N_("Agreements between the United States and one or several partners"),
    "provisions": N_("What the rows of the agreements say that they provide, each with its words"),
    "events": N_("Dated events; some of them are scheduled deadlines"),
    "memberships": N_("Countries' memberships of initiatives"),
    "production": N_("Production and reserves by producer, commodity, stage and year"),
    "refining": N_("Refined output that USGS does not list, by the IEA"),
    "not_quantified": N_("Cells in which the source prints no number, and what it prints"),
    "commodities": N_("Commodities with their slugs and the listed minerals they hold"),
    "critical_minerals": N_("Minerals on the 2025 final U.S. list"),
    "worldviews": N_("Disputed territories and how each worldview draws them"),
    "countries": N_("Codes with the atlas's names for them"),
    "aliases": N_("Other names that a reader may search by"),
    "disagreements": N_("What the sources disagree on, and what holds"),
    "coverage": N_("The days the tables are good for"),
    "publications": N_(
        "The works that figures and boundaries come from, and how they are licensed"
    ),
    "hosts": N_("Hosts that are official, or lead to no original, and what they lead to"),
    "statements": N_("What the Brief says, and the rows that bear on it"),
    "revisions": N_("What was changed in the tables, when and why"),
}

_COUNTRY = ("countries", "iso_a3")
_COMMODITY = ("commodities", "slug")
_REFERENCES = {
    ("partners", "iso_a3"): _COUNTRY,
    ("profiles", "iso_a3"): _COUNTRY,
    ("memberships", "iso_a3"): _COUNTRY,
    ("aliases", "iso_a3"): _COUNTRY,
    ("provisions", "agreement_id"): ("agreements", "agreement_id"),
    ("production", "iso_a3"): _COUNTRY,
    ("production", "slug"): _COMMODITY,
    ("refining", "iso_a3"): _COUNTRY,
    ("refining", "slug"): _COMMODITY,
    ("not_quantified", "iso_a3"): _COUNTRY,
    ("not_quantified", "slug"): _COMMODITY,
    ("worldviews", "international_code"): _COUNTRY,
    ("worldviews", "us_code"): _COUNTRY,
}
"""Columns of one value; lists such as ``agreements.partner_iso_a3`` cannot be foreign keys."""


def package(facts: Facts, extra: list[dict[str, Any]]) -> dict[str, Any]:
    """The descriptor of the whole package.

    Parameters
    ----------
    facts : Facts
    extra : list of dict
        Resources beside the tables, as they are to stand in the descriptor.

    Returns
    -------
    dict
        What ``datapackage.json`` holds (Data Package standard, version 2).
    """
    compiled = facts.raw_table("coverage").set_index("key").at["compiled_on", "day"]
    return {
        "$schema": _PROFILE,
        "name": "ministerial-atlas",
        "title": "Ministerial Atlas",
        "description": "Who joined the Critical Minerals Ministerial of 4 February 2026, what was "
        "signed around it, and what the partners mine and refine. Read README.md first: coverage "
        f"is systematic to {facts.covered_to.isoformat()}, with single events to "
        f"{facts.last_event.isoformat()}; a missing row is not zero.",
        "version": facts.version,
        "created": f"{compiled}T00:00:00Z",
        "licenses": [MIT, CC_BY],
        "resources": [*(resource(facts, name) for name in facts.table_names), *extra],
    }


def resource(facts: Facts, name: str) -> dict[str, Any]:
    """One table as a resource of the package.

    Parameters
    ----------
    facts : Facts
    name : str
        One of ``facts.table_names``.

    Returns
    -------
    dict
        With path, size, hash, schema, licenses, and ``sources`` where the rows name any.
    """
    descriptor = {
        "name": name,
        "title": TITLES[name],
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **file_entry(table_path(name), table_bytes(facts, name)),
        "schema": _schema(facts, name),
        "licenses": _LICENSES.get(name, [MIT]),
    }
    publications = sources(facts, name)
    return descriptor | ({"sources": publications} if publications else {})


def file_entry(path: str, body: bytes) -> dict[str, Any]:
    """Where a file of the package is, how long it is, and its hash.

    Parameters
    ----------
    path : str
        In the package.
    body : bytes
        The whole file.

    Returns
    -------
    dict
        ``path``, ``bytes`` and ``hash`` (SHA-256, in hexadecimal after ``sha256:``).

    Examples
    --------
    >>> file_entry("README.md", b"# Tables")["bytes"]
    8
    """
    return {
        "path": path,
        "bytes": len(body),
        "hash": f"sha256:{hashlib.sha256(body).hexdigest()}",
    }


def table_path(name: str) -> str:
    """Where a table stands in the package.

    Examples
    --------
    >>> table_path("agreements")
    'tables/agreements.csv'
    """
    return f"tables/{name}.csv"


def table_bytes(facts: Facts, name: str) -> bytes:
    """A table as CSV: as it is in its file, with no text cell that starts like a formula.

    Parameters
    ----------
    facts : Facts
    name : str
        One of ``facts.table_names``.

    Returns
    -------
    bytes
        UTF-8; see `data.catalog.csv_safety.spreadsheet_safe_csv`.
    """
    return spreadsheet_safe_csv(facts.raw_table(name), number_columns(name))


def number_columns(name: str) -> frozenset[str]:
    """Columns of a table that hold numbers, which are never formulas.

    Examples
    --------
    >>> sorted(number_columns("profiles"))
    ['latitude', 'longitude']
    """
    fields = (field(name, column) for column in SCHEMAS[name].columns)
    return frozenset(item["name"] for item in fields if item["type"] in ("number", "year"))


def sources(facts: Facts, name: str) -> list[dict[str, str]]:
    """Every publication that a table's rows name, once: addresses by host, else titles.

    Parameters
    ----------
    facts : Facts
    name : str
        One of ``facts.table_names``.

    Returns
    -------
    list of dict
        Entries of the ``sources`` of a resource: ``title``, and ``path`` where it is an address.
    """
    frame = facts.raw_table(name)
    entries: list[dict[str, str]] = []
    if "source_urls" in frame:
        cells = frame["source_urls"].str.split(LIST_SEPARATOR)
        addresses = sorted({url for urls in cells for url in urls if url})
        entries += [{"title": urlsplit(url).netloc, "path": url} for url in addresses]
    if "source" in frame:
        entries += [{"title": title} for title in sorted(set(frame["source"]))]
    return entries


def _schema(facts: Facts, name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [field(name, column) for column in facts.raw_table(name)],
        "missingValues": [""],
    }
    if name in KEYS:
        schema["primaryKey"] = list(KEYS[name])
    references = [
        {"fields": [column], "reference": {"resource": other, "fields": [key]}}
        for (table, column), (other, key) in _REFERENCES.items()
        if table == name and other in facts.table_names
    ]
    return schema | ({"foreignKeys": references} if references else {})


def field(table: str, name: str) -> dict[str, Any]:
    """A column in the words of Table Schema: name, type, description, constraints.

    Parameters
    ----------
    table, name : str
        A table, and one of its columns.

    Returns
    -------
    dict
        A field descriptor (Table Schema, version 2).

    Raises
    ------
    KeyError
        When there is no such table or column.

    Examples
    --------
    >>> field("partners", "iso_a3")["constraints"]["pattern"]
    '[A-Z]{3}'
    """
    column = SCHEMAS[table].columns[name]
    constraints: dict[str, Any] = {}
    for check in column.checks:
        statistics = (check.statistics or {}).items()
        constraints |= {
            key: value for key, value in statistics if value is not False and value != []
        }
    kind = "year" if name == "year" else constraints.pop("type", "string")
    if kind == "year":
        constraints.pop("enum")
    if column.unique:
        constraints["unique"] = True
    descriptor = {"name": name, "type": kind, "description": column.description}
    if kind == "boolean":
        descriptor |= {"trueValues": ["true"], "falseValues": ["false"]}
    return descriptor | ({"constraints": constraints} if constraints else {})
