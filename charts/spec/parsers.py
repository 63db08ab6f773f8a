"""The query keys: allowed values, and the errors for values that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from charts.spec.agreement_params import (
    AGREEMENT_KEYS,
    LONGEST_LISTS,
    SEVERAL_AGREEMENT_KEYS,
)
from charts.spec.briefing_params import BRIEFING_KEYS, LONGEST_BRIEFING
from charts.spec.date_params import DATE_KEYS
from charts.spec.editing_params import EDITING_KEYS, LONGEST_EDITING
from charts.spec.errors import ParamError, Parser, SpecError, choice, on_or_off, problem, several
from charts.spec.map_params import MAP_KEYS
from charts.spec.print_params import LONGEST_WORDS, PRINT_KEYS, as_line
from charts.spec.style_params import LONGEST_STYLE, read_style
from data.brief.statements import READERS
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import LANGUAGES
from data.i18n.labels import CONFIDENCES
from data.i18n.messages import LazyMessage
from data.minerals.country_groups import NOBODY, OUT, PRESETS, as_address, members
from data.minerals.overview import LISTED, ORDERS, group_names
from data.partners.listing import SORTS
from data.partners.lookup import match_country
from data.timeline.chronology import CONTEXT_LANES, LANES, chronology

COLORS = ("status", "agreement", "mineral", "initiative")
STAGES = ("mine", "refinery", "smelter", "reserves")
PRODUCERS = ("all", "partners")
"""Whose shares of one mineral are shown: everyone that is listed, or the partners alone."""

WORLDVIEWS = ("international", "us")
PROJECTIONS = ("equal-earth", "globe")
THEMES = ("light", "dark")
REGIONS = ("africa", "americas", "asia", "europe", "oceania")
STATUSES = (
    "host",
    "signed_at_ministerial",
    "signed_before",
    "signed_after",
    "announced",
    "attended",
    "signed_not_attending",
    "linked_not_attending",
)
VIEWS = ("cards", "table", "print")
MOST_COMPARED = 4
_LONGEST_VALUE = 200
_LONGEST = {
    **LONGEST_WORDS,
    **LONGEST_BRIEFING,
    **LONGEST_LISTS,
    **LONGEST_EDITING,
    "style": LONGEST_STYLE,
}


_NONE_OF_ITS_OWN: Mapping[str, Parser] = MappingProxyType({})


@cache_by_facts()
def selectable(facts: Facts) -> frozenset[str]:
    """Codes that `partner` and `compare` take: the 55, the host, and whoever an agreement names."""
    selection = set(facts.partners["iso_a3"]) | {"USA"}
    for codes in facts.agreements["partner_iso_a3"]:
        selection.update(codes.split(";"))
    return frozenset(selection)


def parsed(key: str, raw: Any, facts: Facts, own: Mapping[str, Parser] = _NONE_OF_ITS_OWN) -> Any:
    """The value of one query key, as its parser gives it.

    Parameters
    ----------
    key : str
    raw : str or iterable of str
        As the query has it; a key that is given twice is refused.
    facts : Facts
        What partners, commodities, initiatives, tables and dates exist.
    own : mapping of str to Parser
        The parsers that a page has of its own, before those of `KEYS`.

    Raises
    ------
    SpecError
        For an unknown key, a value that is too long, and whatever the parser refuses.
    """
    parser = own.get(key) or KEYS.get(key)
    if parser is None:
        raise problem(key, raw, LazyMessage("one of the keys {names}", names=", ".join(KEYS)))
    value = raw if isinstance(raw, str) else _single_value(key, raw)
    most = _LONGEST.get(key, _LONGEST_VALUE)
    if len(value) > most:
        raise problem(key, value, LazyMessage("at most {most} characters", most=most))
    return parser(key, value, facts)


def _single_value(key: str, values: Iterable[str]) -> str:
    texts = [str(value) for value in values]
    if len(texts) != 1:
        raise problem(key, ", ".join(texts), LazyMessage("one value, not several"))
    return texts[0]


def _event(key: str, value: str, facts: Facts) -> str:
    if value not in set(chronology(facts)["row"]):
        raise problem(
            key, value, LazyMessage("a row of the timeline, such as agreements:per-2026-mou")
        )
    return value


def _partner(key: str, value: str, facts: Facts) -> str:
    code = value.strip().upper()
    if code in selectable(facts):
        return code
    expected = LazyMessage(
        "the ISO 3166 alpha-3 code of a partner or of a country that an agreement names"
    )
    exact = match_country(facts, value, facts.countries["iso_a3"], exactly=True)
    if exact and exact not in selectable(facts):
        detail = LazyMessage(
            "{name} was not at the ministerial, and no agreement covered here names it.",
            name=facts.name(exact),
        )
        raise SpecError([ParamError(key, value, expected, detail, outsider=exact)])
    likely = exact or match_country(facts, value, selectable(facts))
    raise SpecError([ParamError(key, value, expected, likely=likely)])


def _compared(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    """Country codes: one error for each fault; the valid codes are accepted."""
    problems: list[ParamError] = []
    codes: list[str] = []
    for text in value.split(","):
        try:
            codes.append(_partner(key, text, facts))
        except SpecError as error:
            problems += error.problems
    different = tuple(dict.fromkeys(codes))
    if len(different) < len(codes):
        twice = sorted({code for code in codes if codes.count(code) > 1})
        detail = LazyMessage("Given more than once: {codes}.", codes=", ".join(twice))
        problems.append(
            ParamError(key, value, LazyMessage("different codes, comma-separated"), detail)
        )
    accepted = different[:MOST_COMPARED]
    if len(different) > MOST_COMPARED:
        omitted = ", ".join(different[MOST_COMPARED:])
        expected = LazyMessage("at most {most} codes, comma-separated", most=MOST_COMPARED)
        omission = LazyMessage("Left out: {codes}.", codes=omitted)
        problems.append(ParamError(key, value, expected, omission))
    if problems:
        raise SpecError([replace(one, accepted=accepted) for one in problems])
    return accepted


def _initiative(key: str, value: str, facts: Facts) -> str:
    return str(choice(sorted(set(facts.memberships["initiative"])))(key, value, facts))


def _commodity(key: str, value: str, facts: Facts) -> str:
    slugs = set(facts.commodities["slug"])
    if value not in slugs:
        expected = LazyMessage(
            "one of {count} commodities (see /data/commodities.csv)", count=len(slugs)
        )
        raise problem(key, value, expected)
    return value


def _coalition(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    """A set of partners: one error for each invalid part; the valid parts are accepted."""
    problems: list[ParamError] = []
    tokens: list[str] = []
    for text in dict.fromkeys(value.split(",")):
        code = text.removeprefix(OUT).strip().upper()
        if text in PRESETS or text == NOBODY:
            tokens.append(text)
        elif code in facts.partner_codes:
            tokens.append(OUT + code if text.startswith(OUT) else code)
        else:
            problems.append(_unknown_member_error(key, text, facts))
    accepted = as_address(facts, members(facts, tuple(tokens))) if tokens else ()
    if problems:
        raise SpecError([replace(one, accepted=accepted) for one in problems])
    return accepted


def _unknown_member_error(key: str, text: str, facts: Facts) -> ParamError:
    expected = LazyMessage(
        "one of {names}, or a code of one of the 54 countries", names=", ".join((*PRESETS, NOBODY))
    )
    code = match_country(facts, text.removeprefix(OUT), facts.countries["iso_a3"], exactly=True)
    name = facts.name(code)
    detail = (
        LazyMessage("{name} is not one of the 54 countries on State’s list.", name=name)
        if name
        else ""
    )
    return ParamError(key, text, expected, detail)


def _group(key: str, value: str, facts: Facts) -> str:
    return str(choice((LISTED, *group_names(facts)))(key, value, facts))


def _table(key: str, value: str, facts: Facts) -> str:
    return str(choice(facts.table_names)(key, value, facts))


def _row(key: str, value: str, facts: Facts) -> str:
    """The name of a row; whether its table has it, the Sources page says."""
    return _words(key, value, facts)


def _words(key: str, value: str, facts: Facts) -> str:
    line = as_line(value)
    if line != " ".join(value.split()):
        raise problem(key, value, LazyMessage("words without control characters"))
    return line


def _year(key: str, value: str, facts: Facts) -> int:
    years = sorted(set(facts.production["year"]) | set(facts.refining["year"]))
    if value not in {str(year) for year in years}:
        raise problem(key, value, LazyMessage("one of {values}", values=", ".join(map(str, years))))
    return int(value)


SEVERAL_KEYS = (
    *("compare", "status", "kind", "lanes", "coalition", "slides", "highlight"),
    *SEVERAL_AGREEMENT_KEYS,
)
"""Keys that take several values, separated by commas."""

KEYS: dict[str, Parser] = {
    "partner": _partner,
    "color": choice(COLORS),
    "initiative": _initiative,
    "commodity": _commodity,
    "stage": choice(STAGES),
    "year": _year,
    "asof": DATE_KEYS["asof"],
    "worldview": choice(WORLDVIEWS),
    "projection": choice(PROJECTIONS),
    "compare": _compared,
    "theme": choice(THEMES),
    "lang": choice(LANGUAGES),
    "region": choice(REGIONS),
    **MAP_KEYS,
    "status": several(STATUSES),
    "kind": several(LANES),
    "lanes": several(CONTEXT_LANES),
    "confidence": choice(CONFIDENCES),
    "start": DATE_KEYS["start"],
    "end": DATE_KEYS["end"],
    "event": _event,
    "view": choice(VIEWS),
    "sort": choice(SORTS),
    "coalition": _coalition,
    "group": _group,
    "order": choice(ORDERS),
    "producers": choice(PRODUCERS),
    **PRINT_KEYS,
    **EDITING_KEYS,
    "style": read_style,
    **BRIEFING_KEYS,
    "table": _table,
    "row": _row,
    "q": _words,
    "only": choice(("signed",)),
    "codes": on_or_off,
    "reader": choice(READERS),
    **AGREEMENT_KEYS,
}
