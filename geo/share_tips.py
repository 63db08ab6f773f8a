"""The tooltips of a map of mineral shares: for each country one short line for each measure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number, percent
from data.i18n.labels import NOT_QUANTIFIED_LABELS, at_most
from data.i18n.messages import speaking
from data.minerals.combined_shares import exact_shares
from data.minerals.shares import Measure, available, listed_rows, not_quantified


@cache_by_facts()
def _places(facts: Facts) -> dict[Measure, int]:
    all_measures = (measure for listed in available(facts).values() for measure in listed)
    return {measure: place for place, measure in enumerate(all_measures)}


def tip_of(facts: Facts, measure: Measure) -> str:
    """The property of the map data that holds a measure.

    Parameters
    ----------
    facts : Facts
    measure : Measure
        One of those that are listed.
    """
    return f"m{_places(facts)[measure]}"


def tips(facts: Facts, codes: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each code, every measure's line: a share, an amount, what is printed instead, or nothing.

    The Commission has none: the figures of the Union are sums of its members.

    Parameters
    ----------
    facts : Facts
        In the language of the lines.
    codes : iterable of str
        Codes of drawn units, and ``EUU``.

    Returns
    -------
    dict of str to dict of str to str
        Code to property (`tip_of`) to line.
    """
    _ = speaking(facts.lang)
    blank = {f"m{place}": _("not listed") for place in _places(facts).values()}
    lines = {code: dict(blank) for code in codes}
    exact, rows = exact_shares(facts), listed_rows(facts)
    for row in rows.loc[rows["iso_a3"].isin(set(lines) - {Facts.EUU})].itertuples():
        measure = Measure(row.slug, row.stage, int(row.year))
        share = exact.get((measure, row.iso_a3), row.share_of_world_pct)
        lines[row.iso_a3][tip_of(facts, measure)] = _line(row, share, facts.lang)
    without = _("listed without a number: {printed}")
    for measure, cells in not_quantified(facts).items():
        for code in cells.keys() & lines.keys():
            if measure in _places(facts):
                printed = _(NOT_QUANTIFIED_LABELS[cells[code]])
                lines[code][tip_of(facts, measure)] = without.format(printed=printed)
    return lines


def _line(row: Any, share: float, lang: str) -> str:
    _ = speaking(lang)
    if pd.isna(share):
        template = _("{amount} {unit}; no share of the world is published")
        return template.format(amount=number(row.value, lang), unit=row.unit)
    return _("{share} of the world").format(share=_figure(row, share, lang))


def _figure(row: Any, share: float, lang: str) -> str:
    if 0 < share < _LEAST:
        return f"<{percent(_LEAST * 2, lang)}"
    figure = percent(min(share, 100.0), lang, 0 if row.whole_percent else 1)
    return at_most(figure, row.share_is_upper_limit, lang)


_LEAST = 0.05
"""Percent below which a share would be rounded to zero."""
