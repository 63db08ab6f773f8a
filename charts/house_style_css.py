"""A style sheet in the colors of a house style: each color of the palette by its own."""

from __future__ import annotations

import re

from charts.house_style import substitution
from charts.palette import THEMES
from charts.spec.style_params import house_style

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}\b")

_FAMILIES = {
    "source-sans": '"Source Sans 3","Source Sans Pro","Segoe UI",system-ui,sans-serif',
    "dejavu-sans": '"DejaVu Sans",Verdana,sans-serif',
    "dejavu-serif": '"DejaVu Serif",Georgia,serif',
}
"""The typefaces of `charts.house_style.FONTS` where none is loaded: else the nearest that a reader
has."""


def recolored(css: str, style: str, theme: str) -> str:
    """Rules of ours in the colors of a style; the sea takes the color of paper.

    Parameters
    ----------
    css : str
    style : str
        As `charts.spec.style_params.read_style` gives it.
    theme : {"light", "dark"}
        Rules of the other theme may stay as they are: a style is made for one.

    Examples
    --------
    >>> recolored("a{color:#14202B}", "ink:000000", "light")
    'a{color:#000000}'
    """
    colors = house_style(style).colors
    changes = substitution(colors, theme)
    if "paper" in colors:
        changes[THEMES[theme].sea] = colors["paper"]
    return _COLOR.sub(lambda found: changes.get(found[0].upper(), found[0]), css)


def font_families(style: str) -> str:
    """The typefaces of a style as CSS has them, the first that a reader has.

    Parameters
    ----------
    style : str
        As in `recolored`.

    Examples
    --------
    >>> font_families("font:dejavu-serif")
    '"DejaVu Serif",Georgia,serif'
    """
    return _FAMILIES[house_style(style).font]
