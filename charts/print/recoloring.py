"""A finished sheet in the colors of a house style: each color of the palette by its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.colors import to_hex, to_rgba
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text

from charts.house_style import substitution
from charts.print.frame import Sheet
from charts.spec.style_params import house_style


def recolor(sheet: Sheet) -> None:
    """Give a sheet the colors of its edition's style.

    Charts draw with the palette's own colors, of which each has one meaning, so that none of them
    has to know of a style.
    """
    edition = sheet.edition
    changes = substitution(house_style(edition.style).colors, edition.theme)
    if not changes:
        return
    for artist in sheet.figure.findobj(lambda one: isinstance(one, Patch | Line2D | Text)):
        if isinstance(artist, Patch):
            _recolor_patch(artist, changes)
        else:
            artist.set_color(_changed(artist.get_color(), changes))  # type: ignore[attr-defined]


def _recolor_patch(patch: Patch, changes: Mapping[str, str]) -> None:
    patch.set_facecolor(_changed(patch.get_facecolor(), changes))
    if patch.get_linewidth() or patch.get_hatch():
        patch.set_edgecolor(_changed(patch.get_edgecolor(), changes))


def _changed(color: Any, changes: Mapping[str, str]) -> tuple[float, float, float, float]:
    """The color in its place, as opaque as it was."""
    red, green, blue, alpha = to_rgba(color)
    own = to_hex((red, green, blue)).upper()
    return to_rgba(changes.get(own, own), alpha)
