"""Notes on minerals: mined beside refined, who leads, one mineral."""

from __future__ import annotations

import pandas as pd

from charts.captions.agreement_finding import exposure_finding
from charts.captions.leaders import LeaderTally, leader_tally
from charts.content import caption, table
from charts.speaker_notes.parts import Speech, ended
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import Status, statuses
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.country_groups import members
from data.minerals.exposure import exposure
from data.minerals.halves import Tally, is_half, tally
from data.minerals.overview import PROCESSED, overview
from data.phrases import all_of, in_sentence, lower_first

_NOT_LISTED = N_("A country that is not listed is not zero.")


def shares(view: ChartSpec, facts: Facts) -> Speech:
    """The producers of one mineral, or minerals side by side.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    return (mineral if view.commodity else overview_of_group)(view, facts)


_CHINA_HALVES = marked_plural(
    "China alone refines or smelts half or more of the world total in {some} of the {every} "
    "commodity line drawn.",
    "China alone refines or smelts half or more of the world total in {some} of the {every} "
    "commodity lines drawn.",
)


def overview_of_group(view: ChartSpec, facts: Facts) -> Speech:
    """What a country group mines and refines, what China has of the same, and what is drawn.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, own = speaking(facts.lang), caption(view.replace(chart="shares"), facts)
    drawn = table(view.replace(chart="shares"), facts)
    rows = _drawn_rows(view, facts, drawn)
    china = _china_halves(rows, facts.lang) or _(_NOT_LISTED)
    what = _("What is drawn: {subtitle}").format(subtitle=ended(own.subtitle))
    return Speech((ended(own.title), china, what), *_asked_of_group(view, facts, rows))


def _drawn_rows(view: ChartSpec, facts: Facts, drawn: pd.DataFrame) -> pd.DataFrame:
    day = view.as_of_date(facts)
    every = overview(facts, members(facts, view.coalition, day), view.group)
    bars = set(zip(drawn["line"], drawn["panel"], strict=True))
    return every.loc[[bar in bars for bar in zip(every["line"], every["panel"], strict=True)]]


def _china_halves(rows: pd.DataFrame, lang: str) -> str:
    """In how many of the lines that are drawn China processes half; "" where none is drawn."""
    _, processed = speaking(lang), rows.loc[rows["panel"] == PROCESSED]
    if processed.empty:
        return ""
    some = int(is_half(processed["china"], processed["upper_limit"]).sum())
    return translate_plural(*_CHINA_HALVES, len(processed), lang).format(
        some=number(some, lang) if some else _("none"),
        every=number(len(processed), lang),
    )


_BY_ONE = marked_plural(
    "In {some} commodity line: without its largest member the group would have less than half of "
    "the world total there.",
    "In {some} commodity lines: without its largest member the group would have less than half of "
    "the world total there.",
)
_BY_SEVERAL = N_("No: the group keeps half of the world total there without its largest member.")


def _asked_of_group(view: ChartSpec, facts: Facts, rows: pd.DataFrame) -> tuple[str, str]:
    """Whether the halves rest on one member; of none, or of one member, what a blank is."""
    _, counts = speaking(facts.lang), tally(rows)
    halves = counts.half_mined + counts.half_processed
    if len(members(facts, view.coalition, view.as_of_date(facts))) < 2 or not halves:
        blank = _("What the source attributes to nobody. Not listed is not zero.")
        return _("What is the blank part of a bar?"), blank
    return _("Do these shares rest on one country?"), _by_one(counts, facts.lang)


def _by_one(counts: Tally, lang: str) -> str:
    some = counts.mined_by_one + counts.processed_by_one
    if not some:
        return speaking(lang)(_BY_SEVERAL)
    return translate_plural(*_BY_ONE, some, lang).format(some=number(some, lang))


