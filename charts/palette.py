"""Every color of the atlas, for the deck layers, Plotly and print alike.

Status is a categorical scale. In each theme any two classes, and each class against land without
data, differ by at least `LEAST_DIFFERENCE` (CIEDE2000, ISO/CIE 11664-6), for full color vision and
under simulated protanopia, deuteranopia and tritanopia. A plain class stands out from land by
`LEAST_CONTRAST` (WCAG 2.2, 1.4.11); a hatch stands out from its own fill by as much, and two
classes that are both hatched or both plain differ in gray, too.

Hue says what a class means: blue is signed, the stronger the nearer to the ministerial, and striped
where nobody came; amber is announced. Sand and gray, who only came or only has a related deal, are
as quiet as the bounds let them be.
`tests/charts/test_palette.py` and `tests/charts/test_contrast.py` measure it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

from data.i18n.messages import N_

LEAST_DIFFERENCE = 10.0
LEAST_DIFFERENCE_IN_GREY = 4.5
LEAST_CONTRAST = 3.0


@dataclass(frozen=True)
class StatusClass:
    """How one status is drawn, in each theme.

    Attributes
    ----------
    key, light, dark : str
        The status, and its fill in each theme as ``#RRGGBB``.
    hatch : {"", "dense", "sparse"}
    light_ink, dark_ink : str
        The color of the hatch in each theme; "" without a hatch.
    """

    key: str
    light: str
    dark: str
    hatch: str = ""
    light_ink: str = ""
    dark_ink: str = ""

    def color(self, theme: str) -> str:
        """The fill in a theme; in "auto" that of the theme which the reader's system asks for."""
        return either(self.light, self.dark) if theme == AUTO else str(getattr(self, theme))

    def mark(self, theme: str) -> str:
        """The color of a mark in a line of text: a hatched fill is too pale for paper, its ink not.

        Parameters
        ----------
        theme : {"light", "dark", "auto"}
        """
        if not self.hatch:
            return self.color(theme)
        return either(self.light_ink, self.dark_ink) if theme == AUTO else self.ink(theme)

    def ink(self, theme: str) -> str:
        """The color of the hatch in "light" or "dark", or ""."""
        return self.light_ink if theme == "light" else self.dark_ink


AUTO = "auto"
"""The theme of a page that follows the reader's system: its colors are `either` of two."""


def either(light: str, dark: str) -> str:
    """A color in both themes, as CSS reads it (CSS Color 5, ``light-dark``).

    Parameters
    ----------
    light, dark : str
        CSS colors.

    Examples
    --------
    >>> either("#FFFFFF", "#0F151B")
    'light-dark(#FFFFFF,#0F151B)'
    """
    return f"light-dark({light},{dark})"


STATUS_CLASSES = (
    StatusClass("host", "#151B22", "#FFFFFF"),
    StatusClass("signed_at_ministerial", "#033B7A", "#9CC8FE"),
    StatusClass("signed_before", "#2D61A3", "#719BCF"),
    StatusClass("signed_after", "#4D81C7", "#4E77A8"),
    StatusClass("announced", "#FFC663", "#A06103", "dense", "#8A5200", "#FFCA78"),
    StatusClass("attended", "#F6E9DA", "#3A342C", "sparse", "#8C8070", "#988D7F"),
    StatusClass("signed_not_attending", "#8AB7EF", "#0F4A92", "dense", "#0B4F8A", "#7FB6FA"),
    StatusClass("linked_not_attending", "#9B9AA0", "#5C5E62", "dense", "#4A4B51", "#BEC1C6"),
)
"""In the order of precedence of the counting rule (``data.i18n.labels.STATUS_LABELS``)."""

STATUS = MappingProxyType({item.key: item for item in STATUS_CLASSES})
AGREEMENT = MappingProxyType(
    {
        key: replace(STATUS[status], key=key)
        for key, status in (
            ("binding", "signed_at_ministerial"),
            ("not_binding", "signed_after"),
            ("not_stated", "signed_not_attending"),
            ("announced", "announced"),
            ("not_found", "attended"),
            ("host", "host"),
        )
    }
)
"""The colors of `data.agreements.states.AGREEMENT_STATES`, taken from those of the statuses, so
that a hue means the same: blue is signed, full where it binds, striped where nobody says so."""
SIGNED = ("signed_at_ministerial", "signed_before", "signed_after", "signed_not_attending")


@dataclass(frozen=True)
class Theme:
    """The surfaces and inks of one theme, as ``#RRGGBB``."""

    name: str
    paper: str
    sea: str
    ink: str
    quiet_ink: str
    land: str
    neutral_land: str
    border: str
    hatch: str
    highlight: str
    accent: str


