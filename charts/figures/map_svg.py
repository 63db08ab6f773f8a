"""The map as SVG that stands in a page: every country to point at, every partner a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import shapely
from markupsafe import Markup

from charts.map_colors import fills_of
from charts.palette import THEMES
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.agreements.counting import statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import status_label
from geo.boundaries import boundaries
from geo.svg import area_path, map_shapes, symbols_on_map, view_box

_DOT, _RING = 9, 13
"""Radius of a small partner's dot and of the Commission's ring, in half-pixels."""

_HATCH = 12
"""Distance between two lines of a hatch, in half-pixels."""


def map_svg(
    spec: ChartSpec, facts: Facts, alt: str, address_of: Callable[[str], str], theme: str = ""
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
        "" for the one that the reader's system asks for.
    """
    colors = _Colors(spec, facts, theme)
    shapes = map_shapes(spec.worldview)
    titles = _titles(spec, facts)
    parts = [
        _shape(code, path, colors.kind(code), titles.get(code, facts.name(code)))
        for code, path in shapes.paths.items()
        if code not in titles
    ]
    parts += [
        _link(code, shapes.paths.get(code, ""), colors.kind(code), title, address_of(code))
        for code, title in titles.items()
        if code in shapes.paths
    ]
    parts.append(Markup('<path class="disputed" d="{}"/>').format(shapes.disputed_borders))
    parts += _symbols(facts, colors, titles, address_of)
    parts.append(_chosen(spec, facts))
    box = " ".join(map(str, view_box(facts, spec.worldview, spec.region)))
    return Markup(
        '<svg class="atlas-map" xmlns="http://www.w3.org/2000/svg" viewBox="{}" role="group" '
        'aria-label="{}">{}{}</svg>'
    ).format(box, alt, colors.sheet(), Markup("").join(parts))


class _Colors:
    """The fills of a view as classes of a style sheet, in both themes at once."""

    def __init__(self, spec: ChartSpec, facts: Facts, theme: str):
        self._theme = theme
        rows = map_rows(spec, facts)
        light, dark = (fills_of(spec, rows, name) for name in ("light", "dark"))
        pairs = {code: (light[code], dark[code]) for code in light}
        self._pairs = list(dict.fromkeys(pairs.values()))
        self._kinds = {code: f"f{self._pairs.index(pair)}" for code, pair in pairs.items()}
        self._neutral = map_shapes(spec.worldview).neutral

    def kind(self, code: str) -> str:
        """The class of a country."""
        return "neutral" if code in self._neutral else self._kinds.get(code, "land")

    def sheet(self) -> Markup:
        """The style sheet, and the hatches."""
        sheets = {name: self._sheet(name) for name in ("light", "dark")}
        style = sheets[self._theme or "light"]
        if not self._theme:
            style += Markup("@media(prefers-color-scheme:dark){{{}}}").format(sheets["dark"])
        return Markup("<style>{}</style><defs>{}</defs>").format(style, self._hatches())

    def _sheet(self, theme: str) -> Markup:
        ink, side = THEMES[theme], int(theme == "dark")
        rules = {
            "": f"background:{ink.sea}",
            " path": f"stroke:{ink.border};stroke-width:.6",
            " .land": f"fill:{ink.land}",
            " .neutral": "fill:url(#hatch-neutral)",
            " .neutral-ground": f"fill:{ink.neutral_land}",
            " .hatch": f"stroke:{ink.hatch}",
            " .disputed": f"stroke:{ink.land};stroke-width:1.6;stroke-dasharray:4 3;fill:none",
            " .chosen": f"stroke:{ink.highlight};stroke-width:4;fill:none",
            " a:focus-visible path, .atlas-map a:hover path": f"stroke:{ink.ink};stroke-width:3",
            " .ring": f"fill:{ink.paper};stroke-width:7",
            " .dot": f"stroke:{ink.paper};stroke-width:2.5",
        }
        for place, pair in enumerate(self._pairs):
            hatched, color = pair[side].hatched, pair[side].color
            rules[f" .f{place}"] = f"fill:url(#hatch-f{place})" if hatched else f"fill:{color}"
            rules[f" .g{place}"] = f"fill:{color}"
            rules[f" .ring.f{place}"] = f"fill:{ink.paper};stroke:{color}"
        rule = Markup(".atlas-map{}{{{}}}")
        return Markup("").join(rule.format(name, style) for name, style in rules.items())

    def _hatches(self) -> Markup:
        hatched = [place for place, (fill, _) in enumerate(self._pairs) if fill.hatched]
        named = [(f"f{place}", f"g{place}") for place in hatched]
        return Markup("").join(_hatch(*names) for names in [*named, ("neutral", "neutral-ground")])


def _hatch(name: str, ground: str) -> Markup:
    return Markup(
        '<pattern id="hatch-{}" width="{}" height="{}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="{}" width="{}" height="{}"/>'
        '<path class="hatch" d="M0 0v{}" style="stroke-width:3;stroke-opacity:.6"/></pattern>'
    ).format(name, _HATCH, _HATCH, ground, _HATCH, _HATCH, _HATCH)


def _titles(spec: ChartSpec, facts: Facts) -> dict[str, str]:
    """Everyone who can be chosen: name, and status on the day."""
    day = spec.as_of_date(facts)
    rows = statuses(facts, day)["status"]
    return {
        code: f"{facts.name(code)}: {status_label(rows[code], day, facts.lang)}"
        if code in rows
        else facts.name(code)
        for code in sorted(selectable(facts), key=facts.name)
    }


def _shape(code: str, path: str, kind: str, title: str) -> Markup:
    return Markup('<path id="shape-{}" class="{}" d="{}"><title>{}</title></path>').format(
        code, kind, path, title
    )


def _link(code: str, path: str, kind: str, title: str, address: str) -> Markup:
    return Markup(
        '<a href="{}" data-code="{}"><title>{}</title><path id="shape-{}" class="{}" d="{}"/></a>'
    ).format(address, code, title, code, kind, path)


def _symbols(
    facts: Facts, colors: _Colors, titles: dict[str, str], address_of: Callable[[str], str]
) -> Iterable[Markup]:
    """The Commission's ring, and a dot for each partner too small to see."""
    for code, (x, y) in symbols_on_map(facts).items():
        if code not in titles:
            continue
        kind, radius = ("ring", _RING) if code == facts.EUU else ("dot", _DOT)
        yield Markup(
            '<a href="{}" data-code="{}"><title>{}</title>'
            '<circle class="{} {}" cx="{}" cy="{}" r="{}"/></a>'
        ).format(address_of(code), code, titles[code], kind, colors.kind(code), x, y, radius)


def _chosen(spec: ChartSpec, facts: Facts) -> Markup:
    """The outline of the chosen partner, or of the European Union's members together."""
    union = spec.color == "initiative" and spec.initiative == "eu"
    code = spec.partner or (facts.EUU if union else "")
    path = _union_path(facts, spec.worldview) if code == facts.EUU else ""
    path = path or map_shapes(spec.worldview).paths.get(code, "")
    return Markup('<path class="chosen" d="{}"/>').format(path) if path else Markup("")


@cache_by_facts(4)
def _union_path(facts: Facts, worldview: str) -> str:
    shapes = boundaries(worldview, "equal-earth").geometry
    rows = facts.memberships
    codes = rows.loc[rows["initiative"] == "eu", "iso_a3"]
    return area_path(shapely.coverage_union_all(shapes[shapes.index.isin(codes)].to_numpy()))
