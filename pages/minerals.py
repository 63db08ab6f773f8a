"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

import streamlit as st

from charts.mineral_finding import overview_finding
from charts.tables import legend_names
from data.coalition import members, part_names
from data.overview import ordered, overview
from pages import address
from pages.mineral import bars, builder, finder, leading, one, table
from pages.parts.prose import plain
from pages.parts.reading import table_and_file
from pages.parts.spoken import _

facts, local = address.facts(), address.local_facts()
spec = address.current()
asof = spec.day(facts)
theme = spec.theme or st.context.theme.type or "light"

if spec.commodity:
    one.draw(facts, local, spec, asof, theme)
else:
    rows = overview(facts, members(facts, spec.coalition, asof), spec.group)
    names = part_names(facts, spec.coalition, asof)
    st.title(plain(overview_finding(facts, spec.coalition, rows, asof)), anchor=False)
    st.html(leading.as_html(facts))
    st.caption(
        _(
            "Share of the world, latest listed year. Mining and processing stand side by side; the "
            "number is the share of the country group chosen below."
        )
    )
    builder.draw(facts, local, spec)
    finder.list_controls(facts, spec)
    st.html(
        bars.legend(legend_names(spec, local), theme, rows)
        + table.as_html(
            facts,
            local,
            rows,
            ordered(facts, rows, spec.order),
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
