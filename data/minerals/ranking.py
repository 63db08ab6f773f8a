"""One commodity, stage and year: every producer that the source names, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from math import isnan, nan
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.agreements.counting import status_by_code
from data.facts.cache import cache_by_facts
from data.facts.indexes import rows_by
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import REMAINDER, WORLD
from data.i18n.messages import speaking
from data.minerals.combined_shares import grid
from data.minerals.relations import OTHERS, relation
from data.minerals.shares import AGGREGATES, Measure, listed_rows, not_quantified

ProducerRow = Mapping[str, Any]
"""A row of `ranking`, with its ``iso_a3``."""


@cache_by_facts(256)
def ranking(facts: Facts, measure: Measure, asof: date) -> pd.DataFrame:
    """The producers of a measure that the source names, largest first.

    Forms that cannot be compared (boron) are not ranked: they stand by name, without a rank. Sums
    of EU members and the source's remainder are no producers and are left out. Countries for which
    the source prints no number stand last, without a rank, with what it prints.

    Parameters
    ----------
    facts : Facts
        In the language of the names.
    measure : Measure
    asof : datetime.date

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: ``rank`` (NaN where nothing is ranked), ``name``, ``value``,
        ``unit``, ``percent`` (of the world, unrounded; NaN: no share is known), ``upper_limit``,
        ``whole_percent`` (the source prints a whole percent), ``estimate``, ``more_than`` (the
        amount is printed as more than that), ``partner`` (attended the ministerial), ``status`` (as
        of the day, "" for a country without one), ``relation`` (one of
        `data.minerals.relations.RELATIONS`), ``printed`` (a key of
        `data.i18n.labels.NOT_QUANTIFIED_LABELS`, "" where there is a number), ``source``, ``note``.
    """
    return _table(ranking_rows(facts, measure, asof))


@cache_by_facts(256)
def with_remainder(facts: Facts, measure: Measure, asof: date) -> pd.DataFrame:
    """`ranking` with the source's own "other countries", one row of the relation `OTHERS`.

    It stands after the last producer with a number, without a rank: with it the shares add up to
    what the source gives to anybody.

    Parameters
    ----------
    facts, measure, asof
        As in `ranking`.
    """
    return _table(rows_with_remainder(facts, measure, asof))


def _table(rows: Iterable[ProducerRow]) -> pd.DataFrame:
    return pd.DataFrame([dict(row) for row in rows], columns=list(_COLUMNS)).set_index("iso_a3")


_COLUMNS = (
    *("iso_a3", "name", "value", "unit", "percent", "upper_limit", "whole_percent", "estimate"),
    *("more_than", "partner", "status", "relation", "printed", "source", "note", "rank"),
)


@cache_by_facts(256)
def ranking_rows(facts: Facts, measure: Measure, asof: date) -> tuple[ProducerRow, ...]:
    """The rows of `ranking` one by one.

    Parameters
    ----------
    facts, measure, asof
        As in `ranking`.
    """
    found = status_by_code(facts, asof)
    return tuple(
        MappingProxyType(
            row
            | {
                "status": found.get(row["iso_a3"], ""),
                "relation": relation(row["iso_a3"], found.get(row["iso_a3"], "")),
            }
        )
        for row in _ranked(facts, measure)
    )


def rows_with_remainder(facts: Facts, measure: Measure, asof: date) -> tuple[ProducerRow, ...]:
    """The rows of `with_remainder` one by one.

    Parameters
    ----------
    facts, measure, asof
        As in `ranking`.
    """
    rows = ranking_rows(facts, measure, asof)
    numbered = tuple(row for row in rows if not row["printed"])
    others = tuple(row for row in rows if row["printed"])
    return numbered + _remainder(facts, measure) + others


def _remainder(facts: Facts, measure: Measure) -> tuple[ProducerRow, ...]:
    """What the source sums as "other countries": one row or none."""
    name = speaking(facts.lang)("Other countries")
    own = {"name": name, "rank": nan, "partner": False, "status": "", "relation": OTHERS}
    return tuple(
        MappingProxyType(row | own) for row in _described(facts, measure, frozenset({REMAINDER}))
    )


@cache_by_facts(256)
def _ranked(facts: Facts, measure: Measure) -> tuple[dict[str, Any], ...]:
    """The producers in order, each with its rank; status and relation depend on a day."""
    named = _codes(facts, measure) - AGGREGATES
    rows = _described(facts, measure, named)
    if not rows_by(facts, "commodities", "slug")[measure.commodity]["addable"]:
        ordered = sorted(rows, key=lambda row: (bool(row["printed"]), row["name"]))
        return tuple(row | {"rank": nan} for row in ordered)
    by_percent = any(not isnan(row["percent"]) for row in rows)
    return _largest_first(rows, "percent" if by_percent else "value")


def _largest_first(rows: Iterable[dict[str, Any]], size: str) -> tuple[dict[str, Any], ...]:
    """By share, or by value where no share is known. Equals share a rank."""

    def place(row: dict[str, Any]) -> tuple[bool, float, str]:
        return isnan(row[size]), 0.0 if isnan(row[size]) else -row[size], row["name"]

    ordered, rank, last = [], nan, nan
    for number, row in enumerate(sorted(rows, key=place), start=1):
        if row[size] != last:
            rank, last = float(number), row[size]
        ordered.append(row | {"rank": nan if isnan(row[size]) else rank})
    return tuple(ordered)


_OPEN = "lower bound"
"""How the note of a row begins whose amount is printed as more than a number."""


def _described(facts: Facts, measure: Measure, codes: frozenset[str]) -> list[dict[str, Any]]:
    """What is listed of a measure for some codes, in the columns of `ranking` without the rank.

    Those with a number come first, in the order of the table.
    """
    percent = _percents(facts, measure)
    numbered = [row for row in _listed(facts).get(measure, ()) if row["iso_a3"] in codes]
    described = [
        {
            "iso_a3": row["iso_a3"],
            "name": facts.name(row["iso_a3"]) or row["country_name"],
            "value": row["value"],
            "unit": row["unit"],
            "percent": row["share_of_world_pct"]
            if percent is None
            else percent.get(row["iso_a3"], nan),
            "upper_limit": bool(row["share_is_upper_limit"]),
            "whole_percent": bool(row["whole_percent"]),
            "estimate": bool(row["estimate"]),
            "more_than": _note(row).startswith(_OPEN),
            "partner": row["iso_a3"] in facts.partner_codes,
            "status": "",
            "relation": "",
            "printed": "",
            "source": row["source"],
            "note": _note(row),
        }
        for row in numbered
    ]
    of_first = {key: numbered[0][key] if numbered else "" for key in ("unit", "source")}
    return described + [
        _without_number(facts, code, printed) | of_first
        for code, printed in not_quantified(facts).get(measure, {}).items()
        if code in codes
    ]


def _without_number(facts: Facts, code: str, printed: str) -> dict[str, Any]:
    """A country for which the source prints no number."""
    return {
        "iso_a3": code,
        "name": facts.name(code),
        "value": nan,
        "unit": "",
        "percent": nan,
        "upper_limit": False,
        "whole_percent": False,
        "estimate": False,
        "more_than": False,
        "partner": code in facts.partner_codes,
        "status": "",
        "relation": "",
        "printed": printed,
        "source": "",
        "note": "",
    }


def _note(row: Mapping[str, Any]) -> str:
    return row["note"] if isinstance(row["note"], str) else ""


@cache_by_facts()
def _listed(facts: Facts) -> Mapping[Measure, tuple[Mapping[str, Any], ...]]:
    """The rows of `data.minerals.shares.listed_rows` of each measure, in their order."""
    lists: dict[Measure, list[Mapping[str, Any]]] = {}
    for row in records(listed_rows(facts)):
        lists.setdefault(Measure(row["slug"], row["stage"], row["year"]), []).append(row)
    return MappingProxyType({measure: tuple(rows) for measure, rows in lists.items()})


def _codes(facts: Facts, measure: Measure) -> frozenset[str]:
    """Every code that the source lists for a measure, with a number or without."""
    numbered = {row["iso_a3"] for row in _listed(facts).get(measure, ())}
    return frozenset(numbered | set(not_quantified(facts).get(measure, {})))


def _percents(facts: Facts, measure: Measure) -> dict[str, float] | None:
    """The shares as the grid has them: value over the printed total, or the printed share.

    None for a measure that is not in the grid: its rows print their shares.
    """
    share_grid = grid(facts)
    if measure not in share_grid.measures:
        return None
    place = share_grid.row(measure)
    percents = dict(zip(share_grid.codes, share_grid.percent[place].tolist(), strict=True))
    percents[REMAINDER] = float(share_grid.about["remainder"].iloc[place])
    return percents


def world_total(facts: Facts, measure: Measure) -> Mapping[str, Any] | None:
    """The row of the printed world total, or None where only shares are published.

    Parameters
    ----------
    facts : Facts
    measure : Measure
    """
    rows = _listed(facts).get(measure, ())
    return next((row for row in rows if row["iso_a3"] == WORLD), None)
