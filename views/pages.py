"""What each page says as a document, by its path."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from views.blocks import Blocks
from views.brief.ledger import LEDGER, ledger_introduction, ledger_title
from views.brief.page import brief_page
from views.context import ContextOf
from views.export.page import export_page
from views.map.page import map_page
from views.minerals.page import minerals_page
from views.partners.page import partners_page
from views.present import all_slides, present_page
from views.sources.page import sources_page
from views.timeline import timeline_page

_VIEWS: Mapping[str, Callable[[ContextOf[Any]], Blocks]] = MappingProxyType(
    {
        "": map_page,
        "timeline": timeline_page,
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


def own_words(context: ContextOf[Any]) -> tuple[str, str] | None:
    """Title and description of a view for which no chart stands; else None.

    Parameters
    ----------
    context : ContextOf
    """
    if context.page == "brief" and context.spec.view == LEDGER:
        return ledger_title(context.facts), ledger_introduction()
    return None


def live_page_blocks(context: ContextOf[Any], document: Blocks) -> Blocks:
    """The blocks of a page where it is alive: of a briefing one slide at a time.

    Parameters
    ----------
    context : ContextOf
    document : tuple of Block
        What `page_blocks` gives for it.
    """
    return present_page(context) if context.page == "present" else document
