"""The Partners page: the list of all, one partner, several side by side, or one to print."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from pages.partners.charts import CHARTS
from views.partners.page import partners_page

show(partners_page(url_state.context()), CHARTS)
