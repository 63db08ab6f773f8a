"""One partner's page: who it is, where, what it signed, where it belongs, what it mines."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.captions import boundary_note
from charts.figures.locator import locator_address, locator_words
from charts.figures.partner_minerals import minerals_figure
from charts.figures.timeline import timeline_figure
from charts.spec.chart_spec import ChartSpec
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import BUREAU_LABELS, NO_FIGURE, NOT_QUANTIFIED_LABELS, STAGE_LABELS, counted
from data.partners.dossier import Dossier, beside_china
from data.timeline.chronology import TimelineFilter, chronology, selected
from pages import url_state
from pages.components import event_panel, partner_finder, timeline_controls
from pages.components.blocks import show
from pages.components.export_link import export_this
from pages.components.text.chart_as_text import folded_table
from pages.components.text.i18n import plotly_config
from views import partner_panel
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link


def draw(facts: Facts, spec: ChartSpec, partner: Dossier, asof: date, theme: str) -> None:
    """The whole page of one partner."""
    partner_finder.move(facts, spec)
    st.title(escape_markdown(url_state.local_facts().name(partner.code)), anchor=False)
    st.caption(in_short(facts, partner, asof))
    left, right = st.columns([1, 1.15], gap="large")
    with left, st.container(key="panel"):
        show(partner_panel.status_and_reason(partner, asof, theme))
        _actions(partner)
        locator_picture(facts, spec, partner, theme)
        show((partner_panel.record(partner, asof),))
        if partner.code == facts.EUU:
            _members(facts)
    with right:
        _minerals(facts, partner, theme)
        _own_timeline(facts, partner, asof, theme)
    with st.container(key="notes"):
        st.caption(boundary_note(spec.worldview, facts.lang))


def in_short(facts: Facts, partner: Dossier, asof: date) -> str:
    """State's spelling, region, capital, State's bureau and the day, as Markdown."""
    parts = []
    if partner.delegation is not None:
        parts.append(
            _("On State’s list as “{name}”").format(
                name=escape_markdown(partner.delegation["fact_sheet_name"])
            )
        )
    row = facts.profile(partner.code)
    if row is not None:
        seat = _("seat {city}") if partner.code == facts.EUU else _("capital {city}")
        region, part = escape_markdown(row["un_region"]), escape_markdown(row["un_subregion"])
        parts += [region if region == part else f"{region}, {part}"]
        parts += [seat.format(city=escape_markdown(row["capital"]))]
        if row["state_bureau"]:
            parts.append(
                _("U.S. State Department: {bureau}").format(
                    bureau=BUREAU_LABELS[row["state_bureau"]]
                )
            )
    return " · ".join([*parts, _("as of {day}").format(day=format_date(asof, facts.lang))])


def locator_picture(facts: Facts, spec: ChartSpec, partner: Dossier, theme: str) -> None:
    """The partner among its neighbors, whose names stand alone on it."""
    words = locator_words(facts, partner.code, spec.worldview)
    source = locator_address(url_state.local_facts(), partner.code, spec.worldview, theme)
    with st.container(key="locator"):
        st.markdown(f"![{escape_markdown(words)}]({source})")


def _actions(partner: Dossier) -> None:
    with st.container(horizontal=True, key="actions"):
        st.button(
            _("Compare"),
            icon=":material/compare_arrows:",
            key="compare",
            on_click=url_state.change,
            kwargs={"compare": (partner.code,)},
        )
        st.button(
            _("Show on the map"),
            icon=":material/public:",
            key="to_map",
            on_click=url_state.navigate_to,
            args=("",),
        )
        st.button(
            _("Print view"),
            icon=":material/print:",
            key="to_print",
            on_click=url_state.change,
            kwargs={"view": "print"},
        )
        export_this("partner")


def _members(facts: Facts) -> None:
    """The 27, those that sent delegations of their own as links to their pages."""
    rows, local = facts.memberships, url_state.local_facts()
    codes = sorted(rows.loc[rows["initiative"] == "eu", "iso_a3"], key=local.name)
    delegations = set(facts.partner_codes)
    own = sum(code in delegations for code in codes)
    st.markdown(_("### The {number} members").format(number=len(codes)))
    st.markdown(
        _(
            "{own} of them are on State’s list with delegations of their own and are counted "
            "there; the Commission signs for the Union, and an agreement of the Commission is "
            "never counted again for a member."
        ).format(own=own)
    )
    link = url_state.context().link
    links = [
        f"[{escape_markdown(local.name(code))}]({link('/partners', partner=code)})"
        if code in delegations
        else escape_markdown(local.name(code))
        for code in codes
    ]
    st.markdown(" · ".join(links))


def _minerals(facts: Facts, partner: Dossier, theme: str) -> None:
    """A chart for each stage, with China's share as a mark."""
    st.header(_("Minerals"), anchor=False)
    rows = beside_china(facts, partner.code)
    unquantified = without_number(facts, partner)
    if rows.empty:
        st.markdown(f"{_(NO_FIGURE)} {unquantified}".strip())
        return
    config = plotly_config(url_state.language())
    for stage, figure, alt in mineral_charts(facts, partner.code, theme):
        st.markdown(
            _("**{stage}**, share of world").format(stage=_(STAGE_LABELS[stage]).capitalize())
        )
        st.plotly_chart(figure, key=f"minerals_{stage}", config=config, alt=alt)
    listed = rows_link("production", _("the rows"), q=partner.code)
    st.caption(" ".join(filter(None, [minerals_note(facts, partner, rows), unquantified, listed])))
    figures = counted(len(rows), "figure", "figures", facts.lang)
    name = f"minerals-{partner.code.lower()}"
    folded_table(
        lambda: as_table(facts, rows), _("The {figures} as a table").format(figures=figures), name
    )


