"""The words of any chart, by its name."""

from __future__ import annotations

from charts.captions.cards import of_partner
from charts.captions.maps import of_map
from charts.captions.shares import of_shares
from charts.captions.timelines import of_count, of_timeline
from charts.captions.words import Caption
from charts.spec import ChartSpec
from charts.tables import table
from data.store import Facts

_MADE = {
    "map": of_map,
    "timeline": of_timeline,
    "count": of_count,
    "shares": of_shares,
    "partner": of_partner,
}


def caption(name: str, spec: ChartSpec, facts: Facts) -> Caption:
    """The generated words of a chart.

    Raises
    ------
    SpecError
        When the chart cannot be drawn from this view, such as a partner card without a partner.
    """
    facts = facts.speaking(spec.lang)
    return _MADE[name](spec, facts, table(name, spec, facts))
