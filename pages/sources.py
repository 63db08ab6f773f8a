"""The Sources page: every table, every row with its sources, every work with its license."""

from __future__ import annotations

import streamlit as st

from data.browsing import DEFAULT_TABLE, title_of
from pages import address
from pages.citing import record, tables, works
from pages.parts.prose import plain
from pages.parts.spoken import _

facts = address.facts()
spec = address.current()
table = spec.table or DEFAULT_TABLE

st.title(_("Every figure stands in a row, and every row names its sources"), anchor=False)
if spec.row:
    record.draw(facts, table, spec.row)
cells = tables.choose(facts, spec, table)
st.markdown(f"**{plain(title_of(table, facts.lang))}**")
tables.draw(facts, spec, table, cells)
tables.take(table)
tables.explain(facts, table)
works.pages_behind(facts, table)
works.publications(facts)
works.boundaries(facts)
works.revisions(facts)
