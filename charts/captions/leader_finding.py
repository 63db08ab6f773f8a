"""Who leads in a mineral, and who follows: claimed only as far as the rows prove it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import isnan
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.captions.sentence_rules import is_proven_leader, may_follow
from data.facts.indexes import rows_by
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import number as written
from data.i18n.labels import REGIONS_IN_A_SENTENCE, STAGE_LABELS
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.combined_shares import concentration, grid
from data.minerals.leaders import excluded_output_count, leaders
from data.minerals.shares import AGGREGATES, Measure, measures, percent_in_words
from data.phrases import all_of, capitalized, in_sentence, lower_first, number_in_words

Rows = Sequence[Mapping[str, Any]]
"""Of a chart of one mineral: ``iso_a3``, ``share_of_world_pct``, ``upper_limit``."""

_LEADS = marked_plural(
    "{names} leads in {mineral} {stage} with {share} of the world total",
    "{names} share the lead in {mineral} {stage} with {share} of the world total each",
)
_HOLDS = marked_plural(
    "{names} has the largest {mineral} reserves, {share} of the world total",
    "{names} have the largest {mineral} reserves, {share} of the world total each",
)
_FOLLOWS = marked_plural(
    "{lead}; {names} follows with {share}", "{lead}; {names} follow with {share} each"
)
_AMONG = MappingProxyType(
    {
        "": N_("Among listed producers, {finding}"),
        "partners": N_("Among listed partners, {finding}"),
    }
)
_AMONG_IN = MappingProxyType(
    {
        "": N_("Among listed producers in {region}, {finding}"),
        "partners": N_("Among listed partners in {region}, {finding}"),
    }
)
_IN = MappingProxyType(
    {
        "": N_("In {region}, {finding}"),
        "partners": N_("Among partners in {region}, {finding}"),
    }
)
_AMONG_PARTNERS = N_("Among partners, {finding}")


def leader_finding(
    facts: Facts, measure: Measure, rows: pd.DataFrame, region: str = "", producers: str = ""
) -> str:
    """Who leads a measure among the rows that are drawn, and who follows.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    measure : Measure
        What the rows are of; its world total says whether a lead is proven.
    rows : pandas.DataFrame
        Of `charts.rows` for one mineral: ``iso_a3``, ``share_of_world_pct``, ``upper_limit``.
    region : str
        Key of `data.i18n.labels.REGIONS_IN_A_SENTENCE` that the rows are narrowed to, or "".
    producers : {"", "partners"}
        Whether only partners are drawn.
    """
    listed = [
        row
        for row in records(rows, ("iso_a3", "share_of_world_pct", "upper_limit"))
        if not isnan(row["share_of_world_pct"]) and row["iso_a3"] not in AGGREGATES
    ]
    if not listed:
        return _without_leader(facts, measure, region)
    first, after = _split_leaders(listed)
    proof = _proof(facts, measure)
    share = float(first[0]["share_of_world_pct"])
    finding = _lead(facts, measure, first)
    proven = is_proven_leader(share, *proof)
    if proven and after:
        finding = _add_follower(facts, measure, finding, after, proof)
    if not proven:
        return _among(facts, finding, region, producers)
    return _within(facts, finding, region, producers)


def _within(facts: Facts, finding: str, region: str, producers: str) -> str:
    """A proven finding, with the region or the group that it is about."""
    _ = speaking(facts.lang)
    if region:
        return _(_IN[producers]).format(region=_region(facts, region), finding=finding)
    return _(_AMONG_PARTNERS).format(finding=finding) if producers else capitalized(finding)


def _region(facts: Facts, region: str) -> str:
    return speaking(facts.lang)(REGIONS_IN_A_SENTENCE[region]) if region else ""


def _among(facts: Facts, finding: str, region: str, producers: str) -> str:
    _, forms = speaking(facts.lang), _AMONG_IN if region else _AMONG
    return _(forms[producers]).format(finding=finding, region=_region(facts, region))


def _split_leaders(listed: Rows) -> tuple[Rows, Rows]:
    """The rows with the largest share, and the others."""
    largest = max(row["share_of_world_pct"] for row in listed)
    first = [row for row in listed if row["share_of_world_pct"] == largest]
    return first, [row for row in listed if row["share_of_world_pct"] != largest]


def _proof(facts: Facts, measure: Measure) -> tuple[float, bool]:
    """The most that a producer without a row can have, and whether the total is closed."""
    tops, place = concentration(facts), grid(facts).row(measure)
    return float(tops["unlisted_pct"].iloc[place]), bool(tops["closed"].iloc[place])


def _names(facts: Facts, rows: Rows) -> str:
    return all_of([in_sentence(facts, row["iso_a3"]) for row in rows], facts.lang)


def _share(facts: Facts, measure: Measure, row: Mapping[str, Any]) -> str:
    whole = bool(grid(facts).about["whole"].iloc[grid(facts).row(measure)])
    limit = bool(row["upper_limit"])
    return percent_in_words(row["share_of_world_pct"], limit, facts.lang, whole=whole)


def _lead(facts: Facts, measure: Measure, first: Rows) -> str:
    """The largest, all of them where several are equal."""
    forms = _HOLDS if measure.stage == "reserves" else _LEADS
    label = rows_by(facts, "commodities", "slug")[measure.commodity]["label"]
    return translate_plural(*forms, len(first), facts.lang).format(
        names=_names(facts, first),
        mineral=lower_first(label),
        stage=speaking(facts.lang)(STAGE_LABELS[measure.stage]),
        share=_share(facts, measure, first[0]),
    )


def _add_follower(
    facts: Facts, measure: Measure, lead: str, after: Rows, proof: tuple[float, bool]
) -> str:
    """The second beside the leader, where nobody unlisted can be larger."""
    second = _split_leaders(after)[0]
    row = second[0]
    if len(second) > _MOST_TIED or not may_follow(float(row["share_of_world_pct"]), *proof):
        return lead
    return translate_plural(*_FOLLOWS, len(second), facts.lang).format(
        lead=lead, names=_names(facts, second), share=_share(facts, measure, row)
    )


_MOST_TIED = 3
"""Equals that a title names; of more it says nothing."""


def _without_leader(facts: Facts, measure: Measure, region: str) -> str:
    """Why nobody leads: nothing is listed here, or no share of the world can be given."""
    _ = speaking(facts.lang)
    label = rows_by(facts, "commodities", "slug")[measure.commodity]["label"]
    stage = _(STAGE_LABELS[measure.stage])
    if measure in measures(facts):
        where = _region(facts, region)
        template = (
            _("{mineral}, {stage}: no producer is listed in {region}")
            if region
            else _("{mineral}, {stage}: no producer is listed among those shown")
        )
        return template.format(mineral=label, stage=stage, region=where)
    template = _("{mineral}, {stage}: no share of the world total is published")
    return template.format(mineral=label, stage=stage)


def leaders_finding(facts: Facts) -> str:
    """Of the outputs that can be ranked, who is the largest listed producer of how many."""
    ranked, _ = leaders(facts), speaking(facts.lang)
    counts = ranked["relation"].value_counts()
    absent = ranked.loc[ranked["relation"].isin(["absent", "related"])]
    minerals = all_of([lower_first(label) for label in absent["label"]], facts.lang)
    return _(
        "Of {count} mine, refinery and smelter outputs that can be ranked, the largest listed "
        "producer is China in {china}, another country that did not attend in {absent} "
        "({minerals}), a partner in {partners} and the United States in {host}; the {refined} "
        "refined outputs that the IEA lists are not among them"
    ).format(
        count=written(len(ranked), facts.lang),
        absent=number_in_words(len(absent), facts.lang),
        minerals=minerals,
        refined=number_in_words(excluded_output_count(facts), facts.lang),
        china=written(counts.get("china", 0), facts.lang),
        partners=written(counts.get("signed", 0) + counts.get("attended", 0), facts.lang),
        host=written(counts.get("host", 0), facts.lang),
    )
