"""The Brief: what happened, what it means and for whom, and what is not settled."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.brief import brief_page

show(brief_page(url_state.context()))
