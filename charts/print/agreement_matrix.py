"""Countries against commitments in print: a mark where an agreement's row states a commitment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from charts.agreement_rows import codes_by_agreement
from charts.captions import Caption
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.highlight import (
    band,
    drawn_alone,
    highlight_keys,
    is_behind,
)
from charts.print.row_fitting import (
    GAP,
    Cell,
    Column,
    Fitted,
    Row,
    cut,
    fit,
    more_lines,
    sizes,
    smallest,
)
from charts.print.text_layout import LEADING, lines_by_words, width_by_words
from data.facts.store import Facts
from data.i18n.labels import NOT_STATED
from data.i18n.messages import N_, speaking
from data.phrases import capitalized

_MOST_NAME = 0.3
"""Part of the width that names may take."""

_STATED = N_("stated")


@dataclass(frozen=True)
class _Grid:
    """The matrix at a size of type: names with their rows, the heads, and what is over them."""

    names: Fitted
    key: tuple[str, ...]
    heads: tuple[tuple[str, ...], ...]
    cells: tuple[Column, ...]

    @property
    def head_height(self) -> float:
        """Of the key and the heads, in points."""
        size = self.names.size
        highest = max(map(len, self.heads))
        return (len(self.key) * LEADING + highest * LEADING + 0.5) * size + (
            size * 0.5 if self.key else 0.0
        )

    @property
    def height(self) -> float:
        """Of everything but what is said of rows that are left out."""
        return self.head_height + sum(self.names.heights()[1:])


def draw(facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame) -> Sheet:
    """The matrix.

    Parameters
    ----------
    facts : Facts
        In the language of names and labels.
    edition : Edition
    caption : Caption
        See `Sheet`.
    rows : pandas.DataFrame
        Of `charts.agreement_rows.agreement_rows`, one for each cell; at least one agreement.
    """
    sheet = _sheet(facts, edition, caption)
    tries = (_grid(sheet, rows, size) for size in sizes(sheet))
    fitting = (grid for grid in tries if grid.height <= sheet.plot_area.height)
    grid = next(fitting, None) or _cut_grid(sheet, rows)
    head = grid.names.heights()[0]
    names = grid.names.stretched(sheet.plot_area.height - grid.head_height + head)
    grid = replace(grid, names=names)
    codes, ids = codes_by_agreement(facts), list(dict.fromkeys(rows["agreement_id"]))
    shown = ids[: len(grid.names.rows)]
    drawn = drawn_alone(edition, chain(*(codes[key] for key in shown)))
    if drawn != edition:
        return draw(facts, drawn, caption, rows)
    _draw_heads(sheet, grid)
    _draw_rows(sheet, grid, rows, codes)
    return sheet


def _sheet(facts: Facts, edition: Edition, caption: Caption) -> Sheet:
    _ = speaking(facts.lang)
    sheet = Sheet(edition, caption)
    keys = [
        Key(capitalized(_(_STATED)), sheet.ink.accent),
        Key(capitalized(_(NOT_STATED)), sheet.ink.quiet_ink, "ring"),
    ]
    keys += highlight_keys(edition, facts, edition.highlight, "square")
    return Sheet(edition, caption, keys)


def _grid(sheet: Sheet, rows: pd.DataFrame, size: float) -> _Grid:
    names = [
        Cell(f"{country}, {date}", "semibold")
        for country, date in dict(
            zip(rows["agreement_id"], zip(rows["country"], rows["date"], strict=True), strict=True)
        ).values()
    ]
    whole, labels = sheet.plot_area.width, list(dict.fromkeys(rows["provision_label"]))
    needed = max(width_by_words(cell.words, size, "semibold") for cell in names)
    column = Column(0, min(needed + 0.5, whole * _MOST_NAME))
    left = column.width + size * GAP
    step = (whole - left) / len(labels)
    cells = tuple(Column(left + place * step, step) for place in range(len(labels)))
    fitted = fit([Row((cell,)) for cell in names], [Cell("")], (column,), size)
    stated = rows.loc[rows["stated"] == "yes", "provision_label"].value_counts()
    counts = [str(stated.get(label, 0)) for label in labels]
    broken = [lines_by_words(label, step - size * 0.5, size) for label in labels]
    if all(
        width_by_words(word, size) <= step - size * 0.5
        for label in labels
        for word in label.split(" ")
    ):
        heads = tuple((*own, count) for own, count in zip(broken, counts, strict=True))
        return _Grid(fitted, (), heads, cells)
    numbered = [f"{place}\u00a0{label}" for place, label in enumerate(labels, start=1)]
    heads = tuple((str(place), count) for place, count in enumerate(counts, start=1))
    return _Grid(fitted, lines_by_words(" · ".join(numbered), whole, size), heads, cells)


def _cut_grid(sheet: Sheet, rows: pd.DataFrame) -> _Grid:
    """The matrix in the smallest type, with as many rows as fit."""
    least = smallest(sheet)
    grid = _grid(sheet, rows, least)
    room = sheet.plot_area.height - grid.head_height
    head = grid.names.heights()[0]
    names = cut(grid.names, room + head, lambda own, _: more_lines(sheet, least, own, 0))
    return _Grid(names, grid.key, grid.heads, grid.cells)


def _draw_heads(sheet: Sheet, grid: _Grid) -> None:
    """The key of numbers where there is one; the commitments, and how many state each."""
    size, area, quiet = grid.names.size, sheet.plot_area, sheet.ink.quiet_ink
    y = area.top
    for line in grid.key:
        y += size * LEADING
        sheet.text(line, area.left, y - size * 0.26, size, "regular", quiet)
    bottom = area.top + grid.head_height - size * 0.5
    for head, column in zip(grid.heads, grid.cells, strict=True):
        middle = area.left + column.left + column.width / 2
        for up, line in enumerate(reversed(head)):
            base = bottom - up * size * LEADING - size * 0.26
            weight = "semibold" if up == 0 else "regular"
            sheet.text(line, middle, base, size, weight, quiet, "center")


def _draw_rows(
    sheet: Sheet, grid: _Grid, rows: pd.DataFrame, codes: Mapping[str, Sequence[str]]
) -> None:
    names, area, size = grid.names, sheet.plot_area, grid.names.size
    axes = sheet.points(area)
    axes.set_zorder(-1)
    stated = set(
        zip(
            rows.loc[rows["stated"] == "yes", "agreement_id"],
            rows.loc[rows["stated"] == "yes", "provision"],
            strict=True,
        )
    )
    ids, keys = list(dict.fromkeys(rows["agreement_id"])), list(dict.fromkeys(rows["provision"]))
    y = grid.head_height
    _draw_rule(axes, area, y, sheet.ink.quiet_ink)
    for name, broken, height in zip(ids, names.lines[1:], names.heights()[1:], strict=False):
        behind = is_behind(sheet.edition, codes[name])
        if sheet.edition.highlight and not behind:
            axes.add_artist(band(sheet, y, height))
        ink = sheet.ink.quiet_ink if behind else ""
        _draw_name(sheet, name, broken[0], area.top + y + names.first_base, size, ink)
        for key, column in zip(keys, grid.cells, strict=True):
            middle = (column.left + column.width / 2, y + height / 2)
            mark = _mark(sheet, middle, size, (name, key) in stated)
            mark.set_gid(f"cell-{name}-{key}")
            axes.add_artist(mark)
        y += height
        _draw_rule(axes, area, y, sheet.ink.land)
    for line in names.more:
        y += size * LEADING
        sheet.text(line, area.left, area.top + y - size * 0.14, size, "semibold")


def _draw_rule(axes: Axes, area: Box, y: float, color: str) -> None:
    axes.plot([0, area.width], [y, y], color=color, linewidth=0.6, clip_on=False)


def _draw_name(
    sheet: Sheet, key: str, broken: Sequence[str], base: float, size: float, ink: str
) -> None:
    for number, line in enumerate(broken):
        y = base + number * size * LEADING
        text = sheet.text(line, sheet.plot_area.left, y, size, "semibold", ink)
        if not number:
            text.set_gid(f"row-{key}")


def _mark(
    sheet: Sheet, middle: tuple[float, float], size: float, is_stated: bool
) -> Rectangle | Circle:
    """A filled square where it is stated, a small ring where it is not."""
    side = size * 0.95
    if is_stated:
        corner = (middle[0] - side / 2, middle[1] - side / 2)
        return Rectangle(corner, side, side, facecolor=sheet.ink.accent, linewidth=0)
    return Circle(middle, size * 0.2, fill=False, edgecolor=sheet.ink.quiet_ink, linewidth=0.6)
