"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.minerals.page import minerals_page

show(minerals_page(url_state.context()))
