"""Which of its four forms the Partners page has in a view."""

from __future__ import annotations

from views.blocks import Blocks
from views.context import PageContext
from views.partners.comparison import comparison_page
from views.partners.listing import list_page
from views.partners.print_sheet import sheet_page
from views.partners.profile import profile_page


def partners_page(context: PageContext) -> Blocks:
    """Several partners side by side, one on paper or on the screen, or the list of all.

    Parameters
    ----------
    context : PageContext

    Returns
    -------
    tuple of Block
    """
    spec = context.spec
    if spec.compare:
        return comparison_page(context)
    if spec.partner and spec.view == "print":
        return sheet_page(context)
    return profile_page(context) if spec.partner else list_page(context)
