"""What stands on a printed sheet, measured as a graphics desk would look at it.

Boxes are in points from the upper left corner; nothing here knows how a chart lays itself out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from charts.print.frame import Sheet
from charts.print.segments import cross, meet_boxes
from charts.print.text_layout import LEAST
from data.facts.cache import cache_by_facts
from data.facts.store import Facts

Floats = NDArray[np.float64]

_MEASURED_DPI = 144
_LOOKED_AT_DPI = 36
_STRIPS = 24
_LOWER_MONTH = re.compile(
    r"\b(january|february|april|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\b \d{4}"
)


@dataclass(frozen=True)
class DrawnText:
    """A line of text: its words, its box, its size in points, and what it is."""

    words: str
    box: tuple[float, float, float, float]
    size: float
    gid: str


@dataclass(frozen=True)
class DrawnSheet:
    """A sheet as it is measured."""

    sheet: Sheet

    @cached_property
    def texts(self) -> tuple[DrawnText, ...]:
        """Every line of text that is not blank."""
        figure = self.sheet.figure
        figure.set_dpi(_MEASURED_DPI)
        renderer = FigureCanvasAgg(figure).get_renderer()
        scale, high = 72 / _MEASURED_DPI, self.sheet.height
        own = []
        for text in self.sheet.texts:
            if text.get_text().strip():
                box = text.get_window_extent(renderer)
                edges = box.x0, high / scale - box.y1, box.x1, high / scale - box.y0
                left, top, right, bottom = (float(edge) * scale for edge in edges)
                size, words = float(text.get_fontsize()), text.get_text()
                own.append(DrawnText(words, (left, top, right, bottom), size, text.get_gid() or ""))
        return tuple(own)

    @cached_property
    def leaders(self) -> Floats:
        """The lines from names to their places, as x, y of both ends."""
        lines = [line for line in self.sheet.figure.findobj(Line2D) if line.get_gid() == "leader"]
        ends = [line.get_transform().transform(line.get_xydata()) for line in lines]
        scale, high = 72 / self.sheet.figure.dpi, self.sheet.height
        rows = [[(x * scale, high - y * scale) for x, y in points] for points in ends]
        return np.array(rows, dtype=float).reshape(-1, 4)

    @property
    def words(self) -> str:
        """All that can be read, as one text."""
        return " ".join(text.words for text in self.texts)

    def used(self) -> float:
        """The part of the sheet between what stands furthest left and right in each strip of it."""
        figure = self.sheet.figure
        figure.set_dpi(_LOOKED_AT_DPI)
        canvas = FigureCanvasAgg(figure)
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())
        drawn = (pixels != pixels[0, 0]).any(axis=2)
        margin = round(self.sheet.margin * _LOOKED_AT_DPI / 72)
        inner = drawn[:, margin : drawn.shape[1] - margin]
        widths = [_extent(strip.any(axis=0)) for strip in np.array_split(inner, _STRIPS)]
        return sum(widths) / len(widths) / inner.shape[1]

    def faults(self, facts: Facts) -> list[str]:
        """Everything that a desk would send back, in plain words."""
        return [
            *self._too_small(),
            *self._clipped(),
            *self._over_each_other(),
            *self._leaders(),
            *self._cut(),
            *self._lower_case(facts),
        ]

    def _too_small(self) -> Iterator[str]:
        for text in self.texts:
            if text.size < LEAST:
                yield f"“{text.words}” is set in {text.size} pt"

    def _clipped(self) -> Iterator[str]:
        for text in self.texts:
            left, top, right, bottom = text.box
            if min(left, top) < 0 or right > self.sheet.width or bottom > self.sheet.height:
                yield f"“{text.words}” leaves the page"

    def _over_each_other(self) -> Iterator[str]:
        for one, other in combinations(self.texts, 2):
            # Boxes of lines share what lies between a descender and the next line's accents.
            shared = max(2.2, 0.105 * min(one.size, other.size))
            across = min(one.box[2], other.box[2]) - max(one.box[0], other.box[0])
            down = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
            if across > 1 and down > shared:
                yield f"“{one.words}” and “{other.words}” stand on each other"

    def _leaders(self) -> Iterator[str]:
        crossing = np.triu(cross(self.leaders, self.leaders)).sum()
        if crossing:
            yield f"{crossing} pairs of leaders cross"
        for text in self.texts:
            left, top, right, bottom = text.box
            high = (bottom - top) * 0.25
            inner = np.array([[left + 1, top + high, right - 1, bottom - high]])
            if text.gid == "name" and meet_boxes(self.leaders, inner).any():
                yield f"a leader runs through “{text.words}”"

    def _cut(self) -> Iterator[str]:
        for text, following in zip(self.texts, [*self.texts[1:], None], strict=True):
            if text.words.endswith("…"):
                yield f"“{text.words}” is cut short"
            rest = following.words if following and _is_next_line(text, following) else ""
            is_address = text.words.startswith("http") and " " not in text.words + rest
            if is_address and rest and not _is_joint(text.words, rest):
                yield f"the address is broken inside a word, before “{rest}”"

    def _lower_case(self, facts: Facts) -> Iterator[str]:
        words = " ".join(self._outside_addresses())
        for month in _LOWER_MONTH.finditer(words):
            yield f"“{month.group()}” is a month without its capital"
        for name in set(_without_capitals(facts).findall(words)):
            yield f"“{name}” stands without its capital"

    def _outside_addresses(self) -> Iterator[str]:
        before: DrawnText | None = None  # the line above, where it is of an address
        for text in self.texts:
            is_next = before is not None and _is_next_line(before, text)
            is_address = " " not in text.words and (is_next or text.words.startswith("http"))
            before = text if is_address else None
            if not is_address:
                yield text.words


@cache_by_facts(2)
def _without_capitals(facts: Facts) -> re.Pattern[str]:
    """The names of countries and what else is always written with a capital, all in lower case."""
    countries = facts.countries.loc[facts.countries["un_region"] != "", "name"]
    names = [*countries, "U.S.", "United States", "Washington"]
    lower = "|".join(re.escape(name.lower()) for name in names)
    return re.compile(rf"(?<![\w/.-])(?:{lower})(?![\w/.-])")


def _extent(is_drawn: NDArray[np.bool_]) -> int:
    places = np.flatnonzero(is_drawn)
    return int(places[-1] - places[0] + 1) if len(places) else 0


def _is_next_line(text: DrawnText, other: DrawnText) -> bool:
    below = text.box[3] - text.size < other.box[1] < text.box[3] + text.size
    return below and text.size == other.size and abs(text.box[0] - other.box[0]) < 1


def _is_joint(before: str, after: str) -> bool:
    """Whether an address may be broken here: an address of its own begins, or a part of one."""
    return (
        after.startswith(("http", "?", "&"))
        or before.endswith(("/", "=", ",", ":", "~"))
        or (before.endswith(("-", "_", ".", "+")) and not after[0].isdigit())
    )
