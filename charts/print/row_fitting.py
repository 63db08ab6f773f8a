"""Rows of wrapped cells in print: the largest type in which all fit, else as many as fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from charts.print.frame import Sheet
from charts.print.text_layout import LEADING, LEAST, lines, lines_by_words, width_by_words
from charts.spec.print_params import STAGES
from data.i18n.messages import marked_plural, speaking, translate_plural
from data.phrases import all_of

GAP = 0.9
"""Between two columns, in sizes of type."""

_LEAST_ROOM, _MOST_ROOM = 0.15, 0.6
"""Above the lines of a row and below them together, in sizes of type."""

_STEP = 0.5
"""Points between two sizes of small type that are tried."""

_MORE = marked_plural("{count} more", "{count} more")
_MORE_UNCOUNTED = marked_plural("{count} that is not counted", "{count} that are not counted")
_LONGEST_ADDRESS = 120


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and how they are set."""

    words: str
    weight: str = "regular"
    is_quiet: bool = False


@dataclass(frozen=True)
class Row:
    """The cells of a row; of a heading between rows only the first, across all columns.

    Attributes
    ----------
    key : str
        The agreement that it is about, or "".
    """

    cells: tuple[Cell, ...]
    is_counted: bool = True
    is_heading: bool = False
    key: str = ""


@dataclass(frozen=True)
class Column:
    """Where a column begins, from the left of the area, and how wide it is; in points."""

    left: float
    width: float


@dataclass(frozen=True)
class Fitted:
    """Rows as they are drawn.

    Attributes
    ----------
    size : float
        Of type, in points.
    columns : tuple of Column
    rows : tuple of Row
        Those that are shown.
    lines : tuple of tuple of tuple of str
        The lines of each cell of each row, the head first.
    more : tuple of str
        The lines that say how many are left out, and where they are listed.
    room : float
        Above and below the lines of a row together, in sizes of type.
    """

    size: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lines: tuple[tuple[tuple[str, ...], ...], ...]
    more: tuple[str, ...] = ()
    room: float = _LEAST_ROOM

    @property
    def height(self) -> float:
        """Of everything, in points."""
        return sum(self.heights()) + len(self.more) * self.size * LEADING

    @property
    def first_base(self) -> float:
        """How far the first base line of a row is below the row's top, in points."""
        return self.size * (LEADING - 0.26 + self.room * 0.45)

    def heights(self) -> list[float]:
        """Of the head and of each row, in points."""
        most = (max(map(len, cells), default=1) for cells in self.lines)
        return [(count * LEADING + self.room) * self.size for count in most]

    def stretched(self, height: float) -> Fitted:
        """The same rows with more room, as far as a height has it and as it helps the eye."""
        more = (height - self.height) / self.size / max(len(self.lines), 1)
        return replace(self, room=min(self.room + max(more, 0.0), _MOST_ROOM))


def is_stage(sheet: Sheet) -> bool:
    """Whether a sheet is a slide that fills a screen, read from the back of a room."""
    return not sheet.edition.bare and sheet.edition.preset in STAGES


def smallest(sheet: Sheet) -> float:
    """The smallest type of a sheet, in points: on a screen that of its notes."""
    return sheet.size.small if is_stage(sheet) else LEAST


def sizes(sheet: Sheet) -> tuple[float, ...]:
    """The sizes of type that are tried, the largest first; none is below `smallest`."""
    text, small, least = sheet.size.text, sheet.size.small, smallest(sheet)
    return tuple(
        sorted({text, (text + small) / 2, small, (small + least) / 2, least}, reverse=True)
    )


def widest(cells: Sequence[Cell], size: float, by_word: bool = False) -> float:
    """How wide the widest of some cells is, or the widest word in them; in points.

    Parameters
    ----------
    cells : sequence of Cell
    size : float
    by_word : bool
    """
    texts = ((part, cell.weight) for cell in cells for part in _parts(cell.words, by_word))
    return max((width_by_words(text, size, weight) for text, weight in texts), default=0.0)


