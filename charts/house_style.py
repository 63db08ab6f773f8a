"""A desk's own colors: what a few tokens make of the palette, and whether it can still be read.

A token stands for a meaning ("signed"), not for a mark: from its color come the shades of that
meaning, so that a hue says the same in every chart. Palettes are compared by the bounds of
`charts.palette`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from charts.contrast import contrast, difference
from charts.palette import (
    LEAST_CONTRAST,
    PARTS,
    SHARE_COLORS,
    STATUS,
    THEMES,
    StatusClass,
    relation_colors,
    rgb,
)

TOKENS = ("paper", "ink", "land", "signed", "announced", "attended", "highlight")
"""What a style may color: the background, text, land without data, three meanings, and the mark of
the ministerial and of the chosen."""

FONTS = MappingProxyType(
    {
        "source-sans": "Source Sans 3",
        "dejavu-sans": "DejaVu Sans",
        "dejavu-serif": "DejaVu Serif",
    }
)
"""The typefaces that pictures can be set in; all come with the atlas, the first is its own."""

LEAST_TEXT_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3."""

_LEAST_LAND = 1.15
"""Of land against the background: a map of its own color is none."""

_LEAST_SIGNED = 5.0
"""Of "signed" against land: below it there is no room for two paler shades that stand out too."""

_LEAST_APART = 0.06
"""Between two meanings (`charts.contrast.difference`)."""

_QUIET_INK, _UNDER_STRIPES = 5.6, 4.0
"""Of secondary text on the background, and of the stripes of "signed" on their fill."""

_ROUNDING = 0.06
"""What a color in whole numbers may lose of a contrast."""

QUIET = 0.55
"""How far what steps back goes from its color to that of land."""


@dataclass(frozen=True)
class StyleFault:
    """A token whose color cannot be used: from what it does not stand out.

    Attributes
    ----------
    other : str
        One of `TOKENS`.
    least, found : float
        Contrast that is needed, and that there is; 0 where two meanings look alike.
    """

    token: str
    other: str
    least: float = 0.0
    found: float = 0.0


def mixed(color: str, other: str, part: float) -> str:
    """A color on its way to another.

    Parameters
    ----------
    color, other : str
        ``#RRGGBB``.
    part : float
        From 0, which is the color, to 1, which is the other.

    Examples
    --------
    >>> mixed("#000000", "#FFFFFF", 0.5)
    '#808080'
    """
    pairs = zip(rgb(color), rgb(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * part):02X}" for one, two in pairs)


def quieted(color: str, theme: str) -> str:
    """The color of what steps back behind something that is highlighted.

    Parameters
    ----------
    color : str
        ``#RRGGBB`` of the palette.
    theme : {"light", "dark"}
    """
    return mixed(color, THEMES[theme].land, QUIET)


def substitution(colors: Mapping[str, str], theme: str) -> dict[str, str]:
    """What stands in place of each color of the palette.

    Parameters
    ----------
    colors : mapping of str to str
        ``#RRGGBB`` by token of `TOKENS`.
    theme : {"light", "dark"}

    Returns
    -------
    dict of str to str
        Also of the colors as `quieted`.
    """
    if not colors:
        return {}
    changes = _Changes(theme, dict(colors)).of_palette()
    land = changes.get(THEMES[theme].land, THEMES[theme].land)
    every = {*_palette(theme), *changes}
    quiet = {quieted(old, theme): mixed(changes.get(old, old), land, QUIET) for old in every}
    return quiet | changes


@lru_cache(maxsize=2)
def _palette(theme: str) -> frozenset[str]:
    ink = THEMES[theme]
    classes = {one.color(theme) for one in STATUS.values()} | {
        one.ink(theme) for one in STATUS.values() if one.hatch
    }
    other = {*PARTS[theme], *relation_colors(theme).values(), *SHARE_COLORS}
    inks = {ink.ink, ink.quiet_ink, ink.accent, ink.highlight, ink.land}
    return frozenset(classes | other | inks)


def style_faults(colors: Mapping[str, str], theme: str) -> list[StyleFault]:
    """What of a style could not be read; empty where all of it can.

    Parameters
    ----------
    colors : mapping of str to str
        ``#RRGGBB`` by token of `TOKENS`.
    theme : {"light", "dark"}
        A style is made for one of the two.
    """
    styled = _Changes(theme, dict(colors))
    faults = [*styled.low_contrasts(), *styled.alike()]
    return list({fault.token: fault for fault in reversed(faults)}.values())[::-1]


