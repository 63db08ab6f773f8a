"""The slides of a briefing as a PDF: one page each, the same charts as in print.

What the speaker says is a note on the page (a text annotation, ISO 32000-1, 12.5.6.4): a reader of
PDF opens it, and a printer leaves it out.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from textwrap import shorten

from matplotlib.backends.backend_pdf import PdfPages

from charts.briefing import Slide
from charts.captions import Caption
from charts.captions.caption_parts import LICENSE
from charts.print import LONGEST, Edition, with_glyphs
from charts.print.frame import Box, Sheet
from charts.print.text_layout import LEADING, lines
from charts.rendering import compose
from data.facts.store import Facts
from data.i18n.messages import speaking


def as_pdf(slides: Sequence[Slide], facts: Facts) -> bytes:
    """The slides as one PDF, 13.333 by 7.5 inches, fonts embedded; the same bytes each time.

    Parameters
    ----------
    slides : sequence of Slide
        The first one's title is that of the document.
    facts : Facts
        In any language: each slide has its own.
    """
    out = io.BytesIO()
    metadata = {
        "Title": slides[0].title if slides else "Ministerial Atlas",
        "Creator": "Ministerial Atlas",
        "CreationDate": None,
    }
    with PdfPages(out, metadata=metadata) as pages:
        for slide in slides:
            pages.attach_note(slide.notes, positionRect=_NOTE_PLACE)
            pages.savefig(_page(slide, facts).figure)
    return out.getvalue()


_NOTE_PLACE = (932, 512, 952, 532)
"""Points from the lower left: the corner of a page on which nothing else stands."""


def _page(slide: Slide, facts: Facts) -> Sheet:
    if slide.chart:
        title = shorten(slide.title, LONGEST["title"], placeholder="…")
        figures = " · ".join(f"{item.figure} {item.label}" for item in slide.figures)
        subtitle = shorten(figures, LONGEST["subtitle"], placeholder="…")
        edits = slide.edits("light")
        words = {"title": title, "subtitle": subtitle or edits["subtitle"]}
        edition = Edition("pdf", "slide", **(edits | words))
        return compose(slide.spec, facts, with_glyphs(edition))
    lang = slide.spec.lang
    caption = Caption(slide.title, "", "", slide.source, speaking(lang)(LICENSE), lang)
    sheet = Sheet(Edition("pdf", "slide"), caption)
    size = _largest_size(slide.points, sheet.plot_area)
    y = sheet.plot_area.top
    for point in slide.points:
        sheet.text("•", sheet.plot_area.left, y + size * LEADING, size)
        box = Box(
            sheet.plot_area.left + size * 1.2,
            y + size * 0.24,
            sheet.plot_area.width - size * 1.2,
            0,
        )
        y = sheet.block(point, box, size) + size * 0.6
    return sheet


def _largest_size(points: Sequence[str], area: Box) -> float:
    """The largest type, to 22 pt, in which all points fit."""
    size = 22.0
    while size > _SMALLEST and _text_height(points, area, size) > area.height:
        size -= 0.5
    return size


_SMALLEST = 9.0


def _text_height(points: Sequence[str], area: Box, size: float) -> float:
    line_counts = [len(lines(point, area.width - size * 1.2, size)) for point in points]
    return sum(line_counts) * size * LEADING + len(points) * size * 0.84
