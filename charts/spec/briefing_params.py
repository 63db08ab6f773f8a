"""The query keys of a briefing: slides, their order, texts and points, and the notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import accumulate
from types import MappingProxyType

from charts.spec.errors import ParamError, Parser, SpecError, choice, problem
from charts.spec.print_params import as_line
from charts.spec.slide_texts import (
    LONGEST_POINT,
    LONGEST_REMARKS,
    LONGEST_SENTENCE,
    MOST_POINTS,
    as_lines,
    as_paragraphs,
    as_points,
    parsed,
    texts_to_json,
)
from charts.spec.slide_tokens import TEXT, VIEW, of_token
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

DEFAULT = (
    *("question", "came", "signed", "count", "binding"),
    *("output", "absent", "china", "partner", "open"),
)
"""The story in ten slides."""

FIRST_DEFAULT = (
    *("question", "came", "signed", "count", "replay"),
    *("mined", "refined", "china", "partner", "open"),
)
"""The story of the first edition, which its saved briefings leave out."""

WITH_PARTNER, WITH_MINERAL = ("partner",), ("china", "mineral")
KINDS = (*DEFAULT, "replay", "mined", "refined", "globe", "mineral")
MOST_SLIDES, LONGEST_SLIDES = 40, 6000
"""Slides of a briefing, and characters of their names together: what is beyond is not shown."""

_MOST_READ = 1000
"""Names that are looked at in an address or a file that has more."""

NOTES = ("under", "only")
LONGEST_BRIEFING = MappingProxyType(
    {"slides": 64_000, "said": 9000, "remarks": 12000, "points": 6000}
)
"""Most characters of these keys in an address; of ``slides`` as many are read as a file holds."""


def fault_of(token: str, facts: Facts) -> str:
    """What is wrong with a slide's name, or "".

    Parameters
    ----------
    token : str
        As in an address: a kind of slide, with a country's code, a mineral's slug or the view of a
        chart after a dot.
    facts : Facts
        What countries and minerals exist.
    """
    kind, about = of_token(token)
    if kind == VIEW:
        return _fault_of_view(about, facts)
    if kind not in (*KINDS, TEXT):
        return LazyMessage("No slide is called {name}.", name=repr(token[:40]))
    if kind in WITH_PARTNER and about and about not in set(facts.countries["iso_a3"]):
        return LazyMessage("{name} is no code of a country.", name=repr(about[:10]))
    if kind in WITH_MINERAL and about and about not in set(facts.commodities["slug"]):
        return LazyMessage(
            "{name} is no mineral (see /data/commodities.csv).", name=repr(about[:40])
        )
    if kind == "mineral" and not about:
        return LazyMessage("A mineral’s slide names it, such as mineral.cobalt.")
    if about and kind not in (*WITH_PARTNER, *WITH_MINERAL):
        return LazyMessage("The slide {name} takes nothing after the dot.", name=repr(kind))
    return ""


def _fault_of_view(about: str, facts: Facts) -> str:
    # Here: a view is read by all parsers, of which those of this module are a part.
    from charts.spec.slide_view import slide_view

    try:
        slide_view(about, facts)
    except SpecError as error:
        return error.problems[0].detail
    return ""


def _slides(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    """Slides in order; an error names those that do not exist, the others are accepted."""
    return checked_slides(key, value.split(","), facts)


def checked_slides(key: str, tokens: list[str], facts: Facts) -> tuple[str, ...]:
    """Slides that exist, in the order given.

    Parameters
    ----------
    key : str
        The query key that an error names.
    tokens : list of str
        As `fault_of` takes them; at most `MOST_SLIDES` are valid.
    facts : Facts

    Returns
    -------
    tuple of str
        Empty for the default order, so that it is left out of an address.

    Raises
    ------
    SpecError
        Naming each that does not; it holds the valid ones as ``accepted``.
    """
    expected = LazyMessage(
        "slides among {names}, such as partner.PER or mineral.cobalt, own words, or a view such as "
        "view.map~color:mineral~commodity:cobalt",
        names=", ".join(KINDS),
    )
    faults = {token: fault_of(token, facts) for token in dict.fromkeys(tokens[:_MOST_READ])}
    valid = tuple(token for token in tokens[:_MOST_READ] if not faults[token])
    problems = [
        ParamError(key, token, expected, detail) for token, detail in faults.items() if detail
    ][:_MOST_NAMED]
    shown = as_many_as_fit(valid)
    if len(shown) < len(valid):
        problems.append(_too_many(key, tokens, len(shown)))
    if problems:
        raise SpecError([replace(error, accepted=shown) for error in problems])
    return () if valid == DEFAULT else valid


_MOST_NAMED = 5
"""Names that are no slides, of which an error each is given."""


def as_many_as_fit(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The first slides of a briefing: as many as it may have, in number and length of their names.

    Parameters
    ----------
    tokens : tuple of str
    """
    ends = accumulate(len(token) + 1 for token in tokens[:MOST_SLIDES])
    return tokens[: sum(end <= LONGEST_SLIDES + 1 for end in ends)]


