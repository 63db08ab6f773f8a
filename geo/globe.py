"""The globe: deck.gl layers over the map data that travels once by address.

Three lessons are built in. What is pickable is neither stroked nor colored: a transparent fill of
its own is picked. Streamlit dims every layer while a selection stands: the id of the pickable layer
changes with each pick, so that the old selection is dropped. And what faces the reader sinks into
the sphere with one half: dots and hatches lie flat above it, and names are drawn as if nearer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import pydeck

Color = Sequence[int]
"""``[r, g, b]`` of 0 to 255, and the opacity where it is not whole."""

TARGETS = "pick-"
"""Starts the id of the layer that is picked; the count of picks so far ends it."""

_PIXELS = pydeck.types.String("pixels")
_METERS_PER_PERCENT = 20_000
_COLUMN_RADIUS_M = 110_000
_CONTROLLER = {"scrollZoom": False, "doubleClickZoom": True, "touchZoom": True, "keyboard": True}
"""The wheel is the page's: a globe that fills the screen would not let it scroll."""

_NEARER: Mapping[str, Any] = {"cullMode": "none", "depthBias": 0, "depthBiasSlopeScale": -500_000}
"""Nearer by 3% of the depth. luma.gl 9 gives WebGL's `polygonOffset` its two values the wrong way
round: the units stand where the slope belongs."""

_FLAT_TEXT: Mapping[str, Any] = {
    "billboard": False,
    "get_angle": 180,
    "parameters": {"cullMode": "none"},
}
"""Upright and seen: deck.gl 9 turns text that lies on a globe upside down, and takes its front for
its back (github.com/visgl/deck.gl/issues/10519)."""


@dataclass(frozen=True)
class Dot:
    """A small partner, or the ring of the Commission; ``at`` is in degrees and meters."""

    at: tuple[float, float, float]
    fill: Color
    line: Color
    radius: float
    width: float


@dataclass(frozen=True)
class Column:
    """A share of the world: a column of so many percent, in degrees."""

    at: tuple[float, float]
    percent: float
    color: Color


@dataclass(frozen=True)
class Words:
    """Words beside a place in degrees and meters; ``offset`` in pixels, to the right and down."""

    at: tuple[float, float, float]
    text: str
    offset: tuple[float, float]


@dataclass(frozen=True)
class Stroke:
    """A hatch at a place, in a color of its own."""

    at: tuple[float, float, float]
    text: str
    color: Color


def column_top(percent: float) -> float:
    """How high a column is, in meters."""
    return percent * _METERS_PER_PERCENT


def sphere(color: Color) -> pydeck.Layer:
    """The sea, opaque: it hides what is on the far side."""
    ring = [[-180, 90], [0, 90], [180, 90], [180, -90], [0, -90], [-180, -90]]
    return pydeck.Layer(
        "SolidPolygonLayer", [ring], id="sphere", get_polygon="-", get_fill_color=list(color)
    )


def lands(address: str, fills: Mapping[str, Color], land: Color, neutral: Color) -> pydeck.Layer:
    """Every country by its code; those left out are plain land, disputed areas neutral.

    Parameters
    ----------
    address : str
        Of the map data (`geo.map_data.map_address`).
    fills : mapping of str to color
    land, neutral : color
    """
    color = _by_code(fills, land, neutral)
    return pydeck.Layer(
        "GeoJsonLayer",
        address,
        id="lands",
        stroked=False,
        get_fill_color=color,
        get_point_radius=0,
        # deck.gl does not see by itself that an expression is another.
        update_triggers={"getFillColor": hashlib.sha256(color.encode()).hexdigest()[:8]},
    )


def _by_code(fills: Mapping[str, Color], land: Color, neutral: Color) -> str:
    """The color of a feature as an expression; neutral ground never has another."""
    codes_by_color: dict[str, list[str]] = {}
    for code, color in fills.items():
        codes_by_color.setdefault(_list(color), []).append(code)
    expression = _list(land)
    for color_list, codes in codes_by_color.items():
        test = "||".join(f"properties.iso=='{code}'" for code in codes)
        expression = f"({test})?{color_list}:({expression})"
    return f"properties.k=='neutral'?{_list(neutral)}:({expression})"


