"""The pages as Streamlit knows them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.i18n.messages import translate
from pages import url_state
from views.page_list import PAGES, PageType

_HERE = Path(__file__).parent


_PAGES = "atlas_pages"


def registered() -> list[st.Page]:
    """The pages as Streamlit expects them, the first as the landing page.

    Each session has its own, made once: Streamlit marks on a page whether it is the current one,
    and looks its file up in every folder above it for a new one (Streamlit 1.67).
    """
    return [*_pages().values()]


def page_at(path: str) -> st.Page:
    """The registered page at a path."""
    return _pages()[path]


def _pages() -> dict[str, st.Page]:
    """The pages of a session by their paths, with titles in the language of its view."""
    lang = url_state.sentence_language()
    by_language: dict[str, dict[str, st.Page]] = st.session_state.setdefault(_PAGES, {})
    if lang not in by_language:
        by_language[lang] = {page.path: _streamlit_page(page, lang) for page in PAGES}
    return by_language[lang]


def _streamlit_page(page: PageType, lang: str) -> st.Page:
    return st.Page(
        _HERE / (page.path or "map") / "page.py",
        title=translate(page.title, lang),
        url_path=page.path or None,
        default=not page.path,
    )
