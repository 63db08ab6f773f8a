"""Alternative text: what a picture shows, as counts, leaders and trends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from charts.captions.agreement_map import describe_agreements
from charts.captions.finding import month_of
from charts.card_rows import card_partner
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import headline
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import STAGE_LABELS, STATUS_LABELS, first_of, status_label
from data.i18n.messages import marked_plural, speaking, translate_plural
from data.minerals.country_groups import in_words as coalition_in_words
from data.minerals.shares import AGGREGATES, percent_in_words
from data.partners.dossier import dossier
from data.timeline.chronology import LANES

_MARKS = marked_plural(
    "Timeline of {count} mark in lanes: {lanes}.", "Timeline of {count} marks in lanes: {lanes}."
)
_MOST = marked_plural(
    "The busiest month is {month}, with {count} mark.",
    "The busiest month is {month}, with {count} marks.",
)
_STEPS = marked_plural(
    "A line rises in steps from {first} to {last} and ends at {count} agreement counted.",
    "A line rises in steps from {first} to {last} and ends at {count} agreements counted.",
)
_ONE_STEP = marked_plural(
    "A line steps up on {first} and ends at {count} agreement counted.",
    "A line steps up on {first} and ends at {count} agreements counted.",
)
_SIGNATORIES = marked_plural(
    "A second line ends at {count} signatory, {delegations} of the 55 delegations.",
    "A second line ends at {count} signatories, {delegations} of them among the 55 delegations.",
)
_AS_MANY_SIGNATORIES = marked_plural(
    "Each has another signatory: {count}, {delegations} of the 55 delegations.",
    "Each has another signatory: {count}, {delegations} of them among the 55 delegations.",
)
_LARGEST_STEP = marked_plural(
    "The largest step, of {count} agreement on one day, is on {day}.",
    "The largest step, of {count} agreements on one day, is on {day}.",
)


def describe_map(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """What a map's colors show.

    Parameters
    ----------
    spec : ChartSpec
        Its ``color`` says whether statuses, agreements, members or shares are told.
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.
    """
    _, lang, day = speaking(facts.lang), facts.lang, spec.as_of_date(facts)
    if spec.color == "mineral":
        template = _(
            "World map shaded by share: {leaders}. No share is listed for any other country shown."
        )
        return template.format(leaders=_leaders(rows, lang, len(rows)))
    if spec.color == "agreement":
        return describe_agreements(spec, facts, rows)
    if spec.color == "initiative":
        names = _names(rows["name"], lang)
        return _("World map of the members: {names}.").format(names=names)
    names_by_status: dict[str, list[str]] = {key: [] for key in STATUS_LABELS}
    for key, name in zip(rows["status"], rows["name"], strict=True):
        names_by_status[key].append(name)
    groups = [
        f"{status_label(key, day, lang)}: {_names(names, lang)}"
        for key, names in names_by_status.items()
        if names
    ]
    if not groups:
        return _("World map colored by status; no country is colored.")
    return _("World map colored by status. {groups}.").format(groups=". ".join(groups))


def _names(names: Iterable[str], lang: str, most: int = 12) -> str:
    _ = speaking(lang)
    return first_of(sorted(names), most, lang) or _("nobody on record")


def _leaders(rows: pd.DataFrame, lang: str, most: int = 5) -> str:
    """Producers with their shares, the largest first; how many more there are."""
    _ = speaking(lang)
    shares = [
        f"{row['name']} {_share(row, lang)}"
        for row in records(rows, _OF_A_SHARE)
        if not pd.isna(row["share_of_world_pct"]) and row["iso_a3"] not in AGGREGATES
    ]
    if not shares:
        return _("no share is listed")
    return first_of(shares, most, lang, separator="; ")


_OF_A_SHARE = ("iso_a3", "name", "share_of_world_pct", "upper_limit", "whole_percent")


def _share(row: dict[str, Any], lang: str) -> str:
    limit, whole = row["upper_limit"], bool(row.get("whole_percent", False))
    return percent_in_words(row["share_of_world_pct"], limit, lang, whole=whole)


def describe_timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """How many marks a timeline has in each lane, and its busiest month.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.rows.timeline_rows`; without one the text says that it is empty.
    """
    _, lang = speaking(facts.lang), facts.lang
    if rows.empty:
        return _("An empty timeline.")
    lanes = Counter(rows["kind"])
    ((month, busiest_count),) = Counter(day[:7] for day in rows["from"]).most_common(1)
    busiest = date.fromisoformat(f"{month}-01")
    lane_counts = {_(label): lanes.get(kind, 0) for kind, label in LANES.items()}
    lane_text = "; ".join(f"{label} {count}" for label, count in lane_counts.items() if count)
    marks = translate_plural(*_MARKS, len(rows), lang)
    busiest_text = translate_plural(*_MOST, busiest_count, lang)
    return " ".join(
        [
            marks.format(count=number(len(rows), lang), lanes=lane_text),
            busiest_text.format(month=month_of(busiest, lang), count=number(busiest_count, lang)),
        ]
    )


def describe_count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """How the lines rise, and where they end.

    Parameters
    ----------
    spec : ChartSpec
        Its as-of date is the last day that counts.
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.rows.count_rows`, one row for each step.
    """
    _, lang = speaking(facts.lang), facts.lang
    if rows.empty:
        return _("An empty chart: nothing is counted by this date.")
    numbers = headline(facts, spec.as_of_date(facts))
    steps = translate_plural(*(_STEPS if len(rows) > 1 else _ONE_STEP), numbers.texts, lang)
    is_one_line = bool((rows["texts"] == rows["partners"]).all())
    signatories = _AS_MANY_SIGNATORIES if is_one_line else _SIGNATORIES
    sentences = [
        steps.format(
            first=rows["label"].iloc[0],
            last=rows["label"].iloc[-1],
            count=number(numbers.texts, lang),
        ),
        translate_plural(*signatories, numbers.signatories, lang).format(
            count=number(numbers.signatories, lang),
            delegations=number(numbers.partners_with_text, lang),
        ),
    ]
    return " ".join([*sentences, *largest_step(rows, lang)])


def largest_step(rows: pd.DataFrame, lang: str) -> list[str]:
    """The day on which most was signed, in a sentence, where there is one such day.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `charts.rows.count_rows`.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    jumps = rows["texts"].diff().fillna(rows["texts"])
    largest = rows.loc[jumps == jumps.max()]
    if len(rows) < 2 or len(largest) > 1:
        return []
    count = int(jumps.max())
    template = translate_plural(*_LARGEST_STEP, count, lang)
    return [template.format(count=number(count, lang), day=largest["label"].iloc[0])]


