"""One mineral's producers: the rows of every edition, and the lines that fit a drawing.

A drawing has less space than a table: it shows the largest producers, sums the others in one gray
line, and says in words for whom the source prints no number. The source's own remainder is a gray
line too: neither is a producer, so neither has a rank or the color of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from charts.palette import part_colors, relation_colors
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, number
from data.i18n.labels import NOT_QUANTIFIED_LABELS, first_of
from data.i18n.messages import (
    N_,
    marked_plural,
    sentence_language,
    speaking,
    translate,
    translate_plural,
)
from data.minerals.ranking import ProducerRow, ranking_rows, rows_with_remainder
from data.minerals.relations import OTHERS, RELATIONS, relation_label
from data.minerals.shares import Measure, nearest, percent_in_words

EXACT = 6
"""Decimals retained: a figure is rounded once, where it is read."""

MOST_ON_A_SLIDE = 12
"""Most lines that stay legible on a projected slide."""

MORE = "more"
"""In place of a relation, producers that do not fit a drawing."""

_GRAY = MappingProxyType(
    {OTHERS: N_("The source’s own remainder"), MORE: N_("Smaller producers, together")}
)
_MORE = marked_plural("{count} more producer", "{count} more producers")
_TOGETHER = N_("{share} together")
_WITHOUT = N_("Listed without a number: {cells}.")
_MOST_NAMES = 4


def producer_rows(spec: ChartSpec, facts: Facts, remainder: bool = True) -> pd.DataFrame:
    """The listed producers of a view's mineral, largest first, with the source's remainder.

    Parameters
    ----------
    spec : ChartSpec
        What it leaves open is chosen by `data.minerals.shares.nearest`.
    facts : Facts
        In the language of names and labels.
    remainder : bool
        Whether "other countries" stands among the rows: on a map it has no place.

    Returns
    -------
    pandas.DataFrame
        ``iso_a3`` (``OTH`` for the remainder), ``name``, ``rank``, ``commodity``, ``stage``,
        ``year``, ``value``, ``unit``, ``share_of_world_pct``, ``upper_limit``, ``whole_percent``,
        ``more_than``, ``estimate``, ``partner``, ``status``, ``relation`` and its label,
        ``printed`` (what stands in place of a number) and its ``meaning``, ``source``.
    """
    measure, day = nearest(facts, spec.commodity, spec.stage, spec.year), spec.as_of_date(facts)
    find_rows = rows_with_remainder if remainder else ranking_rows
    rows = [_producer_row(row, measure, day, facts.lang) for row in find_rows(facts, measure, day)]
    return filter_producers(spec, pd.DataFrame(rows)).reset_index(drop=True)


def _producer_row(row: ProducerRow, measure: Measure, day: date, lang: str) -> dict[str, Any]:
    return {
        "iso_a3": row["iso_a3"],
        "name": row["name"],
        "rank": row["rank"],
        "commodity": measure.commodity,
        "stage": measure.stage,
        "year": measure.year,
        "value": row["value"],
        "unit": row["unit"],
        "share_of_world_pct": float(np.round(row["percent"], EXACT)),
        "upper_limit": row["upper_limit"],
        "whole_percent": row["whole_percent"],
        "more_than": row["more_than"],
        "estimate": row["estimate"],
        "partner": row["partner"],
        "status": row["status"],
        "relation": row["relation"],
        "relation_label": label(row["relation"], day, lang),
        "printed": row["printed"],
        "meaning": translate(NOT_QUANTIFIED_LABELS.get(row["printed"], ""), lang),
        "source": row["source"],
    }


def filter_producers(spec: ChartSpec, rows: pd.DataFrame) -> pd.DataFrame:
    """The producers of a ranking that a view selects; ranks stay those among all producers.

    Parameters
    ----------
    spec : ChartSpec
        Its ``producers``: all, or partners alone.
    rows : pandas.DataFrame
        With the boolean ``partner``.
    """
    return rows.loc[rows["partner"]] if spec.producers == "partners" else rows


def label(key: str, asof: date, lang: str = ENGLISH) -> str:
    """What a row is to the ministerial; what a gray line is, where it is none.

    Parameters
    ----------
    key : str
        `MORE`, `OTHERS` or one of `data.minerals.relations.RELATIONS`.
    asof : datetime.date
        Before the ministerial, relations are worded as to come.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    return translate(_GRAY[key], lang) if key in _GRAY else relation_label(key, asof, lang)


def colors(theme: str) -> dict[str, str]:
    """The color of each relation; gray for what is no single country."""
    gray = part_colors(theme)[-1]
    return relation_colors(theme) | {OTHERS: gray, MORE: gray}


