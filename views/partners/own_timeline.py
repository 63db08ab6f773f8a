"""One partner's events and agreements in the chronology."""

from __future__ import annotations

import pandas as pd

from charts.spec.chart_spec import ChartSpec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.timeline.chronology import TimelineFilter, chronology, selected
from views import timeline_controls
from views.blocks import Blocks, Chart, Heading, Text
from views.chart_address import picture_address
from views.context import PageContext
from views.text.i18n import _


def own_timeline(context: PageContext) -> Blocks:
    """The chart and its rows, or that nothing names the partner.

    Parameters
    ----------
    context : PageContext
        Of a view that has a partner.

    Returns
    -------
    tuple of Block
    """
    heading, rows = Heading(_("Timeline")), own_rows(context.facts, context.spec.partner)
    if rows.empty:
        return heading, Text(_("No event or dated agreement here names this partner."))
    name = f"timeline-{context.spec.partner.lower()}"
    return (
        heading,
        Chart("own_timeline", _picture_address(context), rows_in_words(rows)),
        timeline_controls.table(context, rows, name),
    )


@cache_by_facts(128)
def own_rows(facts: Facts, code: str) -> pd.DataFrame:
    """The rows of the chronology that name a partner.

    Parameters
    ----------
    facts : Facts
    code : str

    Returns
    -------
    pandas.DataFrame
        Rows of `data.timeline.chronology.chronology`.
    """
    return selected(facts, chronology(facts), TimelineFilter(partner=code))


def rows_in_words(rows: pd.DataFrame) -> str:
    """Date and title of each row, for the chart's text alternative.

    Parameters
    ----------
    rows : pandas.DataFrame
        Rows of `data.timeline.chronology.chronology`.

    Returns
    -------
    str
    """
    pairs = zip(rows["label"], rows["title"], strict=True)
    return "; ".join(f"{label}: {title}" for label, title in pairs)


def _picture_address(context: PageContext) -> str:
    """The address of the Timeline page's chart with this partner alone."""
    spec = context.spec
    own = ChartSpec(partner=spec.partner, asof=spec.asof, lang=spec.lang)
    return picture_address("timeline", own, context.theme)
