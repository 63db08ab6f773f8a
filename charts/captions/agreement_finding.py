"""Findings about agreements: who of the producers has signed, and what that is in law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from types import MappingProxyType

from charts.captions.finding import signed_finding
from data.agreements.counted_rows import COUNT_STARTS, Agreement, signed_rows
from data.agreements.legal_status import LegalTally, legal_tally
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.cldr import number as written
from data.i18n.dates import format_date
from data.i18n.messages import N_, marked_plural, speaking, translate, translate_plural
from data.minerals.exposure import Exposure, counted_with
from data.phrases import all_of, any_of, capitalized, lower_first, number_in_words

_DOING = MappingProxyType(
    {
        "mine": N_("mining {minerals}"),
        "refinery": N_("refining {minerals}"),
        "smelter": N_("smelting {minerals}"),
        "reserves": N_("holding reserves of {minerals}"),
    }
)
_LISTED = marked_plural("{count} country listed as {doing}", "{count} countries listed as {doing}")
_ASIDE = N_("{listed}, the United States aside,")
_SOME = marked_plural(
    "{some} of the {listed} has signed an agreement counted from April 2025 to {day}",
    "{some} of the {listed} have signed an agreement counted from April 2025 to {day}",
)
_EVERY_ONE = N_("Each of the {listed} has signed an agreement counted from April 2025 to {day}")
_ONLY = N_("The only {listed} has signed an agreement counted from April 2025 to {day}")
_NONE = N_("No agreement with the {listed} found among those counted from April 2025 to {day}")
_NOT_THE_ONLY = N_(
    "No agreement with the only {listed} found among those counted from April 2025 to {day}"
)
_ONE_COUNTRY = N_("country listed as {doing}")
_FITS = marked_plural(
    "{some} of the {every} agreements counted from April 2025 to {day} fits this choice",
    "{some} of the {every} agreements counted from April 2025 to {day} fit this choice",
)
_NONE_FITS = N_("No agreement of the {every} counted from April 2025 to {day} fits this choice")
_ALL_FIT = N_("Each of the {every} agreements counted from April 2025 to {day} fits this choice")
_ONE_FITS = N_("The only agreement counted from April 2025 to {day} fits this choice")
_ONE_DOES_NOT = N_("The only agreement counted from April 2025 to {day} does not fit this choice")

_BINDING = marked_plural("{count} is legally binding", "{count} are legally binding")
_NOT_BINDING = marked_plural("{count} is not legally binding", "{count} are not legally binding")
_NOT_STATED = marked_plural("for {count} it is not stated", "for {count} it is not stated")
_IN_LAW = N_("Of the {count} agreements counted from April 2025 to {day}, {parts}")
_THE_ONE = MappingProxyType(
    {
        "binding": N_("the agreement is legally binding"),
        "not_binding": N_("the agreement is not legally binding"),
        "not_stated": N_("whether it is legally binding is not stated"),
    }
)
_NEITHER = MappingProxyType(
    {
        "binding": N_("both agreements are legally binding"),
        "not_binding": N_("neither of the two agreements is legally binding"),
        "not_stated": N_("for neither of the two agreements is it stated whether it is binding"),
    }
)
_EACH = MappingProxyType(
    {
        "binding": N_("each of the {count} agreements is legally binding"),
        "not_binding": N_("none of the {count} agreements is legally binding"),
        "not_stated": N_("for none of the {count} agreements is it stated whether it is binding"),
    }
)
_OF_SO_MANY = {1: _THE_ONE, 2: _NEITHER}


def all_agreements_finding(facts: Facts, asof: date, day_as: str = "") -> str:
    """How many agreements are counted by a day, and what they are in law.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    asof : datetime.date
        The last day of signing that counts.
    day_as : str
        What stands for the day, where it is not written out: ``{day}``.
    """
    law = legal_tally(row["binding"] for row in signed_rows(facts, asof))
    return _with_law(signed_finding(facts, asof, day_as), law, facts.lang)


def legal_finding(facts: Facts, asof: date) -> str:
    """What the agreements counted by a day are in law, in few words where they differ.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    asof : datetime.date
    """
    tally, lang = legal_tally(row["binding"] for row in signed_rows(facts, asof)), facts.lang
    parts = _parts(tally, lang)
    if len(parts) < 2:
        return all_agreements_finding(facts, asof)
    return translate(_IN_LAW, lang).format(
        count=_number(tally.agreements, lang),
        day=format_date(asof, lang),
        parts=all_of(parts, lang),
    )


def chosen_agreements_finding(facts: Facts, asof: date, chosen: Sequence[Agreement]) -> str:
    """How many of the counted agreements are chosen, and what these are in law.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
    chosen : sequence of Agreement
        Those of the agreements that are counted by the day.
    """
    lang, every, some = facts.lang, len(signed_rows(facts, asof)), len(chosen)
    if not every:
        return signed_finding(facts, asof)
    if every == 1:
        form = _ONE_FITS if some else _ONE_DOES_NOT
    elif some in (0, every):
        form = _ALL_FIT if some else _NONE_FITS
    else:
        form = translate_plural(*_FITS, some, lang)
    fitting = translate(form, lang).format(
        some=_number(some, lang, leading=True),
        every=_number(every, lang),
        day=format_date(asof, lang),
    )
    return _with_law(fitting, legal_tally(row["binding"] for row in chosen), lang)


def exposure_finding(
    facts: Facts, exposures: Sequence[Exposure], asof: date, day_as: str = ""
) -> str:
    """How many of the listed producers have a counted agreement, and what these are in law.

    Parameters
    ----------
    facts : Facts
    exposures : sequence of Exposure
        One for each mineral, as of the day; of several the producers are counted once.
    asof : datetime.date
    day_as : str
        What stands for the day, where it is not written out: ``{day}``.
    """
    listed = [item for item in exposures if item.measure is not None]
    if not listed:
        return _nothing_listed(facts, exposures)
    if asof < COUNT_STARTS:
        return signed_finding(facts, asof)
    codes = frozenset[str]().union(*(item.codes for item in listed))
    signed = {code for item in listed for code in item.signed}
    law = legal_tally(row["binding"] for row in counted_with(facts, codes, asof))
    day = day_as or format_date(asof, facts.lang)
    return _with_law(_signed(facts, listed, len(codes), len(signed), day), law, facts.lang)


def _signed(facts: Facts, listed: Sequence[Exposure], every: int, some: int, day: str) -> str:
    lang, host = facts.lang, any(item.has_host for item in listed)
    doing = _doing(facts, listed)
    words = {"some": _number(some, lang, leading=True), "day": day}
    if every == 1:
        form = _ONLY if some else _NOT_THE_ONLY
        producers = translate(_ONE_COUNTRY, lang).format(doing=doing)
    else:
        form = translate_plural(*_SOME, some, lang) if some < every else _EVERY_ONE
        form = form if some else _NONE
        producers = translate_plural(*_LISTED, every, lang).format(
            count=_number(every, lang), doing=doing
        )
    if host:
        producers = translate(_ASIDE, lang).format(listed=producers)
    return translate(form, lang).format(listed=producers, **words)


def _doing(facts: Facts, listed: Sequence[Exposure]) -> str:
    """``mining cobalt or lithium``: what the producers do, by stage."""
    by_stage: dict[str, list[str]] = {}
    commodities = rows_by(facts, "commodities", "slug")
    for item in listed:
        assert item.measure is not None
        label = lower_first(str(commodities[item.measure.commodity]["label"]))
        names = by_stage.setdefault(item.measure.stage, [])
        names += [label] if label not in names else []
    lang = facts.lang
    parts = [
        translate(_DOING[stage], lang).format(minerals=any_of(names, lang))
        for stage, names in by_stage.items()
    ]
    return any_of(parts, lang)


def _nothing_listed(facts: Facts, exposures: Sequence[Exposure]) -> str:
    """That no producer is listed, which is not that there is none."""
    _, commodities = speaking(facts.lang), rows_by(facts, "commodities", "slug")
    names = [lower_first(str(commodities[item.mineral]["label"])) for item in exposures]
    text = _("{minerals}: no figure is listed at this stage").format(
        minerals=all_of(names, facts.lang)
    )
    return capitalized(text)


def _with_law(finding: str, tally: LegalTally, lang: str) -> str:
    return f"{finding}; {law}" if (law := in_law(tally, lang)) else finding


def in_law(tally: LegalTally, lang: str) -> str:
    """What some agreements are in law, as a clause; "" for no agreement.

    Parameters
    ----------
    tally : LegalTally
        How many are binding, not binding, and not stated.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> in_law(LegalTally(0, 4, 0), "en")
    'none of the four agreements is legally binding'
    >>> in_law(LegalTally(1, 0, 2), "en")
    'of the three agreements one is legally binding and for two it is not stated'
    """
    counts = {key: count for key, count in asdict(tally).items() if count}
    if not counts:
        return ""
    every = _number(tally.agreements, lang)
    if len(counts) == 1:
        forms = _OF_SO_MANY.get(tally.agreements, _EACH)
        return translate(forms[next(iter(counts))], lang).format(count=every)
    _, parts = speaking(lang), all_of(_parts(tally, lang), lang)
    return _("of the {count} agreements {parts}").format(count=every, parts=parts)


def _parts(tally: LegalTally, lang: str) -> list[str]:
    """How many are binding, are not, and of how many it is not stated; none is left out."""
    templates = {"binding": _BINDING, "not_binding": _NOT_BINDING, "not_stated": _NOT_STATED}
    return [
        translate_plural(*templates[key], count, lang).format(count=_number(count, lang))
        for key, count in asdict(tally).items()
        if count
    ]


def _number(count: int, lang: str, leading: bool = False) -> str:
    """A number, in a word up to ten."""
    return (
        number_in_words(count, lang, leading) if count <= _MOST_IN_WORDS else written(count, lang)
    )


_MOST_IN_WORDS = 10
