"""The names that stand on a map of a page, and their places as SVG."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from markupsafe import Markup

from charts.figures.map_edits import MapEdits
from charts.figures.map_labels import SIZE, UNIT, Area, Label, Name, ShareOnOthers, place_labels
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from geo.svg import ground_shares, labels_on_map, map_shapes, symbols_on_map
from geo.view_frame import ViewFrame, view_frame

DOT, RADII = 9, {Facts.EUU: 14, "BEL": 7}
"""Radius of a small partner's dot in half-pixels; Belgium's stands in the Commission's ring."""

_KEPT = ("signed_at_ministerial", "binding")
"""Whose names stand in any case: they are what the map says."""

_PLAIN = ("land", "neutral")
"""Classes that are no color."""


def placed_names(
    spec: ChartSpec,
    facts: Facts,
    order: Iterable[str],
    kinds: Callable[[str], str],
    edits: MapEdits,
    occupied: Iterable[Area] = (),
) -> list[Label]:
    """The places of the names of who is marked, the highlighted first, then the chosen.

    On a page a script places them anew at each zoom; a part of its map has none before.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In the language of the names.
    order : iterable of str
        Codes, the most important first; others follow.
    kinds : callable
        Gives the class of a country.
    edits : MapEdits
    occupied : iterable of Area
        Where something else stands.
    """
    frame = view_frame(facts, spec.worldview, spec.region, spec.zoom)
    if frame.transform and not edits.is_alone:
        return []
    symbols = symbols_on_map(facts)
    places = labels_on_map(spec.worldview) | symbols
    codes = dict.fromkeys([*edits.highlight, spec.partner, *order, *places])
    names = [
        _name(code, facts, kinds, edits, frame, places, symbols)
        for code in codes
        if code in places and _is_named(code, spec, kinds, edits)
    ]
    others = _share_on_others(spec.worldview, frame, {name.code for name in names})
    return place_labels(names, map_shapes(spec.worldview).height, others, occupied)


def _is_named(code: str, spec: ChartSpec, kinds: Callable[[str], str], edits: MapEdits) -> bool:
    if edits.labels == "none":
        return False
    if code in edits.highlight:
        return True
    return edits.labels != "highlighted" and (code == spec.partner or kinds(code) not in _PLAIN)


def _name(
    code: str,
    facts: Facts,
    kinds: Callable[[str], str],
    edits: MapEdits,
    frame: ViewFrame,
    places: Mapping[str, tuple[int, int]],
    symbols: Mapping[str, tuple[int, int]],
) -> Name:
    is_wanted = edits.labels == "all" or code in edits.highlight
    return Name(
        code,
        facts.name(code),
        *frame.seen(*places[code]),
        clear=RADII.get(code, DOT) * frame.scale if code in symbols else 0,
        is_kept=is_wanted or kinds(code) in _KEPT,
    )


def _share_on_others(worldview: str, frame: ViewFrame, marked: Set[str]) -> ShareOnOthers:
    """How much of a name lies on others who are marked; the Commission has no ground of its own."""

    def share(name: Name, area: Area) -> float:
        if name.code == Facts.EUU:
            return 0.0
        shares = ground_shares(worldview, frame.ground(area))
        return sum(shares[code] for code in shares.keys() & marked - {name.code})

    return share


def names_svg(labels: Sequence[Label]) -> Markup:
    """Names in their places."""
    if not labels:
        return Markup("")
    texts = [
        Markup('<text data-code="{}" x="{:.0f}" y="{:.0f}" text-anchor="{}">{}</text>').format(
            label.name.code, label.x, label.y, label.anchor, label.name.text
        )
        for label in labels
    ]
    return Markup('<g class="labels" aria-hidden="true" font-size="{:.0f}">{}</g>').format(
        SIZE * UNIT, Markup("").join(texts)
    )
