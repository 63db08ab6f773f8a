"""The Partners page: the list of all, one partner, several side by side, or one to print."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from pages.partners.charts import CHARTS
from views.partners.page import partners_page

show_content(lambda context: show(partners_page(context), CHARTS))
