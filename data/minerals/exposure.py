"""Who is listed for a mineral, and who of them has a counted agreement with the United States."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.agreements.counted_rows import Agreement, signed_rows
from data.agreements.legal_status import LegalTally, legal_tally
from data.facts.cache import cache_by_facts
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.minerals.combined_shares import HOST
from data.minerals.ranking import ranking_rows
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
    rows = [row for row in ranking_rows(facts, measure, asof) if not row["printed"]]
    others = [row for row in rows if row["iso_a3"] != HOST]
    agreements = counted_with(facts, frozenset(row["iso_a3"] for row in others), asof)
    partners = {code for row in agreements for code in row["partner_iso_a3"].split(";")}
    return Exposure(
        mineral,
        measure,
        tuple((row["iso_a3"], float(row["percent"])) for row in others),
        len(others) < len(rows),
        any(row["upper_limit"] for row in rows),
        all(row["whole_percent"] for row in rows),
        tuple(row["iso_a3"] for row in others if row["iso_a3"] in partners),
        tuple(row["agreement_id"] for row in agreements),
        legal_tally(row["binding"] for row in agreements),
        rows[0]["source"] if rows else "",
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
    other = rows_by(facts, "commodities", "slug")[mineral]["processed_as"]
    for slug in filter(None, (mineral, other)):
        stages = {item.stage for item in available(facts).get(slug, ())}
        if stages and (not stage or stage in stages):
            return nearest(facts, slug, stage, 0)
    return None


def counted_with(facts: Facts, codes: frozenset[str], asof: date) -> tuple[Agreement, ...]:
    """The agreements counted by a day that one of some countries has signed, in order of date.

    Parameters
    ----------
    facts : Facts
    codes : frozenset of str
        ISO 3166-1 alpha-3, or ``EUU``.
    asof : datetime.date
        The last day of signing that counts.
    """
    return tuple(
        row
        for row in signed_rows(facts, asof)
        if not codes.isdisjoint(row["partner_iso_a3"].split(";"))
    )
