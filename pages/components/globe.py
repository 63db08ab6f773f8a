"""The globe on the screen: a view turned into deck.gl layers, and clicks turned into a view."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import pydeck
import streamlit as st

from charts.figures.globe_labels import Name, place_labels
from charts.map_colors import Fill, fills_of
from charts.palette import SIGNED, THEMES, Theme, rgb
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.agreements.states import SIGNED_STATES
from data.facts.cache import cache_by_facts
from data.facts.store import Facts, store
from data.i18n.cldr import ENGLISH, RIGHT_TO_LEFT
from data.minerals.shares import nearest, percent_in_words
from geo import globe
from geo.camera import camera, pixels_per_degree
from geo.map_data import ALTITUDE_M, highlight_address, map_address, period_index
from geo.share_tips import tip_of
from geo.symbols import places_on_globe, symbol_places
from pages import url_state
from views.chart_text import in_words
from views.context import PageContext

_PICKS = "atlas_picks"
_CHART = "globe_chart"
_HEIGHT_PX = 560
_STROKES = MappingProxyType({"dense": "///", "sparse": "/"})
_RING, _DOT, _INNER = 7.0, 4.5, 3.5
"""Radii in pixels: of the Commission's ring, of a dot, of Belgium's inside the ring."""

_LEAST_LABEL = 1.0
"""Percent of the world below which a column has no label: the small would cover each other."""


def draw_globe(context: PageContext) -> None:
    """Draw the globe of a view; a click on a partner changes the view."""
    picks = st.session_state.get(_PICKS, 0)
    _show(context, context.spec, picks, key=_CHART, on_select=_choose)


def draw_globe_of_slide(context: PageContext, spec: ChartSpec) -> None:
    """Draw the globe of a slide, on which nothing of the view is changed.

    Parameters
    ----------
    context : PageContext
        For the theme and the reader's language.
    spec : ChartSpec
        The view that is drawn.
    """
    _show(context, spec, 0, key="slide_globe")


def _show(context: PageContext, spec: ChartSpec, picks: int, **options: Any) -> None:
    facts = context.local
    with st.container(key="globe"):
        st.pydeck_chart(
            globe_deck(facts, spec, context.theme, picks),
            height=_HEIGHT_PX,
            alt=in_words(facts, "map", spec),
            **options,
        )


def _choose() -> None:
    """Take the partner that is clicked over into the view."""
    state = st.session_state
    pick = state.get(_PICKS, 0)
    chart: Any = state.get(_CHART) or {}
    objects = chart.get("selection", {}).get("objects", {}).get(f"{globe.TARGETS}{pick}")
    if not objects:
        return
    state[_PICKS] = pick + 1
    code = str(objects[0].get("properties", {}).get("iso", ""))
    if code in selectable(store().facts):
        url_state.change(partner=code)


@cache_by_facts(256)
def globe_deck(facts: Facts, spec: ChartSpec, theme: str, pick: int) -> pydeck.Deck:
    """The globe of a view after so many picks; shared by all readers, so nobody changes it.

    Parameters
    ----------
    facts : Facts
        In the language of the labels.
    spec : ChartSpec
        Its coloring, worldview, region and partner.
    theme : {"light", "dark"}
    pick : int
        How often somebody picked in this session: with each the id of what is picked changes, so
        that the old selection is dropped.
    """
    ink, rows = THEMES[theme], map_rows(spec, facts)
    fills = fills_of(spec, rows, theme)
    shows_shares = spec.color == "mineral"
    address = map_address(facts, spec.worldview, "globe", "shares" if shows_shares else "status")
    colors = {code: rgb(fill.color) for code, fill in fills.items()}
    layers = [
        globe.sphere(rgb(ink.sea)),
        globe.lands(address, colors, rgb(ink.land), rgb(ink.neutral_land)),
        *_lines(facts, spec, ink),
        globe.dots(_dots(facts, spec, fills, ink)),
        globe.strokes(_strokes(facts, spec, fills)),
        *_shares(facts, spec, rows, fills),
        globe.labels(_labels(facts, spec, rows), rgb(ink.ink), rgb(ink.paper)),
        globe.targets(address, pick, rgb(ink.highlight)),
    ]
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    tip = tip_of(facts, measure) if shows_shares else f"t{_period(facts, spec)}"
    return globe.globe(layers, camera(facts, spec.region), tip)


def _period(facts: Facts, spec: ChartSpec) -> int:
    return period_index(facts, spec.as_of_date(facts))


def _lines(facts: Facts, spec: ChartSpec, ink: Theme) -> list[pydeck.Layer]:
    """The borders, and the outline of the chosen partner or of the Union's members together."""
    borders = map_address(facts.localized(ENGLISH), spec.worldview, "globe", "borders")
    drawn = [globe.lines("borders", borders, rgb(ink.border), 1)]
    is_union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if is_union else "")
    if code:
        outline = highlight_address(facts, spec.worldview, "globe", code)
        drawn.append(globe.lines("chosen", outline, rgb(ink.highlight), 2.5))
    return drawn


