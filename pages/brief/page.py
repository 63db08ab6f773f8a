"""The Brief: its argument, what opens below it, and the ledger of disagreements."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from views.brief.page import brief_page

show_content(lambda context: show(brief_page(context)))
