"""Text measured and broken into lines, for a layout that is computed and not guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties

from charts.print.fonts import WEIGHTS, families

LEADING = 1.24
"""Distance of two base lines, in sizes of type."""

LEAST = 7.0
"""Points below which nothing is printed."""


def face(size: float, weight: str = "regular") -> FontProperties:
    """The typeface at a size in points.

    Parameters
    ----------
    size : float
        Points.
    weight : str
        A key of `WEIGHTS`.

    Raises
    ------
    ValueError
        Below `LEAST`.
    """
    return _face(size, weight, families())


@lru_cache(maxsize=64)
def _face(size: float, weight: str, typefaces: tuple[str, ...]) -> FontProperties:
    if size < LEAST:
        raise ValueError(f"type of {size} pt is below {LEAST} pt")
    return FontProperties(family=list(typefaces), size=size, weight=WEIGHTS[weight])


@lru_cache(maxsize=1)
def _ruler() -> RendererAgg:
    renderer: RendererAgg = FigureCanvasAgg(Figure(dpi=72 * _FINE)).get_renderer()
    return renderer


_FINE = 10
"""Measured ten times as fine as a point, so that rounding to pixels does not add up."""

_MEASURED_AT = 10.0
"""Points; without hinting a width grows as its size does, to 0.1%."""


def width(text: str, size: float, weight: str = "regular") -> float:
    """How wide a line is, in points.

    Parameters
    ----------
    text : str
        One line; "" has no width.
    size : float
        Points.
    weight : str
        A key of `WEIGHTS`.
    """
    return _width_per_point(text, weight, families()) * size if text else 0.0


@lru_cache(maxsize=20_000)
def _width_per_point(text: str, weight: str, typefaces: tuple[str, ...]) -> float:
    typeface = _face(_MEASURED_AT, weight, typefaces)
    pixels, _, _ = _ruler().get_text_width_height_descent(text, typeface, ismath=False)
    return float(pixels) / _FINE / _MEASURED_AT


def fits(text: str, max_width: float, size: float, weight: str = "regular") -> bool:
    """Whether a line is at most as wide as a width (points).

    The words settle it, wherever their widths do: those are measured once for all sizes, while to
    measure each beginning of each line anew was three quarters of the time that a map took.

    Parameters
    ----------
    text, max_width, size, weight
        As in `lines`.
    """
    about = width_by_words(text, size, weight)
    if about * _AT_MOST < max_width:
        return True
    return about * _AT_LEAST <= max_width and width(text, size, weight) <= max_width


_AT_LEAST, _AT_MOST = 0.95, 1.03
"""How wide a line is at least and at most, over `width_by_words`; 0.98 and 1.01 were measured."""


def lines(text: str, max_width: float, size: float, weight: str = "regular") -> list[str]:
    """A text broken into lines of at most a width (points); a word that is too long is cut.

    Parameters
    ----------
    text : str
        Broken at white space.
    max_width : float
        Points.
    size : float
        Points.
    weight : str
        A key of `WEIGHTS`.
    """
    completed: list[str] = []
    line = ""
    for word in _split_words(text, max_width, size, weight):
        longer = f"{line} {word}" if line else word
        if line and not fits(longer, max_width, size, weight):
            completed.append(line)
            line = word
        else:
            line = longer
    return [*completed, line] if line else completed


def lines_by_words(
    text: str, max_width: float, size: float, weight: str = "regular"
) -> tuple[str, ...]:
    """As `lines`, from the widths of single words at one size: fast where many sizes are tried.

    Parameters
    ----------
    text, max_width, size, weight
        As in `lines`. A line may be broken a little early, as space is left for kerning.
    """
    typefaces, most = families(), max_width / size / _KERNING
    words = [word for word in _BREAKS.split(text) if word]
    widths = [_width_per_point(word, weight, typefaces) for word in words]
    if any(needed > most for needed in widths):
        return tuple(lines(text, max_width, size, weight))
    completed, line, used, blank = [], list[str](), 0.0, _blank_per_point(weight, typefaces)
    for word, needed in zip(words, widths, strict=True):
        if line and used + blank + needed > most:
            completed.append(" ".join(line))
            line, used = [word], needed
        else:
            used += needed + (blank if line else 0.0)
            line.append(word)
    return (*completed, " ".join(line)) if line else tuple(completed)


_KERNING = 1.005
"""How much wider a line may be than its words and blanks."""


def width_by_words(text: str, size: float, weight: str = "regular") -> float:
    """How wide a line is, from the width of its words at one size; in points.

    Parameters
    ----------
    text, size, weight
        As in `width`.
    """
    return _by_words_per_point(text, weight, families()) * size * _KERNING


@lru_cache(maxsize=20_000)
def _by_words_per_point(text: str, weight: str, typefaces: tuple[str, ...]) -> float:
    words = text.split()
    blanks = _blank_per_point(weight, typefaces) * max(len(words) - 1, 0)
    return sum(_width_per_point(word, weight, typefaces) for word in words) + blanks


def _blank_per_point(weight: str, typefaces: tuple[str, ...]) -> float:
    apart, together = (_width_per_point(word, weight, typefaces) for word in ("n n", "nn"))
    return apart - together


def balanced(text: str, max_width: float, size: float, weight: str = "regular") -> list[str]:
    """Lines as few as `lines` makes them, but of about the same length: no word stands alone.

    Parameters
    ----------
    text : str
    max_width : float
        Points; no line is longer.
    size : float
        Points.
    weight : str
        A key of `WEIGHTS`.
    """
    most = len(lines(text, max_width, size, weight))
    low, high = max_width / max(most, 1) * 0.8, max_width
    while most > 1 and high - low > size:
        middle = (low + high) / 2
        fits = len(lines(text, middle, size, weight)) <= most
        low, high = (low, middle) if fits else (middle, high)
    return lines(text, high, size, weight)


def _split_words(text: str, max_width: float, size: float, weight: str) -> Iterator[str]:
    for word in _words(text, max_width, size, weight):
        while len(word) > 1 and not fits(word, max_width, size, weight):
            cut = _at_a_joint(word, _fitting_length(word, max_width, size, weight))
            yield word[:cut]
            word = word[cut:]
        if word:
            yield word


_BREAKS = re.compile(r"(?<!\b\d)(?<!\b\d\d) (?!\d{4}\b)")
"""Spaces at which a line may end: not between a number and its word, nor within a date."""


def _words(text: str, max_width: float, size: float, weight: str) -> Iterator[str]:
    for words in _BREAKS.split(text):
        yield from [words] if fits(words, max_width, size, weight) else words.split(" ")


_JOINTS = (
    re.compile(r"(?<=/)(?=[^/])|(?=[?&])"),
    re.compile(r"(?<=[=,:~])"),
    re.compile(r"(?<=[-_.+])(?=[^\W\d])"),
)
"""Where an address may be broken: between its parts, else before a value, else between words."""


def _at_a_joint(word: str, most: int) -> int:
    """After how many letters of at most so many a long word is best broken."""
    for joints in _JOINTS:
        ends = [joint.start() for joint in joints.finditer(word) if 0 < joint.start() <= most]
        if ends:
            return ends[-1]
    return most


def _fitting_length(word: str, max_width: float, size: float, weight: str) -> int:
    low, high = 1, len(word)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (
            (middle, high) if width(word[:middle], size, weight) <= max_width else (low, middle - 1)
        )
    return low


def shortened(text: str, max_width: float, size: float, weight: str = "regular") -> str:
    """A text cut to a width (points), with an ellipsis where something is left out.

    Parameters
    ----------
    text : str
    max_width : float
        Points, the ellipsis included.
    size : float
        Points.
    weight : str
        A key of `WEIGHTS`.
    """
    if width(text, size, weight) <= max_width:
        return text
    cut = _fitting_length(text, max_width - width("…", size, weight), size, weight)
    return f"{text[:cut].rstrip(' ,;:')}…"
