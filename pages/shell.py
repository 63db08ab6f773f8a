"""The frame of every page: title, navigation, the view from the URL, the footer.

It runs when a page is opened; a change of the view runs the page's content alone.
"""

from __future__ import annotations

import streamlit as st

from data.facts.store import store
from pages import navigation, url_state
from pages.components import handover, run_timing
from pages.components.blocks import show
from pages.components.wordmark import WORDMARK
from views.footer import footer
from views.page_list import page_type


def _show(run: run_timing.Run) -> None:
    # The document names its icon: one named here would be read from the disk in every run.
    st.set_page_config(page_title="Ministerial Atlas", layout="wide")
    st.logo(WORDMARK, size="large")

    page = st.navigation(navigation.registered(), position="top")
    page_entry = page_type(page.url_path)
    run.page = f"/{page_entry.path}"
    url_state.read_url(page_entry.path, store().facts)
    next_path = url_state.pop_navigation()
    if next_path is not None:
        st.switch_page(navigation.page_at(next_path), query_params=url_state.shared_query())

    page.run()
    show(footer(url_state.context()))
    handover.say_page_is_whole()


with run_timing.track_run() as this_run:
    _show(this_run)
