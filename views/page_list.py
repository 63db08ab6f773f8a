"""The pages: path, title, and the query keys that each uses. The one list of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from data.i18n.messages import marked


@dataclass(frozen=True)
class PageType:
    """One page. ``path`` is "" for the landing page."""

    path: str
    title: str
    keys: tuple[str, ...]


PAGES = (
    PageType(
        "",
        marked("Map"),
        (
            *("partner", "color", "initiative", "commodity", "stage", "year", "producers", "asof"),
            *("worldview", "projection", "region", "status", "theme", "lang"),
        ),
    ),
    PageType(
        "timeline",
        marked("Timeline"),
        (
            *("kind", "partner", "region", "confidence", "start", "end"),
            *("event", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "partners",
        marked("Partners"),
        (
            *("partner", "compare", "view", "sort", "region"),
            *("status", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "minerals",
        marked("Minerals"),
        (
            *("commodity", "stage", "year", "coalition", "group", "order", "producers"),
            *("partner", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "brief",
        marked("Brief"),
        ("reader", "partner", "asof", "worldview", "theme", "lang"),
    ),
    PageType(
        "present",
        marked("Present"),
        (
            *("slides", "slide", "said", "notes", "partner", "commodity"),
            *("coalition", "producers", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "export",
        marked("Export"),
        (
            *("chart", "format", "preset", "scale", "transparent", "title", "subtitle", "note"),
            *("partner", "color", "initiative", "commodity", "stage", "year", "asof", "worldview"),
            *("region", "status", "kind", "confidence", "start", "end"),
            *("coalition", "group", "order", "producers", "theme", "lang"),
        ),
    ),
    PageType(
        "sources",
        marked("Sources"),
        ("table", "row", "q", "only", "partner", "asof", "worldview", "theme", "lang"),
    ),
)


@lru_cache(maxsize=32)
def page_type(path: str) -> PageType:
    """The page at a path, without its slash.

    Raises
    ------
    KeyError
        When there is none.
    """
    found = next((page for page in PAGES if page.path == path), None)
    if found is None:
        raise KeyError(path)
    return found