def describe_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """Who leads, or what a country group has of the world total.

    Parameters
    ----------
    spec : ChartSpec
        With a ``commodity`` its producers are told, else the parts of the overview.
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.rows.shares_rows` for the view.
    """
    _ = speaking(facts.lang)
    if spec.commodity:
        leaders = _leaders(rows, facts.lang, 8)
        return _("Horizontal bars, the largest on top: {leaders}.").format(leaders=leaders)
    own = rows.loc[rows["part"] == "coalition"] if len(rows) else rows
    if own.empty:
        return _("Stacked bars of the world total; none of the chosen partners is listed.")
    figures = "; ".join(_figure(row, facts.lang) for row in records(own))
    template = _("Stacked bars of the world total. {who}: {figures}.")
    who = coalition_in_words(facts, spec.coalition, spec.as_of_date(facts))
    return template.format(who=who, figures=figures)


def describe_partner(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """What a partner signed, and its largest listed shares.

    Parameters
    ----------
    spec : ChartSpec
        Names the partner and the as-of date.
    facts : Facts
        In the language of the text.
    rows : pandas.DataFrame
        Of `charts.card_rows.partner_rows`, its listed minerals.
    """
    _, partner = speaking(facts.lang), dossier(facts, card_partner(spec), spec.as_of_date(facts))
    listed = "; ".join(
        f"{row['signed_label']}, {row['title']}"
        for row in sorted(partner.text_rows, key=lambda row: row["sort_key"])
    )
    template = _("Card with a locator map. Agreements and related deals: {listed}. {shares}")
    return template.format(
        listed=listed or _("none found by this date"),
        shares=_mineral_leaders(rows, facts.lang),
    )


def _mineral_leaders(rows: pd.DataFrame, lang: str) -> str:
    _ = speaking(lang)
    if rows.empty:
        return _("No share of the world total is listed, which is not zero.")
    shares = "; ".join(_figure(row, lang) for row in records(rows.head(5)))
    return _("Largest listed shares: {shares}.").format(shares=shares)


def _figure(row: dict[str, Any], lang: str) -> str:
    _ = speaking(lang)
    stage = _(STAGE_LABELS[row["stage"]])
    return f"{row['label']}, {stage} {_share(row, lang)}"
