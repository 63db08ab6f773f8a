"""The query keys of the print edition: chart, size, format and text; and the sizes."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from unicodedata import category

from charts import registry
from charts.spec.errors import Parser, choice, on_or_off, problem
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

FORMATS = ("png", "svg", "pdf")
SCALES = ("1", "2", "3")
LONGEST_WORDS = {"title": 200, "subtitle": 300, "note": 400, "byline": 80, "logo": 40}
"""Characters of a text that an editor may set on a picture."""

MM = 1 / 25.4
"""Inches in a millimeter."""

_PAPER_DPI = 300
_CSS_DPI = 96


@dataclass(frozen=True)
class Preset:
    """A size to print at.

    Attributes
    ----------
    width, height : int
        Pixels of a PNG at scale 1.
    dpi : int
        Pixels to an inch at scale 1, which makes the inches of SVG and PDF.
    title, text, small : float
        Sizes of type in points: the finding, what is read in the picture, notes and sources.
    """

    width: int
    height: int
    dpi: int
    title: float
    text: float
    small: float

    @property
    def is_for_paper(self) -> bool:
        """Whether it is a size in millimeters rather than in pixels."""
        return self.dpi == _PAPER_DPI

    @property
    def css_size(self) -> tuple[int, int | None]:
        """Width and height in CSS pixels; one for paper is as high as it needs to be."""
        if self.is_for_paper:
            return round(self.width / self.dpi * _CSS_DPI), None
        return self.width, self.height


def _millimeters(width: float, height: float, title: float, text: float, small: float) -> Preset:
    dpi = _PAPER_DPI
    return Preset(round(width * MM * dpi), round(height * MM * dpi), dpi, title, text, small)


PRESETS = MappingProxyType(
    {
        "web": Preset(1200, 675, 100, 19.0, 10.5, 8.5),
        "social": Preset(1200, 628, 100, 21.0, 11.0, 8.5),
        "square": Preset(1080, 1080, 100, 20.0, 11.0, 9.0),
        "story": Preset(1080, 1920, 144, 25.0, 14.0, 11.0),
        "slide": Preset(1920, 1080, 144, 21.0, 11.5, 9.0),
        "newsletter": Preset(600, 750, 96, 16.5, 9.5, 8.0),
        "column": _millimeters(90, 135, 11.0, 7.5, 7.0),
        "print": _millimeters(180, 128, 14.0, 8.5, 7.0),
    }
)

STAGES = MappingProxyType(
    {
        "stage-16x9": Preset(1920, 1080, 144, 26.0, 13.0, 12.0),
        "stage-16x10": Preset(1920, 1200, 144, 26.0, 13.0, 12.0),
        "stage-4x3": Preset(1920, 1440, 144, 28.0, 14.0, 12.0),
        "stage-2x3": Preset(1170, 1755, 216, 18.0, 11.0, 10.0),
        "stage-3x4": Preset(1440, 1920, 144, 26.0, 13.5, 12.0),
        "stage-beside": Preset(1440, 1080, 144, 26.0, 13.0, 12.0),
    }
)
"""Sizes for a slide that fills a screen, the last beside key figures: nothing on it is below 24
pixels at a width of 1,920. The upright ones are for a phone, in type of 10 pixels at a width of
390, and for a tablet."""


def preset_of(name: str) -> Preset:
    """The size of a preset or of a slide on a screen.

    Parameters
    ----------
    name : str
        One of `PRESETS` or `STAGES`.

    Examples
    --------
    >>> preset_of("stage-4x3").height
    1440
    """
    return PRESETS[name] if name in PRESETS else STAGES[name]


@dataclass(frozen=True)
class PrintOptions:
    """How a picture is printed; an empty text is the generated one.

    Attributes
    ----------
    highlight : tuple of str
        Codes of the countries behind which the others step back.
    labels : str
        One of `charts.spec.editing_params.LABELS`.
    annotate, style : str
        As `charts.spec.editing_params` and `charts.spec.style_params` read them.
    """

    format: str = "png"
    preset: str = "web"
    scale: int = 2
    transparent: bool = False
    title: str = ""
    subtitle: str = ""
    note: str = ""
    byline: str = ""
    logo: str = ""
    highlight: tuple[str, ...] = field(default=())
    labels: str = "auto"
    annotate: str = ""
    style: str = ""


def _words(key: str, value: str, facts: Facts) -> str:
    """A line of text that a picture can carry."""
    line = " ".join(value.split())
    if as_line(line) != line:
        raise problem(key, value, LazyMessage("text without control characters"))
    return line


def as_line(text: str) -> str:
    """White space folded, and without what no font or XML file can hold (XML 1.0, 2.2)."""
    printable = "".join(sign for sign in " ".join(text.split()) if _can_be_written(sign))
    return " ".join(printable.split())


def _can_be_written(sign: str) -> bool:
    return category(sign) not in ("Cc", "Cs") and ord(sign) & 0xFFFE != 0xFFFE


def _chart(key: str, value: str, facts: Facts) -> str:
    return str(choice(registry.CHART_NAMES)(key, value, facts))


def _scale(key: str, value: str, facts: Facts) -> int:
    return int(choice(SCALES)(key, value, facts))


PRINT_KEYS: MappingProxyType[str, Parser] = MappingProxyType(
    {
        "chart": _chart,
        "format": choice(FORMATS),
        "preset": choice((*PRESETS, *STAGES)),
        "scale": _scale,
        "transparent": on_or_off,
        "title": _words,
        "subtitle": _words,
        "note": _words,
        "byline": _words,
        "logo": _words,
    }
)
