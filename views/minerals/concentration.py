"""The largest producer of a measure and its concentration index, as far as the source allows."""

from __future__ import annotations

from math import isclose
from typing import Any

import pandas as pd
from markupsafe import Markup

from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, fixed, half_up
from data.i18n.labels import first_of
from data.minerals.shares import percent_in_words
from data.phrases import in_sentence
from views.templating import render
from views.text.i18n import _


def as_html(facts: Facts, row: dict[str, Any], stage: str = "") -> Markup:
    """``Mined: DR Congo 74.2%, HHI 5,740``, and below it what keeps the index open.

    Parameters
    ----------
    facts : Facts
        In the language of sentences: the line is one, its name and figures included.
    row : dict
        A row of `data.minerals.overview.overview`.
    stage : str
        The stage in words (``Mined``), or "" where that is shown elsewhere.
    """
    share = percent_in_words(
        row["top_pct"], row["upper_limit"], facts.lang, short=True, whole=row["whole"]
    )
    return render(
        "minerals/concentration.html",
        head=_head(row, stage),
        name=facts.name(row["top"]),
        share=share,
        index=index_in_words(row, facts.lang),
        reason=why_open(facts, row),
    )


def _head(row: dict[str, Any], stage: str) -> str:
    """Whether the largest listed is the largest of the world: nobody unlisted can be larger."""
    if row["top_is_largest"]:
        return stage or _("Largest")
    if stage:
        return _("{stage}, largest listed").format(stage=stage)
    return _("Largest listed")


def index_in_words(row: dict[str, Any], lang: str = ENGLISH) -> str:
    """The index: one figure where its bounds are close, else both; "" over a lower bound.

    Parameters
    ----------
    row : dict
        A record of `data.minerals.overview.overview`: ``hhi_low`` and ``hhi_high``, 0 to 10,000.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    if row["lower_bound"]:
        return ""
    least, most = (fixed(half_up(row[key], -1), 0, lang) for key in ("hhi_low", "hhi_high"))
    return least if is_one_figure(row) else _("{least} to {most}").format(least=least, most=most)


def is_one_figure(row: dict[str, Any]) -> bool:
    """Whether the bounds of the index are so close that one figure says enough."""
    return half_up(row["hhi_high"], -1) - half_up(row["hhi_low"], -1) < _SINGLE_FIGURE_POINTS


_SINGLE_FIGURE_POINTS = 50
"""Points of the index below which its two bounds are one figure."""


def why_open(facts: Facts, row: dict[str, Any]) -> str:
    """What keeps the index from being one figure for the whole world, or "".

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    row : dict
        A record of `data.minerals.overview.overview`.
    """
    if row["lower_bound"]:
        return _("HHI not given: the world total is a lower bound")
    reasons = [] if is_one_figure(row) else [_gap(row, facts.lang)]
    if row["excludes_us"]:
        reasons.insert(0, _("without U.S. output"))
    elif row["beyond"]:
        names = [in_sentence(facts, code) for code in row["beyond"]]
        without = _("without {names}, whose figures are not available")
        reasons.insert(0, without.format(names=first_of(names, _MOST_NAMES, facts.lang)))
    return "; ".join(reasons)


_MOST_NAMES = 2


def _gap(row: dict[str, Any], lang: str) -> str:
    """Whose share the bounds differ over."""
    share = percent_in_words(row["unlisted_pct"], lang=lang)
    if not pd.isna(row["rest"]) and isclose(
        row["rest"], row["unlisted_pct"], abs_tol=_SAME_FIGURE_PCT
    ):
        return _("the source gives {share} to other countries, one or many").format(share=share)
    return _("{share} is attributed to no named country, one or many").format(share=share)


_SAME_FIGURE_PCT = 0.01
"""Percent by which rows and total may differ and still be the same figure."""


def explained() -> str:
    """What the index is, as a sentence or two."""
    return _(
        "HHI, the Herfindahl–Hirschman index, adds the squares of the producers’ shares in "
        "percent: 10,000 is one producer alone, 2,500 four equal ones. Where a part of the total "
        "is attributed to no named country, the index is a range: the first figure takes that part "
        "as many small producers, the second as one."
    )
