"""How one picture is printed: what the spec says of it, its theme and its address."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from charts.print.fonts import drawable
from charts.spec.editing_params import annotations_of
from charts.spec.errors import ParamError, SpecError
from charts.spec.print_params import LONGEST_WORDS, Preset, PrintOptions, preset_of
from data.i18n.messages import LazyMessage

LONGEST = MappingProxyType({**LONGEST_WORDS, "address": 600})
"""Most characters that fit a picture at every size without going below 7 pt."""

BARE = Preset(2160, 900, 180, 20.0, 12.0, 9.5)
"""The size of a picture on a wide slide, under its title and over its source."""


@dataclass(frozen=True)
class Edition(PrintOptions):
    """How one picture is printed, in which theme, and the address that stands under it.

    An image by address has the ``scale`` of its spec; what a deck holds has its preset's pixels.
    A ``bare`` picture is only legend and picture, for a slide that has the text itself. ``facts``
    is the version that stands beside the license; "" where the note has it.
    """

    scale: int = 1
    theme: str = "light"
    address: str = ""
    facts: str = ""
    bare: bool = False

    @property
    def size(self) -> Preset:
        """The preset in force."""
        return BARE if self.bare else preset_of(self.preset)


def with_glyphs(edition: Edition) -> Edition:
    """The same edition, once the fonts are found to have every letter of its own words.

    Raises
    ------
    SpecError
        Naming each text with letters that no font has.
    """
    texts = [(key, getattr(edition, key)) for key in LONGEST_WORDS]
    texts += [("annotate", one.text) for one in annotations_of(edition.annotate)]
    problems = [
        ParamError(key, text, _LETTERS, LazyMessage("Not among them: {missing}", missing=missing))
        for key, text in texts
        if (missing := drawable(text)[1])
    ]
    problems += [
        ParamError("annotate", one.text, _LETTERS)
        for one in annotations_of(edition.annotate)
        if not drawable(one.text)[0]
    ]
    if problems:
        raise SpecError(problems)
    return edition


_LETTERS = LazyMessage(
    "letters that the fonts have (Latin, Greek, Cyrillic, Arabic, Hebrew, Chinese, Japanese, "
    "Korean)"
)