def _parts(words: str, by_word: bool) -> list[str]:
    return words.split(" ") if by_word else [words]


def spread(
    heads: Sequence[Cell], rows: Sequence[Row], whole: float, most: Sequence[float], size: float
) -> tuple[Column, ...]:
    """Columns: each as wide as its cells up to a part of the whole, the last takes the rest.

    Parameters
    ----------
    heads : sequence of Cell
    rows : sequence of Row
    whole : float
        Width of all, in points.
    most : sequence of float
        Parts of the whole, one for each column but the last. No column is narrower than its
        longest word while that leaves the last one a fifth.
    size : float
    """
    gap, left, columns = size * GAP, 0.0, []
    for place, part in enumerate(most):
        cells = [heads[place], *(row.cells[place] for row in rows if not row.is_heading)]
        needed = max(widest(cells, size, by_word=True), min(widest(cells, size), part * whole))
        column = Column(left, min(needed + 0.5, whole * (part + _MORE_THAN_ITS_PART)))
        columns.append(column)
        left += column.width + gap
    return (*columns, Column(left, whole - left))


_MORE_THAN_ITS_PART = 0.06


def fit(
    rows: Sequence[Row],
    heads: Sequence[Cell],
    columns: tuple[Column, ...],
    size: float,
) -> Fitted:
    """All rows at a size of type, whatever their height.

    Parameters
    ----------
    rows : sequence of Row
    heads : sequence of Cell
    columns : tuple of Column
    size : float
    """
    whole = columns[-1].left + columns[-1].width
    broken = [_broken(heads, columns, size)]
    for row in rows:
        across = (Column(0, whole),) if row.is_heading else columns
        broken.append(_broken(row.cells, across, size))
    return Fitted(size, columns, tuple(rows), tuple(broken))


def _broken(
    cells: Sequence[Cell], columns: Sequence[Column], size: float
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        lines_by_words(cell.words, column.width, size, cell.weight)
        for cell, column in zip(cells, columns, strict=False)
    )


def cut(fitted: Fitted, height: float, more_of: Callable[[int, int], Sequence[str]]) -> Fitted:
    """As many of the rows as fit a height, with the lines that say how many are left out.

    Parameters
    ----------
    fitted : Fitted
        With all rows.
    height : float
        In points.
    more_of : callable
        From how many counted and how many other rows are left out to those lines.
    """
    heights = fitted.heights()
    for kept in range(len(fitted.rows), -1, -1):
        shown = _without_last_heading(fitted.rows[:kept])
        if len(shown) < kept:
            continue
        left_out = [row for row in fitted.rows[kept:] if not row.is_heading]
        own = sum(row.is_counted for row in left_out)
        more = tuple(more_of(own, len(left_out) - own)) if left_out else ()
        needed = sum(heights[: kept + 1]) + len(more) * fitted.size * LEADING
        if needed <= height or not kept:
            break
    return replace(fitted, rows=shown, lines=fitted.lines[: kept + 1], more=more)


def _without_last_heading(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return rows[:-1] if rows and rows[-1].is_heading else rows


def more_lines(sheet: Sheet, size: float, own: int, others: int) -> list[str]:
    """How many agreements are left out, and where all are listed.

    Parameters
    ----------
    sheet : Sheet
        Its width breaks the lines; its address is where they are listed.
    size : float
    own, others : int
        Counted agreements, and those that are not counted.
    """
    _, lang = speaking(sheet.lang), sheet.lang
    parts = [
        translate_plural(*forms, count, lang).format(count=count)
        for forms, count in ((_MORE, own), (_MORE_UNCOUNTED, others))
        if count
    ]
    address = sheet.edition.address
    address = address if len(address) <= _LONGEST_ADDRESS else address.partition("?")[0]
    where = address or _("the page Agreements of the Ministerial Atlas")
    text = _("and {more}, listed at {address}") if address else _("and {more}, listed on {address}")
    whole = text.format(more=all_of(parts, lang), address=where)
    return lines(whole, sheet.inner, size, "semibold")
