"""The search for a partner on the Export page."""

from __future__ import annotations

from data.facts.store import Facts
from pages.components.blocks import show
from views.partners.listing import finder


def search(local: Facts, selected: str = "") -> None:
    """A search by name in any language, code or alias; see `views.controls.partner_search`."""
    show((finder(local, selected),))
