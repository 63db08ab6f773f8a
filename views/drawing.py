"""A chart that the server draws: the block by which a page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from views.blocks import AsOf, Block
from views.context import PageContext


@dataclass(frozen=True)
class Drawing(Block):
    """A chart that the server draws, the same in a document and on the live page.

    Parameters
    ----------
    name : str
        What it is called on the page.
    draw : callable
        Gives its HTML, with SVG in it, for a view. Its links lead to changed views.
    keys : tuple of str
        What of the view its links change: on the live page they do so without loading it.
    as_of : AsOf, optional
        The date that moves it.
    """

    name: str
    draw: Callable[[PageContext], Markup] = field(compare=False)
    keys: tuple[str, ...] = ()
    as_of: AsOf | None = None
