"""The pages of the app: path, file, title, and the query keys that each uses."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from data.i18n.messages import N_, translate
from pages import url_state

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """One page. ``path`` is "" for the landing page."""

    path: str
    file: str
    title: str
    keys: tuple[str, ...]


PAGES = (
    Page(
        "",
        "map/page.py",
        N_("Map"),
        (
            "partner",
            "color",
            "initiative",
            "commodity",
            "stage",
            "year",
            "producers",
            "asof",
            "worldview",
            "projection",
            "region",
            "status",
            "theme",
            "lang",
        ),
    ),
    Page(
        "timeline",
        "timeline/page.py",
        N_("Timeline"),
        (
            *("kind", "partner", "region", "confidence", "start", "end"),
            *("event", "asof", "worldview", "theme", "lang"),
        ),
    ),
    Page(
        "partners",
        "partners/page.py",
        N_("Partners"),
        (
            *("partner", "compare", "view", "sort", "region"),
            *("status", "asof", "worldview", "theme", "lang"),
        ),
    ),
    Page(
        "minerals",
        "minerals/page.py",
        N_("Minerals"),
        (
            *("commodity", "stage", "year", "coalition", "group", "order", "producers"),
            *("partner", "asof", "worldview", "theme", "lang"),
        ),
    ),
    Page(
        "brief",
        "brief/page.py",
        N_("Brief"),
        ("reader", "partner", "asof", "worldview", "theme", "lang"),
    ),
    Page(
        "present",
        "present/page.py",
        N_("Present"),
        (
            *("slides", "slide", "said", "notes", "partner", "commodity"),
            *("coalition", "producers", "asof", "worldview", "theme", "lang"),
        ),
    ),
    Page(
        "export",
        "export/page.py",
        N_("Export"),
        (
            *("chart", "format", "preset", "scale", "transparent", "title", "subtitle", "note"),
            *("partner", "color", "initiative", "commodity", "stage", "year", "asof", "worldview"),
            *("region", "status", "kind", "confidence", "start", "end"),
            *("coalition", "group", "order", "producers", "theme", "lang"),
        ),
    ),
    Page(
        "sources",
        "sources/page.py",
        N_("Sources"),
        ("table", "row", "q", "only", "partner", "asof", "worldview", "theme", "lang"),
    ),
)


def registered() -> list[st.Page]:
    """The pages as Streamlit expects them, the first as the landing page."""
    lang = url_state.sentence_language()
    return [_streamlit_page(page, lang) for page in PAGES]


def page_at(path: str) -> st.Page:
    """The registered page at a path."""
    return _streamlit_page(by_path(path), url_state.sentence_language())


def _streamlit_page(page: Page, lang: str) -> st.Page:
    """A new page object for each run: Streamlit marks on it whether it is the current one."""
    return copy(_build_page(page, translate(page.title, lang)))


@lru_cache(maxsize=128)
def _build_page(page: Page, title: str) -> st.Page:
    return st.Page(
        _HERE / page.file, title=title, url_path=page.path or None, default=not page.path
    )


@lru_cache(maxsize=32)
def by_path(path: str) -> Page:
    """The page at a path."""
    return next(page for page in PAGES if page.path == path)
