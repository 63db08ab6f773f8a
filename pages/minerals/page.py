"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from views.minerals.page import minerals_page

show_content(lambda context: show(minerals_page(context)))
