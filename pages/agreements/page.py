"""The Agreements page: every agreement, who of the producers has signed, and one in full."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from views.agreements.page import agreements_page

show_content(lambda context: show(agreements_page(context)))
