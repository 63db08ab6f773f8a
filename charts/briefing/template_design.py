"""A deck in a presenter's own template: its size, layouts, typefaces and colors."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn
from pptx.util import Pt

from charts.briefing import Slide
from charts.briefing.design import HEIGHT, WIDTH, write_paragraphs
from charts.briefing.template.archive import damaged
from charts.briefing.template.layouts import FEET, Layout, Layouts
from charts.briefing.template.package import cleaned
from charts.briefing.template.theme import ThemeColors, ThemeLook
from charts.native.stage import Box, Stage
from charts.native.text_fit import fitting_size, text_height
from charts.spec.errors import SpecError
from charts.types.lookup import chart_type

_SMALLEST_SCALE, _LARGEST_SCALE = 0.7, 1.6
_SOURCE_SIZE = 10
_MOST_OF_BODY = 0.25
"""Of its height: what a source may take of it."""

_USUAL_SIZE = 18.0
"""Points of type that nothing says otherwise of (ECMA-376 part 1, 21.1.2.3.9)."""


class TemplateDesign:
    """The design of a template, without its slides.

    Parameters
    ----------
    content : bytes
        A PowerPoint file that anybody may have made.

    Raises
    ------
    SpecError
        Saying why it cannot be used.
    """

    def __init__(self, content: bytes):
        file = io.BytesIO(cleaned(content))
        with _read("ppt/presentation.xml"):
            self.deck = Presentation(file)
            self._layouts = Layouts(self.deck)
            self._scale = _scale_of(self.deck)
        self._looks: dict[int, ThemeLook] = {}

    def begin(self, slide: Slide, source: str, opens: bool) -> Stage:
        """Add a page with its title, in the layout whose placeholders suit it.

        Parameters
        ----------
        slide, source, opens
            As `charts.briefing.design.Design.begin` has them.
        """
        content = _content_of(slide)
        with _read("ppt/slideLayouts"):
            return self._begin(slide, source, content, opens)

    def _begin(self, slide: Slide, source: str, content: str, opens: bool) -> Stage:
        layout = self._layouts.opening if opens and content == "text" else None
        layout = layout or self._layouts.best(content)
        page = self.deck.slides.add_slide(layout.layout)
        slot = _leave_only(page, layout.number)
        _write_title(page.shapes.title, slide.title, layout.title)
        _add_feet(page, layout.layout)
        look = self._look_of(layout)
        size = round(_SOURCE_SIZE * look.scale * 2) / 2
        height = text_height((source,), layout.body.width, size)
        body, strip = layout.body.cut(min(height, int(layout.body.height * _MOST_OF_BODY)))
        accepted = tuple(kind for kind in ("chart", "picture") if layout.accepts(kind))
        if content == "text" and not layout.accepts("text"):
            _remove(slot)
            slot = None
        return Stage(page, body, strip, look, slot, accepted)

    def write_points(self, stage: Stage, points: Sequence[str]) -> None:
        """Write a slide of text alone, as the layout sets it, only smaller where it is long.

        Parameters
        ----------
        stage, points
            As `charts.briefing.design.Design.write_points` has them.
        """
        shape = stage.slot
        if shape is None:
            shape = stage.page.shapes.add_textbox(*stage.body.place)
            shape.text_frame.word_wrap = True
        shape.left, shape.top, shape.width, shape.height = stage.body.place
        write_paragraphs(shape.text_frame, points)
        _shrink(shape, points, stage.body)

    def _look_of(self, layout: Layout) -> ThemeLook:
        master = layout.layout.slide_master
        key = id(master.part)
        if key not in self._looks:
            self._looks[key] = ThemeLook(ThemeColors(master), self._scale)
        return self._looks[key]


def _scale_of(deck: Any) -> float:
    """The size of type for slides of this size."""
    scale = min(int(deck.slide_width) / WIDTH, int(deck.slide_height) / HEIGHT)
    return min(max(scale, _SMALLEST_SCALE), _LARGEST_SCALE)


@contextmanager
def _read(place: str) -> Iterator[None]:
    """Whatever python-pptx stumbles over in a part that anybody may have made is damage to it."""
    try:
        yield
    except SpecError:
        raise
    except Exception as error:
        raise damaged(place) from error


def _content_of(slide: Slide) -> str:
    if not slide.chart:
        return "text"
    return "chart" if chart_type(slide.chart).native else "picture"


def _leave_only(page: Any, number: int | None) -> Any:
    """Take every placeholder but the title and one off a new page; that one, or None."""
    slot = None
    title = page.shapes.title
    for holder in list(page.placeholders):
        if number is not None and holder.placeholder_format.idx == number:
            slot = holder
        elif title is None or holder._element is not title._element:
            _remove(holder)
    return slot


def _remove(shape: Any) -> None:
    if shape is not None:
        shape._element.getparent().remove(shape._element)


def _write_title(shape: Any, words: str, box: Box) -> None:
    shape.text_frame.text = words
    _shrink(shape, (words,), box)


def _shrink(shape: Any, paragraphs: Sequence[str], box: Box) -> None:
    """Make type smaller where a text does not fit; else all is as the layout has it."""
    usual = _inherited_size(shape)
    size = fitting_size(paragraphs, box.width, box.height, usual)
    if size < usual:
        for paragraph in shape.text_frame.paragraphs:
            paragraph.font.size = Pt(size)
            for run in paragraph.runs:
                run.font.size = Pt(size)


def _inherited_size(shape: Any) -> float:
    """The points of type that a placeholder has from its layout or master."""
    if not shape.is_placeholder:
        return _USUAL_SIZE
    layout = shape.part.slide_layout
    kind = shape.placeholder_format.type
    number = shape.placeholder_format.idx
    own = [one for one in layout.placeholders if one.placeholder_format.idx == number]
    is_title = kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
    wanted = PP_PLACEHOLDER.TITLE if is_title else PP_PLACEHOLDER.BODY
    master = layout.slide_master
    general = [one for one in master.placeholders if one.placeholder_format.type == wanted]
    styles = [one._element.find(f".//{qn('a:lstStyle')}") for one in (*own, *general)]
    name = "p:titleStyle" if is_title else "p:bodyStyle"
    styles.append(master._element.find(f".//{qn(name)}"))
    for style in styles:
        properties = None if style is None else style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}")
        if properties is not None and str(properties.get("sz")).isdecimal():
            return int(properties.get("sz")) / 100
    return _USUAL_SIZE


def _add_feet(page: Any, layout: Any) -> None:
    """The number of the slide and the template's own footer, where the layout has them."""
    for holder in layout.placeholders:
        kind = holder.placeholder_format.type
        is_empty = kind == PP_PLACEHOLDER.FOOTER and not holder.text_frame.text.strip()
        if kind not in FEET or kind == PP_PLACEHOLDER.DATE or is_empty:
            continue
        element = copy.deepcopy(holder._element)
        for part in list(element.spPr):
            element.spPr.remove(part)
        for link in element.findall(f".//{qn('a:hlinkClick')}"):
            link.getparent().remove(link)
        element.nvSpPr.cNvPr.set("id", str(page.shapes._next_shape_id))
        page.shapes._spTree.append(element)
