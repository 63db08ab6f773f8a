"""The deck.gl layers of the screen map, over the map data that travels once by address.

Two lessons are built in. A pickable layer is never stroked: picking borders takes 300 to 800 ms
without a GPU and clicks are lost, so the coloured fill, the borders and a transparent pickable
fill are layers of their own. And Streamlit dims every layer while a selection stands: the pickable
layer's id changes with each pick, so that the old selection is dropped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pydeck

HATCH_ATLAS = "/map/hatch.png"
HATCH_MAPPING = {
    "dense": {"x": 0, "y": 0, "width": 64, "height": 64, "mask": True},
    "sparse": {"x": 64, "y": 0, "width": 64, "height": 64, "mask": True},
}
HATCH_SCALE = 24_000
"""Chosen by eye for a world 1000 pixels wide; deck.gl counts it in 512/40,000,000 map units."""

_NOTHING = "[0,0,0,0]"
_NEUTRAL = "properties.k=='neutral'"
_NO_LINES = {"linestrings": {"visible": False}}
_ONLY_SHAPES = {"linestrings": {"visible": False}, "points-circle": {"visible": False}}
_DASH = {"@@type": "PathStyleExtension", "dash": True, "highPrecisionDash": True}
_HATCH = {"@@type": "FillStyleExtension", "pattern": True}

TOOLTIP_STYLE = {
    "fontFamily": "inherit",
    "fontSize": "calc(14px / var(--map-scale, 1))",
    "lineHeight": "1.35",
    "maxWidth": "calc(260px / var(--map-scale, 1))",
    "padding": "8px 10px",
    "borderRadius": "4px",
    "background": "#14202b",
    "color": "#ffffff",
}


@dataclass(frozen=True)
class Ink:
    """The colours of one theme, as ``[r, g, b]`` or ``[r, g, b, a]`` of 0 to 255."""

    land: Sequence[int]
    neutral: Sequence[int]
    border: Sequence[int]
    dashed: Sequence[int]
    hatch: Sequence[int]
    highlight: Sequence[int]
    globe: Sequence[int]


@dataclass(frozen=True)
class Colouring:
    """What fills the shapes: expressions over a feature's properties, and what they depend on.

    ``fill`` gives a colour, ``hatch`` a test for a second cue, ``pattern`` the name of
    the hatch; ``depends`` changes whenever any of them does.
    """

    fill: str
    hatch: str
    pattern: str
    depends: str


def colour_by_mark(
    place: int,
    colours: Mapping[str, Sequence[int]],
    hatches: Mapping[str, str],
    region: str,
    ink: Ink,
) -> Colouring:
    """Colour features by the ``place``-th character of their status string ``s``.

    Parameters
    ----------
    place : int
        Which stretch of time between two changes (``geo.features.stretch``).
    colours, hatches : mapping of status mark to colour, and to hatch name
        Marks left out are drawn as plain land: that is how the legend filters.
    region : str
        Region key to keep, or "" for all.
    """
    mark = f"properties.s[{place}]"
    fill = _ternaries(mark, {key: _list(value) for key, value in colours.items()}, _land(ink))
    drawn = {key: name for key, name in hatches.items() if key in colours}
    hatch = "||".join([*(f"{mark}=='{key}'" for key in drawn), _NEUTRAL])
    pattern = _ternaries(mark, {key: f"'{name}'" for key, name in drawn.items()}, "'sparse'")
    return _within(region, Colouring(fill, hatch, pattern, f"{place}{fill}{region}"), ink)


def colour_by_codes(classes: Mapping[str, Sequence[int]], region: str, ink: Ink) -> Colouring:
    """Colour features by their ISO code; a code that is left out is drawn as plain land."""
    by_colour: dict[str, list[str]] = {}
    for code, colour in classes.items():
        by_colour.setdefault(_list(colour), []).append(code)
    fill = _land(ink)
    for colour, codes in by_colour.items():
        test = "||".join(f"properties.iso=='{code}'" for code in codes)
        fill = f"({test})?{colour}:{fill}"
    return _within(region, Colouring(fill, _NEUTRAL, "'sparse'", f"{fill}{region}"), ink)


def colour_by_membership(
    initiative: str, asof: date, colour: Sequence[int], region: str, ink: Ink
) -> Colouring:
    """Colour the members of an initiative as of a day; a member without a date counts throughout.

    Membership stands in each feature as ``i_<initiative>``: days since 1970 from which it holds.
    """
    day = (asof - date(1970, 1, 1)).days
    fill = f"properties.i_{initiative}<={day}?{_list(colour)}:({_land(ink)})"
    return _within(region, Colouring(fill, _NEUTRAL, "'sparse'", f"{initiative}{day}{region}"), ink)


def _within(region: str, colouring: Colouring, ink: Ink) -> Colouring:
    if not region:
        return colouring
    inside = f"properties.r=='{region}'"
    hatch = f"{inside}&&({colouring.hatch})"
    fill = f"{inside}?({colouring.fill}):({_land(ink)})"
    return Colouring(fill, hatch, colouring.pattern, colouring.depends)


def _land(ink: Ink) -> str:
    return f"properties.k=='neutral'?{_list(ink.neutral)}:{_list(ink.land)}"


def _ternaries(test: str, choices: Mapping[str, str], otherwise: str) -> str:
    expression = otherwise
    for key, value in reversed(list(choices.items())):
        expression = f"{test}=='{key}'?{value}:({expression})"
    return expression


def _list(values: Sequence[int]) -> str:
    return "[" + ",".join(map(str, values)) + "]"


def map_layers(
    url: str,
    colouring: Colouring,
    ink: Ink,
    pick: int = 0,
    selected_url: str = "",
    globe: bool = False,
) -> list[pydeck.Layer]:
    """Every layer of the map, bottom to top.

    Parameters
    ----------
    url : str
        Address of the map data (`geo.features.map_features`).
    pick : int
        Count of picks so far; part of the pickable layer's id.
    selected_url : str
        Address of the chosen partner's shape alone, or "".
    globe : bool
        Whether an opaque sphere goes below, so that the far side stays hidden.
    """
    layers = [_globe(ink)] if globe else []
    layers.append(_fill(url, colouring))
    layers.append(_hatching(url, colouring, ink))
    layers += [_borders(url, ink), _dashes(url, ink), _dots(url, colouring, ink)]
    if selected_url:
        layers.append(_highlight(selected_url, ink))
    return [*layers, _pickable(url, pick)]


def _globe(ink: Ink) -> pydeck.Layer:
    ring = [[-180, 90], [0, 90], [180, 90], [180, -90], [0, -90], [-180, -90]]
    return pydeck.Layer(
        "SolidPolygonLayer",
        data=[ring],
        id="globe",
        get_polygon="-",
        get_fill_color=list(ink.globe),
        stroked=False,
        pickable=False,
    )


def _shapes(url: str, name: str, **options: Any) -> pydeck.Layer:
    settings = {"stroked": False, "filled": True, "pickable": False} | options
    return pydeck.Layer("GeoJsonLayer", data=url, id=name, **settings)


def _fill(url: str, colouring: Colouring) -> pydeck.Layer:
    return _shapes(
        url,
        "fill",
        get_fill_color=colouring.fill,
        update_triggers={"getFillColor": colouring.depends},
        _sub_layer_props=_ONLY_SHAPES,
    )


def _hatching(url: str, colouring: Colouring, ink: Ink) -> pydeck.Layer:
    return _shapes(
        url,
        "hatch",
        get_fill_color=f"({colouring.hatch})?{_list(ink.hatch)}:{_NOTHING}",
        get_fill_pattern=colouring.pattern,
        get_fill_pattern_scale=HATCH_SCALE,
        fill_pattern_atlas=pydeck.types.String(HATCH_ATLAS),
        fill_pattern_mapping=HATCH_MAPPING,
        extensions=[_HATCH],
        update_triggers={
            "getFillColor": colouring.depends,
            "getFillPattern": colouring.depends,
        },
        _sub_layer_props=_ONLY_SHAPES,
    )


def _borders(url: str, ink: Ink) -> pydeck.Layer:
    return _shapes(
        url,
        "borders",
        filled=False,
        stroked=True,
        get_line_color=list(ink.border),
        get_line_width=0.7,
        line_width_units=pydeck.types.String("pixels"),
        _sub_layer_props=_ONLY_SHAPES,
    )


def _dashes(url: str, ink: Ink) -> pydeck.Layer:
    return _shapes(
        url,
        "disputed-borders",
        filled=False,
        get_line_color=list(ink.dashed),
        get_line_width=1.1,
        line_width_units=pydeck.types.String("pixels"),
        get_dash_array=[4, 3],
        extensions=[_DASH],
        _sub_layer_props={"points-circle": {"visible": False}},
    )


def _dots(url: str, colouring: Colouring, ink: Ink) -> pydeck.Layer:
    """Points of the small partners, and of the Commission as a ring (its ``ring`` is true)."""
    return _shapes(
        url,
        "dots",
        stroked=True,
        point_type=pydeck.types.String("circle"),
        get_fill_color=f"properties.ring?{_list([*ink.globe[:3], 255])}:({colouring.fill})",
        get_line_color=f"properties.ring?({colouring.fill}):{_list(ink.hatch[:3])}",
        get_line_width="properties.ring?3:1",
        line_width_units=pydeck.types.String("pixels"),
        get_point_radius="properties.ring?6.5:5",
        point_radius_units=pydeck.types.String("pixels"),
        update_triggers={
            "getFillColor": colouring.depends,
            "getLineColor": colouring.depends,
        },
        _sub_layer_props={
            "polygons-fill": {"visible": False},
            "polygons-stroke": {"visible": False},
            "linestrings": {"visible": False},
        },
    )


def _highlight(url: str, ink: Ink) -> pydeck.Layer:
    return _shapes(
        url,
        "highlight",
        filled=False,
        stroked=True,
        point_type=pydeck.types.String("circle"),
        get_line_color=list(ink.highlight),
        get_line_width=2.5,
        line_width_units=pydeck.types.String("pixels"),
        get_point_radius=9,
        point_radius_units=pydeck.types.String("pixels"),
    )


def _pickable(url: str, pick: int) -> pydeck.Layer:
    return _shapes(
        url,
        f"pick-{pick}",
        pickable=True,
        point_type=pydeck.types.String("circle"),
        get_fill_color=[0, 0, 0, 0],
        get_point_radius=9,
        point_radius_units=pydeck.types.String("pixels"),
        _sub_layer_props=_NO_LINES,
    )


def deck(layers: Sequence[pydeck.Layer], view: Mapping[str, Any], tip: str) -> pydeck.Deck:
    """A deck of these layers without any base map.

    Parameters
    ----------
    view : mapping
        ``target`` and ``zoom`` in map units for Equal Earth, or ``longitude``, ``latitude`` and
        ``zoom`` for the globe.
    tip : str
        Name of the property that holds the tooltip's second line.
    """
    flat = "target" in view
    kind = (
        pydeck.View("OrthographicView", controller=_CONTROLLER, flip_y=False)
        if flat
        else pydeck.View("_GlobeView", controller=_CONTROLLER)
    )
    return pydeck.Deck(
        layers=list(layers),
        views=[kind],
        initial_view_state=dict(view),
        map_provider=None,
        tooltip={"html": f"<b>{{n}}</b><br>{{{tip}}}", "style": TOOLTIP_STYLE},
    )


_CONTROLLER = {"scrollZoom": False, "dragRotate": False, "doubleClickZoom": True, "keyboard": True}
