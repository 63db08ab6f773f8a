"""Findings about minerals: one sentence, generated from the rows that are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.captions.sentence_rules import member_to_name
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import fixed
from data.i18n.cldr import number as written
from data.i18n.cldr import percent as in_percent
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_, marked_plural, speaking, translate, translate_plural
from data.minerals.country_groups import in_words as coalition_in_words
from data.minerals.country_groups import members
from data.minerals.halves import Tally, tally
from data.minerals.overview import MINED, PROCESSED, RESERVES
from data.minerals.shares import percent_in_words
from data.phrases import in_sentence, lower_first

_HALF_MINED = marked_plural(
    "{who} mines half or more of the world total in {mined}",
    "{who} mine half or more of the world total in {mined}",
)
_HALF_PROCESSED = marked_plural(
    "{who} refines or smelts half or more of the world total in {processed}",
    "{who} refine or smelt half or more of the world total in {processed}",
)
_HALF_OF_BOTH = marked_plural(
    "{who} mines half or more of the world total in {mined} and refines or smelts half or more in "
    "{processed}",
    "{who} mine half or more of the world total in {mined} and refine or smelt half or more in "
    "{processed}",
)
_LINES = marked_plural("{some} of {every} commodity line", "{some} of {every} commodity lines")
_NO_LINES = marked_plural("none of {every} commodity line", "none of {every} commodity lines")
_THE_ONLY_LINE = N_("the one commodity line shown")
_NOT_IN_THE_ONLY_LINE = N_("no commodity line (one is shown)")
"""Where a single line is drawn."""
_HALF_OF_NONE = marked_plural(
    "{who} mines, refines or smelts half or more of the world total in no commodity line shown",
    "{who} mine, refine or smelt half or more of the world total in no commodity line shown",
)
_ALL_BY_ONE = marked_plural(
    "{finding}; without its largest member the group would have less than half there",
    "{finding}; without its largest member the group would have less than half in each of these "
    "{count}",
)
_SOME_BY_ONE = N_(
    "{finding}; without its largest member the group would have less than half in {some} of these "
    "{count}"
)

_FIRST = MappingProxyType(
    {
        "mine": marked_plural(
            "{who} mines {share} of the world’s {mineral}",
            "{who} mine {share} of the world’s {mineral}",
        ),
        "refinery": marked_plural(
            "{who} refines {share} of the world’s {mineral}",
            "{who} refine {share} of the world’s {mineral}",
        ),
        "smelter": marked_plural(
            "{who} smelts {share} of the world’s {mineral}",
            "{who} smelt {share} of the world’s {mineral}",
        ),
        "reserves": marked_plural(
            "{who} holds {share} of the world’s {mineral} reserves",
            "{who} hold {share} of the world’s {mineral} reserves",
        ),
    }
)
_THEN = MappingProxyType(
    {
        "refinery": marked_plural("{finding} and refines {share}", "{finding} and refine {share}"),
        "smelter": marked_plural("{finding} and smelts {share}", "{finding} and smelt {share}"),
    }
)
_THEN_UNDER_ANOTHER_NAME = MappingProxyType(
    {
        "refinery": marked_plural(
            "{finding}; of {mineral} it refines {share}",
            "{finding}; of {mineral} they refine {share}",
        ),
        "smelter": marked_plural(
            "{finding}; of {mineral} it smelts {share}",
            "{finding}; of {mineral} they smelt {share}",
        ),
    }
)
_ALONE = N_("{clause} ({member} alone {own} of {whole})")
_IN_YEAR = N_("{clause} in {year}")


def overview_finding(
    facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame, asof: date | None = None
) -> str:
    """In how many of the lines that are drawn a country group has half of the world total or more.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    coalition : tuple of str
        The group as in an address, see `data.minerals.country_groups.members`.
    rows : pandas.DataFrame
        The rows of `data.minerals.overview.overview` that are drawn: what the title counts stands
        below it.
    asof : datetime.date or None
        The day of the group's membership, see `data.minerals.country_groups.presets`.
    """
    _, totals = speaking(facts.lang), tally(rows)
    if not members(facts, coalition, asof):
        return _("No partner is chosen: there is nothing to add up")
    if not totals.mined and not totals.processed:
        who = coalition_in_words(facts, coalition, asof)
        return _("{who}: only reserves are listed for these minerals").format(who=who)
    if not totals.half_mined and not totals.half_processed:
        return _no_half(facts, coalition, asof)
    return _half(facts, coalition, totals, asof)


def _no_half(facts: Facts, coalition: tuple[str, ...], asof: date | None) -> str:
    template = translate_plural(*_HALF_OF_NONE, len(members(facts, coalition, asof)), facts.lang)
    return template.format(who=coalition_in_words(facts, coalition, asof))


def _half(facts: Facts, coalition: tuple[str, ...], totals: Tally, asof: date | None) -> str:
    lang, count = facts.lang, len(members(facts, coalition, asof))
    forms = {(True, True): _HALF_OF_BOTH, (True, False): _HALF_MINED}.get(
        (bool(totals.mined), bool(totals.processed)), _HALF_PROCESSED
    )
    finding = translate_plural(*forms, count, lang).format(
        who=coalition_in_words(facts, coalition, asof),
        mined=_lines(totals.half_mined, totals.mined, lang),
        processed=_lines(totals.half_processed, totals.processed, lang),
    )
    return finding if count == 1 else _with_largest(finding, totals, lang)


def _lines(some: int, every: int, lang: str) -> str:
    if every == 1:
        return translate(_THE_ONLY_LINE if some else _NOT_IN_THE_ONLY_LINE, lang)
    if not some:
        return translate_plural(*_NO_LINES, every, lang).format(every=written(every, lang))
    template = translate_plural(*_LINES, every, lang)
    return template.format(some=written(some, lang), every=written(every, lang))


def _with_largest(finding: str, totals: Tally, lang: str) -> str:
    """How many of the halves rest on one member of the group."""
    halves = totals.half_mined + totals.half_processed
    by_one = totals.mined_by_one + totals.processed_by_one
    if not by_one:
        return finding
    if by_one == halves:
        template = translate_plural(*_ALL_BY_ONE, halves, lang)
    else:
        template = speaking(lang)(_SOME_BY_ONE)
    return template.format(finding=finding, count=written(halves, lang), some=written(by_one, lang))


def commodity_finding(
    facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame, asof: date | None = None
) -> str:
    """What a country group mines and processes of one commodity.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    coalition : tuple of str
        The group as in an address, see `data.minerals.country_groups.members`.
    rows : pandas.DataFrame
        The rows of `data.minerals.overview.overview` for the commodity.
    asof : datetime.date or None
        As `overview_finding` takes it.
    """
    _, codes = speaking(facts.lang), members(facts, coalition, asof)
    by_panel = {row["panel"]: row for row in records(rows)}
    if not codes:
        return _("{mineral}: no partner is chosen").format(mineral=rows["label"].iloc[0])
    panels = [panel for panel in (MINED, PROCESSED) if panel in by_panel] or [RESERVES]
    own = [by_panel[panel] for panel in panels]
    who = coalition_in_words(facts, coalition, asof)
    if any(pd.isna(row["coalition"]) for row in own):
        return _("{who}: {shares}").format(
            who=who, shares="; ".join(_listed(facts, row) for row in own)
        )
    years = len({row["year"] for row in own}) > 1
    finding = _clause(facts, own[0], _FIRST, len(codes), years, who=who)
    for row in own[1:]:
        forms = _THEN if row["slug"] == row["line"] else _THEN_UNDER_ANOTHER_NAME
        finding = _clause(facts, row, forms, len(codes), years, finding=finding)
    return finding


def _listed(facts: Facts, row: Mapping[str, Any]) -> str:
    """A share beside its stage, or that none is listed: not listed is not nought."""
    _ = speaking(facts.lang)
    what = f"{lower_first(row['label'])}, {_(STAGE_LABELS[row['stage']])} {row['year']}"
    if pd.isna(row["coalition"]):
        return _("{what}, not listed").format(what=what)
    share = _("{what}, {share} of the world total").format(
        what=what, share=_group_share(facts, row)
    )
    return _with_member(facts, row, share)


def _clause(
    facts: Facts,
    row: Mapping[str, Any],
    forms: Mapping[str, tuple[str, str]],
    count: int,
    years: bool,
    **words: str,
) -> str:
    """A figure of one stage, in the plural form for that many partners.

    The year is given where the figures of one sentence are of several, and the largest member where
    the share rests on it.
    """
    clause = translate_plural(*forms[row["stage"]], count, facts.lang).format(
        share=_group_share(facts, row), mineral=lower_first(row["label"]), **words
    )
    if years:
        clause = speaking(facts.lang)(_IN_YEAR).format(clause=clause, year=row["year"])
    return _with_member(facts, row, clause)


def _group_share(facts: Facts, row: Mapping[str, Any]) -> str:
    limit, whole = bool(row["upper_limit"]), bool(row["whole"])
    return percent_in_words(row["coalition"], limit, facts.lang, whole=whole)


def _with_member(facts: Facts, row: Mapping[str, Any], clause: str) -> str:
    """A clause with the member that a group's share rests on, where it rests on one."""
    if row["members"] < _SEVERAL or not member_to_name(row):
        return clause
    digits = 0 if row["whole"] else 1
    return speaking(facts.lang)(_ALONE).format(
        clause=clause,
        member=in_sentence(facts, row["largest"]),
        own=fixed(row["largest_pct"], digits, facts.lang),
        whole=in_percent(min(row["coalition"], 100.0), facts.lang, digits),
    )


_SEVERAL = 2
