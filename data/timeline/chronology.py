"""The story in order: events and texts as one table of dated rows, and the count over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.agreements.counting import HOST, signed_texts
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCES
from data.i18n.messages import N_

LANES = MappingProxyType(
    {
        "ministerial": N_("Ministerial"),
        "text": N_("Agreements"),
        "agreement": N_("News of agreements"),
        "us_policy": N_("U.S. policy"),
        "finance": N_("Finance"),
        "china_policy": N_("China policy"),
        "multilateral": N_("Plurilateral"),
        "follow_up": N_("Follow-up"),
    }
)
"""Kinds of row, in the order in which their lanes stand; ``text`` rows come from ``agreements``."""

CONTEXT_LANES = tuple(kind for kind in LANES if kind not in ("ministerial", "text"))
"""What stands around the agreements: the page draws these lanes when they are asked for."""


@dataclass(frozen=True)
class TimelineFilter:
    """The filters of the timeline; an empty value matches everything.

    ``partner`` matches the rows that name it; of the United States, with whom every agreement is,
    for all agreements too.
    ``confidence`` is the least that is shown; ``start`` and ``end`` bound the days a row may mean.
    """

    kinds: tuple[str, ...] = ()
    partner: str = ""
    region: str = ""
    confidence: str = ""
    start: date | None = None
    end: date | None = None


@cache_by_facts()
def chronology(facts: Facts) -> pd.DataFrame:
    """Every event, and every text with a date.

    Returns
    -------
    pandas.DataFrame
        In order of date: ``row`` (``table:id``), ``kind``, ``title``, ``signatory`` (of an
        agreement, as its row names it), ``first`` and ``last`` (days it may mean), ``label`` (date
        as known), ``partners`` (tuple of codes), ``summary``, ``confidence``, ``scheduled``,
        ``counted``, ``source_urls``.
    """
    return in_order([*_events(facts), *_texts(facts)])


@cache_by_facts()
def date_labels(facts: Facts) -> Mapping[str, str]:
    """The date of each row of `chronology` as it is known, by ``row``."""
    rows = chronology(facts)
    return MappingProxyType(dict(zip(rows["row"], rows["label"], strict=True)))


def in_order(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    """Rows of the chronology as a table in order of date.

    Parameters
    ----------
    rows : iterable of dict
        Each with the columns of `chronology`.

    Returns
    -------
    pandas.DataFrame
        Indexed from 0; rows of the same days go by ``row``.
    """
    frame = pd.DataFrame(list(rows))
    return frame.sort_values(["first", "last", "row"], kind="stable", ignore_index=True)


def undated(facts: Facts) -> int:
    """How many texts have no date and so no place on the timeline."""
    return int((facts.agreements["signed_on"] == "").sum())


def selected(facts: Facts, rows: pd.DataFrame, filters: TimelineFilter) -> pd.DataFrame:
    """The rows of a chronology that match the filters.

    Parameters
    ----------
    facts : Facts
    rows : pandas.DataFrame
        A table as `chronology` returns it.
    filters : TimelineFilter

    Returns
    -------
    pandas.DataFrame
        Some of the rows, in their order and with their index.
    """
    sure = CONFIDENCES[: CONFIDENCES.index(filters.confidence) + 1] if filters.confidence else ()
    start, end = filters.start or date.min, filters.end or date.max
    codes = _requested_codes(facts, filters)
    columns = ("kind", "confidence", "first", "last", "partners")
    return rows.loc[
        [
            (not filters.kinds or kind in filters.kinds)
            and (not sure or confidence in sure)
            and last >= start
            and first <= end
            and (codes is None or _is_involved(codes, kind, partners))
            for kind, confidence, first, last, partners in zip(
                *(rows[name] for name in columns), strict=True
            )
        ]
    ]


def _is_involved(codes: set[str], kind: str, partners: tuple[str, ...]) -> bool:
    """Whether a row names one of some countries; every agreement is with the United States."""
    return not codes.isdisjoint(partners) or (codes == {HOST} and kind == "text")


@dataclass(frozen=True)
class Step:
    """One day on which the count rises.

    ``texts`` and ``partners`` are totals after the day; ``names`` are those who signed on it.
    """

    day: date
    texts: int
    partners: int
    names: tuple[str, ...]


@cache_by_facts()
def count_steps(facts: Facts) -> tuple[Step, ...]:
    """Signed texts and the partners they cover, by the counting rule, day by day.

    Returns
    -------
    tuple of Step
        In order of date; days without a counted agreement are left out.
    """
    rows = signed_texts(facts, date.max)
    steps: list[Step] = []
    covered: set[str] = set()
    texts = 0
    for day, group in rows.groupby("signed_last", sort=True):
        codes = [code for cell in group["partner_iso_a3"] for code in cell.split(";")]
        covered |= set(codes)
        texts += len(group)
        names = tuple(sorted(facts.name(code) for code in codes))
        steps.append(Step(day, texts, len(covered), names))
    return tuple(steps)


def _requested_codes(facts: Facts, filters: TimelineFilter) -> set[str] | None:
    if filters.partner:
        return {filters.partner}
    if filters.region:
        countries = facts.countries
        inside = countries.loc[countries["un_region"].str.lower() == filters.region, "iso_a3"]
        return set(inside) - {"USA"}
    return None


def _events(facts: Facts) -> Iterable[dict[str, Any]]:
    for row in facts.events.to_dict("records"):
        yield {
            "row": f"events:{row['event_id']}",
            "kind": row["kind"],
            "title": row["title"],
            "signatory": "",
            "first": row["date_first"],
            "last": row["date_last"],
            "label": row["date_label"],
            "partners": tuple(row["partner_iso_a3s"].split(";")),
            "summary": row["summary"],
            "confidence": row["confidence"],
            "scheduled": row["scheduled"],
            "counted": False,
            "source_urls": row["source_urls"],
        }


def _texts(facts: Facts) -> Iterable[dict[str, Any]]:
    counted = set(signed_texts(facts, date.max)["agreement_id"])
    for row in facts.agreements.to_dict("records"):
        if row["signed_on"]:
            yield {
                "row": f"agreements:{row['agreement_id']}",
                "kind": "text",
                "title": f"{row['partner_name']}: {row['title']}",
                "signatory": row["partner_name"],
                "first": row["signed_first"],
                "last": row["signed_last"],
                "label": row["signed_label"],
                "partners": tuple(row["partner_iso_a3"].split(";")),
                "summary": row["summary"],
                "confidence": row["confidence"],
                "scheduled": False,
                "counted": row["agreement_id"] in counted,
                "source_urls": row["source_urls"],
            }