def _list(values: Iterable[int]) -> str:
    return "[" + ",".join(map(str, values)) + "]"


def lines(name: str, address: str, color: Color, width: float) -> pydeck.Layer:
    """Borders, or the outline of a country.

    Parameters
    ----------
    name : str
        The layer's id.
    address : str
        Of GeoJSON in degrees.
    color : Color
    width : float
        Pixels.
    """
    return pydeck.Layer(
        "GeoJsonLayer",
        address,
        id=name,
        filled=False,
        get_line_color=list(color),
        get_line_width=width,
        line_width_units=_PIXELS,
    )


def dots(items: Sequence[Dot]) -> pydeck.Layer:
    """Dots and the ring; the sizes in pixels."""
    return pydeck.Layer(
        "ScatterplotLayer",
        [asdict(item) for item in items],
        id="dots",
        stroked=True,
        get_position="at",
        get_fill_color="fill",
        get_line_color="line",
        get_radius="radius",
        get_line_width="width",
        radius_units=_PIXELS,
        line_width_units=_PIXELS,
    )


def columns(items: Sequence[Column]) -> pydeck.Layer:
    """A column for each share."""
    return pydeck.Layer(
        "ColumnLayer",
        [asdict(item) for item in items],
        id="columns",
        get_position="at",
        get_elevation="percent",
        get_fill_color="color",
        elevation_scale=_METERS_PER_PERCENT,
        radius=_COLUMN_RADIUS_M,
        disk_resolution=16,
        extruded=True,
    )


def labels(items: Sequence[Words], ink: Color, paper: Color) -> pydeck.Layer:
    """Words beside their places, on paper.

    Parameters
    ----------
    items : sequence of Words
        With their places in degrees.
    ink, paper : Color
        Of the letters, and of what lies under them.
    """
    return pydeck.Layer(
        "TextLayer",
        [asdict(item) for item in items],
        id="labels",
        get_position="at",
        get_text="text",
        get_color=list(ink),
        get_size=12,
        get_pixel_offset="offset",
        background=True,
        get_background_color=[*paper, 205],
        background_padding=[3, 1],
        character_set=pydeck.types.String("auto"),
        font_family=pydeck.types.String("Source Sans, system-ui, sans-serif"),
        parameters=_NEARER,
    )


def strokes(items: Sequence[Stroke]) -> pydeck.Layer:
    """Slashes at their places: the second cue of classes that are hatched elsewhere."""
    return pydeck.Layer(
        "TextLayer",
        [asdict(item) for item in items],
        id="strokes",
        get_position="at",
        get_text="text",
        get_color="color",
        get_size=15,
        font_weight=700,
        **_FLAT_TEXT,
    )


def targets(address: str, pick: int, highlight: Color) -> pydeck.Layer:
    """What is pointed at and picked, unseen: every country, and a disc for each dot.

    Until the answer to a click comes, Streamlit shows what was picked, opaque, in its own color.

    Parameters
    ----------
    address : str
        Of the map data, in degrees.
    pick : int
        How often somebody picked by now: it is part of the layer's id.
    highlight : Color
        In which the pick stands until the answer comes.
    """
    return pydeck.Layer(
        "GeoJsonLayer",
        address,
        id=f"{TARGETS}{pick}",
        pickable=True,
        stroked=False,
        get_fill_color=[*highlight, 0],
        get_point_radius="properties.iso=='EUU'?9:(properties.iso=='BEL'?4.6:6)",
        point_radius_units=_PIXELS,
    )


def globe(layers: Sequence[pydeck.Layer], view: Mapping[str, float], tip: str) -> pydeck.Deck:
    """The layers on a globe, without any base map.

    Parameters
    ----------
    layers : sequence of pydeck.Layer
        Bottom to top.
    view : mapping
        As `geo.camera.camera` gives it.
    tip : str
        Name of the property that holds the tooltip's second line.
    """
    return pydeck.Deck(
        layers=list(layers),
        views=[pydeck.View("_GlobeView", controller=_CONTROLLER)],
        initial_view_state=dict(view),
        map_provider=None,
        tooltip={"html": f"<b>{{n}}</b><br>{{{tip}}}"},
    )
