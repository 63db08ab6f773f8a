"""The Partners page: everything about one partner, or the list of all."""

from __future__ import annotations

import streamlit as st

from charts.partner_minerals import minerals_figure
from charts.timeline import span_of, timeline_figure
from data.chronology import Wanted, chronology, selected
from data.counting import statuses
from data.dates import format_date
from data.dossier import Dossier, beside_china, dossier
from data.store import store
from data.words import STAGE_LABELS
from pages import address, controls, event_panel, panel, partner_finder, timeline_controls
from pages.prose import plain

facts = store().facts
spec = address.current()
asof = spec.day(facts)
theme = spec.theme or st.context.theme.type or "light"


def everyone() -> None:
    """The 55 delegations, the host and those outside, as a table to choose from."""
    told = statuses(facts, asof)
    st.title("55 delegations: 54 countries and the European Commission", anchor=False)
    partner_finder.search(facts, spec)
    st.caption(f"As of {format_date(asof)}. Choose a row to open its page.")
    partner_finder.table(facts, told)


def one(partner: Dossier) -> None:
    """Status, delegation, texts and memberships; minerals and the partner's own timeline."""
    st.title(plain(partner.name), anchor=False)
    partner_finder.move(facts, spec)
    profile = facts.profiles.set_index("iso_a3")
    if partner.code in profile.index:
        row = profile.loc[partner.code]
        bureau = f" · State bureau {row['state_bureau']}" if row["state_bureau"] else ""
        st.caption(
            f"{plain(row['un_subregion'])} · capital or seat {plain(row['capital'])}{bureau} · "
            f"as of {format_date(asof)}"
        )
    left, right = st.columns([1, 1.15], gap="large")
    with left, st.container(key="panel"):
        panel.standing(partner, asof, theme)
        panel.who_came(partner)
        panel.texts(partner, asof)
        panel.memberships(partner)
    with right:
        minerals(partner)
        own_timeline(partner)


def minerals(partner: Dossier) -> None:
    """A chart for each stage, with China's share as a mark."""
    st.subheader("Minerals", anchor=False)
    rows = beside_china(facts, partner.code)
    if rows.empty:
        st.markdown(
            "No figure listed for this partner. That is not zero: the tables name the larger "
            "producers only."
        )
        return
    for stage, label in STAGE_LABELS.items():
        listed = rows.loc[rows["stage"] == stage]
        if not listed.empty:
            st.markdown(f"**{label.capitalize()}**, share of world")
            st.plotly_chart(
                minerals_figure(listed, theme),
                key=f"minerals_{stage}",
                config=timeline_controls.CONFIG,
                alt=f"{label}: " + "; ".join(f"{r.label} {r.said}" for r in listed.itertuples()),
            )
    notes = ["≤ marks an upper limit: the world total is printed as more than a number."]
    if partner.code == facts.EUU:
        notes.append("Sums of the members that the source lists: never add them to the members.")
    sources = "; ".join(dict.fromkeys(rows["source"]))
    st.caption(f"{' '.join(notes)} Source: {plain(sources)}")


def own_timeline(partner: Dossier) -> None:
    """What the chronology says of the partner."""
    st.subheader("Timeline", anchor=False)
    rows = selected(facts, chronology(facts), Wanted(partner=partner.code))
    if rows.empty:
        st.markdown("No event or dated text names this partner.")
        return
    figure = timeline_figure(rows, asof, facts.covered_to, theme, event_panel.names(facts))
    figure.update_xaxes(range=[day.isoformat() for day in span_of(rows)])
    st.plotly_chart(
        figure,
        key="own_timeline",
        config=timeline_controls.CONFIG,
        alt="; ".join(f"{row.label}: {row.title}" for row in rows.itertuples()),
    )
    timeline_controls.table(facts, rows, f"timeline-{partner.code.lower()}")


if spec.partner:
    one(dossier(facts, spec.partner, asof))
    with st.container(key="notes"):
        st.caption(controls.boundary_note(spec.worldview))
else:
    everyone()
