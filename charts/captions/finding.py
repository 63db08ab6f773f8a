"""The finding: one sentence, generated from the facts, that stands as a title."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from data.agreements.counting import COUNT_STARTS, headline
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, month_in
from data.i18n.cldr import number as written
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.phrases import number_in_words

_NOT_BEGUN = N_("The count of signed agreements starts in April 2025")
_NONE_FOUND = N_("No signed bilateral minerals agreement found from April 2025 to {day}")
_NONE_FOUND_YET = N_("No signed bilateral minerals agreement found by {day}")
_SIGNED_FROM = marked_plural(
    "{count} bilateral minerals agreement with the United States signed from April 2025 to {day}",
    "{count} bilateral minerals agreements with the United States signed from April 2025 to {day}",
)
_FOUND_FROM = marked_plural(
    "{count} bilateral minerals agreement with the United States found, signed from April 2025 to "
    "{day}",
    "{count} bilateral minerals agreements with the United States found, signed from April 2025 to "
    "{day}",
)
"""After the day to which coverage is systematic, there may be more than were found."""
_OF_THEM = marked_plural(
    "{signed}, {count} of them on {ministerial}", "{signed}, {count} of them on {ministerial}"
)
_ALL_OF_THEM = N_("{signed}, all of them on {ministerial}")
_ON_THE_DAY = marked_plural(
    "{count} partner signed on {ministerial}; {signed}",
    "{count} partners signed on {ministerial}; {signed}",
)
_TO_COME = N_("{signed}; the ministerial was still to come")
_COUNTRIES = marked_plural("{count} country", "{count} countries")
_AND_COMMISSION = marked_plural(
    "{count} country and the European Commission", "{count} countries and the European Commission"
)
_COMMISSION = N_("the European Commission")
_SIGNED_BY = N_(
    "{who} signed a bilateral minerals agreement with the United States from April 2025 to {day}"
)
_FOUND_BY = N_(
    "{who} found to have signed a bilateral minerals agreement with the United States from April "
    "2025 to {day}"
)
_ATTENDED = marked_plural(
    "{count} country and the European Commission attended the ministerial in Washington on {day}",
    "{count} countries and the European Commission attended the ministerial in Washington on {day}",
)
_LISTED = marked_plural(
    "{count} country and the European Commission are on the list of the ministerial in Washington "
    "on {day}",
    "{count} countries and the European Commission are on the list of the ministerial in "
    "Washington on {day}",
)


def signed_finding(facts: Facts, day: date, day_as: str = "") -> str:
    """How many agreements had been signed from the start of the count to a day.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The last day that counts; before the start of the count nothing is claimed.
    day_as : str
        What stands for the day, where it is not written out: ``{day}``.
    """
    _, count, lang = speaking(facts.lang), headline(facts, day).texts, facts.lang
    day_as = day_as or format_date(day, lang)
    if day < COUNT_STARTS:
        return _(_NOT_BEGUN)
    if not count:
        form = _NONE_FOUND_YET if day < NONE_FOUND_FROM else _NONE_FOUND
        return _(form).format(day=day_as)
    forms = _FOUND_FROM if day > facts.covered_to else _SIGNED_FROM
    template = translate_plural(*forms, count, lang)
    return template.format(count=written(count, lang), day=day_as)


def signers_finding(facts: Facts, day: date, statuses: Mapping[str, str]) -> str:
    """Who has signed from the start of the count to a day, and how many of them at the ministerial.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The last day that counts.
    statuses : mapping of str to str
        The status of each who has signed, by code: everyone, or those of a region.
    """
    _, lang = speaking(facts.lang), facts.lang
    if day < COUNT_STARTS:
        return _(_NOT_BEGUN)
    written_day = format_date(day, lang)
    if not statuses:
        form = _NONE_FOUND_YET if day < NONE_FOUND_FROM else _NONE_FOUND
        return _(form).format(day=written_day)
    form = _FOUND_BY if day > facts.covered_to else _SIGNED_BY
    signed = _(form).format(who=_who(facts, statuses), day=written_day)
    on_the_day = list(statuses.values()).count("signed_at_ministerial")
    if not on_the_day or len(statuses) == 1:
        return signed
    count, ministerial = number_in_words(on_the_day, lang), format_date(MINISTERIAL, lang)
    template = translate_plural(*_OF_THEM, on_the_day, lang)
    if on_the_day == len(statuses):
        template = _(_ALL_OF_THEM)
    return template.format(signed=signed, count=count, ministerial=ministerial)


def _who(facts: Facts, codes: Collection[str]) -> str:
    """How many countries, and the Commission, which is none."""
    lang, count = facts.lang, len(set(codes) - {facts.EUU})
    if not count:
        return speaking(lang)(_COMMISSION)
    forms = _AND_COMMISSION if facts.EUU in codes else _COUNTRIES
    return translate_plural(*forms, count, lang).format(count=written(count, lang))


NONE_FOUND_FROM = date(2025, 5, 1)
"""Before it a sentence would say "from April 2025 to Apr 2025"."""


def map_finding(facts: Facts, asof: date, day_as: str = "") -> str:
    """What had been signed by a day, as a sentence: on the day of the ministerial, and in all.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    asof : datetime.date
        Before the ministerial the sentence says that it is to come.
    day_as : str
        What stands for the day, where it is not written out: ``{day}``.
    """
    signed, lang = signed_finding(facts, asof, day_as), facts.lang
    if asof < MINISTERIAL:
        return speaking(lang)(_TO_COME).format(signed=signed)
    count = headline(facts, asof).signed_at_ministerial
    if not count:
        return signed
    template = translate_plural(*_ON_THE_DAY, count, lang)
    ministerial = format_date(MINISTERIAL, lang)
    return template.format(
        count=number_in_words(count, lang, True), ministerial=ministerial, signed=signed
    )


def count_finding(facts: Facts, day: date) -> str:
    """How the count grew to a day; the largest day is named where there is one.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The last day that counts.
    """
    signed, lang = signed_finding(facts, day), facts.lang
    count = headline(facts, day).signed_at_ministerial
    if day < MINISTERIAL or not count:
        return signed
    template = translate_plural(*_OF_THEM, count, lang)
    ministerial = format_date(MINISTERIAL, lang)
    return template.format(
        signed=signed, count=number_in_words(count, lang), ministerial=ministerial
    )


def attendance_finding(facts: Facts, day: date) -> str:
    """Who attended the ministerial; before it, who is on its list.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The as-of date.
    """
    count, lang = headline(facts, day).countries, facts.lang
    template = translate_plural(*(_ATTENDED if day >= MINISTERIAL else _LISTED), count, lang)
    ministerial = format_date(MINISTERIAL, lang)
    return template.format(count=number_in_words(count, lang, True), day=ministerial)


def timeline_finding(facts: Facts) -> str:
    """How the count grew to the last event."""
    return count_finding(facts, facts.last_event)


def month_of(day: date, lang: str = ENGLISH) -> str:
    """``April 2025``, ``avril 2025``.

    Parameters
    ----------
    day : datetime.date
        Any day of the month.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> from datetime import date
    >>> month_of(date(2025, 4, 22))
    'April 2025'
    """
    return day.strftime("%B %Y") if lang == ENGLISH else month_in(day, lang, whole=True)
