"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

import streamlit as st

from charts.captions import boundary_note
from charts.captions.finding import map_finding
from data.agreements.counting import headline, statuses
from data.i18n.dates import format_date
from data.i18n.labels import NOT_SIGNATURE
from data.partners.dossier import dossier
from pages import url_state
from pages.components import controls, legend, partner_panel
from pages.components import headline as figures
from pages.components.as_of_slider import playable
from pages.components.export_link import export_this
from pages.components.map_view import draw_map
from pages.components.text.chart_as_text import chart_rows, table_and_file
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.components.text.provenance import rows_link
from pages.map import hints
from pages.navigation import by_path

facts, local = url_state.facts(), url_state.local_facts()
spec = url_state.current()
asof = spec.as_of_date(facts)
theme = spec.theme or st.context.theme.type or "light"
status_rows = statuses(facts, asof)
numbers = headline(facts, asof)

st.title(map_finding(facts, asof), anchor=False)
with st.container(key="strip"):
    st.markdown(
        figures.strip(numbers, asof, facts.lang),
        help=figures.counting_rule(numbers, asof, facts.lang),
    )
    introduction = _(
        "On 4 February 2026 the United States hosted the Critical Minerals Ministerial, about the "
        "supply of minerals that industry depends on. {not_signature} See {delegations} and "
        "{agreements}."
    )
    signed = rows_link(
        "agreements", _("the signed agreements"), only="signed", asof=asof.isoformat()
    )
    delegations = rows_link("partners", _("the delegations"))
    st.caption(
        introduction.format(
            not_signature=_(NOT_SIGNATURE), delegations=delegations, agreements=signed
        )
    )

above = st.container(key="above")
left, right = st.columns([2.45, 1], gap="medium")
with above:
    waiting = st.skeleton(height=70)
with left:
    playable(facts, lambda: draw_map(local, url_state.current(), theme), by_path("").keys)

controls.map_controls(facts, spec, waiting)
with left:
    with st.container(key="legend"):
        legend.legend(facts, spec, asof, theme)
    with st.container(key="notes"):
        st.caption(boundary_note(spec.worldview, facts.lang))
with right:
    with st.container(key="search"):
        controls.partner_search(local)
    if spec.partner:
        partner = dossier(facts, spec.partner, asof)
        with st.container(height=500, border=True, key="panel"):
            with st.container(horizontal=True, vertical_alignment="center", key="named"):
                st.header(escape_markdown(local.name(partner.code)), anchor=False)
                controls.open_page()
                controls.close_button("close_panel", "partner")
            partner_panel.draw(partner, asof, theme)
            export_this("partner", _("Export as a card"))
    else:
        with st.container(height=500, border=True, key="beside"):
            hints.draw()
            with st.container(key="list"):
                controls.partner_list(local, spec, asof, theme)

by_status = spec.color == "status"
table_label = _("Partners") if by_status else _("What the colors show")
table = st.expander(
    _("{named} as a table, as of {day}").format(
        named=table_label, day=format_date(asof, facts.lang)
    ),
    key="as_table",
    on_change="rerun",
)
if table.open:
    with table:
        frame = (
            controls.partner_table(local, status_rows, asof)
            if by_status
            else chart_rows(facts, "map", spec)
        )
        table_and_file(frame, f"map-{asof.isoformat()}")
