"""Highlighted countries: the others step back, and the legend says who stands out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from matplotlib.patches import Rectangle

from charts.figures.emphasis import highlighted_only
from charts.map_colors import Fill, paler
from charts.palette import THEMES
from charts.print.edition import Edition
from charts.print.frame import Key, Sheet
from data.facts.store import Facts


def drawn_alone(edition: Edition, codes: Iterable[str]) -> Edition:
    """The edition with those of its highlighted countries that are drawn.

    Parameters
    ----------
    edition : Edition
    codes : iterable of str
        Whoever is drawn: where none of them is highlighted nobody steps back.
    """
    drawn = set(codes)
    return replace(edition, highlight=tuple(one for one in edition.highlight if one in drawn))


def is_behind(edition: Edition, codes: Iterable[str]) -> bool:
    """Whether a row of some countries steps back behind those of the highlighted.

    Parameters
    ----------
    edition : Edition
    codes : iterable of str
    """
    return bool(edition.highlight) and not set(edition.highlight) & set(codes)


NOBODY: Mapping[str, Sequence[str]] = MappingProxyType({})


def band(sheet: Sheet, top: float, height: float) -> Rectangle:
    """What lies under a highlighted row, in points of the picture.

    Parameters
    ----------
    sheet : Sheet
    top, height : float
    """
    size = (sheet.plot_area.width, height)
    return Rectangle((0, top), *size, facecolor=sheet.ink.land, linewidth=0, zorder=0)


def stepped_back(fills: Mapping[str, Fill], edition: Edition) -> dict[str, Fill]:
    """The fills of a map, all but those of the highlighted countries paler.

    Parameters
    ----------
    fills : mapping of str to Fill
        By code.
    edition : Edition
        Without ``highlight`` nothing steps back.
    """
    if not edition.highlight:
        return dict(fills)
    return {
        code: fill if code in edition.highlight else paler(fill, edition.theme)
        for code, fill in fills.items()
    }


def highlight_keys(edition: Edition, facts: Facts, codes: Iterable[str], kind: str) -> list[Key]:
    """The entry of the legend, where one of the highlighted countries is drawn.

    Parameters
    ----------
    edition : Edition
    facts : Facts
        In the language of the names.
    codes : iterable of str
        Whoever is drawn.
    kind : str
        As in `Key`: how they stand out.
    """
    drawn = set(codes)
    label = highlighted_only([code for code in edition.highlight if code in drawn], facts)
    if not label:
        return []
    ink = THEMES[edition.theme]
    return [Key(label, ink.land if kind == "square" else ink.ink, kind)]


def labelled(codes: Iterable[str], shown: Iterable[str], edition: Edition) -> tuple[str, ...]:
    """Whose names stand on a map, the most important first.

    Parameters
    ----------
    codes : iterable of str
        Who is named where the editor says nothing.
    shown : iterable of str
        Everyone that the map colors.
    edition : Edition
        Its ``labels`` and ``highlight``.
    """
    own = {"auto": codes, "all": [*codes, *shown], "highlighted": (), "none": ()}[edition.labels]
    first = () if edition.labels == "none" else edition.highlight
    return tuple(dict.fromkeys((*first, *own)))
