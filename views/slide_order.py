"""The slides of a briefing as a list that is put in order by dragging or by keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from markupsafe import Markup

from views.blocks import Block, Changes


@dataclass(frozen=True)
class SlideOrder(Block):
    """A list of slides; the HTML edition has a link for each move instead.

    Parameters
    ----------
    slides : str
        The briefing that the list shows, as the address names it.
    html : Markup
    changes_of : callable
        Gives what the view becomes by an order: the places of the slides as they were, from 1.
    """

    slides: str
    html: Markup
    changes_of: Callable[[list[int]], Changes] = field(compare=False)
