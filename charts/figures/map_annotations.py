"""An editor's annotations on a map that stands alone: in words, and as numbers where it is narrow.

The numbers stand for a list below the map, as words would be too small there.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

import shapely
from markupsafe import Markup
from shapely.affinity import affine_transform

from charts.figures.map_labels import UNIT, Area
from charts.figures.note_places import PADDING, Note, Point, best_note
from charts.figures.text_lines import SIZE as USUAL_SIZE
from charts.figures.text_lines import length_of, wrapped
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import place_on_map
from charts.spec.editing_params import Annotation
from data.facts.store import Facts
from geo.svg import WIDTH, grounds_on_map, map_shapes, point_on_map, symbols_on_map
from geo.view_frame import ViewFrame, view_frame

SIZE = 14.0
"""Of the type, in pixels of a map of 1040."""

_LINE, _WIDEST, _SLACK = 1.2, 200.0, 1.08
"""The height of a line over the size of type; the longest line, in pixels of the screen; and what a
reader's own typeface may be wider."""

_DOT = 13.0
"""Around the dot of a small country, in half-pixels: no text stands there."""

_STEP = 16.0
"""Between two parts of a leader that names keep off, in half-pixels."""


def placed_annotations(
    spec: ChartSpec,
    facts: Facts,
    kinds: Callable[[str], str],
    annotations: Sequence[Annotation],
) -> list[Note]:
    """The annotations whose places are in the part of the map that is seen, in half-pixels.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
    kinds : callable
        Gives the class of a country: a text stands rather on land than on a color.
    annotations : sequence of Annotation
    """
    if not annotations:
        return []
    frame = view_frame(facts, spec.worldview, spec.region, spec.zoom)
    room = float(WIDTH), float(map_shapes(spec.worldview).height)
    land, colored = _grounds(spec.worldview, frame, kinds)
    occupied: list[shapely.Geometry] = [
        shapely.Point(frame.seen(*at)).buffer(_DOT * frame.scale)
        for at in symbols_on_map(facts).values()
    ]
    notes = []
    for one in annotations:
        at = _place(one, spec, facts, frame)
        if at and 0 < at[0] < room[0] and 0 < at[1] < room[1]:
            note = _placed(one.text, at, room, occupied, land, colored)
            occupied += [note.area, note.leader]
            notes.append(note)
    return notes


def _place(one: Annotation, spec: ChartSpec, facts: Facts, frame: ViewFrame) -> Point | None:
    at = place_on_map(one, spec.worldview, facts)
    return frame.seen(*point_on_map(*at)) if at else None


def _placed(
    text: str,
    at: Point,
    room: Point,
    occupied: Sequence[shapely.Geometry],
    land: shapely.STRtree,
    colored: shapely.STRtree,
) -> Note:
    size = SIZE * UNIT
    broken = wrapped(text, _WIDEST * USUAL_SIZE / SIZE)
    wide = max(length_of(line, size) for line in broken) * _SLACK
    extent = wide, len(broken) * size * _LINE
    return best_note(broken, extent, at, size, room, occupied, land, colored)


def _grounds(
    worldview: str, frame: ViewFrame, kinds: Callable[[str], str]
) -> tuple[shapely.STRtree, shapely.STRtree]:
    """All land, and what of it is colored, as it is seen."""
    moves = (frame.scale, 0, 0, frame.scale, frame.right, frame.down)
    seen = {
        code: affine_transform(shape, moves) for code, shape in grounds_on_map(worldview).items()
    }
    colored = [shape for code, shape in seen.items() if kinds(code) not in ("land", "neutral")]
    return shapely.STRtree(list(seen.values())), shapely.STRtree(colored)


def covered(notes: Sequence[Note]) -> Iterator[Area]:
    """What texts and leaders cover, where no name may stand."""
    for note in notes:
        yield note.area.bounds
        for along in range(int(note.leader.length // _STEP) + 1):
            point = note.leader.interpolate(along * _STEP)
            yield point.x - 2, point.y - 2, point.x + 2, point.y + 2


def annotations_svg(notes: Sequence[Note]) -> Markup:
    """Annotations in their places.

    Parameters
    ----------
    notes : sequence of Note
        Of `placed_annotations`.
    """
    if not notes:
        return Markup("")
    numbers = _apart([note.at for note in notes])
    parts = [
        _in_words(note) + _in_number(number, note.at, at)
        for number, (note, at) in enumerate(zip(notes, numbers, strict=True), start=1)
    ]
    return Markup('<g class="notes" aria-hidden="true" font-size="{:.0f}">{}</g>').format(
        SIZE * UNIT, Markup("").join(parts)
    )


def _in_words(note: Note) -> Markup:
    """A text with its leader; a style sheet shows it where there is room."""
    left, top, right, bottom = note.area.bounds
    return Markup(
        '<g class="in-words"><path class="under" d="{0}"/><path class="line" d="{0}"/>{1}'
        '<circle cx="{2:.0f}" cy="{3:.0f}" r="7"/><text>{4}</text></g>'
    ).format(
        _line(*note.leader.coords),
        _ground(left, top, right - left, bottom - top) if note.is_on_color else "",
        *note.at,
        Markup("").join(_lines(note.lines, left, top)),
    )


def _in_number(number: int, place: Point, at: Point) -> Markup:
    """A number at its place, or beside it; a style sheet shows it, and says how large."""
    return Markup(
        '<g class="in-number"><path class="line" d="{}"/><circle cx="{:.0f}" cy="{:.0f}" r="7"/>'
        '<circle cx="{:.0f}" cy="{:.0f}"/><text x="{:.0f}" y="{:.0f}">{}</text></g>'
    ).format(_line(place, at), *place, *at, *at, number)


def _line(start: Point, end: Point) -> str:
    return f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}"


def _apart(places: Sequence[Point]) -> list[Point]:
    """Places of numbers of which none covers another: each keeps off those before it."""
    kept: list[Point] = []
    for x, y in places:
        turns = (2 * math.pi * turn / _TURNS for turn in range(_TURNS))
        beside = ((x + _APART * math.cos(turn), y + _APART * math.sin(turn)) for turn in turns)
        free = (at for at in ((x, y), *beside) if all(math.dist(at, one) >= _APART for one in kept))
        kept.append(next(free, (x, y)))
    return kept


_APART, _TURNS = 104.0, 12
"""Half-pixels between the middles of two numbers, and directions that are tried."""


def _ground(left: float, top: float, wide: float, high: float) -> Markup:
    """What lies under a text that stands on a color."""
    return Markup('<rect x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>').format(
        left, top, wide, high
    )


def _lines(lines: Sequence[str], left: float, top: float) -> Iterator[Markup]:
    size = SIZE * UNIT
    for place, line in enumerate(lines):
        yield Markup('<tspan x="{:.0f}" y="{:.0f}">{}</tspan>').format(
            left + size * PADDING, top + size * (PADDING + 0.94 + place * _LINE), line
        )
