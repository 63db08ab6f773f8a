"""The Export page: an image to download, the rows behind it, and the words to go with both."""

from __future__ import annotations

from pages.components.blocks import show
from pages.components.page_content import show_content
from views.export import export_page

show_content(lambda context: show(export_page(context)))
