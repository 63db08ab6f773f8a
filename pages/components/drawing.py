"""A chart that the server draws, on the live page: a mounted component that shows its HTML.

A click on one of its links changes the view of the session; the page is not loaded again.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import streamlit as st

from data.facts.store import store
from pages import url_state
from pages.components.frontend import component
from views.context import PageContext
from views.drawing import Drawing
from views.page_list import page_type


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
        url_state.change(**changes_of(query, page, keys))


def changes_of(query: str, page: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """What of the view a link's query changes.

    Parameters
    ----------
    query : str
        As it stands in the link's address; nothing in it is trusted.
    page : str
        Its path: its spec reads the query.
    keys : tuple of str
        What may change. One that is missing goes back to its default; one that cannot be used
        stays as it is.
    """
    given = {key: values for key, values in parse_qs(query).items() if key in keys}
    accepted, problems = page_type(page).spec.read(given, store().facts)
    wrong = {problem.parameter for problem in problems}
    return {key: getattr(accepted, key) for key in keys if key not in wrong}
