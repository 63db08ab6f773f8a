"""The Timeline page: what happened, when, and how the count of signed agreements grew."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.timeline import timeline_page

show(timeline_page(url_state.context()))
