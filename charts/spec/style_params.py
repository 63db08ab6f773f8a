"""A house style in an address: ``signed:1f4e79~announced:b8860b~font:dejavu-serif``.

Pairs as in the name of a slide (`charts.spec.slide_tokens`): what is colored, and its color.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from charts.house_style import FONTS, TOKENS, StyleFault, style_faults
from charts.spec.errors import ParamError, SpecError
from data.facts.store import Facts
from data.i18n.messages import N_, LazyMessage

LONGEST_STYLE = 300
_FONT = "font"
_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
_MOST_NAMED = 5
_OWN_FONT = next(iter(FONTS))


@dataclass(frozen=True)
class HouseStyle:
    """The colors and the typeface of a desk.

    Attributes
    ----------
    colors : mapping of str to str
        ``#RRGGBB`` by token of `charts.house_style.TOKENS`.
    font : str
        A key of `charts.house_style.FONTS`.
    """

    colors: Mapping[str, str] = field(default_factory=dict)
    font: str = _OWN_FONT


def house_style(text: str) -> HouseStyle:
    """The style of a value that `read_style` has given.

    Examples
    --------
    >>> house_style("signed:1f4e79~font:dejavu-serif")
    HouseStyle(colors={'signed': '#1F4E79'}, font='dejavu-serif')
    """
    pairs = dict(part.split(":") for part in text.split("~")) if text else {}
    font = pairs.pop(_FONT, _OWN_FONT)
    return HouseStyle({token: f"#{color.upper()}" for token, color in pairs.items()}, font)


def read_style(key: str, value: str, facts: Facts) -> str:
    """A style as it stands in an address: its colors in the order of the tokens, then its typeface.

    Parameters
    ----------
    key, value : str
    facts : Facts

    Raises
    ------
    SpecError
        Naming each part that cannot be used; it holds the others as ``accepted``.
    """
    pairs: dict[str, str] = {}
    if not value.strip():
        return ""
    problems: list[ParamError] = []
    for part in value.strip().split("~"):
        name, mark, given = (side.strip() for side in part.partition(":"))
        usable = _usable(name, given) if mark else ""
        if usable and name not in pairs:
            pairs[name] = usable
        else:
            detail = LazyMessage(_TWICE, name=name) if usable else ""
            problems.append(ParamError(key, part, _EXPECTED, detail))
    accepted = _as_address(pairs)
    if problems:
        raise SpecError([replace(one, accepted=accepted) for one in problems[:_MOST_NAMED]])
    return accepted


def _usable(name: str, given: str) -> str:
    """A color without its sign, or a typeface; "" for what is neither."""
    if name == _FONT:
        return given if given in FONTS else ""
    found = _COLOR.fullmatch(given) if name in TOKENS else None
    return found[1].lower() if found else ""


def _as_address(pairs: Mapping[str, str]) -> str:
    """In one order, and without the typeface that a picture is set in anyway."""
    order = [name for name in (*TOKENS, _FONT) if name in pairs and pairs[name] != _OWN_FONT]
    return "~".join(f"{name}:{pairs[name]}" for name in order)


def style_problems(text: str, theme: str) -> list[ParamError]:
    """What of a style cannot be read in a theme, each token with what it does not stand out from.

    Parameters
    ----------
    text : str
        As `read_style` gives it.
    theme : {"light", "dark"}
    """
    colors = house_style(text).colors
    return [_problem(fault, colors, theme) for fault in style_faults(colors, theme)]


def without_faults(text: str, theme: str) -> str:
    """A style without the colors that cannot be read in a theme.

    Parameters
    ----------
    text : str
        As `read_style` gives it.
    theme : {"light", "dark"}
    """
    style = house_style(text)
    colors = dict(style.colors)
    while faults := style_faults(colors, theme):
        for fault in faults:
            colors.pop(fault.token, None)
    pairs = {token: color.removeprefix("#").lower() for token, color in colors.items()}
    return _as_address(pairs | {_FONT: style.font})


def _problem(fault: StyleFault, colors: Mapping[str, str], theme: str) -> ParamError:
    value = f"{fault.token}:{colors[fault.token].removeprefix('#').lower()}"
    if not fault.least:
        expected = LazyMessage(_LOOKS_ALIKE, other=fault.other)
    else:
        expected = LazyMessage(
            _LOW_CONTRAST,
            other=fault.other,
            least=f"{fault.least:.3g}",
            found=f"{fault.found:.3g}",
        )
    in_theme = LazyMessage(_IN_DARK) if theme == "dark" else ""
    return ParamError("style", value, expected, in_theme)


_EXPECTED = LazyMessage(
    "pairs such as {example}, separated by ~: colors of {tokens} as six hexadecimal digits, and "
    "font, one of {fonts}",
    example="signed:1f4e79~font:dejavu-serif",
    tokens=", ".join(TOKENS),
    fonts=", ".join(FONTS),
)
_TWICE = N_("{name} is given twice.")
_LOW_CONTRAST = N_(
    "a color with a contrast of at least {least}:1 to {other} (this one has {found}:1)"
)
_LOOKS_ALIKE = N_("a color that is not taken for that of {other}")
_IN_DARK = N_("The picture is in the dark theme; a style is made for light or for dark.")
