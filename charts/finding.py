"""The finding: one sentence, generated from the facts, that stands as a title."""

from __future__ import annotations

from datetime import date

from data.counting import headline, signed_texts
from data.dates import format_date
from data.interface import marked_plural, translate_plural
from data.languages import ENGLISH, month_in
from data.languages import number as written
from data.store import Facts
from data.words import MINISTERIAL

_WORDS = (
    *("No", "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen"),
    *("Nineteen", "Twenty"),
)
_TO_COME = marked_plural(
    "By {day}, {count} minerals text had been signed with Washington; the ministerial was still "
    "to come",
    "By {day}, {count} minerals texts had been signed with Washington; the ministerial was still "
    "to come",
)
_ON_THE_DAY = marked_plural("{count} partner signed on {day}", "{count} partners signed on {day}")
_TO_DATE = marked_plural(
    "{signed}; {count} minerals text with Washington is signed to date",
    "{signed}; {count} minerals texts with Washington are signed to date",
)
_BY = marked_plural(
    "{signed}; {count} minerals text with Washington is signed by {day}",
    "{signed}; {count} minerals texts with Washington are signed by {day}",
)
_GREW = marked_plural(
    "{count} minerals text was signed with Washington from {first} to {last}, {on_one_day} of "
    "them on one day",
    "{count} minerals texts were signed with Washington from {first} to {last}, {on_one_day} of "
    "them on one day",
)


def map_finding(facts: Facts, asof: date) -> str:
    """What had been signed by a day, as a sentence."""
    texts, lang = headline(facts, asof).texts, facts.lang
    day = format_date(asof, lang)
    if asof < MINISTERIAL:
        said = translate_plural(*_TO_COME, texts, lang)
        return said.format(day=day, count=in_words(texts, lang).lower())
    to_date = asof == facts.last_event
    said = translate_plural(*(_TO_DATE if to_date else _BY), texts, lang)
    return said.format(signed=_on_the_day(facts, asof), count=written(texts, lang), day=day)


def _on_the_day(facts: Facts, asof: date) -> str:
    signed, lang = headline(facts, asof).signed_at_ministerial, facts.lang
    day = format_date(MINISTERIAL, lang, whole=True)
    said = translate_plural(*_ON_THE_DAY, signed, lang)
    return said.format(count=in_words(signed, lang), day=day)


def in_words(number: int, lang: str = ENGLISH) -> str:
    """``Eleven``; digits above twenty, ``No`` for nought.

    Digits in other languages: there a word for a number changes with what it counts.
    """
    if lang != ENGLISH or number > _MOST_IN_WORDS:
        return written(number, lang)
    return _WORDS[0] if number == 0 else _WORDS[number + 1]


_MOST_IN_WORDS = 20


def timeline_finding(facts: Facts) -> str:
    """How the count grew, as a sentence."""
    numbers, lang = headline(facts, facts.last_event), facts.lang
    first = signed_texts(facts, facts.last_event)["signed_first"].iloc[0]
    said = translate_plural(*_GREW, numbers.texts, lang)
    return said.format(
        count=written(numbers.texts, lang),
        first=month_of(first, lang),
        last=month_of(facts.last_event, lang),
        on_one_day=in_words(numbers.signed_at_ministerial, lang).lower(),
    )


def month_of(day: date, lang: str = ENGLISH) -> str:
    """``April 2025``, ``avril 2025``."""
    return day.strftime("%B %Y") if lang == ENGLISH else month_in(day, lang, whole=True)
