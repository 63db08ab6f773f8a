"""The locator map as a picture for a page: SVG, drawn and styled as the Map page's map is.

It is turned to the partner's own meridian (`geo.locator`): a piece of the world map would cut the
Pacific in two, and show New Zealand askew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import numpy as np
from markupsafe import Markup
from numpy.typing import NDArray

from charts.figures.map_style import picture_style
from charts.palette import THEMES
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.messages import sentence_language, speaking
from geo.locator import HEIGHT, WIDTH, Locator, locator
from geo.svg import area_path, line_path

_FONT = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Helvetica, Arial, sans-serif"
_HALVES = 2
"""Coordinates are whole half-pixels."""

_TYPE = 24
"""Size of the names, in half-pixels."""

_OWN = "member"
"""The class of the partner: the accent, whatever its status."""


@cache_by_facts(512)
def locator_svg(facts: Facts, code: str, worldview: str, theme: str) -> str:
    """The locator map of a partner, `WIDTH` by `HEIGHT` pixels.

    Parameters
    ----------
    facts : Facts
        In the language of the names.
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    worldview : {"international", "us"}
    theme : {"light", "dark"}

    Raises
    ------
    KeyError
        When the code has no boundary or the theme is unknown.
    """
    svg = Markup(
        '<svg class="atlas-map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" '
        'height="{}" role="img" aria-labelledby="t"><title id="t">{}</title>{}'
        '<rect width="100%" height="100%" fill="{}"/><g class="world">{}</g></svg>'
    ).format(
        WIDTH * _HALVES,
        HEIGHT * _HALVES,
        WIDTH,
        HEIGHT,
        _title(facts, code, worldview),
        picture_style(theme, {_OWN}),
        THEMES[theme].sea,
        _drawn(facts, code, worldview),
    )
    return str(svg)


@cache_by_facts(256)
def _drawn(facts: Facts, code: str, worldview: str) -> Markup:
    """The shapes and names, which are the same in both themes."""
    shapes = locator(facts, code, worldview)
    return Markup("").join([*_lands(shapes), _names(shapes), _ring(shapes)])


def locator_address(facts: Facts, code: str, worldview: str, theme: str) -> str:
    """Where the locator map of a partner is served; its content is part of the address.

    Parameters
    ----------
    facts : Facts
    code : str
    worldview : str
    theme : str
        All as in `locator_svg`.
    """
    content = locator_svg(facts, code, worldview, theme).encode()
    digest = hashlib.sha256(content).hexdigest()[:12]
    lang = "" if facts.lang == ENGLISH else f"-{facts.lang}"
    return f"/locator/{worldview}.{theme}.{digest}{lang}.{code}.svg"


def _title(facts: Facts, code: str, worldview: str) -> str:
    """The sentence of the picture in one language, whatever that of the names on it."""
    return locator_words(facts.localized(sentence_language(facts.lang)), code, worldview)


def locator_words(facts: Facts, code: str, worldview: str) -> str:
    """What the locator map shows, for those who do not see it.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    worldview : {"international", "us"}
    """
    _, name, shapes = speaking(facts.lang), facts.name(code), locator(facts, code, worldview)
    if code == Facts.EUU:
        return _("Map: the 27 members of the European Union in outline, a ring at Brussels")
    if shapes.neighbors:
        names = ", ".join(shapes.neighbors)
        return _("Map: {name} among its neighbors {names}").format(name=name, names=names)
    return _("Map: {name}, which has no land border").format(name=name)


def _lands(shapes: Locator) -> Iterator[Markup]:
    """Every country, disputed ground, the partner, and the lines that are disputed."""
    for kind, shape in (("land", shapes.land), ("neutral", shapes.neutral), (_OWN, shapes.own)):
        yield _path(kind, area_path(shape, _on_grid))
    yield _path("disputed", line_path(shapes.dashed, _on_grid))
    yield _path("chosen", area_path(shapes.outline, _on_grid))


def _path(kind: str, data: str) -> Markup:
    if not data:
        return Markup("")
    return Markup('<path class="{}" fill-rule="evenodd" d="{}"/>').format(kind, data)


def _on_grid(points: NDArray[np.float64]) -> NDArray[np.int64]:
    """Pixels of the picture as its half-pixels."""
    return np.rint(points * _HALVES).astype(np.int64)


def _names(shapes: Locator) -> Markup:
    texts = [
        Markup('<text x="{:.0f}" y="{:.0f}">{}</text>').format(
            name.x * _HALVES, name.y * _HALVES, name.text
        )
        for name in shapes.names
    ]
    return Markup(
        '<g class="labels" font-family="{}" font-size="{}" font-weight="600" text-anchor="middle" '
        'dominant-baseline="central">{}</g>'
    ).format(_FONT, _TYPE, Markup("").join(texts))


def _ring(shapes: Locator) -> Markup:
    """Around the place of a partner that is too small to be found, and of the Commission."""
    if not shapes.ringed:
        return Markup("")
    x, y = (round(side * _HALVES) for side in shapes.place)
    return Markup(
        '<circle class="chosen" cx="{x}" cy="{y}" r="30"/>'
        '<circle class="dot {own}" cx="{x}" cy="{y}" r="6"/>'
    ).format(x=x, y=y, own=_OWN)
