"""What a presenter takes away: the briefing as PowerPoint and PDF, and a page on each partner."""

from charts.deck.briefs import PAPERS, all_briefs, brief
from charts.deck.pages import as_pdf
from charts.deck.powerpoint import as_powerpoint

__all__ = ["PAPERS", "all_briefs", "as_pdf", "as_powerpoint", "brief"]
