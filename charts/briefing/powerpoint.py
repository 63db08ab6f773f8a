"""A briefing as PowerPoint: titles as text, native charts with their data, crisp pictures.

A chart that is bars or a line is a native chart that can be edited; a map is a picture with its
alternative text. The sources stand at the foot, what the speaker says in the notes. The deck has
the atlas's own design, or that of a template (`charts.briefing.template`).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.util import Pt

from charts.briefing import Slide
from charts.briefing.design import Design, HouseDesign
from charts.briefing.speaker_notes import write_notes
from charts.briefing.template_design import TemplateDesign
from charts.captions.caption_parts import sentences
from charts.content import table
from charts.native.slide_chart import style_text
from charts.native.stage import Stage
from charts.native.text_fit import fitting_size
from charts.print import Edition, with_glyphs
from charts.rendering import render
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.messages import N_, speaking

_FOOT = N_("Source: {source}. Ministerial Atlas, facts {version}.")
_CHART, _PICTURE = "chart", "picture"
_FIGURES = 0.25
"""Of the width of a body that has figures beside its picture."""


def as_powerpoint(slides: Sequence[Slide], facts: Facts, template: bytes | None = None) -> bytes:
    """The slides as a PowerPoint file (Office Open XML), 13.333 by 7.5 inches.

    The same slides, facts and template give the same content; no clock is in it.

    Parameters
    ----------
    slides : sequence of Slide
        The first one's title and language are those of the file.
    facts : Facts
        In any language.
    template : bytes or None
        A PowerPoint file whose size, layouts, typefaces and colors the deck has; its own slides
        are left out.

    Raises
    ------
    SpecError
        Saying why a template cannot be used.
    """
    facts = facts.localized(slides[0].spec.lang) if slides else facts
    design: Design = HouseDesign() if template is None else TemplateDesign(template)
    properties = design.deck.core_properties
    properties.title = slides[0].title if slides else "Ministerial Atlas"
    properties.author = "Ministerial Atlas"
    _ = speaking(facts.lang)
    properties.comments = _("Facts {version}").format(version=facts.version)
    for number, slide in enumerate(slides):
        _add_slide(design, slide, facts, opens=number == 0)
    out = io.BytesIO()
    design.deck.save(out)
    return out.getvalue()


def _add_slide(design: Design, slide: Slide, facts: Facts, opens: bool) -> None:
    source = speaking(facts.lang)(_FOOT).format(source=slide.source, version=facts.version)
    source = sentences(slide.options.note, source)
    stage = design.begin(slide, source, opens)
    if slide.chart:
        _add_chart(stage, slide, facts)
    else:
        design.write_points(stage, slide.points)
    _add_footer(stage, source)
    write_notes(stage.page, slide.notes)


def _add_footer(stage: Stage, source: str) -> None:
    box = stage.page.shapes.add_textbox(*stage.source.place)
    box.name = "Source"
    box.text_frame.word_wrap = True
    box.text_frame.text = source
    size = fitting_size((source,), *stage.source.place[2:], stage.size(10), _LEAST_FOOT)
    style_text(box.text_frame, stage.look, size, quiet=True)


_LEAST_FOOT = 7.0
"""Points of the type in which a long note of an editor stands at the foot."""


def _add_chart(stage: Stage, slide: Slide, facts: Facts) -> None:
    """The slide's chart, which PowerPoint draws itself where it can; else a picture."""
    native = chart_type(slide.chart).native
    rows = table(slide.spec, facts)
    highlight = slide.options.highlight
    shape = native(stage, slide.spec, facts, rows, highlight) if native else None
    kind = _CHART if shape else _PICTURE
    shape = shape or _add_picture(stage, slide, facts)
    stage.fill_slot(shape, kind)
    _describe(shape, slide)


def _add_picture(stage: Stage, slide: Slide, facts: Facts) -> Any:
    """Legend and picture alone: the slide has the text itself, and its figures beside them."""
    theme = stage.look.theme
    edition = Edition("png", "slide", bare=True, theme=theme, **slide.edits(theme))
    image = io.BytesIO(render(slide.spec, facts, with_glyphs(edition)))
    body = stage.body
    if slide.figures:
        body, column = body.beside(int(body.width * _FIGURES))
        box = stage.page.shapes.add_textbox(*column.place)
        box.name = "Figures"
        _set_figures(stage, box.text_frame, slide)
    picture = stage.page.shapes.add_picture(image, 0, 0)
    place = body.hold(picture.width, picture.height)
    picture.left, picture.top, picture.width, picture.height = place.place
    return picture


def _set_figures(stage: Stage, frame: Any, slide: Slide) -> None:
    """Each figure large, and under it what it counts."""
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    lines = [line for item in slide.figures for line in (item.figure, item.label)]
    frame.text = "\n".join(lines)
    style_text(frame, stage.look, stage.size(18))
    for paragraph in frame.paragraphs[::2]:
        paragraph.font.size, paragraph.font.bold = Pt(stage.size(48)), True
        paragraph.space_after = Pt(0)


def _describe(shape: Any, slide: Slide) -> None:
    """Give a shape the slide's title and alternative text."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", slide.alt)
    properties.set("title", slide.title)