LIGHT = Theme(
    "light",
    paper="#FFFFFF",
    sea="#EDF2F6",
    ink="#14202B",
    quiet_ink="#55626E",
    land="#DDE2E8",
    neutral_land="#CBD2DA",
    border="#FFFFFF",
    hatch="#54491C",
    highlight="#E4002B",
    accent="#0B4F8A",
)
DARK = Theme(
    "dark",
    paper="#0F151B",
    sea="#161F28",
    ink="#E8EDF2",
    quiet_ink="#A3B0BC",
    land="#232C35",
    neutral_land="#2D3843",
    border="#0F151B",
    hatch="#1B242C",
    highlight="#FFD60A",
    accent="#6DB3EA",
)
THEMES = MappingProxyType({"light": LIGHT, "dark": DARK})


def theme_colors(theme: str) -> Theme:
    """The surfaces and inks of a theme; those of "auto" are `either` of two."""
    if theme != AUTO:
        return THEMES[theme]
    pairs = {
        item.name: either(getattr(LIGHT, item.name), getattr(DARK, item.name))
        for item in fields(Theme)
    }
    return Theme(**pairs | {"name": AUTO})


SHARE_BREAKS = (1.0, 5.0, 10.0, 25.0, 50.0)
"""Fixed class breaks for a share of the world, in percent; a share on a break is in the upper."""

SHARE_LABELS = (
    N_("under 1%"),
    N_("1 to 5%"),
    N_("5 to 10%"),
    N_("10 to 25%"),
    N_("25 to 50%"),
    N_("50% and more"),
)
SHARE_COLORS = ("#FFFFCC", "#9FD9B2", "#5FBFBE", "#2E9BC0", "#257CB6", "#253494")
"""After ColorBrewer's YlGnBu (Brewer 2002), for both themes: its second class is as light as land,
so here the steps between the ends are darker."""


def share_class(percent: float) -> int:
    """The place of a share of the world, in percent, among `SHARE_COLORS`."""
    return bisect_right(SHARE_BREAKS, percent)


def share_color(percent: float) -> str:
    """The color of a share of the world, in percent."""
    return SHARE_COLORS[share_class(percent)]


def rgb(color: str, alpha: int | None = None) -> list[int]:
    """``#RRGGBB`` as ``[r, g, b]`` or ``[r, g, b, alpha]``, each 0 to 255.

    Parameters
    ----------
    color : str
    alpha : int or None
        Opacity from 0 to 255; None gives three channels.

    Examples
    --------
    >>> rgb("#0F151B"), rgb("#0F151B", 255)
    ([15, 21, 27], [15, 21, 27, 255])
    """
    channels = [int(color[at : at + 2], 16) for at in (1, 3, 5)]
    return channels if alpha is None else [*channels, alpha]


PARTS = MappingProxyType(
    {
        "light": ("#0B4F8A", "#8DB9DE", "#E4002B", "#14202B", "#B28F7D", "#DDE2E8"),
        "dark": ("#6DB3EA", "#2F5F8A", "#FFD60A", "#FFFFFF", "#99734C", "#2D3843"),
    }
)
"""A world total divided: the coalition, other partners, China, the United States, other countries
by name, and the source's own remainder, in the order of `data.minerals.overview.PARTS`."""


def part_colors(theme: str) -> tuple[str, ...]:
    """The colors of `PARTS` in a theme, or in "auto"."""
    if theme != AUTO:
        return PARTS[theme]
    return tuple(map(either, PARTS["light"], PARTS["dark"]))


_RELATED = MappingProxyType({"light": "#867DB2", "dark": "#E67399"})


def relation_colors(theme: str) -> dict[str, str]:
    """The color of each of `data.minerals.relations.RELATIONS`: a producer and the ministerial."""
    signed, attended, china, host, absent, _remainder = part_colors(theme)
    return {
        "signed": signed,
        "attended": attended,
        "related": either(*_RELATED.values()) if theme == AUTO else _RELATED[theme],
        "absent": absent,
        "china": china,
        "host": host,
    }


SIDES = MappingProxyType(
    {
        "light": ("#0B4F8A", "#BB7106", "#148567", "#B0413E"),
        "dark": ("#7AB5E6", "#FFB345", "#5AEFBE", "#F17C6D"),
    }
)
"""Partners side by side, at most four, in the order chosen; `SYMBOLS` is the second cue."""

SYMBOLS = ("circle", "diamond", "square", "triangle-up")
