"""The Sources page: every table, every row with its sources, every work with its license."""

from __future__ import annotations

import streamlit as st

from data.catalog.tables import filters
from pages.components.blocks import show
from pages.components.page_content import show_content
from views.context import SourcesContext
from views.sources.page import sources_page
from views.sources.tables import filter_name, table_of


def _chosen_cells(context: SourcesContext) -> dict[str, str]:
    """The filters of the table, which no address holds; one that the facts have lost is none."""
    table = table_of(context.spec)
    chosen = {
        column: (st.session_state.get(filter_name(table, column)), values)
        for column, values in filters(context.facts, table).items()
    }
    return {column: value for column, (value, values) in chosen.items() if value in values}


show_content(lambda context: show(sources_page(context, _chosen_cells(context))))
