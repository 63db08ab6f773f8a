"""How a deck looks: the atlas's own design, and what any other has to give."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches

from charts.briefing import Slide
from charts.native.slide_chart import style_text
from charts.native.stage import Box, HouseLook, Stage

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
_MARGIN = Inches(0.55)
_INNER = WIDTH - 2 * _MARGIN
_TITLE = Box(_MARGIN, Inches(0.35), _INNER, Inches(1.15))
_BODY = Box(_MARGIN, Inches(1.6), _INNER, Inches(5.1))
_SOURCE = Box(_MARGIN, Inches(6.82), _INNER, Inches(0.58))
_LONG_TITLE = 90
_TITLE_ONLY, _TITLE_AND_CONTENT = 5, 1
"""Layouts of python-pptx's own template: their placeholders are real ones."""


class Design(Protocol):
    """What a deck is put into."""

    @property
    def deck(self) -> Any:
        """The `pptx.presentation.Presentation` that gets the slides."""

    def begin(self, slide: Slide, source: str, opens: bool) -> Stage:
        """Add a page with its title.

        Parameters
        ----------
        slide : Slide
        source : str
            The line at its foot.
        opens : bool
            Whether it is the first one.
        """

    def write_points(self, stage: Stage, points: Sequence[str]) -> None:
        """Write a slide of text alone.

        Parameters
        ----------
        stage : Stage
        points : sequence of str
        """


class HouseDesign:
    """The atlas's own design, 13.333 by 7.5 inches."""

    def __init__(self) -> None:
        self.deck = Presentation()
        self.deck.slide_width, self.deck.slide_height = WIDTH, HEIGHT
        self._look = HouseLook()

    def begin(self, slide: Slide, source: str, opens: bool) -> Stage:
        """Add a page with its title.

        Parameters
        ----------
        slide, source, opens
            As `Design.begin` has them.
        """
        layout = self.deck.slide_layouts[_TITLE_ONLY if slide.chart else _TITLE_AND_CONTENT]
        page = self.deck.slides.add_slide(layout)
        self._set_title(page.shapes.title, slide.title)
        slot = None if slide.chart else page.placeholders[1]
        return Stage(page, _BODY, _SOURCE, self._look, slot)

    def _set_title(self, shape: Any, words: str) -> None:
        shape.left, shape.top, shape.width, shape.height = _TITLE.place
        shape.text_frame.text = words
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        size = 30 if len(words) < _LONG_TITLE else 24
        style_text(shape.text_frame, self._look, size, bold=True)

    def write_points(self, stage: Stage, points: Sequence[str]) -> None:
        """Write a slide of text alone.

        Parameters
        ----------
        stage, points
            As `Design.write_points` has them.
        """
        body = stage.slot
        body.left, body.top, body.width, body.height = stage.body.place
        write_paragraphs(body.text_frame, points)
        style_text(body.text_frame, stage.look, 22 if sum(map(len, points)) < 500 else 16)


def write_paragraphs(frame: Any, paragraphs: Sequence[str]) -> None:
    """Write one paragraph after the other.

    Parameters
    ----------
    frame : pptx.text.text.TextFrame
    paragraphs : sequence of str
    """
    frame.text = paragraphs[0] if paragraphs else ""
    for text in paragraphs[1:]:
        frame.add_paragraph().text = text