def as_table(facts: Facts, rows: pd.DataFrame) -> pd.DataFrame:
    """The bars of the partner and the mark of China under the heads that a reader sees."""
    return pd.DataFrame(
        {
            _("Mineral"): rows["label"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            _("Share of world, %"): rows["share_of_world_pct"],
            _("China, %"): rows["china_pct"],
            _("In words"): rows["said"],
            _("Source"): rows["source"],
        }
    )


@lru_cache(maxsize=128)
def mineral_charts(facts: Facts, code: str, theme: str) -> tuple[tuple[str, go.Figure, str], ...]:
    """Stage, chart and the chart in words; shared by all readers, so nobody changes a figure."""
    rows = beside_china(facts, code)
    charts = []
    for stage, label in STAGE_LABELS.items():
        listed = rows.loc[rows["stage"] == stage]
        if not listed.empty:
            listed_shares = "; ".join(
                f"{mineral} {share}"
                for mineral, share in zip(listed["label"], listed["said"], strict=True)
            )
            description = f"{_(label)}: {listed_shares}"
            charts.append((stage, minerals_figure(listed, theme, facts.lang), description))
    return tuple(charts)


def without_number(facts: Facts, partner: Dossier) -> str:
    """What the source lists of the partner without a number, as Markdown; "" for nothing."""
    labels = facts.commodities.set_index("slug")["label"]
    listed = [
        f"{labels[measure.commodity]}, {_(STAGE_LABELS[measure.stage])} {measure.year}: "
        f"{_(NOT_QUANTIFIED_LABELS[printed])}"
        for measure, printed in partner.without_number
    ]
    sentence = _("Listed without a number: {listed}.").format(
        listed=escape_markdown("; ".join(listed))
    )
    return sentence if listed else ""


def minerals_note(facts: Facts, partner: Dossier, rows: pd.DataFrame) -> str:
    """What the marks mean, and the sources, as Markdown."""
    notes = []
    if rows["on_2025_list"].any():
        notes.append(_("◆ on the 2025 U.S. list of critical minerals."))
    if rows["share_is_upper_limit"].any():
        notes.append(_("≤ an upper limit: the world total is printed as more than a number."))
    if rows["estimate"].any():
        notes.append(_("“e” an estimate of the source."))
    notes.append(_("What is not listed is not zero."))
    if partner.code == facts.EUU:
        notes.append(_("Sums of the members that the source lists: never add them to the members."))
    notes.append(_("Source: {source}.").format(source=escape_markdown(together(rows["source"]))))
    return " ".join(notes)


def _own_timeline(facts: Facts, partner: Dossier, asof: date, theme: str) -> None:
    """The partner's events in the chronology."""
    st.header(_("Timeline"), anchor=False)
    rows = _own_rows(facts, partner.code)
    if rows.empty:
        st.markdown(_("No event or dated agreement here names this partner."))
        return
    st.plotly_chart(
        _own_figure(facts, partner.code, asof, theme),
        key="own_timeline",
        config=plotly_config(url_state.language()),
        alt="; ".join(
            f"{label}: {title}" for label, title in zip(rows["label"], rows["title"], strict=True)
        ),
    )
    timeline_controls.table(url_state.local_facts(), rows, f"timeline-{partner.code.lower()}")


@lru_cache(maxsize=128)
def _own_rows(facts: Facts, code: str) -> pd.DataFrame:
    return selected(facts, chronology(facts), TimelineFilter(partner=code))


@lru_cache(maxsize=128)
def _own_figure(facts: Facts, code: str, asof: date, theme: str) -> go.Figure:
    rows = _own_rows(facts, code)
    return timeline_figure(
        rows, asof, facts.covered_to, theme, event_panel.names(facts), lang=facts.lang
    )
