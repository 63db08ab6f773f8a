"""A picture as text that is read by people: what it is made of, in which colors, and its words.

Two drawings are compared by it over time. ``make pictures`` writes the summaries anew;
what changed is then read in the commit like any other text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from xml.etree import ElementTree

from charts.print import Edition
from charts.rendering import render
from tests.charts.print.views import FACTS, spec_of

FOLDER = Path(__file__).parents[1] / "charts" / "print" / "pictures"
DAY = "2026-02-04"
"""Of all of them, so that a later event changes nothing."""

PICTURES = {
    "map": ("map", {}, "web"),
    "map-square": ("map", {}, "square"),
    "map-mineral-story": ("map", {"color": "mineral", "commodity": "cobalt"}, "story"),
    "timeline": ("timeline", {}, "web"),
    "count": ("count", {}, "web"),
    "shares": ("shares", {}, "web"),
    "shares-cobalt": ("shares", {"commodity": "cobalt"}, "web"),
    "partner": ("partner", {"partner": "PER"}, "web"),
    "agreements": ("agreements", {}, "web"),
    "agreements-matrix": ("agreements", {"view": "matrix"}, "web"),
}

_SVG = "{http://www.w3.org/2000/svg}"
_COLOR = re.compile(r"(fill|stroke): (#[0-9a-f]{6})")
_SIZE = re.compile(r"font-size: ([\d.]+)px")
_TEXT = re.compile(r"text at (-?\d+),(-?\d+) in ([\d.]+) (#\w+): (.*)")
_NEAR = 2
"""Points by which a text may stand elsewhere: typefaces are measured a hair otherwise elsewhere."""


@dataclass(frozen=True)
class Summary:
    """The lines of a summary."""

    lines: tuple[str, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each kind of element and of each color."""
        pairs = (line.rsplit(": ", 1) for line in self.lines if not line.startswith("text at"))
        return {name: int(count) for name, count in pairs}

    @cached_property
    def texts(self) -> Mapping[tuple[str, int], tuple[int, int, str]]:
        """Each text, the same words told apart by their number: x, y, and size with color."""
        found: dict[tuple[str, int], tuple[int, int, str]] = {}
        seen: Counter[str] = Counter()
        for line in self.lines:
            if match := _TEXT.fullmatch(line):
                x, y, size, color, words = match.groups()
                found[words, seen[words]] = int(x), int(y), f"{size} pt in {color}"
                seen[words] += 1
        return found


def summary(svg: bytes) -> Summary:
    """What an SVG is made of.

    Parameters
    ----------
    svg : bytes
        As `charts.rendering.render` gives it.
    """
    root = ElementTree.fromstring(svg)
    shapes, colors, texts = Counter[str](), Counter[str](), list[str]()
    for element in root.iter():
        kind, style = element.tag.removeprefix(_SVG), element.get("style", "")
        if kind == "text":
            texts.append(_text(element, style))
        elif kind in ("path", "use"):
            shapes[kind] += 1
            colors.update(f"{how} {color}" for how, color in _COLOR.findall(style))
        if marked := re.match(r"[a-z]+(?=-)", element.get("id", "")):
            shapes[f"marked “{marked.group()}”"] += 1
    shapes.pop("marked “atlas”", None)
    counts = [f"{name}: {count}" for name, count in sorted({**shapes, **colors}.items())]
    return Summary((*counts, *texts))


def _text(element: ElementTree.Element, style: str) -> str:
    size = _SIZE.search(style)
    color = next((color for how, color in _COLOR.findall(style) if how == "fill"), "#000000")
    x, y = (round(float(element.get(axis, "0"))) for axis in "xy")
    words = "".join(element.itertext())
    return f"text at {x},{y} in {size[1] if size else '?'} {color}: {words}"


def changes(before: Summary, now: Summary) -> Iterator[str]:
    """What is otherwise in the later of two pictures, in plain words.

    Parameters
    ----------
    before, now : Summary
    """
    for name in dict.fromkeys([*before.counts, *now.counts]):
        old, new = before.counts.get(name, 0), now.counts.get(name, 0)
        if old != new:
            yield f"{name}: {new}, and {old} before"
    for key in dict.fromkeys([*before.texts, *now.texts]):
        words, there, here = key[0], before.texts.get(key), now.texts.get(key)
        if there is None or here is None:
            yield f"“{words}” is {'new' if there is None else 'gone'}"
            continue
        if max(abs(there[0] - here[0]), abs(there[1] - here[1])) > _NEAR:
            yield f"“{words}” stands at {here[0]},{here[1]}, and at {there[0]},{there[1]} before"
        if there[2] != here[2]:
            yield f"“{words}” is set in {here[2]}, and in {there[2]} before"


def drawn(name: str) -> Summary:
    """The summary of a picture as it is drawn now.

    Parameters
    ----------
    name : str
        A key of `PICTURES`.
    """
    chart, query, preset = PICTURES[name]
    spec = spec_of(chart, {**query, "asof": DAY} if chart != "timeline" else query)
    return summary(render(spec, FACTS, Edition("svg", preset)))


def committed(name: str) -> Summary:
    """The summary of a picture as it was when it was last looked at.

    Parameters
    ----------
    name : str
    """
    return Summary(tuple((FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()))


def main() -> None:
    """Write every summary anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        text = "\n".join(drawn(name).lines) + "\n"
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
