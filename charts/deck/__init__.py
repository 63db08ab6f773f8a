"""What a presenter takes away: the briefing as PowerPoint and PDF, and a page on each partner."""

from charts.deck.briefs import PAPERS, brief
from charts.deck.bundle import Bundle
from charts.deck.pages import as_pdf
from charts.deck.powerpoint import as_powerpoint

__all__ = ["PAPERS", "Bundle", "as_pdf", "as_powerpoint", "brief"]
