"""What each page says, by its path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from views.blocks import Blocks
from views.context import PageContext
from views.map import map_page

_VIEWS: Mapping[str, Callable[[PageContext], Blocks]] = MappingProxyType({"": map_page})


def page_blocks(context: PageContext) -> Blocks:
    """The blocks of a page, without what stands around every page."""
    return _VIEWS[context.page](context)
