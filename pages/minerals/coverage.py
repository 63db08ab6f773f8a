"""How much of the world is located in partners with a signed agreement, and since when.

A page's own HTML may hold no SVG (Streamlit removes it), so each step is a block.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from itertools import pairwise

import pandas as pd
import streamlit as st

from charts.palette import THEMES
from charts.spec.parsers import FIRST_DAY
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, half_up, percent
from data.i18n.dates import format_date
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.combined_shares import grid
from data.minerals.ranking import in_signatories, signatory_steps
from data.minerals.shares import Measure, percent_in_words
from data.phrases import lower_first
from pages import url_state
from pages.components.text.chart_as_text import folded_table
from pages.components.text.i18n import _, day_format
from pages.components.text.markdown import escape_markdown

Steps = Sequence[tuple[date, float]]

_SINGULAR = N_(
    "**{share}** of the world’s {mineral} {stage} ({year}) is located in partners with a signed "
    "agreement by {day}."
)
_PLURAL = N_(
    "**{share}** of the world’s {mineral} {stage} ({year}) are located in partners with a signed "
    "agreement by {day}."
)


def draw(facts: Facts, local: Facts, measure: Measure, asof: date, theme: str) -> None:
    """The share on a day, in words, its steps, and the day to choose.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's.
    """
    st.header(_("Located in countries with a signed agreement"), anchor=False)
    share = in_signatories(facts, measure, asof)
    if pd.isna(share):
        st.markdown(
            _(
                "No listed share of the world is located in a partner with a signed agreement "
                "found by this day."
            )
        )
        return
    steps = signatory_steps(facts, measure)
    st.markdown(_finding(facts, measure, share, asof))
    st.html(as_html(steps, asof, facts.last_event, theme, facts.lang, local.lang))
    _day(facts, local, asof)
    st.caption(
        _(
            "Partners that are not listed add nothing, and countries that signed without attending "
            "are not added. The Commission’s memorandum is not counted again for the members, and "
            "the United States is the other side of every agreement."
        )
    )
    name = f"signatories-{measure.commodity}-{measure.stage}-{measure.year}"
    folded_table(lambda: steps_as_table(steps), _("The steps as a table"), name)


def _finding(facts: Facts, measure: Measure, share: float, asof: date) -> str:
    """The share in partners with a signed agreement by a day, as Markdown."""
    about = grid(facts).about.iloc[grid(facts).row(measure)]
    share_text = percent_in_words(
        share, bool(about["upper_limit"]), facts.lang, whole=bool(about["whole"])
    )
    return _(_PLURAL if measure.stage == "reserves" else _SINGULAR).format(
        share=share_text,
        mineral=escape_markdown(lower_first(str(about["label"]))),
        stage=_(STAGE_LABELS[measure.stage]),
        year=measure.year,
        day=format_date(asof, facts.lang),
    )


def _day(facts: Facts, local: Facts, asof: date) -> None:
    st.slider(
        _("Signed by"),
        FIRST_DAY,
        facts.last_event,
        format=day_format(local.lang),
        **url_state.bind_widget(
            "w_asof", asof, lambda day: {"asof": None if day == facts.last_event else day}
        ),
    )


def steps_as_table(steps: Steps) -> pd.DataFrame:
    """The share in signatories from each day on."""
    return pd.DataFrame(
        [
            {
                _("From"): format_date(day),
                _("In partners with a signed agreement, %"): half_up(min(share, 100.0), 2),
            }
            for day, share in steps
        ]
    )


def as_html(
    steps: Steps, asof: date, last: date, theme: str, lang: str = ENGLISH, local: str = ENGLISH
) -> str:
    """Steps of the share from the first day of the story to the last of the facts.

    Parameters
    ----------
    steps : sequence of (date, percent)
        `data.minerals.ranking.signatory_steps`.
    lang, local : str
        The language of the sentence for those who do not see it, and of the dates under the steps.
    """
    ink = THEMES[theme]
    ends = [*(day for day, __ in steps), last]
    blocks = "".join(
        f'<b style="left:{_across(start, last):.2f}%;width:{_across(end, last) - left:.2f}%;'
        f'height:{min(share, 100):.2f}%"></b>'
        for (start, end), (__, share) in zip(pairwise(ends), steps, strict=True)
        for left in [_across(start, last)]
    )
    top = _("100% at the top")
    return (
        f'<div class="atlas-signatories" role="img" aria-label="{escape(in_words(steps, lang))}" '
        f'style="--ink:{ink.accent};--land:{ink.land}"><div>{blocks}'
        f'<u style="left:{_across(asof, last):.2f}%"></u></div>'
        f"<p><span>{format_date(FIRST_DAY, local)}</span><span>{escape(top)}</span>"
        f"<span>{format_date(last, local)}</span></p></div>"
    )


def _across(day: date, last: date) -> float:
    return (day - FIRST_DAY).days / (last - FIRST_DAY).days * 100


def in_words(steps: Steps, lang: str = ENGLISH) -> str:
    """The steps as a sentence."""
    if not steps:
        return _("No listed partner with a signed agreement found.")
    step = _("{share} from {day}")
    parts = "; ".join(
        step.format(share=percent(min(share, 100.0), lang), day=format_date(day, lang))
        for day, share in steps
    )
    return _("Located in partners with a signed agreement: {said}.").format(said=parts)
