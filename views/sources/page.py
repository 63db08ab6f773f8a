"""The Sources page as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from data.catalog.tables import title_of
from views.blocks import Blocks, Text, Title
from views.context import SourcesContext
from views.sources import tables, works
from views.sources.record import record
from views.text.i18n import _
from views.text.markdown import escape_markdown

_NO_FILTERS: Mapping[str, str] = MappingProxyType({})


def sources_page(context: SourcesContext, cells: Mapping[str, str] = _NO_FILTERS) -> Blocks:
    """The row that is open, a table to browse, what it rests on, and the works behind all.

    Parameters
    ----------
    context : SourcesContext
    cells : mapping of str to str
        Values that columns must hold, as the live page keeps them (`views.fields.RowFilter`).
    """
    facts, table = context.facts, tables.table_of(context.spec)
    return (
        Title(_("Every figure stands in a row, and every row names its sources")),
        *record(facts, table, context.spec.row),
        tables.controls(context, cells),
        Text(f"**{escape_markdown(title_of(table, facts.lang))}**"),
        *tables.browsed(context, cells),
        tables.download_links(table),
        tables.column_meanings(facts, table),
        *works.addresses(facts, table),
        *works.publications(facts),
        *works.boundaries(facts),
        *works.changelog(facts),
    )
