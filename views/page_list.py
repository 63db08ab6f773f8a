"""The pages: path, title, the query keys that each uses, and the spec that holds them.

The one list of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import (
    AgreementsSpec,
    BriefingSpec,
    BriefSpec,
    ExportSpec,
    SourcesSpec,
)
from data.i18n.messages import N_


@dataclass(frozen=True)
class PageType:
    """One page. ``path`` is "" for the landing page."""

    path: str
    title: str
    keys: tuple[str, ...]
    spec: type[ChartSpec] = ChartSpec


PAGES = (
    PageType(
        "",
        N_("Map"),
        (
            *("partner", "color", "initiative", "commodity", "stage", "year", "producers", "asof"),
            *("worldview", "projection", "region", "zoom", "status", "theme", "lang"),
        ),
    ),
    PageType(
        "timeline",
        N_("Timeline"),
        (
            *("kind", "lanes", "partner", "region", "confidence", "start", "end"),
            *("event", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "agreements",
        N_("Agreements"),
        (
            *("mineral", "stage", "partner", "region", "instrument", "binding", "provision"),
            *("status", "start", "end", "initiative", "q", "sort", "view", "agreement"),
            *("asof", "worldview", "theme", "lang"),
        ),
        AgreementsSpec,
    ),
    PageType(
        "partners",
        N_("Partners"),
        (
            *("partner", "compare", "view", "sort", "region"),
            *("status", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "minerals",
        N_("Minerals"),
        (
            *("commodity", "stage", "year", "coalition", "group", "order", "producers"),
            *("color", "partner", "asof", "worldview", "theme", "lang"),
        ),
    ),
    PageType(
        "brief",
        N_("Brief"),
        ("reader", "view", "partner", "asof", "worldview", "theme", "lang"),
        BriefSpec,
    ),
    PageType(
        "present",
        N_("Present"),
        (
            *("slides", "slide", "said", "remarks", "points", "notes", "partner", "commodity"),
            *("coalition", "producers", "asof", "worldview", "theme", "lang"),
        ),
        BriefingSpec,
    ),
    PageType(
        "export",
        N_("Export"),
        (
            *("chart", "format", "preset", "scale", "transparent", "title", "subtitle", "note"),
            *("byline", "logo", "highlight", "labels", "annotate", "style"),
            *("partner", "color", "initiative", "commodity", "stage", "year", "asof", "worldview"),
            *("region", "status", "kind", "confidence", "start", "end"),
            *("coalition", "group", "order", "producers", "theme", "lang"),
            *("mineral", "instrument", "binding", "provision", "q", "sort", "view", "agreement"),
        ),
        ExportSpec,
    ),
    PageType(
        "sources",
        N_("Sources"),
        ("table", "row", "q", "only", "codes", "partner", "asof", "worldview", "theme", "lang"),
        SourcesSpec,
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
