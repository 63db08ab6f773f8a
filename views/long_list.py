"""What is too long to be shown at once: the block by which a page shows a part of it at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from zlib import crc32

from markupsafe import Markup

from views.blocks import Block, Html
from views.text.i18n import _


@dataclass(frozen=True)
class LongList(Block):
    """Items of which a part is made and shown, and the way to the others.

    Parameters
    ----------
    name : str
        On the page; another where the items are others, so that these begin with the first.
    total : int
        How many there are.
    most : int
        How many are shown at a time.
    part : callable
        Gives the HTML of those from one place up to another, from 0.
    """

    name: str
    total: int
    most: int
    part: Callable[[int, int], Markup] = field(compare=False)

    @property
    def starts(self) -> range:
        """The places at which its parts begin."""
        return range(0, self.total, self.most)

    def shown(self, start: int) -> Markup:
        """The part that begins at a place, from 0."""
        return self.part(start, min(start + self.most, self.total))

    def in_words(self, start: int) -> str:
        """Which part that is."""
        return part_in_words(start, min(start + self.most, self.total), self.total)


def listed(
    name: str, keys: Iterable[str], most: int, part: Callable[[int, int], Markup]
) -> Html | LongList:
    """Items as a whole where they are few, else a part of them at a time.

    Parameters
    ----------
    name : str
        Of the list on the page.
    keys : iterable of str
        One for each item.
    most : int
        How many are shown at a time.
    part : callable
        See `LongList`.
    """
    known = list(keys)
    if len(known) <= most:
        return Html(part(0, len(known)))
    return LongList(f"{name}_{crc32(';'.join(known).encode()):08x}", len(known), most, part)


def part_in_words(start: int, end: int, total: int) -> str:
    """Which rows a part holds.

    Parameters
    ----------
    start, end : int
        Its first place, from 0, and the one after its last.
    total : int
        How many rows there are.
    """
    return _("Rows {first} to {last} of {total}").format(first=start + 1, last=end, total=total)
