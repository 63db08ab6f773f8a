"""The foot of a picture: note, source and byline, license and address, and a logo in text."""

from __future__ import annotations

from collections.abc import Sequence

from charts.captions import Caption
from charts.print.edition import Edition
from charts.print.fonts import drawable
from charts.print.text_layout import lines, width
from data.i18n.messages import speaking

_APART, _DOT = "   ", " · "


def foot_lines(edition: Edition, caption: Caption, most: float, size: float) -> list[str]:
    """The lines of the foot; what an editor adds takes the place of none of them but the note.

    Parameters
    ----------
    edition : Edition
        Its note, byline, version of the facts and address.
    caption : Caption
    most : float
        The width of a line, in points.
    size : float
        Of type, in points.
    """
    _ = speaking(caption.lang)
    note, byline, address = (
        drawable(text)[0]
        for text in (edition.note or caption.note, edition.byline, edition.address)
    )
    source = _("Source: {source}").format(source=caption.source)
    version = _("Facts {version}.").format(version=edition.facts) if edition.facts else ""
    license_ = f"{caption.licence} {version}".rstrip()
    return [
        *lines(note, most, size),
        *_side_by_side(lines(source, most, size), byline, most, size, _DOT),
        *_side_by_side(lines(license_, most, size), address, most, size, _APART),
    ]


def _side_by_side(
    first: Sequence[str], second: str, most: float, size: float, between: str
) -> list[str]:
    """A text behind the last line of another where there is room, else below it."""
    if not first or not second:
        return [*first, *lines(second, most, size)]
    joined = f"{first[-1]}{between}{second}"
    if width(joined, size) <= most:
        return [*first[:-1], joined]
    return [*first, *lines(second, most, size)]


def logo_lines(edition: Edition, last: str, most: float, size: float) -> tuple[list[str], bool]:
    """A logo's lines, and whether it stands at the end of the foot's last line.

    Parameters
    ----------
    edition : Edition
    last : str
        The last line of the foot.
    most : float
        The width of a line, in points.
    size : float
        Of type, in points.
    """
    broken = lines(drawable(edition.logo)[0], most, size, "bold")
    needed = width(last, size) + sum(width(line, size, "bold") for line in broken) + size * 2
    return broken, len(broken) == 1 and needed <= most