@dataclass(frozen=True)
class _Changes:
    """A theme with the colors of a style in it."""

    theme: str
    colors: dict[str, str]

    def color(self, token: str) -> str:
        """A token's color: the style's, or that of the palette."""
        return self.colors.get(token) or _own(token, self.theme)

    @property
    def shades(self) -> dict[str, str]:
        """The four fills of who has signed, the strongest first."""
        own, land = self.color("signed"), self.color("land")
        strongest = contrast(own, land)
        between = (strongest * LEAST_CONTRAST) ** 0.5
        pale = _first(own, self.color("paper"), lambda mix: contrast(mix, own) >= _UNDER_STRIPES)
        return {
            "signed_at_ministerial": own,
            "signed_before": _last(own, land, lambda mix: contrast(mix, land) >= between),
            "signed_after": _last(own, land, lambda mix: contrast(mix, land) >= _striped()),
            "signed_not_attending": pale,
        }

    def stripes(self, token: str) -> str:
        """The color of the stripes over a fill."""
        fill = self.color(token)
        return _first(fill, self.color("ink"), lambda mix: contrast(mix, fill) >= _striped())

    def of_palette(self) -> dict[str, str]:
        """The new color by the old, of what the style changes."""
        ink, new = THEMES[self.theme], self.colors
        changes: dict[str, str] = {}
        if "signed" in new or "land" in new:
            changes |= self._signed()
        for token in ("announced", "attended"):
            if token in new:
                own = STATUS[token]
                changes[own.color(self.theme)] = new[token]
                changes[own.ink(self.theme)] = self.stripes(token)
        if "land" in new:
            changes |= {
                ink.land: new["land"],
                ink.neutral_land: mixed(new["land"], self.color("ink"), 0.1),
            }
        if "highlight" in new:
            changes[ink.highlight] = new["highlight"]
        if "paper" in new or "ink" in new:
            changes |= {
                ink.paper: self.color("paper"),
                ink.ink: self.color("ink"),
                ink.quiet_ink: self._quiet_ink(),
            }
        return changes

    def _signed(self) -> dict[str, str]:
        own, shades = self.color("signed"), self.shades
        fills = {STATUS[key].color(self.theme): color for key, color in shades.items()}
        pale = shades["signed_not_attending"]
        signed, attended, *_others = PARTS[self.theme]
        stripes = STATUS["signed_not_attending"].ink(self.theme)
        accent = THEMES[self.theme].accent
        return {**fills, signed: own, attended: pale, stripes: own, accent: own}

    def _quiet_ink(self) -> str:
        ink, paper = self.color("ink"), self.color("paper")
        least = min(_QUIET_INK, contrast(ink, paper))
        return _last(ink, paper, lambda mix: contrast(mix, paper) >= least)

    def low_contrasts(self) -> Iterator[StyleFault]:
        """Tokens that do not stand out from what they stand on."""
        for token, other, least in _BOUNDS:
            changed = [one for one in (token, other) if one in self.colors]
            found = contrast(self.color(token), self.color(other))
            if changed and found < least:
                yield StyleFault(changed[0], token if changed[0] == other else other, least, found)
        for token in ("announced", "attended"):
            found = contrast(self.color(token), self.color("ink"))
            if token in self.colors and found < LEAST_CONTRAST + 2 * _ROUNDING:
                yield StyleFault(token, "ink", LEAST_CONTRAST, found)

    def alike(self) -> Iterator[StyleFault]:
        """Tokens that look like another meaning."""
        meanings = ("signed", "announced", "attended", "land")
        for token in meanings:
            for other in meanings:
                if token in self.colors and other != token:
                    apart = difference(self.color(token), self.color(other))
                    if apart < _least_apart(token, other, self.theme):
                        yield StyleFault(token, other)


_BOUNDS = (
    ("ink", "paper", LEAST_TEXT_CONTRAST),
    ("land", "paper", _LEAST_LAND),
    ("signed", "land", _LEAST_SIGNED),
    ("signed", "paper", LEAST_CONTRAST),
    ("highlight", "paper", LEAST_CONTRAST),
    ("highlight", "land", LEAST_CONTRAST),
)


def _striped() -> float:
    return LEAST_CONTRAST + _ROUNDING


def _own(token: str, theme: str) -> str:
    status: StatusClass | None = STATUS.get({"signed": "signed_at_ministerial"}.get(token, token))
    return status.color(theme) if status else str(getattr(THEMES[theme], token))


def _least_apart(one: str, other: str, theme: str) -> float:
    """No style is asked for more than the palette itself has."""
    return min(_LEAST_APART, difference(_own(one, theme), _own(other, theme)))


def _last(start: str, end: str, holds: Callable[[str], bool]) -> str:
    """The last color on the way to another for which something holds."""
    mixes = [mixed(start, end, step / _STEPS) for step in range(_STEPS + 1)]
    return next((mix for mix in reversed(mixes) if holds(mix)), start)


def _first(start: str, end: str, holds: Callable[[str], bool]) -> str:
    mixes = (mixed(start, end, step / _STEPS) for step in range(_STEPS + 1))
    return next((mix for mix in mixes if holds(mix)), end)


_STEPS = 64
