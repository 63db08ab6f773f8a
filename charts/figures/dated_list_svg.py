"""A timeline of few rows as SVG that stands in a page: dates, an upright line, marks and words.

Where writing runs from right to left it begins at the right edge; a word runs as its letters do.
Colors are classes, which the page's style sheet fills in both themes
(``server/html/templates/drawings.css``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from charts.figures.dated_list import DatedEntry, DatedList, DatedRow, dated_list
from charts.figures.text_lines import length_of
from charts.figures.timeline_layout import LINE, REACH
from charts.figures.timeline_marks import Mark, symbol
from data.i18n.cldr import RIGHT_TO_LEFT

LEAST = 600
"""The least width at which it is shown, in CSS pixels; below it stands a list by date."""


@dataclass(frozen=True)
class _Side:
    """To which side writing runs: 1 to the right, -1 to the left."""

    sign: int

    @property
    def start(self) -> Markup:
        """The attribute of a text that begins at its place."""
        return Markup("") if self.sign > 0 else Markup(' text-anchor="end"')

    @property
    def end(self) -> Markup:
        """The attribute of a text that ends at its place."""
        return Markup(' text-anchor="end"') if self.sign > 0 else Markup("")

    def x(self, offset: float) -> str:
        """A place, by how far it is from the edge."""
        return f"{self.sign * offset:.0f}"

    def left(self, offset: float, length: float) -> str:
        """The left edge of what begins at an offset and has a length."""
        return self.x(offset) if self.sign > 0 else f"{-offset - length:.0f}"


def marks_layout(marks: Sequence[Mark], asof: date, covered_to: date) -> DatedList:
    """Where everything stands, at the least width.

    Parameters
    ----------
    marks : sequence of Mark
        In order of date, one at least; their names are the words.
    asof, covered_to : datetime.date
    """
    entries = [DatedEntry(mark.row, mark.first, mark.when, mark.name) for mark in marks]
    return dated_list(entries, asof, covered_to, LEAST)


def dated_list_svg(
    marks: Sequence[Mark],
    asof: tuple[date, str],
    covered_to: date,
    alt: str,
    address_of: Callable[[str], str],
    lang: str = "en",
) -> Markup:
    """Marks one below the other, each a link with its words.

    Parameters
    ----------
    marks : sequence of Mark
        In order of date, one at least; their names are the words.
    asof : (datetime.date, str)
        The as-of date, and what is said of it where marks come later.
    covered_to : datetime.date
        After this day the ground is shaded: coverage is thin there.
    alt : str
        The drawing in words.
    address_of : callable
        Gives the address to which a row leads.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    day, said = asof
    layout, side = marks_layout(marks, day, covered_to), _Side(-1 if lang in RIGHT_TO_LEFT else 1)
    parts = [
        *_line(layout, side),
        *_asof(layout, side, said),
        *(
            part
            for row, mark in zip(layout.rows, marks, strict=True)
            for part in (*_date(row, layout, side), _link(row, mark, layout, side, address_of))
        ),
    ]
    return Markup(
        '<svg class="atlas-lines" xmlns="http://www.w3.org/2000/svg" width="100%" height="{:.0f}" '
        'role="group" aria-label="{}">{}<svg x="{}">{}</svg></svg>'
    ).format(
        layout.height,
        alt,
        Markup("").join(_shade(layout)),
        "0" if side.sign > 0 else "100%",
        Markup("").join(parts),
    )


def _shade(layout: DatedList) -> Iterator[Markup]:
    if layout.covered_y is not None:
        yield Markup('<rect class="shade" x="0" y="{:.0f}" width="100%" height="{:.0f}"/>').format(
            layout.covered_y, layout.height - layout.covered_y
        )


def _line(layout: DatedList, side: _Side) -> Iterator[Markup]:
    """From each mark to the next; dashed where more time has passed than the gap can show."""
    for above, below in pairwise(layout.rows):
        yield Markup('<line class="rail{}" x1="{}" x2="{}" y1="{:.0f}" y2="{:.0f}"/>').format(
            " apart" if below.is_apart else "", *[side.x(layout.axis)] * 2, above.y, below.y
        )


def _asof(layout: DatedList, side: _Side, said: str) -> Iterator[Markup]:
    if layout.asof_y is not None:
        yield Markup(
            '<line class="asof" x1="0" x2="{}" y1="{y:.0f}" y2="{y:.0f}"/>'
            '<text x="{}" y="{:.0f}"{}>{}</text>'
        ).format(
            side.x(layout.axis + REACH / 2),
            side.x(layout.axis + REACH),
            layout.asof_y + 5,
            side.start,
            said,
            y=layout.asof_y,
        )


def _date(row: DatedRow, layout: DatedList, side: _Side) -> Iterator[Markup]:
    if row.when:
        yield _text(row.when, layout.axis - REACH, row.y, side.end, side)


def _link(
    row: DatedRow,
    mark: Mark,
    layout: DatedList,
    side: _Side,
    address_of: Callable[[str], str],
) -> Markup:
    """A mark and its words, both of which lead on."""
    length = 2 * REACH + max(map(length_of, row.lines))
    return Markup(
        '<a class="{}" href="{}" data-row="{}"><title>{}</title>'
        '<rect class="hit" x="{}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>'
        '<svg x="{}" y="{:.0f}">{}</svg>{}</a>'
    ).format(
        " ".join([mark.style, *(["later"] if mark.is_later else [])]),
        address_of(mark.row),
        mark.row,
        mark.words,
        side.left(layout.axis - REACH, length),
        row.y - REACH,
        length,
        row.bottom - row.y + REACH,
        side.x(layout.axis),
        row.y,
        symbol(mark),
        _text(row.lines, layout.axis + REACH, row.y, side.start, side),
    )


def _text(lines: Sequence[str], offset: float, y: float, anchor: Markup, side: _Side) -> Markup:
    first, *others = lines
    more = Markup("").join(
        Markup('<tspan x="{}" dy="{:.0f}">{}</tspan>').format(side.x(offset), LINE, line)
        for line in others
    )
    return Markup('<text x="{}" y="{:.0f}"{}>{}{}</text>').format(
        side.x(offset), y + 5, anchor, first, more
    )
