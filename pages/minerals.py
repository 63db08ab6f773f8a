"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

import streamlit as st

from charts.mineral_finding import overview_finding
from data.coalition import members, part_names
from data.overview import ordered, overview
from pages import address
from pages.mineral import builder, finder, one, table
from pages.parts.prose import plain
from pages.parts.reading import table_and_file
from pages.parts.spoken import _

facts = address.facts()
spec = address.current()
asof = spec.day(facts)
theme = spec.theme or st.context.theme.type or "light"

if spec.commodity:
    one.draw(facts, spec, asof, theme)
else:
    rows = overview(facts, members(facts, spec.coalition), spec.group)
    names = part_names(facts, spec.coalition)
    st.title(plain(overview_finding(facts, spec.coalition, rows)), anchor=False)
    st.caption(
        _(
            "Share of the world, latest listed year. Mining and processing stand side by side; the "
            "number is the share of those ticked below."
        )
    )
    builder.draw(facts, spec)
    finder.list_controls(facts, spec)
    order = ordered(facts, rows, spec.order)
    st.html(
        table.as_html(
            facts,
            rows,
            order,
            names,
            theme,
            lambda slug: address.link("/minerals", commodity=slug, coalition=spec.coalition),
        )
    )
    st.caption(one.notes(rows))
    opened = st.expander(
        _("The {number} bars as a table and a file").format(number=len(rows)),
        key="as_table",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            table_and_file(table.as_table(rows, names), "minerals")
