"""The live charts of a slide."""

from __future__ import annotations

from functools import partial

from charts.briefing import Slide
from pages.components.blocks import LiveCharts
from pages.components.globe import draw_globe_of_slide
from views.context import PageContext


def live_charts(slide: Slide) -> LiveCharts:
    """What draws the chart of a slide, by its name."""
    return {"globe": partial(_globe, slide)}


def _globe(slide: Slide, context: PageContext) -> None:
    draw_globe_of_slide(context, slide.spec)
