"""The Timeline page: what happened, when, and how the count of signed agreements grew."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from views.timeline import timeline_page

show_content(lambda context: show(timeline_page(context)))
