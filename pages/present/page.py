"""The Present page: a briefing with slides, speaker notes and files to take away."""

from __future__ import annotations

from pages import url_state
from pages.components import undo
from pages.components.blocks import show
from pages.present.live_charts import live_charts
from views.present import current_slide, present_page

context = url_state.context()
undo.record(context.spec)
show(present_page(context), live_charts(current_slide(context)))
