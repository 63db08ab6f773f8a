"""How the map of a page looks: a rule for every class in both themes, and the hatches."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Set
from functools import lru_cache

from markupsafe import Markup

from charts.house_style_css import recolored
from charts.map_colors import Fill, class_fills, paler
from charts.palette import THEMES

_HATCHES = {"dense": (12, 1.5), "sparse": (24, 1)}
"""Distance between two lines in half-pixels, and their width in pixels."""

_CLASS = re.compile(r"\.([\w-]+)")


@lru_cache(maxsize=1)
def style_sheet() -> Markup:
    """The rules of every class in both themes, and the hatches."""
    own = "".join(_css(_rules(theme), f"[data-theme={theme}]") for theme in THEMES)
    return _styled(f"{_either_theme(class_fills)}{own}", _hatches(class_fills("light")))


@lru_cache(maxsize=64)
def edited_style_sheet(theme: str, style: str, is_muted: bool) -> Markup:
    """What a map that an editor has finished needs: the rules of one theme, or those of both.

    Parameters
    ----------
    theme : {"", "light", "dark"}
        "" for the one that the reader has.
    style : str
        As `charts.spec.style_params.read_style` gives it; its colors are made for one theme.
    is_muted : bool
        Whether there are countries that step back: classes of `stepped_back`.
    """
    fills = _with_paler if is_muted else class_fills
    css = _css(_rules(theme, fills), "") if theme else _either_theme(fills)
    return _styled(recolored(css, style, theme or "light"), _hatches(fills("light")))


def stepped_back(name: str) -> str:
    """The class of a country that steps back behind one that is highlighted.

    Parameters
    ----------
    name : str
        Its own class; land without a color has no other.

    Examples
    --------
    >>> stepped_back("host"), stepped_back("land")
    ('paler-host', 'land')
    """
    return f"{_PALER}{name}" if name in class_fills("light") else name


_PALER = "paler-"


def _with_paler(theme: str) -> Mapping[str, Fill]:
    own = class_fills(theme)
    return {**own, **{f"{_PALER}{name}": paler(fill, theme) for name, fill in own.items()}}


def _either_theme(fills: Callable[[str], Mapping[str, Fill]]) -> str:
    light, dark = (_css(_rules(theme, fills), "") for theme in ("light", "dark"))
    return f"{light}@media(prefers-color-scheme:dark){{{dark}}}"


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
    every = class_fills(theme)
    return _styled(_css(rules, ""), _hatches({name: every[name] for name in fills & every.keys()}))


def _styled(style: str, hatches: Markup) -> Markup:
    return Markup("<style>{}</style><defs>{}</defs>").format(Markup(style), hatches)  # noqa: S704


def _css(rules: Mapping[str, str], scope: str) -> str:
    return "".join(f".atlas-map{scope}{name}{{{style}}}" for name, style in rules.items())


def _rules(theme: str, fills: Callable[[str], Mapping[str, Fill]] = class_fills) -> dict[str, str]:
    """Declarations by selector, inside the map, of some fills in a theme."""
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
    for name, fill in fills(theme).items():
        rules[f" .{name}"] = f"fill:url(#hatch-{name})" if fill.hatch else f"fill:{fill.color}"
        if fill.hatch:
            # A dot has room for no hatch. `:where` leaves the ring of the chosen one on top.
            rules[f" .hatch-{name}"] = f"stroke:{fill.ink}"
            rules[f" :where(.dot).{name}"] = f"stroke:{fill.ink}"
            rules[f" .ground-{name}"] = f"fill:{fill.color}"
        if "share-" not in name:
            # The Commission produces nothing.
            rules[f" .ring.{name}"] = f"stroke:{fill.color}"
    rules[" .ring"] = f"fill:{ink.paper};fill-opacity:.9;stroke-width:3.5px"
    return rules


def _hatches(fills: Mapping[str, Fill]) -> Markup:
    """The hatches of some fills, and that of disputed areas; the same in both themes."""
    hatches = {name: fill.hatch for name, fill in fills.items() if fill.hatch}
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
