"""Who stands out of a drawing, in words, and who steps back, as classes for a style sheet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data.facts.store import Facts
from data.i18n.messages import N_, speaking
from data.phrases import all_of

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


_HIGHLIGHTED = N_("Highlighted: {names}; the others are muted")


def highlighted_only(codes: Sequence[str], facts: Facts) -> str:
    """Who stands out of the others, for a legend; "" where nobody does.

    Parameters
    ----------
    codes : sequence of str
    facts : Facts
        In the language of the names.
    """
    if not codes:
        return ""
    names = all_of([facts.name(code) for code in codes], facts.lang)
    return speaking(facts.lang)(_HIGHLIGHTED).format(names=names)
