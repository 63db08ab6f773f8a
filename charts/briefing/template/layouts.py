"""Which layout of a template a slide gets: by the placeholders it has, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pptx.enum.shapes import PP_PLACEHOLDER as KIND

from charts.briefing.template.archive import refusal
from charts.native.stage import Box
from data.i18n.messages import N_

_ROOM = (KIND.OBJECT, KIND.BODY, KIND.CHART, KIND.PICTURE)
ACCEPTING = {
    "chart": (KIND.OBJECT, KIND.CHART),
    "picture": (KIND.OBJECT, KIND.PICTURE),
    "text": (KIND.OBJECT, KIND.BODY),
}
"""Which placeholders take what (ECMA-376 part 1, 19.7.10; one without a type is an object)."""

FEET = (KIND.DATE, KIND.FOOTER, KIND.SLIDE_NUMBER)
_LEAST_WIDTH, _LEAST_HEIGHT = 45, 40
"""Percent of the slide: in less, a chart is not legible."""

_LOWEST_TITLE = 0.45
"""Of the slide's height: below a title that ends further down there is no room."""

_NO_OPENING = N_("a template with a title layout, which has a title and a subtitle")
_NO_CONTENT = N_(
    "a template with a layout that has a title and room for content over at least {width}% of the "
    "width and {height}% of the height"
)


@dataclass(frozen=True)
class Layout:
    """A layout, and what of it is used.

    Attributes
    ----------
    layout : pptx.slide.SlideLayout
    title : Box
    body : Box
    number : int or None
        The index of the placeholder that is the body; None where there is none.
    kind : pptx.enum.shapes.PP_PLACEHOLDER or None
        Of that placeholder.
    others : int
        Further placeholders for content, which stay empty.
    """

    layout: Any
    title: Box
    body: Box
    number: int | None
    kind: Any
    others: int

    def accepts(self, content: str) -> bool:
        """Whether the placeholder is for ``chart``, ``picture`` or ``text``."""
        return self.kind in ACCEPTING[content]


class Layouts:
    """The layouts of a deck that slides can have.

    Parameters
    ----------
    deck : pptx.presentation.Presentation

    Raises
    ------
    SpecError
        When there is none for the opening slide, or none for the others.
    """

    def __init__(self, deck: Any):
        size = (int(deck.slide_width), int(deck.slide_height))
        every = [layout for master in deck.slide_masters for layout in master.slide_layouts]
        openings = [found for layout in every if (found := _opening(layout, size))]
        self._content = [found for layout in every if (found := _content(layout, size))]
        if not openings:
            raise refusal(_NO_OPENING)
        if not self._content:
            raise refusal(_NO_CONTENT, width=_LEAST_WIDTH, height=_LEAST_HEIGHT)
        self.opening = openings[0]

    def best(self, content: str) -> Layout:
        """The layout for ``chart``, ``picture`` or ``text``: nothing else on it, room for this.

        Of several that are as good it is the one with the most room, and of those the first.

        Parameters
        ----------
        content : str
        """

        def order(layout: Layout) -> tuple[bool, bool, int, int]:
            area = layout.body.width * layout.body.height
            return (not layout.others, layout.accepts(content), -layout.others, area)

        return max(self._content, key=order)


def _opening(layout: Any, size: tuple[int, int]) -> Layout | None:
    """A layout with a title and a subtitle: in its own right, or with a title in the middle."""
    title = _first(layout, (KIND.CENTER_TITLE,)) or _first(layout, (KIND.TITLE,))
    subtitle = _first(layout, (KIND.SUBTITLE,))
    if title is None or subtitle is None:
        return None
    title_box, body = _box(title, size), _box(subtitle, size)
    if title_box is None or body is None:
        return None
    number = subtitle.placeholder_format.idx
    return Layout(layout, title_box, body, number, KIND.BODY, 0)


def _content(layout: Any, size: tuple[int, int]) -> Layout | None:
    """A layout with a title and a large placeholder, or with nothing below its title."""
    title = _first(layout, (KIND.TITLE,))
    title_box = _box(title, size) if title is not None else None
    if title_box is None or _first(layout, (KIND.SUBTITLE,)) is not None:
        return None
    room = [holder for holder in layout.placeholders if _kind(holder) in _ROOM]
    boxes = [(box, holder) for holder in room if (box := _box(holder, size))]
    if not room:
        body = _below(title_box, layout, size)
        return Layout(layout, title_box, body, None, None, 0) if _is_large(body, size) else None
    if not boxes:
        return None
    body, holder = max(boxes, key=lambda pair: pair[0].width * pair[0].height)
    body = _clear(body, title_box, layout, size)
    if not _is_large(body, size):
        return None
    number = holder.placeholder_format.idx
    return Layout(layout, title_box, body, number, _kind(holder), len(room) - 1)


def _below(title: Box, layout: Any, size: tuple[int, int]) -> Box:
    """What is free under a title, within its own margins."""
    height = size[1]
    if title.bottom > height * _LOWEST_TITLE:
        return Box(title.left, title.bottom, title.width, 0)
    margin = min(title.top, height // 20)
    return _clear(
        Box(title.left, title.bottom, title.width, height - title.bottom - margin),
        title,
        layout,
        size,
    )


def _clear(body: Box, title: Box, layout: Any, size: tuple[int, int]) -> Box:
    """The body without what the title above it, or a foot below it, covers."""
    top, bottom = body.top, body.bottom
    if _overlap(body, title) and title.top < body.top:
        top = title.bottom
    feet = [_box(holder, size) for holder in layout.placeholders if _kind(holder) in FEET]
    for foot in feet:
        if foot is not None and _overlap(body, foot) and foot.top > top:
            bottom = min(bottom, foot.top)
    return Box(body.left, top, body.width, max(bottom - top, 0))


def _overlap(one: Box, other: Box) -> bool:
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _is_large(box: Box, size: tuple[int, int]) -> bool:
    wide, high = 100 * box.width / size[0], 100 * box.height / size[1]
    return wide >= _LEAST_WIDTH and high >= _LEAST_HEIGHT


def _first(layout: Any, kinds: Iterable[Any]) -> Any:
    return next((holder for holder in layout.placeholders if _kind(holder) in kinds), None)


def _kind(holder: Any) -> Any:
    return holder.placeholder_format.type


def _box(holder: Any, size: tuple[int, int]) -> Box | None:
    """Where a placeholder stands, by itself or by its master, as far as that is on the slide."""
    sides = (holder.left, holder.top, holder.width, holder.height)
    if any(side is None for side in sides):
        return None
    left, top = max(int(sides[0]), 0), max(int(sides[1]), 0)
    right = min(int(sides[0]) + int(sides[2]), size[0])
    bottom = min(int(sides[1]) + int(sides[3]), size[1])
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else None