_AWAY = N_(
    "In {absent} of {count} outputs that can be ranked, the largest listed producer did not attend."
)
_OFF_THE_LIST = N_(
    "In {absent} of {count} outputs that can be ranked, the largest listed producer is not on the "
    "list."
)


def absent(view: ChartSpec, facts: Facts) -> Speech:
    """Who leads and did not attend: how many outputs, which, and the one that is drawn.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, counts, day = speaking(facts.lang), leader_tally(facts), view.as_of_date(facts)
    away, named = _(_AWAY if day >= MINISTERIAL else _OFF_THE_LIST), _("They are {countries}.")
    return Speech(
        (
            away.format(
                absent=number(len(counts.absent), facts.lang),
                count=number(counts.every, facts.lang),
            ),
            named.format(countries=_by_country(facts, counts)),
            ended(caption(view.replace(chart="shares"), facts).title),
        ),
        *_related(view, facts, counts),
    )


def _by_country(facts: Facts, counts: LeaderTally) -> str:
    """``Chile (copper, rhenium), Indonesia (nickel) and Russia (palladium)``."""
    led: dict[str, list[str]] = {}
    for _measure, label, code in counts.absent:
        led.setdefault(code, []).append(lower_first(label))
    names = [f"{in_sentence(facts, code)} ({', '.join(led[code])})" for code in sorted(led)]
    return all_of(names, facts.lang)


def _related(view: ChartSpec, facts: Facts, counts: LeaderTally) -> tuple[str, str]:
    """Which of those that lead and did not attend have a related deal by the day."""
    _, day = speaking(facts.lang), view.as_of_date(facts)
    status = statuses(facts, day)["status"]
    codes = sorted({code for _measure, _label, code in counts.absent})
    linked = [code for code in codes if status.get(code) == Status.LINKED_NOT_ATTENDING]
    asked = _("Has any of these countries a deal with the United States?")
    if not linked:
        none = _("None that touches minerals was found by {day}.")
        return asked, none.format(day=format_date(day, facts.lang))
    some = _(
        "A trade deal or declaration that touches minerals was found with {names}; it is not "
        "counted as a minerals agreement."
    )
    names = all_of([in_sentence(facts, code) for code in linked], facts.lang)
    return asked, some.format(names=names)


def china(view: ChartSpec, facts: Facts) -> Speech:
    """Where China leads: the mineral that is drawn, and of how many outputs it is first.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, counts = speaking(facts.lang), leader_tally(facts)
    first = _(
        "Of {count} mine, refinery and smelter outputs that can be ranked, China is the largest "
        "listed producer in {china}."
    )
    others = _(
        "No: the largest listed producer is a partner in {partners} of them, the United States in "
        "{host}, and in {absent} another country that is not on the list of the ministerial."
    )
    numbers = {
        "count": number(counts.every, facts.lang),
        "china": number(counts.china, facts.lang),
        "partners": number(counts.partners, facts.lang),
        "host": number(counts.host, facts.lang),
        "absent": number(len(counts.absent), facts.lang),
    }
    return Speech(
        (
            ended(caption(view.replace(chart="shares"), facts).title),
            first.format(**numbers),
            _(_NOT_LISTED),
        ),
        _("Is China first in all of them?"),
        others.format(**numbers),
    )


def mineral(view: ChartSpec, facts: Facts) -> Speech:
    """One mineral: who leads, what is drawn, and who of the producers has signed.

    Parameters
    ----------
    view : ChartSpec
    facts : Facts
        Both as in `charts.speaker_notes.speaker_notes`.
    """
    _, own = speaking(facts.lang), caption(view.replace(chart="shares"), facts)
    what = _("What is drawn: {subtitle}").format(subtitle=ended(own.subtitle))
    asked = [exposure(facts, view.commodity, view.stage, view.as_of_date(facts))]
    return Speech(
        (ended(own.title), what, _(_NOT_LISTED)),
        _("Who of the producers has signed?"),
        ended(exposure_finding(facts, asked, view.as_of_date(facts))),
    )
