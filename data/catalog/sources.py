"""Source lines: what a set of rows rests on, named once, and what each address leads to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from data.facts.cache import cache_by_facts
from data.facts.hosts import OFFICIAL, host_kind, listed_host, publisher_host
from data.facts.store import Facts, store


def together(sources: Iterable[str]) -> str:
    """Each source once, in order; tables of one publication behind its name.

    >>> together(["USGS MCS 2026, tin", "USGS MCS 2026, zinc", "USGS MCS 2026, tin"])
    'USGS MCS 2026: tin; zinc'
    """
    tables_by_work: dict[str, list[str]] = {}
    for source in dict.fromkeys(sources):
        work, _, table = source.partition(", ")
        tables_by_work.setdefault(work, []).append(table)
    lines = []
    for work, tables in tables_by_work.items():
        if len(tables) == 1:
            lines.append(f"{work}, {tables[0]}" if tables[0] else work)
        else:
            lines.append(f"{work}: {'; '.join(tables)}")
    return ". ".join(lines)


def publication_of(facts: Facts, source: str) -> dict[str, Any] | None:
    """The row of ``publications`` that a figure's source column names, or None.

    Parameters
    ----------
    facts : Facts
    source : str
        A cell of the column ``source`` of ``production`` or ``refining``.
    """
    for row in facts.publications.to_dict("records"):
        if row["begins"] and source.startswith(row["begins"]):
            found: dict[str, Any] = row
            return found
    return None


def table_of_figure(source: str) -> str:
    """The table that holds a figure, by its source column: the IEA's stand in ``refining``.

    >>> table_of_figure("IEA Critical Minerals Dataset, May 2025")
    'refining'
    """
    return "refining" if "IEA" in source else "production"


def address_kind(url: str) -> str:
    """What an address leads to, of `data.facts.hosts.KINDS`; "" for the publisher's own page."""
    return host_kind(url, _kinds(store().facts))


@cache_by_facts()
def _kinds(facts: Facts) -> Mapping[str, str]:
    return dict(zip(facts.hosts["host"], facts.hosts["kind"], strict=True))


def is_official(url: str) -> bool:
    """Whether an address is a government's or an international organization's own."""
    return _is_official(url, _kinds(store().facts))


def _is_official(url: str, kinds: Mapping[str, str]) -> bool:
    return kinds.get(listed_host(url, kinds)) == OFFICIAL


def official_first(source_urls: str) -> list[str]:
    """The sources of a row: the official ones first, else in the order of the row.

    Parameters
    ----------
    source_urls : str
        Web addresses, ``;``-separated, as in the column of that name; "" gives none.
    """
    urls = [url for url in source_urls.split(";") if url]
    if len(urls) < 2:
        return urls
    kinds = _kinds(store().facts)
    return sorted(urls, key=lambda url: not _is_official(url, kinds))


def is_copy(url: str) -> bool:
    """Whether an address shows a copy of what another publisher published."""
    return address_kind(url) == "copy"


def is_single_source(source_urls: str) -> bool:
    """Whether a row rests on one publication.

    Copies are no further source. Other places that carry what others wrote (aggregators, trackers,
    forums) count once together: two of them may carry the same report.

    Parameters
    ----------
    source_urls : str
        Web addresses, ``;``-separated, as in the column of that name.
    """
    urls = [url for url in source_urls.split(";") if url and not is_copy(url)]
    own = {publisher_host(url) for url in urls if not address_kind(url)}
    relayed = any(address_kind(url) for url in urls)
    return len(own) + relayed < 2
