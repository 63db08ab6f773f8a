"""The coalition builder: where to start, and who is ticked in or out."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from charts.spec import ChartSpec
from data.coalition import PRESETS, as_address, members, preset_of, presets
from data.shares import listed_rows
from data.store import Facts
from data.words import counted
from pages import address
from pages.parts.prose import plain, referenced
from pages.parts.spoken import _


def draw(facts: Facts, spec: ChartSpec) -> None:
    """The sets to start from in one row, and every partner to tick below it."""
    codes = members(facts, spec.coalition)
    st.pills(
        _("Whose shares are added"),
        list(PRESETS),
        format_func=lambda key: (
            f"{_(PRESETS[key])} ({len(presets(facts)[key])})"
            if key != "partners"
            else _(PRESETS[key])
        ),
        wrap=True,
        help=_(
            "Partners that came on 4 February 2026 and belong to the group. The host and the "
            "Commission are never among them."
        ),
        **address.bound("w_preset", preset_of(facts, codes) or None, _started),
    )
    label = _("Tick partners in or out ({number} of {every} ticked)")
    opened = st.expander(
        label.format(number=len(codes), every=len(facts.partner_codes)),
        key="ticks",
        on_change="rerun",
    )
    if opened.open:
        with opened, st.container(key="ticked"):
            _ticks(facts, codes)


def _started(key: str | None) -> dict[str, tuple[str, ...]]:
    if key is None:
        return {}
    return {"coalition": () if key == "partners" else (key,)}


def _ticks(facts: Facts, codes: tuple[str, ...]) -> None:
    silent = _without_figures(facts)
    st.pills(
        _("Partners"),
        list(facts.partner_codes),
        selection_mode="multi",
        format_func=lambda code: referenced(
            plain(facts.name(code)) + (" ○" if code in silent else "")
        ),
        label_visibility="collapsed",
        wrap=True,
        **address.bound(
            "w_ticks", list(codes), lambda chosen: {"coalition": as_address(facts, chosen)}
        ),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Untick all"),
            key="untick",
            on_click=address.change,
            kwargs={"coalition": as_address(facts, ())},
        )
        st.caption(
            _("○ no mineral figure is listed for {count}.").format(
                count=counted(len(silent), "partner", "partners", facts.lang)
            )
        )


@lru_cache(maxsize=18)
def _without_figures(facts: Facts) -> frozenset[str]:
    return frozenset(facts.partner_codes) - frozenset(listed_rows(facts)["iso_a3"])
