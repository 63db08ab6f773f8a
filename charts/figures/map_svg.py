"""The map as SVG that stands in a page: every country to point at, every partner a link.

It is drawn once: its script (`frontend/src/drawing.ts`) recolors, labels and zooms this very node.
A country's class says its color, and every class has a rule in every view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import shapely
from markupsafe import Markup

from charts.figures.map_annotations import annotations_svg, covered, placed_annotations
from charts.figures.map_edits import NO_EDITS, MapEdits
from charts.figures.map_names import DOT, RADII, names_svg, placed_names
from charts.map_colors import classes_of
from charts.palette import STATUS
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.agreements.counting import status_by_code
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import status_label
from geo.boundaries import boundaries
from geo.svg import (
    area_path,
    labels_on_map,
    map_shapes,
    symbol_homes,
    symbols_on_map,
)
from geo.view_frame import view_frame

_SYMBOLS = {Facts.EUU: "ring", "BEL": "dot inner"}
Address = Callable[[str], str]


def map_svg(
    spec: ChartSpec,
    facts: Facts,
    alt: str,
    address_of: Address,
    theme: str = "",
    edits: MapEdits = NO_EDITS,
) -> Markup:
    """The map of a view.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In the reader's language: the names stand alone.
    alt : str
        The map in words.
    address_of : callable
        Gives the address of a partner's view by its code.
    theme : {"", "light", "dark"}
        "" for the one that the page has.
    edits : MapEdits
        Of a map that stands alone.
    """
    shapes = map_shapes(spec.worldview)
    frame = view_frame(facts, spec.worldview, spec.region, spec.zoom)
    drawn = _Drawn(spec, facts, address_of, _kinds(spec, facts), _titles(spec, facts), edits)
    notes = placed_annotations(spec, facts, drawn.kind, edits.annotations)
    labels = placed_names(spec, facts, drawn.titles, drawn.kind, edits, covered(notes))
    # In a part of the map the size of names is that of its room, not that of its countries.
    is_part, names = bool(frame.transform), names_svg(labels)
    world = Markup("").join(
        [
            *_lands(drawn),
            Markup('<path class="disputed" d="{}"/>').format(shapes.disputed_borders),
            *_symbols(drawn),
            Markup('<path class="chosen" d="{}"/>').format(_outline(spec, facts)),
            "" if is_part else names,
        ]
    )
    return Markup(
        '<svg class="atlas-map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'role="group" aria-label="{}"{}>{}<g class="world"{}>{}</g>{}{}</svg>'
    ).format(
        shapes.width,
        shapes.height,
        alt,
        Markup(' data-theme="{}"').format(theme) if theme else "",
        edits.style_sheet,
        Markup(' transform="{}"').format(frame.transform) if frame.transform else "",
        world,
        names if is_part else "",
        annotations_svg(notes),
    )


@dataclass(frozen=True)
class _Drawn:
    """What a map is drawn from.

    Attributes
    ----------
    kind : callable
        Gives the class of a country.
    titles : mapping of str to str
        Of everyone who can be chosen, in order.
    edits : MapEdits
    """

    spec: ChartSpec
    facts: Facts
    address_of: Address
    kind: Callable[[str], str]
    titles: Mapping[str, str]
    edits: MapEdits

    def look(self, code: str) -> str:
        """The classes of a country."""
        return self.edits.look(code, self.kind(code))


def _lands(drawn: _Drawn) -> Iterator[Markup]:
    """Every country; the highlighted last, as their neighbors would cover half of their line."""
    lands, last = dict(_shapes(drawn)), drawn.edits.highlight
    yield from (shape for code, shape in lands.items() if code not in last)
    yield from (shape for code, shape in lands.items() if code in last)


def _shapes(drawn: _Drawn) -> Iterator[tuple[str, Markup]]:
    """Every country; who can be chosen is a link, in the order of the legend and of names."""
    shapes, look, titles = map_shapes(drawn.spec.worldview), drawn.look, drawn.titles
    places, dots = labels_on_map(drawn.spec.worldview), symbols_on_map(drawn.facts)
    address_of, facts = drawn.address_of, drawn.facts
    for code, path in shapes.paths.items():
        if code not in titles:
            yield code, _shape(code, path, look(code), facts.name(code), places.get(code))
    for rank, (code, title) in enumerate(titles.items()):
        if code in shapes.paths:
            shape = _linked(
                code, shapes.paths[code], look(code), title, places[code], rank, code in dots
            )
            yield code, _LINK.format(address_of(code), shape)


_LINK = Markup('<a href="{}"{}</a>')
_HIDDEN = Markup(' tabindex="-1" aria-hidden="true"')


@lru_cache(maxsize=4096)
def _linked(
    code: str, path: str, kind: str, title: str, at: tuple[int, int], rank: int, has_dot: bool
) -> Markup:
    """What stands in the link of a country: the same in every view but for the address."""
    return Markup(
        ' data-code="{}" data-at="{}" data-rank="{}"{}><title>{}</title>'
        '<path id="shape-{}" class="{}" d="{}"/>'
    ).format(code, _pair(at), rank, _HIDDEN if has_dot else "", title, code, kind, path)


@lru_cache(maxsize=4096)
def _shape(code: str, path: str, kind: str, title: str, at: tuple[int, int] | None) -> Markup:
    place = Markup(' data-code="{}" data-at="{}"').format(code, _pair(at)) if at else ""
    return Markup('<path id="shape-{}" class="{}"{} d="{}"><title>{}</title></path>').format(
        code, kind, place, path, title
    )


def _pair(at: tuple[int, int]) -> str:
    return f"{at[0]},{at[1]}"


def _symbols(drawn: _Drawn) -> Iterator[Markup]:
    """The Commission's ring, and a dot for each partner too small to see.

    The tab stop of such a partner is its dot, where the focus can be seen.
    """
    look, titles, facts = drawn.look, drawn.titles, drawn.facts
    homes, order = symbol_homes(facts), list(titles)
    for code, at in symbols_on_map(facts).items():
        if code not in titles:
            continue
        yield Markup(
            '<a href="{}" data-code="{}" data-at="{}" data-home="{}" data-rank="{}">'
            '<title>{}</title><path class="leader" d="M{} {}L{} {}"/>'
            '<circle class="{} {}" cx="{}" cy="{}" r="{}"/></a>'
        ).format(
            drawn.address_of(code),
            code,
            _pair(at),
            _pair(homes[code]),
            order.index(code),
            titles[code],
            *homes[code],
            *at,
            _SYMBOLS.get(code, "dot"),
            look(code),
            *at,
            RADII.get(code, DOT),
        )


def _kinds(spec: ChartSpec, facts: Facts) -> Callable[[str], str]:
    """Gives the class of a country."""
    classes = _classes(facts, ChartSpec(**spec.values(_COLOR_KEYS)))
    neutral = map_shapes(spec.worldview).neutral
    return lambda code: "neutral" if code in neutral else classes.get(code, "land")


_COLOR_KEYS = (
    *("color", "initiative", "commodity", "stage", "year", "producers"),
    *("asof", "region", "status"),
)
"""Of what the colors depend on: whoever is chosen, the countries have the same."""


@cache_by_facts(256)
def _classes(facts: Facts, spec: ChartSpec) -> dict[str, str]:
    return classes_of(spec, map_rows(spec, facts))


def _titles(spec: ChartSpec, facts: Facts) -> dict[str, str]:
    """Everyone who can be chosen, in the order of the legend and of names: name and status."""
    day = spec.as_of_date(facts)
    rows, order = status_by_code(facts, day), list(STATUS)

    def place(code: str) -> tuple[int, str]:
        return order.index(rows[code]) if code in rows else len(order), facts.name(code)

    return {
        code: f"{facts.name(code)}: {status_label(rows[code], day, facts.lang)}"
        if code in rows
        else facts.name(code)
        for code in sorted(selectable(facts), key=place)
    }


def _outline(spec: ChartSpec, facts: Facts) -> str:
    """The outline of the chosen partner, or of the European Union's members together; or ""."""
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    if code == facts.EUU:
        return outline_path(facts, spec.worldview)
    return map_shapes(spec.worldview).paths.get(code, "")


@cache_by_facts(4)
def outline_path(facts: Facts, worldview: str) -> str:
    """The ``d`` of the outline around the European Union's members together.

    Parameters
    ----------
    facts : Facts
        Whose membership table says who the members are.
    worldview : {"international", "us"}

    Returns
    -------
    str
        In half-pixels of a map 1000 wide, as `geo.svg` draws the areas.
    """
    shapes = boundaries(worldview, "equal-earth").geometry
    rows = facts.memberships
    codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
    return area_path(shapely.coverage_union_all(shapes[shapes.index.isin(codes)].to_numpy()))
