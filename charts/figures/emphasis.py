"""Who stands out of a drawing on a page, and who steps back, as classes for its style sheet."""

from __future__ import annotations

from collections.abc import Collection

LIT, BEHIND = "lit", "behind"


def emphasis(codes: Collection[str], highlight: Collection[str]) -> str:
    """The class of a row or a mark.

    Parameters
    ----------
    codes : collection of str
        The countries that it is about; one about nobody neither stands out nor steps back.
    highlight : collection of str
        Those who stand out, of whom one at least is drawn.

    Examples
    --------
    >>> emphasis(["PER"], ["PER", "CHL"]), emphasis(["JPN"], ["PER"]), emphasis(["JPN"], [])
    ('lit', 'behind', '')
    """
    if not highlight or not codes:
        return ""
    return LIT if set(codes) & set(highlight) else BEHIND
