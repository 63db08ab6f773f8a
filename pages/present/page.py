"""The Present page: a briefing with slides, speaker notes and files to take away."""

from __future__ import annotations

from pages.components import undo
from pages.components.blocks import show
from pages.components.page_content import show_content
from pages.present.live_charts import live_charts
from views.context import BriefingContext
from views.present import current_slide, present_page


def _draw(context: BriefingContext) -> None:
    undo.record(context.spec)
    show(present_page(context), live_charts(current_slide(context)))


show_content(_draw)
