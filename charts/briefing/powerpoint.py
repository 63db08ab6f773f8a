"""A briefing as PowerPoint: titles as text, native charts with their data, crisp pictures.

A chart that is bars or a line is a native chart that can be edited; a map is a picture with its
alternative text. The sources stand in the footer, what the speaker says in the notes.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from charts.briefing import Slide
from charts.content import table
from charts.native.slide_chart import (
    BODY_HEIGHT,
    BODY_TOP,
    HEIGHT,
    MARGIN,
    WIDTH,
    chart_place,
    style_text,
)
from charts.print import Edition
from charts.rendering import render
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.messages import N_, speaking

_TITLE = (Inches(0.35), Inches(1.15))
_FOOT_TOP, _FOOT_HEIGHT = Inches(6.82), Inches(0.45)
_FIGURES_WIDTH = Inches(3.1)
_LONG_TITLE = 90
_TITLE_ONLY, _TITLE_AND_CONTENT = 5, 1
"""Layouts of python-pptx's own template: their placeholders are real ones."""

_FOOT = N_("Source: {source}. Ministerial Atlas, facts {version}.")


def as_powerpoint(slides: Sequence[Slide], facts: Facts) -> bytes:
    """The slides as a PowerPoint file (Office Open XML), 13.333 by 7.5 inches.

    The same slides and facts give the same content; no clock is in it.

    Parameters
    ----------
    slides : sequence of Slide
        The first one's title and language are those of the file.
    facts : Facts
        In any language.
    """
    facts = facts.localized(slides[0].spec.lang) if slides else facts
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    deck.core_properties.title = slides[0].title if slides else "Ministerial Atlas"
    deck.core_properties.author = "Ministerial Atlas"
    _ = speaking(facts.lang)
    deck.core_properties.comments = _("Facts {version}").format(version=facts.version)
    for slide in slides:
        _add_slide(deck, slide, facts)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _add_slide(deck: Any, slide: Slide, facts: Facts) -> None:
    layout = deck.slide_layouts[_TITLE_ONLY if slide.chart else _TITLE_AND_CONTENT]
    page = deck.slides.add_slide(layout)
    _set_title(page, slide.title)
    if slide.chart:
        _add_chart(page, slide, facts)
    else:
        _set_points(page, slide.points)
    _add_footer(page, slide.source, facts)
    page.notes_slide.notes_text_frame.text = slide.notes


def _set_title(page: Any, words: str) -> None:
    frame = page.shapes.title
    frame.left, frame.top, frame.width, frame.height = (
        MARGIN,
        _TITLE[0],
        WIDTH - 2 * MARGIN,
        _TITLE[1],
    )
    frame.text_frame.text = words
    frame.text_frame.word_wrap = True
    frame.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    style_text(frame.text_frame, 30 if len(words) < _LONG_TITLE else 24, bold=True)


def _set_points(page: Any, points: Sequence[str]) -> None:
    body = page.placeholders[1]
    body.left, body.top = MARGIN, BODY_TOP
    body.width, body.height = WIDTH - 2 * MARGIN, BODY_HEIGHT
    body.text_frame.text = points[0] if points else ""
    for point in points[1:]:
        body.text_frame.add_paragraph().text = point
    style_text(body.text_frame, 22 if sum(map(len, points)) < 500 else 16)


def _add_footer(page: Any, source: str, facts: Facts) -> None:
    box = page.shapes.add_textbox(MARGIN, _FOOT_TOP, WIDTH - 2 * MARGIN, _FOOT_HEIGHT)
    box.name = "Source"
    box.text_frame.word_wrap = True
    template = speaking(facts.lang)(_FOOT)
    box.text_frame.text = template.format(source=source, version=facts.version)
    style_text(box.text_frame, 10, quiet=True)


def _add_chart(page: Any, slide: Slide, facts: Facts) -> None:
    """The slide's chart, which PowerPoint draws itself where it can; else a picture."""
    native = chart_type(slide.chart).native
    rows = table(slide.spec, facts)
    shape = native(page, slide.spec, facts, rows) if native else None
    _describe(shape or _add_picture(page, slide, facts), slide)


def _add_picture(page: Any, slide: Slide, facts: Facts) -> Any:
    """Legend and picture alone: the slide has the text itself, and its figures beside them."""
    image = io.BytesIO(render(slide.spec, facts, Edition("png", "slide", bare=True)))
    left, top, width, height = chart_place()
    beside = _FIGURES_WIDTH if slide.figures else 0
    if slide.figures:
        box = page.shapes.add_textbox(left + width - beside, top, beside, height)
        box.name = "Figures"
        _set_figures(box.text_frame, slide)
    return page.shapes.add_picture(image, left, top, width=width - beside)


def _set_figures(frame: Any, slide: Slide) -> None:
    """Each figure large, and under it what it counts."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    lines = [line for item in slide.figures for line in (item.figure, item.label)]
    frame.text = "\n".join(lines)
    style_text(frame, 18)
    for paragraph in frame.paragraphs[::2]:
        paragraph.font.size, paragraph.font.bold, paragraph.space_after = Pt(48), True, Pt(0)


def _describe(shape: Any, slide: Slide) -> None:
    """Give a shape the slide's title and alternative text."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", slide.alt)
    properties.set("title", slide.title)
