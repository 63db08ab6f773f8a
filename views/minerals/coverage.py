"""How much of the world is located in partners with a signed agreement, and since when.

A page's own HTML may hold no SVG (Streamlit removes it), so each step is an element of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import pandas as pd
from markupsafe import Markup

from charts.palette import theme_colors
from charts.spec.date_params import FIRST_DAY
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, half_up, percent
from data.i18n.dates import format_date
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.combined_shares import grid
from data.minerals.leaders import in_signatories, signatory_steps
from data.minerals.shares import Measure, percent_in_words
from data.phrases import lower_first
from views.blocks import Blocks, Details, Heading, Html, Table, Text
from views.context import PageContext
from views.fields import DateField
from views.templating import render
from views.text.i18n import _
from views.text.markdown import escape_markdown

Steps = Sequence[tuple[date, float]]

_SINGULAR = N_(
    "**{share}** of the world’s {mineral} {stage} ({year}) is located in partners with a signed "
    "agreement by {day}."
)
_PLURAL = N_(
    "**{share}** of the world’s {mineral} {stage} ({year}) are located in partners with a signed "
    "agreement by {day}."
)


def coverage(context: PageContext, measure: Measure) -> Blocks:
    """The share on a day, in words, its steps, and the day to choose.

    Parameters
    ----------
    context : PageContext
        Its as-of date is the day.
    measure : Measure
    """
    facts, asof = context.facts, context.asof
    heading = Heading(_("Located in countries with a signed agreement"))
    share = in_signatories(facts, measure, asof)
    if pd.isna(share):
        nothing = _(
            "No listed share of the world is located in a partner with a signed agreement "
            "found by this day."
        )
        return heading, Text(nothing)
    steps = signatory_steps(facts, measure)
    picture = as_html(steps, asof, facts.last_event, context.theme, facts.lang, context.local.lang)
    return (
        heading,
        Text(_finding(facts, measure, share, asof)),
        Html(picture),
        _day(context),
        Text(_rule(), quiet=True),
        _folded_table(steps, measure),
    )


def _rule() -> str:
    """Who is counted, and who is not."""
    return _(
        "Partners that are not listed add nothing, and countries that signed without attending "
        "are not added. The Commission’s memorandum is not counted again for the members, and "
        "the United States is the other side of every agreement."
    )


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


def _day(context: PageContext) -> DateField:
    last = context.facts.last_event
    return DateField(_("Signed by"), "asof", context.asof, FIRST_DAY, last, last, kind="slider")


def _folded_table(steps: Steps, measure: Measure) -> Details:
    name = f"signatories-{measure.commodity}-{measure.stage}-{measure.year}"
    return Details(
        _("The steps as a table"),
        f"table_{name}",
        lambda: (Table(steps_as_table(steps), name),),
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
) -> Markup:
    """Steps of the share from the first day of the story to the last of the facts.

    Parameters
    ----------
    steps : sequence of (date, percent)
        `data.minerals.leaders.signatory_steps`.
    asof : datetime.date
        Where the line of the day stands.
    last : datetime.date
        The last event of the facts, the right edge.
    theme : {"light", "dark", "auto"}
    lang, local : str
        The language of the sentence for those who do not see it, and of the dates under the steps.
    """
    return render(
        "minerals/signatories.html",
        words=in_words(steps, lang),
        ink=theme_colors(theme),
        steps=_places(steps, last),
        day=f"{_across(asof, last):.2f}",
        first=format_date(FIRST_DAY, local),
        top=_("100% at the top"),
        last=format_date(last, local),
    )


def _places(steps: Steps, last: date) -> list[dict[str, str]]:
    """Where each step begins, how long it lasts and how high it is, in percent of the picture."""
    ends = [*(day for day, __ in steps), last]
    return [
        {
            "left": f"{_across(start, last):.2f}",
            "width": f"{_across(end, last) - _across(start, last):.2f}",
            "height": f"{min(share, 100):.2f}",
        }
        for (start, end), (__, share) in zip(pairwise(ends), steps, strict=True)
    ]


def _across(day: date, last: date) -> float:
    """The place of a day, in percent of the time that the picture shows."""
    return (day - FIRST_DAY).days / (last - FIRST_DAY).days * 100


def in_words(steps: Steps, lang: str = ENGLISH) -> str:
    """The steps as a sentence.

    Parameters
    ----------
    steps : sequence of (date, percent)
        `data.minerals.leaders.signatory_steps`; it may be empty.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    if not steps:
        return _("No listed partner with a signed agreement found.")
    step = _("{share} from {day}")
    parts = "; ".join(
        step.format(share=percent(min(share, 100.0), lang), day=format_date(day, lang))
        for day, share in steps
    )
    return _("Located in partners with a signed agreement: {said}.").format(said=parts)
