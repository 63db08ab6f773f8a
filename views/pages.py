"""What each page says as a document, by its path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from views.agreements.page import agreements_page
from views.blocks import Blocks, Text, Title
from views.brief.ledger import LEDGER, ledger_introduction, ledger_title
from views.brief.page import brief_page
from views.context import ContextOf
from views.export.page import export_page
from views.map.page import map_page
from views.minerals.page import minerals_page
from views.partners.page import partners_page
from views.present import all_slides, present_page
from views.sources.page import sources_page
from views.text.html import plain_text
from views.timeline import timeline_page

_VIEWS: Mapping[str, Callable[[ContextOf[Any]], Blocks]] = MappingProxyType(
    {
        "": map_page,
        "timeline": timeline_page,
        "agreements": agreements_page,
        "partners": partners_page,
        "minerals": minerals_page,
        "brief": brief_page,
        "present": all_slides,
        "export": export_page,
        "sources": sources_page,
    }
)


def page_blocks(context: ContextOf[Any]) -> Blocks:
    """The blocks of a page, without what stands around every page."""
    return _VIEWS[context.page](context)


def page_headline(context: ContextOf[Any], document: Blocks) -> tuple[str, str] | None:
    """Title and first text of a page for which no chart stands, as plain text; else None.

    Parameters
    ----------
    context : ContextOf
    document : tuple of Block
        What `page_blocks` gives for it.
    """
    if context.page == "brief" and context.spec.view == LEDGER:
        return ledger_title(context.facts), ledger_introduction()
    if context.page != "agreements":
        return None
    title = next(block.text for block in document if isinstance(block, Title))
    text = next(block.text for block in document if isinstance(block, Text))
    return plain_text(title), plain_text(text)


def live_page_blocks(context: ContextOf[Any], document: Blocks) -> Blocks:
    """The blocks of a page where it is alive: of a briefing one slide at a time.

    Parameters
    ----------
    context : ContextOf
    document : tuple of Block
        What `page_blocks` gives for it.
    """
    return present_page(context) if context.page == "present" else document
