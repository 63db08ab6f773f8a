"""Who is listed for a mineral, and who of them has a counted agreement with the United States."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from data.agreements.counting import signed_texts
from data.agreements.legal_status import LegalTally, legal_tally
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.minerals.combined_shares import HOST
from data.minerals.ranking import ranking
from data.minerals.shares import Measure, available, nearest

_NO_AGREEMENT = LegalTally(0, 0, 0)


@dataclass(frozen=True)
class Exposure:
    """The listed producers of a mineral at a stage, and what they have signed by a day.

    Attributes
    ----------
    mineral : str
        The slug that was asked for.
    measure : Measure or None
        What is listed: of a mineral that is processed under another name, that of the other; None
        where nothing is listed at the stage.
    producers : tuple of (str, float)
        Each code with a figure, and its percent of the world (NaN where none is known), the largest
        first; the United States aside, which signs with the others.
    has_host : bool
        Whether the United States is listed as well.
    upper_limit, whole : bool
        Whether the shares are at most these; whether they are printed as whole percents.
    signed : tuple of str
        The producers that have a counted agreement, in the order of ``producers``.
    agreements : tuple of str
        Ids of these agreements, in order of date.
    legal : LegalTally
        What they are in law.
    source : str
        Where the figures come from.
    """

    mineral: str
    measure: Measure | None
    producers: tuple[tuple[str, float], ...] = ()
    has_host: bool = False
    upper_limit: bool = False
    whole: bool = False
    signed: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    legal: LegalTally = _NO_AGREEMENT
    source: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """The codes of the producers."""
        return frozenset(code for code, _ in self.producers)


def exposure(facts: Facts, mineral: str, stage: str, asof: date) -> Exposure:
    """Who is listed for a mineral at a stage, and who of them has a counted agreement by a day.

    The memorandum of the European Commission is not counted for the Union's members.

    Parameters
    ----------
    facts : Facts
    mineral : str
        A slug of ``commodities``.
    stage : str
        A key of `data.i18n.labels.STAGE_LABELS`, or "" for the first that is listed.
    asof : datetime.date
    """
    measure = listed_measure(facts, mineral, stage)
    if measure is None:
        return Exposure(mineral, None)
    return exposure_of(facts, mineral, measure, asof)


@cache_by_facts(512)
def exposure_of(facts: Facts, mineral: str, measure: Measure, asof: date) -> Exposure:
    """The same for a measure that is known, of any year.

    Parameters
    ----------
    facts : Facts
    mineral : str
        A slug of ``commodities``.
    measure : Measure
        What is listed of it.
    asof : datetime.date
    """
    # Who produces how much is the same on every day: one ranking serves them all.
    rows = ranking(facts, measure, facts.last_event)
    rows = rows.loc[rows["printed"] == ""]
    others = rows.loc[rows.index != HOST]
    agreements = counted_with(facts, frozenset(others.index), asof)
    partners = {code for cell in agreements["partner_iso_a3"] for code in cell.split(";")}
    return Exposure(
        mineral,
        measure,
        tuple(zip(others.index, others["percent"].astype(float), strict=True)),
        HOST in rows.index,
        bool(rows["upper_limit"].any()),
        bool(rows["whole_percent"].all()),
        tuple(code for code in others.index if code in partners),
        tuple(agreements["agreement_id"]),
        legal_tally(agreements["binding"]),
        str(rows["source"].iloc[0]) if len(rows) else "",
    )


def listed_measure(facts: Facts, mineral: str, stage: str) -> Measure | None:
    """What is listed of a mineral at a stage, under its own name or that of its processing.

    Parameters
    ----------
    facts : Facts
    mineral : str
        A slug of ``commodities``.
    stage : str
        See `exposure`.
    """
    other = facts.commodities.set_index("slug").at[mineral, "processed_as"]
    for slug in filter(None, (mineral, other)):
        stages = {item.stage for item in available(facts).get(slug, ())}
        if stages and (not stage or stage in stages):
            return nearest(facts, slug, stage, 0)
    return None


def counted_with(facts: Facts, codes: frozenset[str], asof: date) -> pd.DataFrame:
    """The agreements counted by a day that one of some countries has signed, in order of date."""
    rows = signed_texts(facts, asof)
    return rows.loc[
        rows["partner_iso_a3"].map(lambda cell: not codes.isdisjoint(cell.split(";"))).astype(bool)
    ]
