"""Where marks stand one below the other along an upright line, each with its date and its words.

For a timeline of few rows: on a scale of days they would be dots in a wide field. Here their order
is the scale, a gap is as wide as time has passed, up to a most, and no word is cut off. Places are
pixels from the edge at which a line of writing begins, so one drawing serves every width from the
one for which it is laid out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from charts.figures.map_labels import Area
from charts.figures.text_lines import length_of, wrapped
from charts.figures.timeline_layout import LINE, REACH

LONGEST_DATE = 120.0
"""A date that is longer, such as one that is only scheduled, takes another line; in CSS pixels."""

MOST_APART = 40.0
"""The widest gap between two rows, in CSS pixels: that of 120 days, and of more."""

_DAYS_OF_A_PIXEL = 3
_TOP, _FOOT, _NOTE = 2.0, 4.0, 22.0


@dataclass(frozen=True)
class DatedEntry:
    """A row that wants a place: ``key`` names it, ``when`` is its date, ``text`` what it says."""

    key: str
    first: date
    when: str
    text: str


@dataclass(frozen=True)
class DatedRow:
    """A row that has its place.

    Attributes
    ----------
    y : float
        The middle of the mark, and of the first line of date and words.
    when : tuple of str
        The lines of the date; () where the row above has the same.
    lines : tuple of str
        Those of the words.
    is_apart : bool
        Whether more time has passed since the row above than its gap can show.
    """

    entry: DatedEntry
    y: float
    when: tuple[str, ...]
    lines: tuple[str, ...]
    is_apart: bool

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + REACH + (len(self.lines) - 1) * LINE


@dataclass(frozen=True)
class DatedList:
    """Rows in order of date, the latest last.

    Attributes
    ----------
    axis : float
        Of the marks: pixels from the edge at which a line of writing begins.
    asof_y, covered_y : float or None
        Between the last row by the as-of date and the first after it; the top of those after the
        day to which coverage is systematic. None where there are none after it.
    width, height : float
    """

    rows: tuple[DatedRow, ...]
    axis: float
    width: float
    asof_y: float | None
    covered_y: float | None
    height: float

    def areas(self) -> Iterator[Area]:
        """What dates, marks with their words, and the as-of date cover: start, top, end, bottom."""
        if self.asof_y is not None:
            yield 0.0, self.asof_y - _NOTE / 2, self.width, self.asof_y + _NOTE / 2
        for row in self.rows:
            if row.when:
                foot = row.y + REACH + (len(row.when) - 1) * LINE
                yield 0.0, row.y - REACH, max(map(length_of, row.when)), foot
            right = self.axis + REACH + max(map(length_of, row.lines))
            yield self.axis - REACH, row.y - REACH, right, row.bottom


def dated_list(
    entries: Sequence[DatedEntry], asof: date, covered_to: date, width: float
) -> DatedList:
    """A place for every entry.

    Parameters
    ----------
    entries : sequence of DatedEntry
        In order of date, one at least.
    asof : datetime.date
        A line stands before the first row after it.
    covered_to : datetime.date
        The ground is shaded from the first row after it.
    width : float
        The least at which the drawing is shown, in CSS pixels.

    Examples
    --------
    >>> days = [date(2026, 2, 4), date(2026, 2, 4), date(2026, 3, 6)]
    >>> entries = [DatedEntry(str(at), day, str(day), "Signed") for at, day in enumerate(days)]
    >>> [row.y for row in dated_list(entries, days[-1], days[-1], 600).rows]
    [14.0, 38.0, 72.0]
    """
    dates = [wrapped(entry.when, LONGEST_DATE) for entry in entries]
    axis = ceil(max(length_of(line) for lines in dates for line in lines) + REACH)
    rows: list[DatedRow] = []
    bottom, asof_y, covered_y = _TOP, None, None
    previous: DatedEntry | None = None
    for entry, when in zip(entries, dates, strict=True):
        apart = _apart(previous, entry)
        top = bottom + round(min(apart, MOST_APART))
        begins_later = asof_y is None and entry.first > asof
        if covered_y is None and entry.first > covered_to:
            covered_y = top
        if begins_later:
            asof_y, top = top + _NOTE / 2, top + _NOTE
        is_same_day = previous is not None and previous.when == entry.when and not begins_later
        own, lines = () if is_same_day else when, wrapped(entry.text, width - axis - REACH)
        rows.append(DatedRow(entry, top + REACH, own, lines, apart > MOST_APART))
        bottom = max(rows[-1].bottom, top + 2 * REACH + (len(own) - 1) * LINE)
        previous = entry
    return DatedList(tuple(rows), axis, width, asof_y, covered_y, bottom + _FOOT)


def _apart(previous: DatedEntry | None, entry: DatedEntry) -> float:
    """How wide the gap before a row would be, in pixels."""
    days = 0 if previous is None else (entry.first - previous.first).days
    return max(days, 0) / _DAYS_OF_A_PIXEL
