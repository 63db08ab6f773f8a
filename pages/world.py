"""The Map page: who came, who signed, and when, on an equal-area world."""

from __future__ import annotations

import streamlit as st

from charts.finding import map_finding
from data.counting import headline, statuses
from data.dates import format_date
from data.dossier import dossier
from data.store import store
from data.words import STATUS_LABELS, counted
from pages import address, controls, panel
from pages.map_view import draw_map
from pages.prose import plain

facts = store().facts
spec = address.current()
asof = spec.day(facts)
told = statuses(facts, asof)
numbers = headline(facts, asof)

st.title(map_finding(facts, asof), anchor=False)
with st.container(horizontal=True, key="strip"):
    st.markdown(f"**{numbers.countries}** countries and the European Commission", width="content")
    st.markdown(f"**{numbers.signed_at_ministerial}** signed on the day", width="content")
    st.markdown(
        f"**{numbers.texts}** {'text' if numbers.texts == 1 else 'texts'} signed to date",
        width="content",
        help="Texts between governments about minerals, signed since April 2025, of high or medium "
        "confidence.",
    )
    st.markdown(
        f"**{numbers.partners_with_text}** of {numbers.countries + 1} delegations have one",
        width="content",
        help=f"{counted(numbers.outside_with_text, 'more country', 'more countries')} signed "
        "without having come.",
    )

controls.map_controls(facts, spec)

left, right = st.columns([2.45, 1], gap="medium")
with left:
    draw_map(facts, spec)
    controls.legend(told, spec, asof)
    with st.container(key="notes"):
        st.caption(controls.boundary_note(spec.worldview))
with right:
    controls.partner_search(facts, spec)
    if spec.partner:
        partner = dossier(facts, spec.partner, asof)
        with st.container(height=500, border=True, key="panel"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.subheader(plain(partner.name), anchor=False)
                controls.close_panel()
            panel.draw(partner, asof)
    else:
        with st.container(height=500, border=True, key="list"):
            controls.partner_list(facts, told, spec)

with st.expander(f"Partners as a table, as of {format_date(asof)}"):
    rows = controls.partner_table(facts, told)
    st.dataframe(rows, hide_index=True, width="stretch")
