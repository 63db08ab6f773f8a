"""How the map of a page looks: a rule for every class in both themes, and the hatches."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from functools import lru_cache

from markupsafe import Markup

from charts.map_colors import class_fills
from charts.palette import THEMES

_HATCHES = {"dense": (12, 1.5), "sparse": (24, 1)}
"""Distance between two lines in half-pixels, and their width in pixels."""

_CLASS = re.compile(r"\.([\w-]+)")


@lru_cache(maxsize=1)
def style_sheet() -> Markup:
    """The rules of every class in both themes, and the hatches."""
    light, dark = _css(_rules("light"), ""), _css(_rules("dark"), "")
    own = "".join(_css(_rules(theme), f"[data-theme={theme}]") for theme in THEMES)
    style = f"{light}@media(prefers-color-scheme:dark){{{dark}}}{own}"
    return _styled(style, _hatches(class_fills("light").keys()))


def picture_style(theme: str, fills: Set[str]) -> Markup:
    """What a picture of its own needs: the rules of one theme, for the classes that it has.

    Parameters
    ----------
    theme : {"light", "dark"}
    fills : set of str
        Keys of `charts.map_colors.class_fills`.
    """
    others = class_fills(theme).keys() - fills
    unused = {f"{part}{name}" for part in ("", "ground-", "hatch-") for name in others}
    rules = {
        selector: style
        for selector, style in _rules(theme).items()
        if not unused.intersection(_CLASS.findall(selector))
    }
    return _styled(_css(rules, ""), _hatches(fills))


def _styled(style: str, hatches: Markup) -> Markup:
    return Markup("<style>{}</style><defs>{}</defs>").format(Markup(style), hatches)  # noqa: S704


def _css(rules: Mapping[str, str], scope: str) -> str:
    return "".join(f".atlas-map{scope}{name}{{{style}}}" for name, style in rules.items())


def _rules(theme: str) -> dict[str, str]:
    """Declarations by selector, inside the map."""
    ink = THEMES[theme]
    rules = {
        "": f"background:{ink.sea}",
        " path": f"stroke:{ink.border};stroke-width:.5px;vector-effect:non-scaling-stroke",
        " .land": f"fill:{ink.land}",
        " .neutral": "fill:url(#hatch-neutral)",
        " .ground-neutral": f"fill:{ink.neutral_land}",
        " .hatch-neutral": f"stroke:{ink.hatch};stroke-opacity:.6",
        " .disputed": f"stroke:{ink.land};stroke-width:1px;stroke-dasharray:3 2;fill:none",
        " .chosen": f"stroke:{ink.highlight};stroke-width:2.5px;fill:none;pointer-events:none",
        " a:focus-visible>path,.atlas-map a:hover>path": f"stroke:{ink.ink};stroke-width:1.5px",
        " circle": "vector-effect:non-scaling-stroke",
        " .dot": f"stroke:{ink.paper};stroke-width:1.2px",
        " .is-chosen circle": f"stroke:{ink.highlight};stroke-width:2.5px",
        " a .leader": f"stroke:{ink.ink};stroke-width:.8px;fill:none",
        " .labels": f"fill:{ink.ink};stroke:{ink.paper};stroke-opacity:.75;paint-order:stroke",
        " .world .labels": "stroke-width:5px",
    }
    for name, fill in class_fills(theme).items():
        rules[f" .{name}"] = f"fill:url(#hatch-{name})" if fill.hatch else f"fill:{fill.color}"
        if fill.hatch:
            # A dot has room for no hatch. `:where` leaves the ring of the chosen one on top.
            rules[f" .hatch-{name}"] = f"stroke:{fill.ink}"
            rules[f" :where(.dot).{name}"] = f"stroke:{fill.ink}"
            rules[f" .ground-{name}"] = f"fill:{fill.color}"
        if not name.startswith("share-"):
            # The Commission produces nothing.
            rules[f" .ring.{name}"] = f"stroke:{fill.color}"
    rules[" .ring"] = f"fill:{ink.paper};fill-opacity:.9;stroke-width:3.5px"
    return rules


def _hatches(fills: Set[str]) -> Markup:
    hatches = {
        name: fill.hatch
        for name, fill in class_fills("light").items()
        if fill.hatch and name in fills
    }
    hatches["neutral"] = "dense"
    return Markup("").join(_hatch(name, hatch) for name, hatch in hatches.items())


def _hatch(name: str, hatch: str) -> Markup:
    """The line stands in the middle of its tile: at an edge, half of it would be cut off."""
    size, width = _HATCHES[hatch]
    return Markup(
        '<pattern id="hatch-{name}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="ground-{name}" width="{size}" height="{size}"/>'
        '<path class="hatch-{name}" d="M{middle} 0v{size}" style="stroke-width:{width}px"/>'
        "</pattern>"
    ).format(name=name, size=size, middle=size // 2, width=width)
