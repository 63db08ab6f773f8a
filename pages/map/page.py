"""The Map page: who attended, who signed, and when, on an equal-area world."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.globe import draw_globe
from pages.components.page_content import show_content
from views.map.page import map_page

show_content(lambda context: show(map_page(context), {"globe": draw_globe}))
