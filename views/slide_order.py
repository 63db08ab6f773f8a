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
    html : Markup
    changes_of : callable
        Gives what the view becomes when the slides of these names stand in this order.
    """

    html: Markup
    changes_of: Callable[[list[str]], Changes] = field(compare=False)
