"""The query keys by which an editor finishes a picture: highlights, labels, annotations.

``annotate`` holds texts by place as JSON, as a presenter's texts stand in an address
(`charts.spec.slide_texts`): ``{"COD":"A refinery","12.5,-8.1":"A port"}``. A form sends the same as
lines, each a place and its text with a colon between them: no place has one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from charts.spec.errors import ParamError, Parser, SpecError, choice, problem
from charts.spec.print_params import as_line
from charts.spec.slide_texts import parse_texts, parsed, texts_to_json
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_, LazyMessage
from data.partners.lookup import match_country
from geo.symbols import places_on_map

LABELS = ("auto", "all", "highlighted", "none")
MOST_HIGHLIGHTED = 5
MOST_ANNOTATIONS, LONGEST_ANNOTATION = 3, 80
LONGEST_EDITING = MappingProxyType({"annotate": 2000, "highlight": 400})
"""Most characters of these keys in an address, in which a text may be escaped."""

_NUMBER = r"([+-]?\d{1,3}(?:\.\d{1,6})?)"
_DEGREES = re.compile(rf"{_NUMBER}\s*,\s*{_NUMBER}", re.ASCII)
_MOST_READ = 20
_MOST_NAMED = 5


@dataclass(frozen=True)
class Annotation:
    """A text at a place of the map.

    Attributes
    ----------
    place : str
        The code of a country, or degrees of latitude and longitude: ``-8.1,12.5``.
    """

    place: str
    text: str

    @property
    def degrees(self) -> tuple[float, float] | None:
        """Latitude and longitude, where that is what the place is."""
        found = _DEGREES.fullmatch(self.place)
        return (float(found[1]), float(found[2])) if found else None


def annotations_of(text: str) -> tuple[Annotation, ...]:
    """The annotations of a value that the parser of ``annotate`` has given.

    Examples
    --------
    >>> annotations_of('{"COD":"A refinery"}')
    (Annotation(place='COD', text='A refinery'),)
    """
    return tuple(Annotation(place, words) for place, words in parse_texts(text).items())


def annotation_lines(text: str) -> str:
    """The same as lines of a form.

    Examples
    --------
    >>> annotation_lines('{"COD":"A refinery"}')
    'COD: A refinery'
    """
    return "\n".join(f"{one.place}: {one.text}" for one in annotations_of(text))


@cache_by_facts()
def places(facts: Facts) -> frozenset[str]:
    """Codes of countries, and of the Commission, that are on the map."""
    return frozenset(facts.countries["iso_a3"]) & frozenset(places_on_map(facts, "international"))


def _code(key: str, value: str, facts: Facts) -> str:
    code = value.strip().upper()
    if code in places(facts):
        return code
    likely = match_country(facts, value, places(facts))
    expected = LazyMessage("the ISO 3166 alpha-3 code of a country on the map, or EUU")
    if key == "highlight":
        nearest = (likely,) if likely else ()
        raise SpecError([ParamError(key, value, expected, nearest=nearest)])
    detail = LazyMessage("Probably meant: {code}.", code=likely) if likely else ""
    raise SpecError([ParamError(key, value, expected, detail)])


def _highlight(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    """Codes, each once: one error for each fault; the valid ones are accepted."""
    problems: list[ParamError] = []
    codes: list[str] = []
    given = value.split(",")
    for text in given[:_MOST_READ]:
        try:
            codes.append(_code(key, text, facts))
        except SpecError as error:
            problems += error.problems
    different = tuple(dict.fromkeys(codes))
    if len(different) < len(codes):
        expected = LazyMessage("different codes, comma-separated")
        problems.append(ParamError(key, value, expected))
    if len(different) > MOST_HIGHLIGHTED or len(given) > _MOST_READ:
        expected = LazyMessage("at most {most} codes, comma-separated", most=MOST_HIGHLIGHTED)
        omitted = LazyMessage("Left out: {codes}.", codes=", ".join(different[MOST_HIGHLIGHTED:]))
        problems.append(ParamError(key, value, expected, omitted))
    accepted = different[:MOST_HIGHLIGHTED]
    if problems:
        raise SpecError([replace(one, accepted=accepted) for one in problems[:_MOST_NAMED]])
    return accepted


def _annotate(key: str, value: str, facts: Facts) -> str:
    """Texts by place as JSON; an error names each that cannot be used, the others are accepted."""
    if not value.strip():
        return ""
    given = _from_json(key, value) if value.lstrip().startswith("{") else _from_lines(key, value)
    texts: dict[str, str] = {}
    problems: list[ParamError] = []
    for place, text in given[:_MOST_READ]:
        try:
            normal = _place(key, place, facts)
            if normal in texts:
                raise problem(key, place, LazyMessage("a place that has no annotation yet"))
            texts[normal] = _text(key, text)
        except SpecError as error:
            problems += error.problems
    if len(texts) > MOST_ANNOTATIONS or len(given) > _MOST_READ:
        detail = LazyMessage(
            "{count} were given; the first {most} are shown.",
            count=len(given),
            most=MOST_ANNOTATIONS,
        )
        expected = LazyMessage("at most {most} annotations", most=MOST_ANNOTATIONS)
        problems.append(ParamError(key, f"{given[MOST_ANNOTATIONS][0]}: …", expected, detail))
    accepted = texts_to_json(dict(list(texts.items())[:MOST_ANNOTATIONS]))
    if problems:
        raise SpecError([replace(one, accepted=accepted) for one in problems[:_MOST_NAMED]])
    return accepted


def _from_json(key: str, value: str) -> list[tuple[str, str]]:
    try:
        texts = parsed(value, deepest=1)
    except ValueError:
        raise problem(key, value, _EXPECTED) from None
    if not isinstance(texts, dict) or not all(isinstance(text, str) for text in texts.values()):
        raise problem(key, value, _EXPECTED)
    return list(texts.items())


def _from_lines(key: str, value: str) -> list[tuple[str, str]]:
    lines = [line.partition(":") for line in value.splitlines() if line.strip()]
    if not lines or not all(mark for _, mark, _ in lines):
        raise problem(key, value, _EXPECTED)
    return [(place, text) for place, _, text in lines]


def _place(key: str, value: str, facts: Facts) -> str:
    """A code, or degrees as short as they can be written."""
    found = _DEGREES.fullmatch(value.strip())
    if not found:
        if "," in value or any(sign.isdigit() for sign in value):
            raise problem(key, value, _IN_DEGREES)
        return _code(key, value, facts)
    latitude, longitude = (round(float(part), 2) + 0.0 for part in found.groups())
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise problem(key, value, _IN_DEGREES)
    return f"{latitude:g},{longitude:g}"


def _text(key: str, value: str) -> str:
    line = as_line(value)
    if not line or line != " ".join(value.split()) or len(line) > LONGEST_ANNOTATION:
        raise problem(key, value, LazyMessage(_WORDS, most=LONGEST_ANNOTATION))
    return line


_WORDS = N_("1 to {most} characters, none of them a control character")
_IN_DEGREES = LazyMessage(
    "latitude and longitude in degrees, such as {example}", example="-8.1,12.5"
)
_EXPECTED = LazyMessage(
    "a few words by place, a line each, such as {line}, or as JSON, such as {example}; a place is "
    "the code of a country, or latitude and longitude in degrees",
    line="COD: A refinery",
    example='{"COD":"A refinery","-8.1,12.5":"A port"}',
)

EDITING_KEYS: Mapping[str, Parser] = MappingProxyType(
    {"highlight": _highlight, "labels": choice(LABELS), "annotate": _annotate}
)
