"""Source lines: what a set of rows rests on, named once."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from data.store import Facts


def together(sources: Iterable[str]) -> str:
    """Each source once, in order; tables of one publication behind its name.

    >>> together(["USGS MCS 2026, tin", "USGS MCS 2026, zinc", "USGS MCS 2026, tin"])
    'USGS MCS 2026: tin; zinc'
    """
    named: dict[str, list[str]] = {}
    for source in dict.fromkeys(sources):
        work, _, table = source.partition(", ")
        named.setdefault(work, []).append(table)
    lines = []
    for work, tables in named.items():
        if len(tables) == 1:
            lines.append(f"{work}, {tables[0]}" if tables[0] else work)
        else:
            lines.append(f"{work}: {'; '.join(tables)}")
    return ". ".join(lines)


def publication_of(facts: Facts, source: str) -> dict | None:
    """The row of ``publications`` that a figure's source column names, or None."""
    for row in facts.publications.to_dict("records"):
        if row["begins"] and source.startswith(row["begins"]):
            return row
    return None


def is_single_source(source_urls: str) -> bool:
    """Whether a row rests on one publication: copies of it are no further source."""
    return len({publisher_host(url) for url in originals(source_urls)}) < 2


def originals(source_urls: str) -> list[str]:
    """The addresses of a ``;``-separated list that are not copies of another publication."""
    return [url for url in source_urls.split(";") if url and not is_copy(url)]


def is_copy(url: str) -> bool:
    """Whether an address shows a copy of what another publisher published."""
    return publisher_host(url).endswith(_COPY_HOSTS)


_COPY_HOSTS = ("nie-podam.pl",)


def publisher_host(url: str) -> str:
    """The host of an address, without ``www.``."""
    return urlsplit(url).netloc.removeprefix("www.")
