"""The Agreements page: every agreement, who of the producers has signed, and one in full."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.agreements.page import agreements_page

show(agreements_page(url_state.context()))