def _dots(facts: Facts, spec: ChartSpec, fills: Mapping[str, Fill], ink: Theme) -> list[globe.Dot]:
    places = symbol_places(facts, "globe")
    return [_dot(facts, spec, code, at, fills, ink) for code, at in places.items()]


def _dot(
    facts: Facts,
    spec: ChartSpec,
    code: str,
    at: tuple[float, float],
    fills: Mapping[str, Fill],
    ink: Theme,
) -> globe.Dot:
    fill = fills.get(code, Fill(ink.land))
    color = rgb(fill.color)
    is_chosen, is_ring = code == spec.partner, code == facts.EUU
    edge = ink.paper if is_ring else ink.highlight if is_chosen else fill.ink or ink.paper
    return globe.Dot(
        (*at, ALTITUDE_M),
        fill=rgb(edge) if is_ring else color,
        line=color if is_ring else rgb(edge),
        radius=_RING if is_ring else (_INNER if code == "BEL" else _DOT),
        width=3 if is_ring else (2.5 if is_chosen else 1),
    )


def _strokes(facts: Facts, spec: ChartSpec, fills: Mapping[str, Fill]) -> list[globe.Stroke]:
    """More or fewer, as the hatch is dense or sparse, in its ink."""
    places = places_on_globe(facts, spec.worldview)
    return [
        globe.Stroke((*places[code], ALTITUDE_M), _STROKES[fill.hatch], rgb(fill.ink))
        for code, fill in fills.items()
        if fill.hatch and code in places
    ]


def _shares(
    facts: Facts, spec: ChartSpec, rows: pd.DataFrame, fills: Mapping[str, Fill]
) -> list[pydeck.Layer]:
    """A column for each producer's share of the world."""
    if spec.color != "mineral":
        return []
    places = places_on_globe(facts, spec.worldview)
    shares = zip(rows["iso_a3"], rows["share_of_world_pct"], strict=True)
    items = [
        globe.Column(places[code], float(share), rgb(fills[code].color))
        for code, share in shares
        if code in fills and code in places
    ]
    return [globe.columns(items)]


def _labels(facts: Facts, spec: ChartSpec, rows: pd.DataFrame) -> list[globe.Words]:
    """The chosen, and the signers or the producers.

    None from right to left: deck.gl sets letters one by one, from left to right and unjoined.
    """
    if facts.lang in RIGHT_TO_LEFT:
        return []
    if spec.color == "mineral":
        shares = _share_texts(facts, rows)
        heights = dict(zip(rows["iso_a3"], rows["share_of_world_pct"], strict=True))
        return _words(facts, spec, shares, heights)
    chosen = [spec.partner] if spec.partner else []
    return _words(
        facts, spec, {code: facts.name(code) for code in [*chosen, *_signers(spec, rows)]}
    )


def _signers(spec: ChartSpec, rows: pd.DataFrame) -> list[str]:
    """Who has signed, where the colors show it."""
    if spec.color == "agreement":
        return list(rows.loc[rows["agreement_state"].isin(SIGNED_STATES), "iso_a3"])
    return list(rows.loc[rows["status"].isin(SIGNED), "iso_a3"]) if spec.color == "status" else []


def _share_texts(facts: Facts, rows: pd.DataFrame) -> dict[str, str]:
    """Name and percent of each producer, by code."""
    return {
        row.iso_a3: f"{facts.name(row.iso_a3)} {_percent(facts, row)}"
        for row in rows.itertuples()
        if row.share_of_world_pct >= _LEAST_LABEL
    }


def _percent(facts: Facts, row: Any) -> str:
    share, limit, whole = row.share_of_world_pct, row.upper_limit, row.whole_percent
    return percent_in_words(share, limit, facts.lang, short=True, whole=whole)


def _words(
    facts: Facts, spec: ChartSpec, texts: Mapping[str, str], percents: Mapping[str, float] = {}
) -> list[globe.Words]:
    """Texts beside their countries, or on top of their columns; none over another."""
    places = places_on_globe(facts, spec.worldview)
    names = (Name(code, text, *places[code]) for code, text in texts.items() if code in places)
    zoom = camera(facts, spec.region)["zoom"]
    return [
        globe.Words(
            (
                label.name.longitude,
                label.name.latitude,
                ALTITUDE_M + globe.column_top(percents.get(label.name.code, 0)),
            ),
            label.name.text,
            (label.east, -label.north),
        )
        for label in place_labels(names, pixels_per_degree(zoom))
    ]
