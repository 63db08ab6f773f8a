"""A chart for those who read rather than look: in words, and as a table under heads in words."""

from __future__ import annotations

import pandas as pd

from charts.content import alt_text, table
from charts.spec.chart_spec import ChartSpec
from charts.urls import content_spec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_
from views.context import PageContext
from views.text.i18n import _


def in_words(facts: Facts, chart: str, spec: ChartSpec) -> str:
    """What a chart shows in a view, for its text alternative.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    chart : str
        One of `charts.registry.CHART_NAMES`.
    spec : ChartSpec
        The view; of it counts what changes the chart's content, not its look.
    """
    return _in_words(facts, chart, content_spec(chart, spec))


@cache_by_facts(512)
def _in_words(facts: Facts, chart: str, spec: ChartSpec) -> str:
    return alt_text(spec.replace(chart=chart), facts)


_HEADS = {
    "iso_a3": N_("Code"),
    "texts": N_("Agreements signed"),
    "partners": N_("Signatories"),
    "came": N_("Attended"),
    "share_of_world_pct": N_("Share of world, %"),
    "china_pct": N_("China, %"),
    "relation_label": N_("At the ministerial"),
    "printed": N_("Printed instead of a number"),
    "meaning": N_("Meaning"),
    "more_than": N_("Lower bound"),
    "whole_percent": N_("Whole percents"),
}
_OF_THE_FILE = ("asof", "licence", "facts_version")


def chart_rows(context: PageContext, chart: str, spec: ChartSpec) -> pd.DataFrame:
    """The rows that a chart is drawn from, under heads in words; names stand alone in cells.

    Parameters
    ----------
    context : PageContext
        Names are in the reader's language, heads in that of sentences.
    chart : str
        One of `charts.registry.CHART_NAMES`.
    spec : ChartSpec
        The view; its own language and chart do not matter.

    Returns
    -------
    pandas.DataFrame
        Without the columns that only a file has.
    """
    own = content_spec(chart, spec.replace(lang=context.facts.lang))
    return _rows(context.facts, context.local, own).copy(deep=False)


@cache_by_facts(128)
def _rows(facts: Facts, local: Facts, spec: ChartSpec) -> pd.DataFrame:
    rows = table(spec, facts).drop(columns=list(_OF_THE_FILE))
    if {"iso_a3", "name"} <= set(rows):
        rows = rows.assign(name=[local.name(code) for code in rows["iso_a3"]])
    return rows.rename(columns=_head)


def _head(key: str) -> str:
    return _(_HEADS[key]) if key in _HEADS else key.replace("_", " ").capitalize()
