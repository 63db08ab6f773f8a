"""The Sources page: every table, every row with its sources, every work with its license."""

from __future__ import annotations

import streamlit as st

from data.catalog.tables import DEFAULT_TABLE, title_of
from pages import url_state
from pages.sources import record, tables, works
from views.text.i18n import _
from views.text.markdown import escape_markdown

facts = url_state.facts()
spec = url_state.current()
table = spec.table or DEFAULT_TABLE

st.title(_("Every figure stands in a row, and every row names its sources"), anchor=False)
if spec.row:
    record.draw(facts, table, spec.row)
cells = tables.choose(facts, spec, table)
st.markdown(f"**{escape_markdown(title_of(table, facts.lang))}**")
tables.draw(facts, spec, table, cells)
tables.download_links(table)
tables.explain(facts, table)
works.pages_behind(facts, table)
works.publications(facts)
works.boundaries(facts)
works.revisions(facts)