def relations_in(rows: pd.DataFrame, asof: date, lang: str = ENGLISH) -> dict[str, str]:
    """The relations of rows with a number, in the order of `RELATIONS`, and their names.

    Parameters
    ----------
    rows : pandas.DataFrame
        `producer_rows`.
    asof : datetime.date
    lang : str
        Both as in `label`.

    Returns
    -------
    dict of str to str
        Relation to label, for a legend.
    """
    relations = set(rows.loc[rows["printed"] == "", "relation"])
    return {key: relation_label(key, asof, lang) for key in RELATIONS if key in relations}


def chart_lines(
    rows: pd.DataFrame, most: int, lang: str = ENGLISH, keep: Sequence[str] = ()
) -> pd.DataFrame:
    """The lines of a drawing: producers with a number, the others summed, the remainder.

    Parameters
    ----------
    rows : pandas.DataFrame
        `producer_rows`.
    most : int
        Most lines that fit.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    keep : sequence of str
        Codes of producers that have a line of their own however small they are, as far as fit.

    Returns
    -------
    pandas.DataFrame
        The columns of ``rows``; at most ``most`` rows, but at least one producer. A line that sums
        has the relation `MORE`, no code and no amount.
    """
    numbered = rows.loc[rows["printed"] == ""]
    other = numbered["relation"] == OTHERS
    producers, remainder = numbered.loc[~other], numbered.loc[other]
    capacity = max(most - len(remainder), 1)
    if len(producers) <= capacity:
        return numbered
    individual = max(capacity - 1, 1)
    kept = producers["iso_a3"].isin(keep)
    kept &= kept.cumsum() < individual
    alone = kept | ((~kept).cumsum() <= individual - kept.sum())
    summed = _summed(producers.loc[~alone], lang)
    return pd.concat([producers.loc[alone], summed, remainder], ignore_index=True)


def _summed(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Several producers as one line: how many they are, and their share together."""
    count = number(len(rows), lang)
    return rows.iloc[[0]].assign(
        iso_a3="",
        name=translate_plural(*_MORE, len(rows), lang).format(count=count),
        rank=np.nan,
        value=np.nan,
        share_of_world_pct=rows["share_of_world_pct"].sum(min_count=1),
        upper_limit=bool(rows["upper_limit"].any()),
        whole_percent=bool(rows["whole_percent"].all()),
        estimate=False,
        partner=False,
        status="",
        relation=MORE,
        relation_label=translate(_GRAY[MORE], lang),
    )


def share_in_words(row: dict[str, Any], lang: str = ENGLISH) -> str:
    """The share that stands beside a bar; "" where none can be given.

    Parameters
    ----------
    row : dict
        A record of `chart_lines`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    share = row["share_of_world_pct"]
    if pd.isna(share):
        return ""
    text = percent_in_words(share, row["upper_limit"], lang, short=True, whole=row["whole_percent"])
    return speaking(lang)(_TOGETHER).format(share=text) if row["relation"] == MORE else text


def amount_in_words(row: dict[str, Any], lang: str = ENGLISH, unit: bool = False) -> str:
    """The amount as its source prints it, with its unit on request.

    Parameters
    ----------
    row : dict
        A record of `chart_lines`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    unit : bool
        Whether the unit stands after the number.

    Returns
    -------
    str
        With ``>`` for "more than" and ``e`` for an estimate; "" where there is no number.
    """
    if pd.isna(row["value"]):
        return ""
    sign = ">" if row["more_than"] else ""
    estimate = " e" if row["estimate"] else ""
    after = f" {row['unit']}" if unit else ""
    return f"{sign}{number(row['value'], lang)}{after}{estimate}"


def without_number(rows: pd.DataFrame, facts: Facts) -> str:
    """For whom the source prints no number, and what it prints instead, as a sentence, or "".

    Parameters
    ----------
    rows : pandas.DataFrame
        `producer_rows`; ``printed`` says what stands in place of a number.
    facts : Facts
        Whose language decides that of the sentence.
    """
    facts = facts.localized(sentence_language(facts.lang))
    _, cells = speaking(facts.lang), []
    found = zip(rows["iso_a3"], rows["relation"], rows["printed"], strict=True)
    remainder_last = sorted(found, key=lambda item: item[1] == OTHERS)
    for printed, meaning in NOT_QUANTIFIED_LABELS.items():
        names = [facts.name(code) for code, _relation, cell in remainder_last if cell == printed]
        if names:
            name_list = first_of(names, _MOST_NAMES, facts.lang)
            cells.append(_("{names} ({meaning})").format(names=name_list, meaning=_(meaning)))
    return _(_WITHOUT).format(cells="; ".join(cells)) if cells else ""
