"""The locator map as a picture for a page: SVG, small, with text as text."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from html import escape

import numpy as np
import shapely

from charts.palette import THEMES, Theme
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.messages import sentence_language, speaking
from geo.locator import HEIGHT, WIDTH, Locator, locator

_FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"
_LEAST_STEP = 1.0
"""Pixels below which a vertex is not worth its bytes."""


@lru_cache(maxsize=512)
def locator_svg(facts: Facts, code: str, worldview: str, theme: str) -> str:
    """The locator map of a partner, `WIDTH` by `HEIGHT` pixels.

    Raises
    ------
    KeyError
        When the code has no boundary or the theme is unknown.
    """
    shapes, ink = locator(facts, code, worldview), THEMES[theme]
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'width="{WIDTH}" height="{HEIGHT}" role="img" aria-labelledby="t">',
            f'<title id="t">{escape(_title(facts, code, worldview))}</title>',
            _defs(ink),
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{ink.sea}"/>',
            _area(shapes.land, ink.land),
            _area(shapes.neutral, "url(#n)"),
            _area(shapes.own, ink.accent),
            _lines(shapes.solid, ink.border, "1"),
            _lines(shapes.dashed, ink.quiet_ink, "1", dashed=True),
            _outline(shapes, ink),
            _names(shapes, ink),
            _ring(shapes, ink),
            "</svg>",
        ]
    )


def locator_address(facts: Facts, code: str, worldview: str, theme: str) -> str:
    """Where the locator map of a partner is served; its content is part of the address."""
    content = locator_svg(facts, code, worldview, theme).encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    lang = "" if facts.lang == ENGLISH else f"-{facts.lang}"
    return f"/locator/{worldview}.{theme}.{digest}{lang}.{code}.svg"


def _title(facts: Facts, code: str, worldview: str) -> str:
    """The sentence of the picture in one language, whatever that of the names on it."""
    return locator_words(facts.localized(sentence_language(facts.lang)), code, worldview)


def locator_words(facts: Facts, code: str, worldview: str) -> str:
    """What the locator map shows, for those who do not see it."""
    _, name, shapes = speaking(facts.lang), facts.name(code), locator(facts, code, worldview)
    if code == Facts.EUU:
        return _("Map: the 27 members of the European Union in outline, a ring at Brussels")
    if shapes.neighbors:
        names = ", ".join(shapes.neighbors)
        return _("Map: {name} among its neighbors {names}").format(name=name, names=names)
    return _("Map: {name}, which has no land border").format(name=name)


def _defs(ink: Theme) -> str:
    return (
        '<defs><pattern id="n" width="7" height="7" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="7" height="7" fill="{ink.neutral_land}"/>'
        f'<rect width="1.2" height="7" fill="{ink.quiet_ink}" opacity=".45"/></pattern></defs>'
    )


def _area(shape: shapely.Geometry, fill: str) -> str:
    data = _path(shape, closed=True)
    return f'<path fill="{fill}" fill-rule="evenodd" d="{data}"/>' if data else ""


def _lines(shape: shapely.Geometry, stroke: str, width: str, dashed: bool = False) -> str:
    data = _path(shape, closed=False)
    dashes = ' stroke-dasharray="4 3"' if dashed else ""
    style = f'fill="none" stroke="{stroke}" stroke-width="{width}"{dashes}'
    return f'<path {style} d="{data}"/>' if data else ""


def _outline(shapes: Locator, ink: Theme) -> str:
    data = _path(shapes.outline, closed=True)
    return f'<path fill="none" stroke="{ink.accent}" stroke-width="2" d="{data}"/>' if data else ""


def _names(shapes: Locator, ink: Theme) -> str:
    texts = "".join(
        f'<text x="{name.x:g}" y="{name.y:g}">{escape(name.text)}</text>' for name in shapes.names
    )
    return (
        f'<g font-family="{_FONT}" font-size="12" fill="{ink.quiet_ink}" text-anchor="middle" '
        f'dominant-baseline="middle">{texts}</g>'
    )


def _ring(shapes: Locator, ink: Theme) -> str:
    if not shapes.ringed:
        return ""
    x, y = shapes.place
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="15" fill="none" stroke="{ink.highlight}" '
        f'stroke-width="2.5"/><circle cx="{x:g}" cy="{y:g}" r="2.5" fill="{ink.accent}"/>'
    )


def _path(shape: shapely.Geometry, closed: bool) -> str:
    rings = []
    for part in _leaves(shape):
        lines = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        rings += [_ring_data(shapely.get_coordinates(line), closed) for line in lines]
    return "".join(rings)


def _leaves(shape: shapely.Geometry) -> list[shapely.Geometry]:
    """Polygons and lines of a geometry, however nested; points that a cut left are dropped."""
    if hasattr(shape, "geoms"):
        return [leaf for part in shape.geoms for leaf in _leaves(part)]
    supported = shape.geom_type in ("Polygon", "LineString") and not shape.is_empty
    return [shape] if supported else []


def _ring_data(points: np.ndarray, closed: bool) -> str:
    points = np.round(points, 1)
    far = np.append(True, np.abs(np.diff(points, axis=0)).max(axis=1) >= _LEAST_STEP)
    far[-1] = True
    vertices = points[far]
    joined = "L".join(f"{x:g} {y:g}" for x, y in vertices)
    return f"M{joined}{'Z' if closed else ''}"
