"""The Minerals page: what a set of partners holds, mines and processes, and one commodity."""

from __future__ import annotations

from dataclasses import replace

from pages import url_state
from pages.components.blocks import show
from pages.components.map_view import draw_map
from views.context import PageContext
from views.minerals.mineral import map_spec
from views.minerals.page import minerals_page


def draw_shares(context: PageContext) -> None:
    """Draw the map of a mineral's shares."""
    draw_map(replace(context, spec=map_spec(context)))


show(minerals_page(url_state.context()), {"map": draw_shares})
