"""From a figure, date or name to its row and its source: one kind of link, used everywhere.

The link opens the row on the Sources page, in words and with its published sources: two clicks from
anything on the screen to where it comes from.
"""

from __future__ import annotations

from textwrap import shorten
from urllib.parse import urlencode

from data.catalog.tables import heading
from data.facts.store import Facts
from views.text.i18n import _
from views.text.markdown import escape_markdown


def row_address(table: str, row: str) -> str:
    """The URL of a row on the Sources page.

    Parameters
    ----------
    table : str
        Name of a table.
    row : str
        Of the row, as `data.catalog.tables.row_ids` has it; whether it exists is not checked.

    Examples
    --------
    >>> row_address("agreements", "per-2026-mou")
    '/sources?table=agreements&row=per-2026-mou'
    """
    return f"/sources?{urlencode({'table': table, 'row': row})}"


def row_link(table: str, row: str, label: str = "") -> str:
    """A link to a row as Markdown.

    Parameters
    ----------
    table, row : str
        As in `row_address`.
    label : str
        Plain: escaped here; "" for the usual words.
    """
    label = label or _("row and sources")
    return f"[{escape_markdown(label)}]({row_address(table, row)})"


def rows_link(table: str, label: str, **query: str) -> str:
    """A link to several rows as Markdown: those behind a count.

    Parameters
    ----------
    table : str
        Name of a table.
    label : str
        Plain: escaped here.
    **query
        Keys of the Sources page that select the rows: ``q``, ``only``, ``asof``.
    """
    return f"[{escape_markdown(label)}]({rows_address(table, **query)})"


def rows_address(table: str, **query: str) -> str:
    """Where several rows of a table are listed.

    Parameters
    ----------
    table : str
        Name of a table.
    **query
        As in `rows_link`.

    Examples
    --------
    >>> rows_address("agreements", only="signed")
    '/sources?table=agreements&only=signed'
    """
    return f"/sources?{urlencode({'table': table, **query})}"


def agreement_link(name: str, label: str) -> str:
    """A link to an agreement in full, by its id, as Markdown.

    Parameters
    ----------
    name : str
        The id of the agreement.
    label : str
        As plain text.
    """
    return f"[{escape_markdown(label)}](/agreements?{urlencode({'agreement': name})})"


_LONGEST_HEADING = 44


def heading_link(facts: Facts, reference: str) -> str:
    """A link to a row by what a reader calls it, shortened, as Markdown.

    Parameters
    ----------
    facts : Facts
        In the language of the heading.
    reference : str
        Table and row with a colon between: ``agreements:per-2026-mou``.
    """
    table, row = split_reference(reference)
    return row_link(
        table, row, shorten(heading(facts, table, row), _LONGEST_HEADING, placeholder="…")
    )


def split_reference(reference: str) -> tuple[str, str]:
    """``events:2026-…`` as table and row."""
    table, _, row = reference.partition(":")
    return table, row
