"""The pages as Streamlit knows them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from data.i18n.messages import translate
from pages import url_state
from views.page_list import PAGES, PageType, page_type

_HERE = Path(__file__).parent


def registered() -> list[st.Page]:
    """The pages as Streamlit expects them, the first as the landing page."""
    lang = url_state.sentence_language()
    return [_streamlit_page(page, lang) for page in PAGES]


def page_at(path: str) -> st.Page:
    """The registered page at a path."""
    return _streamlit_page(page_type(path), url_state.sentence_language())


def _streamlit_page(page: PageType, lang: str) -> st.Page:
    """A new page for each run: Streamlit marks on it whether it is the current one.

    Eight of them took 0.34 ms (Streamlit 1.67).
    """
    title = translate(page.title, lang)
    return st.Page(
        _HERE / (page.path or "map") / "page.py",
        title=title,
        url_path=page.path or None,
        default=not page.path,
    )
