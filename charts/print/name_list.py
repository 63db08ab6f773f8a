"""The names behind the colors of a map, under their keys: as large as a box has room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from charts.print.frame import Box, Key, Sheet
from charts.print.text_layout import LEADING, width_by_words

_LARGEST = 1.5
"""The largest type, in sizes of text."""

_STEP = 0.5
"""Points between two sizes of type that are tried."""

_BETWEEN, _MOST_BETWEEN = 0.55, 2.0
"""Between two groups, in sizes of type."""

_MOST_LEADING = 1.75
"""Of names in columns: lines further apart are no list."""

_INDENT = 1.35
"""From a swatch to its words, in sizes of type."""

_COLUMN_GAP = 1.4


@dataclass(frozen=True)
class Group:
    """A color, what it means, and who has it."""

    key: Key
    names: tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    """Words on a line, so far from the left; in points."""

    left: float
    words: str
    weight: str = "regular"


@dataclass(frozen=True)
class _Line:
    """A line of a list, and the key of which the swatch stands before it."""

    words: tuple[_Word, ...]
    key: Key | None = None


@dataclass(frozen=True)
class NameList:
    """A list as it is drawn, at a size of type in points."""

    size: float
    lines: tuple[_Line, ...]
    leading: float = LEADING
    between: float = _BETWEEN

    @property
    def height(self) -> float:
        """Of all, in points."""
        groups = sum(line.key is not None for line in self.lines)
        return (len(self.lines) * self.leading + max(groups - 1, 0) * self.between) * self.size

    @property
    def width(self) -> float:
        """Of the longest line, in points."""
        every = (word for line in self.lines for word in line.words)
        return max(word.left + width_by_words(word.words, self.size, word.weight) for word in every)

    def stretched(self, height: float) -> NameList:
        """The same list with more room between the groups and the lines, up to a height."""
        groups = max(sum(line.key is not None for line in self.lines) - 1, 1)
        spare = max(height - self.height, 0.0) / self.size
        between = min(spare * 0.5 / groups, _MOST_BETWEEN - self.between)
        more = (spare - between * groups) / max(len(self.lines), 1)
        leading = min(self.leading + more, _MOST_LEADING)
        return replace(self, leading=leading, between=self.between + between)

    def draw(self, sheet: Sheet, box: Box) -> None:
        """Draw the list from the top of a box.

        Parameters
        ----------
        sheet : Sheet
        box : Box
            Points from the upper left corner of the sheet.
        """
        size, y = self.size, box.top
        over = sheet.points(Box(0, 0, sheet.width, sheet.height))
        over.set_zorder(5)
        over.patch.set_visible(False)
        for place, line in enumerate(self.lines):
            y += size * (self.leading + (self.between if line.key and place else 0.0))
            base = y - size * 0.26
            if line.key:
                over.add_artist(sheet.swatch(line.key, box.left, base - size * 0.72, size * 0.85))
            for word in line.words:
                sheet.text(word.words, box.left + word.left, base, size, word.weight)


Form = Callable[[Sequence[Group], float, float], Iterator[_Line]]


def fitted(
    sheet: Sheet,
    groups: Sequence[Group],
    box: Box,
    least: float,
    forms: Sequence[Form],
    most: float = 0.0,
) -> NameList | None:
    """The groups in the largest type in which all of them fit a box.

    Parameters
    ----------
    sheet : Sheet
    groups : sequence of Group
    box : Box
    least : float
        The smallest type, in points.
    forms : sequence of callable
        `in_columns`, `under_headings`, `run_in`: the first that fits is taken.
    most : float
        The largest type, where it is not that of a list that fills its sheet.

    Returns
    -------
    NameList or None
        None where they do not fit.
    """
    size = most or sheet.size.text * _LARGEST
    while size >= least:
        for form in forms:
            own = NameList(size, tuple(form(groups, box.width, size)))
            if own.height <= box.height and own.width <= box.width:
                return own
        size = max(size - _STEP, least) if size > least else 0.0
    return None


def in_columns(groups: Sequence[Group], width: float, size: float) -> Iterator[_Line]:
    """Headings, and the names in columns below each other, in order downwards.

    Parameters
    ----------
    groups : sequence of Group
    width, size : float
        Of the list and of its type, in points.
    """
    widest = max(width_by_words(name, size) for group in groups for name in group.names)
    gap = size * _COLUMN_GAP
    columns = max(int((width + gap) // (widest + gap)), 1)
    step = (width + gap) / columns
    for group in groups:
        yield _heading(group, size)
        rows = -(-len(group.names) // columns)
        for row in range(rows):
            names = enumerate(group.names[row::rows])
            yield _Line(tuple(_Word(column * step, name) for column, name in names))


def under_headings(groups: Sequence[Group], width: float, size: float) -> Iterator[_Line]:
    """Headings, and the names one after the other in lines.

    Parameters
    ----------
    groups : sequence of Group
    width, size : float
        Of the list and of its type, in points.
    """
    for group in groups:
        yield _heading(group, size)
        for names in _wrapped(group.names, width, size, 0.0):
            yield _Line((_Word(0.0, names),))


def run_in(groups: Sequence[Group], width: float, size: float) -> Iterator[_Line]:
    """Headings, and the names after them on the same line where there is room.

    Parameters
    ----------
    groups : sequence of Group
    width, size : float
        Of the list and of its type, in points.
    """
    for group in groups:
        head = f"{group.key.label}:"
        left = (_INDENT + 0.35) * size + width_by_words(head, size, "semibold")
        if left > width * _MOST_HEAD:
            yield from under_headings([group], width, size)
            continue
        first, *others = _wrapped(group.names, width, size, left)
        yield _Line((_Word(size * _INDENT, head, "semibold"), _Word(left, first)), group.key)
        for names in others:
            yield _Line((_Word(0.0, names),))


_MOST_HEAD = 0.6


def _heading(group: Group, size: float) -> _Line:
    return _Line((_Word(size * _INDENT, group.key.label, "semibold"),), group.key)


def _wrapped(names: Sequence[str], width: float, size: float, indent: float) -> list[str]:
    """Names in lines with commas between them; no name is broken."""
    blank, used = width_by_words("n n", size) - width_by_words("nn", size), indent
    lines: list[list[str]] = [[]]
    for place, name in enumerate(names):
        words = name if place == len(names) - 1 else f"{name},"
        needed = width_by_words(words, size) + (blank if lines[-1] else 0.0)
        if used + needed > width and (lines[-1] or indent):
            lines.append([])
            used, needed, indent = 0.0, needed - blank, 0.0
        lines[-1].append(words)
        used += needed
    return [" ".join(line) for line in lines if line] or [""]
