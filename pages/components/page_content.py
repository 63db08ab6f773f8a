"""What of a page follows the view: after a change in it, only this runs again.

The frame of the page (title, navigation, footer) says the same whatever is chosen. Making it anew
was a fifth of what a change cost in a crowd (docs/decisions/0015-a-change-runs-the-content.md).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from data.facts.store import store
from pages import url_state
from pages.components import run_timing
from pages.components.blocks import show
from views.blocks import Group
from views.context import ContextOf
from views.page_list import page_type
from views.query_problems import query_problems
from views.search import search_form
from views.table_fault import table_fault

Draw = Callable[[ContextOf[Any]], None]
"""Shows a page's own blocks from the context of its view."""


def show_content(draw: Draw) -> None:
    """Show the search, what is wrong with the address, and the page; then write the view's address.

    Parameters
    ----------
    draw : callable
        Shows the page's own blocks.
    """

    def content() -> None:
        url_state.begin_fragment()
        if url_state.is_leaving():
            st.rerun()
        context = url_state.context()
        show((Group("top_search", (search_form(context),)),))
        show(query_problems(context, url_state.problems()))
        if store().status != "ok":
            show((table_fault(),))
        draw(context)
        url_state.write_url(page_type(context.page).keys)

    st.fragment(run_timing.timed(content))()
