"""The query keys of the print edition: chart, size, format and text."""

from __future__ import annotations

from types import MappingProxyType
from unicodedata import category

from charts import registry
from charts.spec.errors import Parser, choice, problem
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

FORMATS = ("png", "svg", "pdf")
PRINT_PRESETS = ("web", "social", "square", "slide", "column", "print")
SCALES = ("1", "2", "3")
LONGEST_WORDS = {"title": 200, "subtitle": 300, "note": 400}
"""Characters of a text that an editor may set on a picture."""


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


def _yes(key: str, value: str, facts: Facts) -> bool:
    return bool(choice(("true", "false"))(key, value, facts) == "true")


PRINT_KEYS: MappingProxyType[str, Parser] = MappingProxyType(
    {
        "chart": _chart,
        "format": choice(FORMATS),
        "preset": choice(PRINT_PRESETS),
        "scale": _scale,
        "transparent": _yes,
        "title": _words,
        "subtitle": _words,
        "note": _words,
    }
)
