"""How a chart is printed: format, size, theme, and the text that an editor may change."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from charts.palette import THEMES
from charts.print.fonts import drawable
from charts.spec import print_params
from charts.spec.errors import ParamError, SpecError
from charts.spec.print_params import FORMATS, LONGEST_WORDS
from data.i18n.messages import LazyMessage

SCALES = tuple(map(int, print_params.SCALES))
LONGEST = MappingProxyType({**LONGEST_WORDS, "address": 600})
"""Most characters that fit a picture at every size without going below 7 pt."""

MM = 1 / 25.4
"""Inches in a millimeter."""


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


def _millimeters(width: float, height: float, title: float, text: float, small: float) -> Preset:
    dpi = 300
    return Preset(round(width * MM * dpi), round(height * MM * dpi), dpi, title, text, small)


PRESETS = MappingProxyType(
    {
        "web": Preset(1200, 675, 100, 19.0, 10.5, 8.5),
        "social": Preset(1200, 628, 100, 21.0, 11.0, 8.5),
        "square": Preset(1080, 1080, 100, 20.0, 11.0, 9.0),
        "slide": Preset(1920, 1080, 144, 21.0, 11.5, 9.0),
        "column": _millimeters(90, 118, 11.0, 7.5, 7.0),
        "print": _millimeters(180, 128, 14.0, 8.5, 7.0),
    }
)


BARE = Preset(2160, 900, 180, 20.0, 12.0, 9.5)
"""The size of a picture on a wide slide, under its title and over its source."""


@dataclass(frozen=True)
class Edition:
    """How one picture is printed; an empty text is the generated one.

    A ``bare`` picture is only legend and picture, for a slide that has the text itself.

    Raises
    ------
    SpecError
        Naming each field that cannot be used.
    """

    format: str = "png"
    preset: str = "web"
    scale: int = 1
    theme: str = "light"
    transparent: bool = False
    title: str = ""
    subtitle: str = ""
    note: str = ""
    address: str = ""
    bare: bool = False

    def __post_init__(self) -> None:
        problems = [*self._choices(), *self._texts()]
        if problems:
            raise SpecError(problems)

    def _choices(self) -> list[ParamError]:
        allowed = {
            "format": FORMATS,
            "preset": tuple(PRESETS),
            "scale": SCALES if self.format == "png" else (1,),
            "theme": tuple(THEMES),
        }
        return [
            ParamError(
                key,
                str(getattr(self, key)),
                LazyMessage("one of {values}", values=", ".join(map(str, options))),
            )
            for key, options in allowed.items()
            if getattr(self, key) not in options
        ]

    def _texts(self) -> list[ParamError]:
        problems = []
        for key, most in LONGEST.items():
            text = getattr(self, key)
            missing = drawable(text)[1]
            if len(text) > most:
                problems.append(
                    ParamError(key, text, LazyMessage("at most {most} characters", most=most))
                )
            elif missing:
                expected = LazyMessage(
                    "letters that the fonts have (Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese, "
                    "Japanese, Korean)"
                )
                problems.append(
                    ParamError(
                        key,
                        text,
                        expected,
                        LazyMessage("Not among them: {missing}", missing=missing),
                    )
                )
        return problems

    @property
    def size(self) -> Preset:
        """The preset in force."""
        return BARE if self.bare else PRESETS[self.preset]
