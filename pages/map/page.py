"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from pages.components.map_view import draw_map
from views.map import map_page

show(map_page(url_state.context()), {"map": draw_map})
