"""The controls of the map, each bound to a query key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.facts.store import Facts
from data.i18n.labels import (
    INITIATIVE_HELP,
    INITIATIVE_LABELS,
    STAGE_LABELS,
    STATUS_LABELS,
    status_label,
)
from data.i18n.messages import N_
from data.minerals.shares import available, nearest
from pages import url_state
from pages.components import legend
from pages.components.export_link import export_this
from pages.components.partner_labels import labels
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown, to_character_references

_WORLDVIEW_LABELS = {"international": N_("International"), "us": N_("U.S. policy")}
_REGION_LABELS = {
    "": N_("All"),
    "africa": N_("Africa"),
    "americas": N_("Americas"),
    "asia": N_("Asia"),
    "europe": N_("Europe"),
    "oceania": N_("Oceania"),
}
_PROJECTION_LABELS = {"equal-earth": N_("Equal Earth"), "globe": N_("Globe")}
PRODUCERS = {"all": N_("Everyone"), "partners": N_("Partners only")}
"""Whose figures a view of one mineral shows, and what that is called."""

_COLOR_LABELS = {
    "status": N_("Status"),
    "initiative": N_("Initiative"),
    "mineral": N_("Mineral share"),
}


def map_controls(facts: Facts, spec: ChartSpec, place: DeltaGenerator) -> None:
    """Color, region, boundaries and projection in one row, replacing the placeholder."""
    with place.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        coloring(facts, spec)
        region(spec)
        worldview(spec)
        choice(
            _("Projection"),
            "projection",
            _PROJECTION_LABELS,
            spec.projection,
            _("Equal Earth shows every area at its true size beside the others."),
        )
        export_this("map")


def coloring(facts: Facts, spec: ChartSpec) -> None:
    """What the colors show."""
    choice(_("Color"), "color", _COLOR_LABELS, spec.color)
    if spec.color == "initiative":
        choice(
            _("Initiative"),
            "initiative",
            INITIATIVE_LABELS,
            spec.initiative,
            _(INITIATIVE_HELP[spec.initiative]),
        )
    if spec.color == "mineral":
        measure(facts, spec)


def measure(facts: Facts, spec: ChartSpec) -> None:
    """A mineral and a stage for which shares are listed."""
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    mineral_labels = facts.commodities.set_index("slug")["label"]
    available_labels = {slug: mineral_labels[slug] for slug in available(facts)}
    choice(_("Mineral"), "commodity", available_labels, chosen.commodity)
    stages = dict.fromkeys(item.stage for item in available(facts)[chosen.commodity])
    choice(
        _("Stage"),
        "stage",
        {stage: _(STAGE_LABELS[stage]).capitalize() for stage in stages},
        chosen.stage,
        _(
            "Mine: taken from the ground. Refinery and smelter: made into metal or compound. "
            "Reserves: in the ground and worth mining today."
        ),
    )
    choice(_("Producers"), "producers", PRODUCERS, spec.producers)


def worldview(spec: ChartSpec) -> None:
    """Whose boundaries are drawn."""
    choice(
        _("Boundaries"),
        "worldview",
        _WORLDVIEW_LABELS,
        spec.worldview,
        _("Whose view of disputed lands is drawn; the note below the map says where they differ."),
    )


def region(spec: ChartSpec) -> None:
    """The region that is shown."""
    choice(_("Region"), "region", _REGION_LABELS, spec.region)


def choice(
    label: str,
    key: str,
    options: Mapping[str, str],
    value: str,
    help_text: str = "",
    width: int = 152,
) -> None:
    """A select box bound to a query key."""
    st.selectbox(
        label,
        list(options),
        format_func=lambda option: _(options[option]),
        width=width,
        help=help_text or None,
        **url_state.bind_widget(f"w_{key}", value, lambda chosen: {key: chosen}),
    )


def partner_search(local: Facts, selected: str = "") -> None:
    """A search box over everyone who can be chosen, by their names in the reader's language.

    Where the page shows the selected partner anyway the box does not: unchanged between runs, it
    is sent once.
    """
    options = labels(local)
    st.selectbox(
        _("Find a partner"),
        list(options),
        format_func=options.__getitem__,
        placeholder=_("Find a partner, in any language"),
        label_visibility="collapsed",
        **url_state.bind_widget(
            "w_partner", selected or None, lambda code: {"partner": code or ""}
        ),
    )


def open_page() -> None:
    """To the partner's own page."""
    st.button(
        _("Open page"),
        icon=":material/open_in_full:",
        type="tertiary",
        key="open_page",
        on_click=url_state.navigate_to,
        args=("partners",),
    )


def close_button(key: str, param: str) -> None:
    """A button that takes what is open out of the address.

    Parameters
    ----------
    key : str
        The key of the button.
    param : str
        The key of the query that says what is open.
    """
    st.button(
        _("Close"),
        icon=":material/close:",
        type="tertiary",
        key=key,
        on_click=url_state.change,
        kwargs={param: ""},
    )


def partner_list(local: Facts, spec: ChartSpec, asof: date, theme: str) -> None:
    """Everyone on the map, in the order of the legend: the way in without a mouse.

    One element, not sixty buttons: the first paint of the map waits for every element before it.
    """
    options = _list_labels(local, asof, tuple(spec.status), spec.region, theme)
    if not options:
        st.markdown(_("No partner has this status in this region on this day."))
        return
    st.pills(
        _("Partners"),
        list(options),
        format_func=options.__getitem__,
        label_visibility="collapsed",
        wrap=True,
        **url_state.bind_widget("w_list", None, lambda code: {"partner": code or ""}),
    )


@lru_cache(maxsize=512)
def _list_labels(
    facts: Facts, asof: date, chosen: tuple[str, ...], region: str, theme: str
) -> Mapping[str, str]:
    """Code and label of everyone who is shown; cached, as each run of the Map needs it."""
    rows = statuses(facts, asof)
    mask = rows["status"].isin(chosen or list(STATUS_LABELS))
    if region:
        regions = facts.countries.set_index("iso_a3")["un_region"].str.lower()
        mask &= rows.index.to_series().map(regions) == region
    visible = rows.loc[mask]
    order = visible["status"].map(list(STATUS_LABELS).index)
    ordered = visible.assign(order=order).sort_values(["order", "name"])
    marks = {key: legend.status_mark(key, theme) for key in STATUS_LABELS}
    return MappingProxyType(
        {
            code: f"{marks[status]} {to_character_references(escape_markdown(name))}"
            for code, status, name in zip(
                ordered.index, ordered["status"], ordered["name"], strict=True
            )
        }
    )


def partner_table(local: Facts, rows: pd.DataFrame, asof: date) -> pd.DataFrame:
    """The same rows as the map, for those who read rather than look.

    Parameters
    ----------
    local : Facts
        In the reader's language: the names stand alone.
    rows : pandas.DataFrame
        `data.agreements.counting.statuses`, in the language of sentences.
    asof : datetime.date
        The day of these statuses.
    """
    return pd.DataFrame(
        {
            _("Partner"): [local.name(code) for code in rows.index],
            _("Status"): [
                status_label(key, asof, url_state.sentence_language()) for key in rows["status"]
            ],
            _("Why"): rows["reason"],
            _("Agreements behind it"): rows["agreements"].map(len),
        }
    ).sort_values(_("Partner"))
