"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

import streamlit as st

from charts.captions.mineral_finding import overview_finding
from charts.rows import legend_names
from data.minerals.country_groups import members, part_names
from data.minerals.overview import ordered, overview
from pages import url_state
from pages.components import mineral_finder
from pages.components.text.chart_as_text import table_and_file
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.minerals import bars, detail, group_builder, leaders, overview_table

facts, local = url_state.facts(), url_state.local_facts()
spec = url_state.current()
asof = spec.as_of_date(facts)
theme = spec.theme or st.context.theme.type or "light"

if spec.commodity:
    detail.draw(facts, local, spec, asof, theme)
else:
    rows = overview(facts, members(facts, spec.coalition, asof), spec.group)
    names = part_names(facts, spec.coalition, asof)
    st.title(escape_markdown(overview_finding(facts, spec.coalition, rows, asof)), anchor=False)
    st.html(leaders.as_html(facts))
    st.caption(
        _(
            "Share of the world, latest listed year. Mining and processing stand side by side; the "
            "number is the share of the country group chosen below."
        )
    )
    group_builder.draw(facts, local, spec)
    mineral_finder.list_controls(facts, spec)
    st.html(
        bars.legend(legend_names(spec, local), theme, rows)
        + overview_table.as_html(
            facts,
            local,
            rows,
            ordered(facts, rows, spec.order),
            names,
            theme,
            lambda slug: url_state.link("/minerals", commodity=slug, coalition=spec.coalition),
        )
    )
    st.caption(detail.notes(rows))
    opened = st.expander(
        _("The {number} bars as a table and a file").format(number=len(rows)),
        key="as_table",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            table_and_file(overview_table.as_table(rows, names), "minerals")
