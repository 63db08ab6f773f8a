"""The map on the screen: a view turned into deck.gl layers, and clicks turned into a view."""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

import pydeck
import streamlit as st

from charts.map_colors import fills_of, status_fills
from charts.palette import THEMES, rgb
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.facts.store import Facts, store
from data.minerals.shares import Measure, nearest
from geo.camera import home
from geo.layers import (
    Coloring,
    Ink,
    color_by_codes,
    color_by_mark,
    color_by_membership,
    deck,
    map_layers,
)
from geo.map_data import MARKS, highlight_address, map_address, period_index
from geo.share_tips import tip_of
from pages import url_state
from views.chart_text import in_words
from views.context import PageContext
from views.map import map_picture
from views.text.i18n import _

_PICK, _LAST_PICK = "atlas_picks", "atlas_taken"
_MAP = "map_chart"


def draw_map(context: PageContext) -> None:
    """Draw the map of a view; a click on a partner changes the view."""
    facts, spec, theme = context.local, context.spec, context.theme
    words = in_words(facts, "map", spec)
    with st.container(key="map"):
        st.pydeck_chart(
            map_deck(facts, spec, theme, st.session_state.get(_PICK, 0)),
            height=440,
            width=1000,
            on_select=_handle_pick,
            key=f"{_MAP}_{spec.projection}",
            alt=words,
        )
    st.html(fallback_figure(map_picture(spec, theme), words))


def fallback_figure(image_url: str, words: str) -> str:
    """The print map for browsers without WebGL; hidden and not fetched elsewhere.

    The page's script detects WebGL, and the style sheet shows one map or the other.
    """
    picture = escape(image_url)
    message = _(
        "This browser has no WebGL, so the map stands here as a picture. Choose a partner in the "
        "list."
    )
    return (
        f'<figure class="atlas-standin"><p role="status">{escape(message)}</p>'
        f'<a href="{picture}" target="_blank" rel="noopener">'
        f'<img loading="lazy" src="{picture}" alt="{escape(words)}"></a></figure>'
    )


@lru_cache(maxsize=512)
def map_deck(facts: Facts, spec: ChartSpec, theme: str, pick: int) -> pydeck.Deck:
    """The map of a view after so many picks; shared by all readers, so nobody changes it."""
    ink = _ink(theme)
    period = period_index(facts, spec.as_of_date(facts))
    outlined = spec.partner or (facts.EUU if _is_union(spec) else "")
    chosen = highlight_address(facts, spec.worldview, spec.projection, outlined) if outlined else ""
    shows_shares = spec.color == "mineral"
    layers = map_layers(
        map_address(facts, spec.worldview, spec.projection, "shares" if shows_shares else "status"),
        _coloring(facts, spec, period, theme, ink),
        ink,
        pick=pick,
        selected_url=chosen,
        globe=spec.projection == "globe",
    )
    tip = tip_of(facts, displayed_measure(facts, spec)) if shows_shares else f"t{period}"
    return deck(layers, home(facts, spec.projection, spec.region), tip)


def _handle_pick() -> None:
    """Read the clicked partner from the selection.

    A quick second click can reach the browser's old layer before the new one is in place: it counts
    too, unless it repeats the last pick.
    """
    state = st.session_state
    pick = state.get(_PICK, 0)
    for key in (f"{_MAP}_equal-earth", f"{_MAP}_globe"):
        objects = (state.get(key) or {}).get("selection", {}).get("objects", {})
        current, previous = objects.get(f"pick-{pick}"), objects.get(f"pick-{pick - 1}")
        if current:
            _select_feature(current[0])
            return
        if previous and _country_code(previous[0]) != state.get(_LAST_PICK):
            _select_feature(previous[0])
            return


def _select_feature(feature: dict[str, Any]) -> None:
    state = st.session_state
    state[_PICK] = state.get(_PICK, 0) + 1
    code = _country_code(feature)
    state[_LAST_PICK] = code
    if code in selectable(store().facts):
        url_state.change(partner=code)


def _country_code(feature: dict[str, Any]) -> str:
    return str(feature.get("properties", {}).get("iso", ""))


def _coloring(facts: Facts, spec: ChartSpec, period: int, theme: str, ink: Ink) -> Coloring:
    if _is_union(spec):
        return color_by_codes({}, spec.region, ink)
    if spec.color == "initiative":
        color = rgb(THEMES[theme].accent)
        return color_by_membership(spec.initiative, spec.as_of_date(facts), color, spec.region, ink)
    if spec.color == "mineral":
        by_share = fills_of(spec, map_rows(spec, facts), theme)
        classes = {code: rgb(fill.color) for code, fill in by_share.items()}
        return color_by_codes(classes, spec.region, ink)
    fills = status_fills(theme)
    visible = [key for key in fills if not spec.status or key in spec.status]
    colors = {MARKS[key]: rgb(fills[key].color) for key in visible}
    hatched = [MARKS[key] for key in visible if fills[key].hatched]
    return color_by_mark(period, colors, hatched, spec.region, ink)


def displayed_measure(facts: Facts, spec: ChartSpec) -> Measure:
    """The measure that a view in mineral colors shows."""
    return nearest(facts, spec.commodity, spec.stage, spec.year)


def _is_union(spec: ChartSpec) -> bool:
    """The European Union's members are outlined, never filled: most did not come themselves."""
    return spec.color == "initiative" and spec.initiative == "eu"


def _ink(theme: str) -> Ink:
    colors = THEMES[theme]
    return Ink(
        land=rgb(colors.land),
        neutral=rgb(colors.neutral_land),
        hatch=rgb(colors.hatch),
        highlight=rgb(colors.highlight),
        paper=rgb(colors.paper),
        sea=rgb(colors.sea),
    )
