"""The Export page: an image to download, the rows behind it, and the words to go with both."""

from __future__ import annotations

from pages import url_state
from pages.components.blocks import show
from views.export import export_page

show(export_page(url_state.context()))
