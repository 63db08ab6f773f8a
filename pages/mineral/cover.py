"""How much of the world's output sits in partners that have signed, and since when, as HTML.

A page's own HTML may hold no SVG (Streamlit removes it), so each step is a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import pairwise

from charts.keys import FIRST_DAY
from charts.palette import THEMES
from data.dates import format_date
from data.languages import ENGLISH, percent
from pages.parts.spoken import _

Steps = Sequence[tuple[date, float]]


def as_html(steps: Steps, asof: date, last: date, theme: str, lang: str = ENGLISH) -> str:
    """Steps of the covered share from the first day of the story to the last of the facts.

    Parameters
    ----------
    steps : sequence of (date, percent)
        `data.ranking.signatory_steps`.
    """
    ink = THEMES[theme]
    ends = [*(day for day, __ in steps), last]
    blocks = "".join(
        f'<b style="left:{_across(start, last):.2f}%;width:{_across(end, last) - left:.2f}%;'
        f'height:{share:.2f}%"></b>'
        for (start, end), (__, share) in zip(pairwise(ends), steps, strict=True)
        for left in [_across(start, last)]
    )
    top = _("100% at the top")
    return (
        f'<div class="atlas-cover" role="img" aria-label="{escape(in_words(steps, lang))}" '
        f'style="--ink:{ink.accent};--land:{ink.land}"><div>{blocks}'
        f'<u style="left:{_across(asof, last):.2f}%"></u></div>'
        f"<p><span>{format_date(FIRST_DAY, lang)}</span><span>{escape(top)}</span>"
        f"<span>{format_date(last, lang)}</span></p></div>"
    )


def _across(day: date, last: date) -> float:
    return (day - FIRST_DAY).days / (last - FIRST_DAY).days * 100


def in_words(steps: Steps, lang: str = ENGLISH) -> str:
    """The steps as a sentence."""
    if not steps:
        return _("No listed partner has signed a text.")
    step = _("{share} from {day}")
    said = "; ".join(
        step.format(share=percent(share, lang), day=format_date(day, lang)) for day, share in steps
    )
    return _("In partners with a signed text: {said}.").format(said=said)