def _too_many(key: str, tokens: list[str], shown: int) -> ParamError:
    detail = LazyMessage(
        "{count} slides were given; a briefing has at most {most}, and their names at most "
        "{longest} characters. The first {shown} are shown.",
        count=len(tokens),
        most=MOST_SLIDES,
        longest=f"{LONGEST_SLIDES:,}",
        shown=shown,
    )
    expected = LazyMessage("at most {most} slides", most=MOST_SLIDES)
    return ParamError(key, LazyMessage("{count} slides", count=len(tokens)), expected, detail)


def _slide(key: str, value: str, facts: Facts) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST_SLIDES:
        raise problem(
            key, value, LazyMessage("the number of a slide, 1 to {most}", most=MOST_SLIDES)
        )
    return int(value)


def _texts_by_slide(
    key: str, value: str, facts: Facts, expected: str, fault_of_text: Callable[[str], str]
) -> str:
    """JSON from a slide's name to a text of the presenter's own; what can be used is accepted."""
    try:
        texts = parsed(value, deepest=1)
    except ValueError:
        raise problem(key, value, expected) from None
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise problem(key, value, expected)
    faults = {
        token: fault_of(token, facts) or fault_of_text(text)
        for token, text in list(texts.items())[:_MOST_READ]
    }
    usable = texts_to_json(
        {token: _CLEANED[key](texts[token]) for token in faults if not faults[token]}
    )
    problems = [
        ParamError(key, token, expected, detail, accepted=usable)
        for token, detail in faults.items()
        if detail
    ]
    if problems:
        raise SpecError(problems[:_MOST_NAMED])
    return usable


_CLEANED: MappingProxyType[str, Callable[[str], str]] = MappingProxyType(
    {"said": as_line, "remarks": as_paragraphs, "points": as_points}
)


def _longer_than(most: int) -> Callable[[str], str]:
    def fault_of_text(text: str) -> str:
        if len(text) <= most:
            return ""
        return LazyMessage(
            "{count} characters were given, and {most} are the most.",
            count=f"{len(text):,}",
            most=f"{most:,}",
        )

    return fault_of_text


def _own_sentences(key: str, value: str, facts: Facts) -> str:
    """The presenter's own sentences, as JSON from a slide's name to its title."""
    expected = LazyMessage(
        "a JSON object of sentences by slide, such as {example}, each of at most {most} characters",
        example='{"signed":"Eleven signed"}',
        most=LONGEST_SENTENCE,
    )
    return _texts_by_slide(key, value, facts, expected, _longer_than(LONGEST_SENTENCE))


def _own_notes(key: str, value: str, facts: Facts) -> str:
    """The presenter's own notes, as JSON from a slide's name to paragraphs."""
    expected = LazyMessage(
        "a JSON object of notes by slide, such as {example}, each of at most {most} characters",
        example='{"signed":"Name all eleven."}',
        most=LONGEST_REMARKS,
    )
    return _texts_by_slide(key, value, facts, expected, _longer_than(LONGEST_REMARKS))


def _own_points(key: str, value: str, facts: Facts) -> str:
    """The points of a presenter's own slides, as JSON from a slide's name to a line each."""
    expected = LazyMessage(
        "a JSON object of points by slide, such as {example}: at most {most} lines of "
        "{longest} characters each",
        example=r'{"text":"First\nSecond"}',
        most=MOST_POINTS,
        longest=LONGEST_POINT,
    )
    return _texts_by_slide(key, value, facts, expected, _fault_of_points)


def _fault_of_points(text: str) -> str:
    lines = as_lines(text)
    if len(lines) <= MOST_POINTS and all(len(line) <= LONGEST_POINT for line in lines):
        return ""
    return LazyMessage(
        "There are {count} points; a slide has at most {most}, of {longest} characters each.",
        count=len(lines),
        most=MOST_POINTS,
        longest=LONGEST_POINT,
    )


BRIEFING_KEYS: MappingProxyType[str, Parser] = MappingProxyType(
    {
        "slides": _slides,
        "slide": _slide,
        "said": _own_sentences,
        "remarks": _own_notes,
        "points": _own_points,
        "notes": choice(NOTES),
    }
)
