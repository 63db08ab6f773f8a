"""The counted agreements by legal status: three rows, for a screen that has no room for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from charts.print.frame import Sheet
from charts.print.row_fitting import Cell, Fitted, Row, fit, more_lines, spread
from data.agreements.legal_status import LEGAL_STATUSES
from data.i18n.messages import N_, speaking

_HEADS = (N_("Legal status"), N_("Country, date"))
_MOST_STATUS = 0.28
"""Part of the width that the legal status may take."""

_LARGEST = 1.8
"""The largest type, in sizes of text: three rows are read from the back of a room."""


def heads(lang: str) -> tuple[Cell, ...]:
    """The head of the table.

    Parameters
    ----------
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(lang)
    return tuple(Cell(_(head), "semibold", is_quiet=True) for head in _HEADS)


def fitted(sheet: Sheet, records: Sequence[Mapping[str, Any]], lang: str) -> Fitted | None:
    """What binds, what does not and what says neither, each with all its countries.

    Parameters
    ----------
    sheet : Sheet
    records : sequence of mapping
        Rows of `charts.agreement_rows.agreement_rows`; of those that are not counted it is said
        how many are left out.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Returns
    -------
    Fitted or None
        In the largest type in which all of them fit; None where they do not, or there are none.
    """
    own = [row for row in records if row["counted"] == "yes"]
    area, rows, hidden = sheet.plot_area, list(_rows(own, lang)), len(records) - len(own)
    if not rows:
        return None
    for size in _sizes(sheet):
        columns = spread(heads(lang), rows, area.width, (_MOST_STATUS,), size)
        more = tuple(more_lines(sheet, size, 0, hidden)) if hidden else ()
        table = replace(fit(rows, heads(lang), columns, size), more=more)
        if table.height <= area.height:
            return table.stretched(area.height)
    return None


def _sizes(sheet: Sheet) -> Iterator[float]:
    size = sheet.size.text * _LARGEST
    while size > sheet.size.small:
        yield size
        size -= 0.5
    yield sheet.size.small


def _rows(own: Sequence[Mapping[str, Any]], lang: str) -> Iterator[Row]:
    """A row for each legal status that an agreement has."""
    _ = speaking(lang)
    for key, label in LEGAL_STATUSES.items():
        names = [f"{row['country']}, {row['date']}" for row in own if row["legal_status"] == key]
        if names:
            yield Row((Cell(f"{_(label)} ({len(names)})", "semibold"), Cell("; ".join(names))))
