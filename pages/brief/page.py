"""The Brief: its argument, what opens below it, and the ledger of disagreements."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.brief.page import brief_page

show(brief_page(url_state.context()))
