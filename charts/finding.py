"""The finding: one sentence, generated from the facts, that stands as a title."""

from __future__ import annotations

from datetime import date

from data.counting import headline, signed_texts
from data.dates import format_date
from data.languages import ENGLISH, month_in
from data.store import Facts
from data.words import MINISTERIAL

_WORDS = (
    *("No", "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"),
    *("Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen"),
    *("Nineteen", "Twenty"),
)


def map_finding(facts: Facts, asof: date) -> str:
    """What had been signed by a day, as a sentence."""
    numbers = headline(facts, asof)
    texts = numbers.texts
    if asof < MINISTERIAL:
        had = "text had been signed" if texts == 1 else "texts had been signed"
        return (
            f"By {format_date(asof, facts.lang)}, {in_words(texts).lower()} minerals {had} with "
            f"Washington; the ministerial was still to come"
        )
    day = f"{in_words(numbers.signed_at_ministerial)} partners signed on 4 February 2026"
    when = "" if asof == facts.last_event else f" by {format_date(asof, facts.lang)}"
    return f"{day}; {texts} minerals texts with Washington are signed{when or ' to date'}"


def in_words(number: int) -> str:
    """``Eleven``; digits above twenty, ``No`` for nought."""
    if number == 0:
        return _WORDS[0]
    return _WORDS[number + 1] if number <= 20 else str(number)


def timeline_finding(facts: Facts) -> str:
    """How the count grew, as a sentence."""
    numbers = headline(facts, facts.last_event)
    first = signed_texts(facts, facts.last_event)["signed_first"].iloc[0]
    since, last = (month_of(day, facts.lang) for day in (first, facts.last_event))
    return (
        f"{numbers.texts} minerals texts were signed with Washington from {since} to {last}, "
        f"{in_words(numbers.signed_at_ministerial).lower()} of them on one day"
    )


def month_of(day: date, lang: str = ENGLISH) -> str:
    """``April 2025``, ``avril 2025``."""
    return day.strftime("%B %Y") if lang == ENGLISH else month_in(day, lang, whole=True)
