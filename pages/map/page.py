"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from pages.components.globe import draw_globe
from views.map.page import map_page

show(map_page(url_state.context()), {"globe": draw_globe})
