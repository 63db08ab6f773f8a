"""The deck.gl layers of the screen map, over the map data that travels once by address.

Three lessons are built in. A pickable layer is never stroked: picking borders takes 300 to 800 ms
without a GPU and clicks are lost, so the colored fill and a transparent pickable fill are layers
of their own. No layer draws lines at all: `geo.display_geometry` explains why. And Streamlit dims
every layer while a selection stands: the pickable layer's id changes with each pick, so that the
old selection is dropped.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pydeck

LATER = "#later"
"""Ends the address of what can wait for the first frame (server/static/atlas.js); a browser asks a
server for the same file with it or without."""

_NOTHING = "[0,0,0,0]"
_NEUTRAL = "properties.k=='neutral'"

_HATCH_ALPHA = 150


@dataclass(frozen=True)
class Ink:
    """The colors of one theme, as ``[r, g, b]`` of 0 to 255."""

    land: Sequence[int]
    neutral: Sequence[int]
    hatch: Sequence[int]
    highlight: Sequence[int]
    paper: Sequence[int]
    sea: Sequence[int]


@dataclass(frozen=True)
class Coloring:
    """What fills the shapes: expressions over a feature's properties.

    ``fill`` gives a color, ``hatch`` tests whether the strips over a shape are shown.
    """

    fill: str
    hatch: str


def color_by_mark(
    place: int,
    colors: Mapping[str, Sequence[int]],
    hatched: Iterable[str],
    region: str,
    ink: Ink,
) -> Coloring:
    """Color features by the ``place``-th character of their status string ``s``.

    Parameters
    ----------
    place : int
        Which period between two changes (``geo.map_data.period_index``).
    colors : mapping of status mark to color
        Marks left out are drawn as plain land: that is how the legend filters.
    hatched : iterable of str
        Status marks that carry a second cue.
    region : str
        Region key to keep, or "" for all.
    ink : Ink
    """
    mark = f"properties.s[{place}]"
    fill = _land(ink)
    for key, color in reversed(list(colors.items())):
        fill = f"{mark}=='{key}'?{_list(color)}:({fill})"
    hatch = "||".join([*(f"{mark}=='{key}'" for key in hatched), _NEUTRAL])
    return _within(region, Coloring(fill, hatch), ink)


def color_by_codes(classes: Mapping[str, Sequence[int]], region: str, ink: Ink) -> Coloring:
    """Color features by their ISO code; a code that is left out is drawn as plain land.

    Parameters
    ----------
    classes : mapping of str to sequence of int
        Code to ``[r, g, b]`` of 0 to 255.
    region : str
        Region key to keep, or "" for all.
    ink : Ink
    """
    by_color: dict[str, list[str]] = {}
    for code, color in classes.items():
        by_color.setdefault(_list(color), []).append(code)
    fill = _land(ink)
    for color_expression, codes in by_color.items():
        test = "||".join(f"properties.iso=='{code}'" for code in codes)
        fill = f"({test})?{color_expression}:({fill})"
    return _within(region, Coloring(fill, _NEUTRAL), ink)


def color_by_membership(
    initiative: str, asof: date, color: Sequence[int], region: str, ink: Ink
) -> Coloring:
    """Color the members of an initiative as of a day; a member without a date counts throughout.

    Membership stands in each feature as ``i_<initiative>``: days since 1970 from which it holds.

    Parameters
    ----------
    initiative : str
        A key of `data.i18n.labels.INITIATIVE_LABELS`.
    asof : datetime.date
    color : sequence of int
        ``[r, g, b]`` of 0 to 255.
    region : str
        Region key to keep, or "" for all.
    ink : Ink
    """
    day = (asof - date(1970, 1, 1)).days
    fill = f"properties.i_{initiative}<={day}?{_list(color)}:({_land(ink)})"
    return _within(region, Coloring(fill, _NEUTRAL), ink)


def _within(region: str, coloring: Coloring, ink: Ink) -> Coloring:
    if not region:
        return coloring
    inside = f"properties.r=='{region}'"
    fill = f"{inside}?({coloring.fill}):({_land(ink)})"
    return Coloring(fill, f"{inside}&&({coloring.hatch})")


def _land(ink: Ink) -> str:
    return f"{_NEUTRAL}?{_list(ink.neutral)}:{_list(ink.land)}"


def _list(values: Sequence[int]) -> str:
    return "[" + ",".join(map(str, values)) + "]"


def map_layers(
    url: str,
    coloring: Coloring,
    ink: Ink,
    pick: int = 0,
    selected_url: str = "",
    globe: bool = False,
) -> list[pydeck.Layer]:
    """Every layer of the map, bottom to top.

    Parameters
    ----------
    url : str
        Address of the map data (`geo.map_data.map_data`).
    coloring : Coloring
    ink : Ink
    pick : int
        Count of picks so far; part of the pickable layer's id.
    selected_url : str
        Address of the chosen partner's highlight, or "".
    globe : bool
        Whether an opaque sphere goes below, so that the far side stays hidden.
    """
    layers = [_sphere(ink)] if globe else []
    layers.append(_fill(url, coloring, ink))
    if selected_url:
        layers.append(_highlight(selected_url, ink))
    return [*layers, _pickable(url, pick + 1, False), _pickable(url, pick, True)]


def _sphere(ink: Ink) -> pydeck.Layer:
    ring = [[-180, 90], [0, 90], [180, 90], [180, -90], [0, -90], [-180, -90]]
    return pydeck.Layer(
        "SolidPolygonLayer",
        data=[ring],
        id="sphere",
        get_polygon="-",
        get_fill_color=list(ink.sea),
        stroked=False,
    )


def hash_of(expression: str) -> str:
    """A short stand-in for an expression: enough to notice that it changed."""
    return hashlib.sha256(expression.encode()).hexdigest()[:8]


def _shapes(url: str, name: str, **options: Any) -> pydeck.Layer:
    settings = {"stroked": False} | options
    return pydeck.Layer("GeoJsonLayer", data=url, id=name, **settings)


def _fill(url: str, coloring: Coloring, ink: Ink) -> pydeck.Layer:
    """Shapes, strips over them, and the points: dots of the small, a ring for the Commission.

    A point is two discs, one over the other: stroked circles would bring a line shader along.
    """
    strip = f"({coloring.hatch})?{_list([*ink.hatch, _HATCH_ALPHA])}:{_NOTHING}"
    color = (
        f"properties.h?({strip}):(properties.p=='dot-outer'?{_list(ink.hatch)}:"
        f"(properties.p=='ring-inner'?{_list(ink.paper)}:({coloring.fill})))"
    )
    radius = _by_part({"dot-outer": 5.6, "ring-outer": 8.5, "ring-inner": 5.5}, 4.4)
    return _shapes(
        url,
        "fill",
        get_fill_color=color,
        get_point_radius=radius,
        point_radius_units=pydeck.types.String("pixels"),
        update_triggers={"getFillColor": hash_of(color)},
    )


def _by_part(radii: Mapping[str, float], otherwise: float) -> str:
    """An expression for the radius of each part of a symbol, in pixels."""
    expression = str(otherwise)
    for part, radius in radii.items():
        expression = f"properties.p=='{part}'?{radius}:({expression})"
    return expression


def _highlight(url: str, ink: Ink) -> pydeck.Layer:
    return _shapes(
        url,
        "highlight",
        get_fill_color=list(ink.highlight),
        get_point_radius=4,
        point_radius_units=pydeck.types.String("pixels"),
    )


def _pickable(url: str, pick: int, now: bool) -> pydeck.Layer:
    """The layer that is picked now, or the one that waits for the next pick.

    A layer with a new id has to build its shapes first, and a click in that moment would be lost:
    so the next one is built before it is needed, unseen: drawn, it took 150 ms of the first frame
    without a GPU. Both are built once the colored map is drawn: the script of the page holds what
    is requested under `LATER` back until then.
    """
    return _shapes(
        url + LATER,
        f"pick-{pick}",
        pickable=now,
        visible=now,
        get_fill_color=[0, 0, 0, 0],
        get_point_radius=_by_part({"ring-outer": 9, "dot-outer": 6}, 4.6),
        point_radius_units=pydeck.types.String("pixels"),
    )


class CompactDeck(pydeck.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck whose JSON travels without the indentation that doubles it."""

    def _set_api_keys(self, api_keys: Mapping[str, str] | None = None) -> None:
        """There is no base map, so there are no keys: looking for them takes 1 ms of each run."""

    def to_json(self) -> str:
        """The deck as JSON without indentation, made once."""
        return self._compact

    @cached_property
    def _compact(self) -> str:
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def deck(layers: Sequence[pydeck.Layer], view: Mapping[str, Any], tip: str) -> pydeck.Deck:
    """A deck of these layers without any base map.

    Parameters
    ----------
    layers : sequence of pydeck.Layer
        Bottom to top.
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
    return CompactDeck(
        layers=list(layers),
        views=[kind],
        initial_view_state=dict(view),
        map_provider=None,
        tooltip={"html": f"<b>{{n}}</b><br>{{{tip}}}"},
    )


_CONTROLLER = {"scrollZoom": False, "dragRotate": False, "doubleClickZoom": True, "keyboard": True}
