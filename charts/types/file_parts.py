"""The words of a file's name that several charts share."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.minerals.shares import nearest


def measure_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The mineral, the stage and the year that are shown.

    Parameters
    ----------
    spec : ChartSpec
        What it leaves open is chosen by `data.minerals.shares.nearest`.
    facts : Facts
    """
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    return [measure.commodity, measure.stage, str(measure.year)]


def partner_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The partner that is shown, if any.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In the language of the name.
    """
    return [facts.name(spec.partner)] if spec.partner else []
