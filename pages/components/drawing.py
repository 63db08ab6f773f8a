"""A chart that the server draws, on the live page: a mounted component that shows its HTML.

A click on one of its links changes the view of the session; the page is not loaded again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from pages import url_state
from pages.components.frontend import component
from views.context import PageContext
from views.drawing import Drawing


def show_drawing(block: Drawing, context: PageContext) -> None:
    """Mount the drawing of a view.

    Parameters
    ----------
    block : Drawing
    context : PageContext
        Of the page on which its links lead.
    """
    key = f"drawing_{block.name}"
    component("drawing")(
        key=key,
        data={"html": str(block.draw(context))},
        on_query_change=partial(_follow, key, context.page, block.keys),
    )


def _follow(key: str, page: str, keys: tuple[str, ...]) -> None:
    """Take over what the link of a mark changes; what is not a view is left out."""
    sent: Any = (st.session_state.get(key) or {}).get("query")
    query = sent.get("query") if isinstance(sent, Mapping) else None
    if isinstance(query, str):
        url_state.change(**url_state.usable_changes(page, parse_qs(query), keys))
