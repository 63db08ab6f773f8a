"""A page read as blocks: all of them, in order, and what they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from data.facts.store import Facts, store
from views.blocks import Block, Columns, Details, Group, Heading, Notice, Text, Title
from views.context import ContextOf, PageContext, page_context
from views.page_list import page_type

_Kind = TypeVar("_Kind", bound=Block)


def context_of(page: str, lang: str = "en", **view: Any) -> ContextOf[Any]:
    """What a page is made from, in a view of the real facts."""
    return page_context(page, page_type(page).spec(lang=lang).replace(**view), store().facts)


def with_cell(context: PageContext, table: str, **cells: str) -> PageContext:
    """The same view of facts in which the cells of a table's first row are others."""
    raw = {name: context.facts.raw_table(name) for name in context.facts.table_names}
    edited = raw[table].copy()
    edited.loc[edited.index[0], list(cells)] = list(cells.values())
    facts = Facts(raw | {table: edited}, "edited")
    return page_context(context.page, context.spec, facts, context.theme)


def all_blocks(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block of a tree, each before those that it holds; what is folded away is opened."""
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from all_blocks(block.blocks)
        elif isinstance(block, Columns):
            for column in block.columns:
                yield from all_blocks(column)
        elif isinstance(block, Details):
            yield from all_blocks(block.blocks())


def of_kind(blocks: Sequence[Block], kind: type[_Kind]) -> list[_Kind]:
    """The blocks of a kind, in order."""
    return [block for block in all_blocks(blocks) if isinstance(block, kind)]


def texts_of(blocks: Sequence[Block]) -> str:
    """What a page says in words, without the backslashes of Markdown."""
    saying = (Title, Heading, Text, Notice)
    texts = [block.text for block in all_blocks(blocks) if isinstance(block, saying)]
    return "\n".join(texts).replace("\\", "")
