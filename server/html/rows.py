"""The part of a long table that a page shows, and links to the rest of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from data.i18n.dates import format_date
from views.blocks import Changes, Table
from views.long_list import LongList, part_in_words
from views.text.html import inline_html
from views.text.i18n import _
from views.text.markdown import source_links, source_name

ROWS_SHOWN = 100
"""Most rows of a table on one page."""

FIRST_ROW = "first_row"
"""The key of the query that says with which row a long table begins."""

_CHOICE = Markup('<a href="{}">{}</a>')
_URL = re.compile(r"https?://[^\s;]+")
_SOURCES = re.compile(rf"{_URL.pattern}(?:;{_URL.pattern})*")
"""A cell that holds nothing but addresses of sources, as the tables join them."""


@dataclass(frozen=True)
class RowsPart:
    """What is shown of a table, in words which rows, and links to those before and after.

    The rows are markup: their first cell is a link where a row can be chosen. The widths, in
    rem, are known before the rows have come: without them columns moved as rows and typeface came.
    """

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: Markup
    summary: str
    neighbors: tuple[tuple[str, str], ...]
    file: str


def part_of(
    block: Table, address_of: Callable[[Changes], str], first_row: int, here: str
) -> RowsPart:
    """A part of a table.

    Parameters
    ----------
    block : Table
    address_of : callable
        Gives the address of the page after a change of its view.
    first_row : int
        From 1; beyond the end the table begins anew.
    here : str
        The address of the page.
    """
    total = len(block.rows)
    start = _start(first_row, total)
    shown = block.rows.iloc[start : start + ROWS_SHOWN]
    changes = block.row_changes[start : start + ROWS_SHOWN]
    addresses = [address_of(change) for change in changes] or [""] * len(shown)
    records = zip(*(shown[name].tolist() for name in shown.columns), strict=True)
    as_markup = inline_html if block.is_static else linked
    rows = [
        _row([_as_text(value) for value in record], as_markup, address)
        for record, address in zip(records, addresses, strict=True)
    ]
    summary = part_in_words(start, start + len(rows), total)
    heads = tuple(map(str, block.rows.columns))
    columns = [[head, *shown[head].tolist()] for head in shown.columns]
    widths = tuple(map(_width, columns))
    neighbors = _neighbors(start, total, here, ROWS_SHOWN)
    body = Markup("\n".join(rows))  # noqa: S704 - each cell is escaped
    return RowsPart(heads, widths, body, summary, neighbors, block.address)


def _width(cells: Sequence[object]) -> float:
    """Room for the head's words and nine of ten cells on one line, in rem; 28 at most."""
    head, *texts = map(_as_text, cells)
    lengths = sorted(len(_in_words(text)) for text in texts) or [0]
    word = max(map(len, head.split()), default=0)
    needed = max(0.47 * lengths[len(lengths) * 9 // 10], 0.56 * word)
    return round(min(max(3.0, needed + 0.8), 28.0), 2)


@dataclass(frozen=True)
class ListPart:
    """What is shown of a long list, in words which part, and links to those before and after."""

    html: Markup
    summary: str
    neighbors: tuple[tuple[str, str], ...]


def list_part(block: LongList, first_row: int, here: str) -> ListPart:
    """A part of a long list.

    Parameters
    ----------
    block : LongList
    first_row : int
        From 1; beyond the end the list begins anew.
    here : str
        The address of the page.
    """
    start = _start(first_row, block.total)
    neighbors = _neighbors(start, block.total, here, block.most)
    return ListPart(block.shown(start), block.in_words(start), neighbors)


def _start(first_row: int, total: int) -> int:
    return first_row - 1 if 0 < first_row <= total else 0


def _neighbors(start: int, total: int, here: str, most: int) -> tuple[tuple[str, str], ...]:
    joint = "&" if "?" in here else "?"
    places = ((_("Previous"), start - most), (_("Next"), start + most))
    return tuple(
        (label, here if place <= 0 else f"{here}{joint}{FIRST_ROW}={place + 1}")
        for label, place in places
        if -most < place < total and place != start and (place >= 0 or start > 0)
    )


def _as_text(value: Any) -> str:
    if isinstance(value, str):  # as most are
        return value
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "" if pd.isna(value) else str(value)


def _in_words(text: str) -> str:
    """What is read in a cell: sources by their names."""
    return " · ".join(map(source_name, text.split(";"))) if _is_of_sources(text) else text


def _is_of_sources(text: str) -> bool:
    return text.startswith("http") and bool(_SOURCES.fullmatch(text))


_BETWEEN = "\x1f"
"""The unit separator of ASCII."""


def _row(texts: list[str], as_markup: Callable[[str], Markup], address: str) -> str:
    """A row of a table, as markup."""
    cells = _linked(texts) if as_markup is linked else list(map(as_markup, texts))
    if address:
        cells[0] = _CHOICE.format(address, texts[0] or "…")
    return f"<tr><td>{'</td><td>'.join(cells)}</td></tr>"


def _linked(texts: list[str]) -> list[str]:
    """Cells as `linked` gives them; those of text alone are escaped together, as most are: the
    slides of a briefing have 2,700 cells."""
    whole = _BETWEEN.join("" if "http" in text else text for text in texts)
    plain = str(escape(whole)).split(_BETWEEN)
    if len(plain) != len(texts):
        return [linked(text) for text in texts]
    return [
        linked(text) if "http" in text else cell for text, cell in zip(texts, plain, strict=True)
    ]


def linked(text: str) -> Markup:
    """A cell in which each address is a link.

    Sources are links by their names, the official ones first, as in the record of a row.
    """
    return inline_html(source_links(text)) if _is_of_sources(text) else _linked_text(text)


@lru_cache(maxsize=2048)
def _linked_text(text: str) -> Markup:
    parts, last = Markup(""), 0
    for found in _URL.finditer(text):
        parts += escape(text[last : found.start()])
        parts += Markup('<a href="{0}" rel="noopener">{0}</a>').format(found[0])
        last = found.end()
    return parts + escape(text[last:])
