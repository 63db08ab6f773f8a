"""The country group: presets, and partners to add or remove."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import counted
from data.minerals.country_groups import PRESETS, as_address, members, preset_of, presets
from data.minerals.shares import listed_rows
from pages import url_state
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown, to_character_references


def draw(facts: Facts, local: Facts, spec: ChartSpec) -> None:
    """The presets in one row, and every partner to select below it.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's for names that stand alone.
    """
    asof = spec.as_of_date(facts)
    codes, preset_members = members(facts, spec.coalition, asof), presets(facts, asof)
    st.pills(
        _("Country group"),
        list(PRESETS),
        format_func=lambda key: (
            f"{_(PRESETS[key])} ({len(preset_members[key])})"
            if key != "partners"
            else _(PRESETS[key])
        ),
        wrap=True,
        help=_(
            "Whose shares are added: of the 54 countries that attended on 4 February 2026, those "
            "that belong to the group by the as-of date. The host and the Commission are never "
            "among them."
        ),
        **url_state.bind_widget("w_preset", preset_of(facts, codes, asof) or None, _preset_change),
    )
    label = _("Tick partners in or out ({number} of {every} ticked)")
    opened = st.expander(
        label.format(number=len(codes), every=len(facts.partner_codes)),
        key="ticks",
        on_change="rerun",
    )
    if opened.open:
        with opened, st.container(key="ticked"):
            _partner_choice(facts, local, codes, asof)


def _preset_change(key: str | None) -> dict[str, tuple[str, ...]]:
    if key is None:
        return {}
    return {"coalition": () if key == "partners" else (key,)}


def _partner_choice(facts: Facts, local: Facts, codes: tuple[str, ...], asof: date) -> None:
    without_figures = _without_figures(facts)
    st.pills(
        _("Partners"),
        list(facts.partner_codes),
        selection_mode="multi",
        format_func=lambda code: to_character_references(
            escape_markdown(local.name(code)) + (" ○" if code in without_figures else "")
        ),
        label_visibility="collapsed",
        wrap=True,
        **url_state.bind_widget(
            "w_ticks", list(codes), lambda chosen: {"coalition": as_address(facts, chosen, asof)}
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Clear all"),
            key="untick",
            on_click=url_state.change,
            kwargs={"coalition": as_address(facts, ())},
        )
        st.caption(
            _("○ no mineral figure is listed for {count}.").format(
                count=counted(len(without_figures), "partner", "partners", facts.lang)
            )
        )


@lru_cache(maxsize=18)
def _without_figures(facts: Facts) -> frozenset[str]:
    return frozenset(facts.partner_codes) - frozenset(listed_rows(facts)["iso_a3"])
