"""The query keys of a briefing: slides, their order and text, and the notes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from charts.spec.errors import ParamError, Parser, SpecError, choice, problem
from charts.spec.print_params import as_line
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
MOST_SLIDES = 40
LONGEST_SENTENCE = 200
LONGEST_REMARKS = 1200
NOTES = ("under", "only")
LONGEST_BRIEFING = MappingProxyType({"slides": 4000, "said": 9000, "remarks": 12000})
"""Most characters of these keys in an address."""


def of_token(token: str) -> tuple[str, str]:
    """``partner.PER`` as kind and what it is about."""
    kind, _, about = token.partition(".")
    return kind, about


def fault_of(token: str, facts: Facts) -> str:
    """What is wrong with a slide's name, or "".

    Parameters
    ----------
    token : str
        As in an address: a kind of slide, with a country's code or a mineral's slug after a dot.
    facts : Facts
        What countries and minerals exist.
    """
    kind, about = of_token(token)
    if kind not in KINDS:
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
        "slides among {names}, such as partner.PER or mineral.cobalt", names=", ".join(KINDS)
    )
    faults = {token: fault_of(token, facts) for token in dict.fromkeys(tokens)}
    valid = tuple(token for token in tokens if not faults[token])
    problems = [
        ParamError(key, token, expected, detail) for token, detail in faults.items() if detail
    ]
    if len(valid) > MOST_SLIDES:
        detail = LazyMessage(
            "{count} slides were given; the first {most} are shown.",
            count=len(valid),
            most=MOST_SLIDES,
        )
        most = LazyMessage("at most {most} slides", most=MOST_SLIDES)
        problems.append(
            ParamError(key, LazyMessage("{count} slides", count=len(valid)), most, detail)
        )
        valid = valid[:MOST_SLIDES]
    if problems:
        raise SpecError(
            [
                ParamError(
                    error.parameter, error.value, error.expected, error.detail, accepted=valid
                )
                for error in problems[:5]
            ]
        )
    return () if valid == DEFAULT else valid


def _slide(key: str, value: str, facts: Facts) -> int:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= MOST_SLIDES:
        raise problem(
            key, value, LazyMessage("the number of a slide, 1 to {most}", most=MOST_SLIDES)
        )
    return int(value)


_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_OPENS = {"[": 1, "{": 1, "]": -1, "}": -1}


def parsed(text: str, deepest: int) -> Any:
    """JSON that is nested no deeper than it needs to be.

    Counted before it is read: ten thousand brackets take the reader to the end of its stack.

    Parameters
    ----------
    text : str
        Of a file or an address that anybody may have written.
    deepest : int
        Most brackets that may be open at once; those within quotes do not count.

    Raises
    ------
    ValueError
        When it is no JSON, is nested deeper, or holds half a character (a lone surrogate), which
        no page can show.
    """
    depth = 0
    for sign in _QUOTED.sub("", text):
        depth += _OPENS.get(sign, 0)
        if depth > deepest:
            raise ValueError(f"nested deeper than {deepest}")
    value = json.loads(text)
    json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def _texts_by_slide(
    key: str, value: str, facts: Facts, expected: str, most: int, cleaned: Callable[[str], str]
) -> str:
    """JSON from a slide's name to a text of the presenter's own."""
    try:
        texts = parsed(value, deepest=1)
    except ValueError:
        raise problem(key, value, expected) from None
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise problem(key, value, expected)
    if any(len(text) > most or fault_of(token, facts) for token, text in texts.items()):
        raise problem(key, value, expected)
    return texts_to_json({token: cleaned(text) for token, text in texts.items()})


def _own_sentences(key: str, value: str, facts: Facts) -> str:
    """The presenter's own sentences, as JSON from a slide's name to its title."""
    expected = LazyMessage(
        "a JSON object of sentences by slide, such as {example}, each of at most {most} characters",
        example='{"signed":"Eleven signed"}',
        most=LONGEST_SENTENCE,
    )
    return _texts_by_slide(key, value, facts, expected, LONGEST_SENTENCE, as_line)


def _own_notes(key: str, value: str, facts: Facts) -> str:
    """The presenter's own notes, as JSON from a slide's name to paragraphs."""
    expected = LazyMessage(
        "a JSON object of notes by slide, such as {example}, each of at most {most} characters",
        example='{"signed":"Name all eleven."}',
        most=LONGEST_REMARKS,
    )
    return _texts_by_slide(key, value, facts, expected, LONGEST_REMARKS, as_paragraphs)


def as_paragraphs(text: str) -> str:
    """A text of several paragraphs, each as one line, with a blank line between them.

    Examples
    --------
    >>> as_paragraphs(" Name  all. ")
    'Name all.'
    """
    return "\n\n".join(filter(None, map(as_line, text.splitlines())))


def texts_to_json(texts: Mapping[str, str]) -> str:
    """Texts by slide as they stand in an address; empty ones are left out."""
    filled = {token: text for token, text in texts.items() if text}
    if not filled:
        return ""
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def parse_texts(text: str) -> dict[str, str]:
    """The presenter's own sentences or notes by slide."""
    return json.loads(text) if text else {}


BRIEFING_KEYS: MappingProxyType[str, Parser] = MappingProxyType(
    {
        "slides": _slides,
        "slide": _slide,
        "said": _own_sentences,
        "remarks": _own_notes,
        "notes": choice(NOTES),
    }
)
