"""The query keys of the Agreements page, and the keys of others that mean agreements there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from rapidfuzz import fuzz, process

from charts.spec.errors import ParamError, Parser, SpecError, choice
from data.agreements.legal_status import LEGAL_STATUSES
from data.agreements.listing import SORTS
from data.facts.store import Facts
from data.i18n.labels import INSTRUMENT_LABELS, TEXT_STATUS_LABELS
from data.i18n.messages import N_, LazyMessage
from data.i18n.provision_labels import PROVISION_LABELS
from data.search.matching import find_matches, nearest_entries
from data.search.names import search_entries

AGREEMENT_VIEWS = ("cards", "matrix")
_SEVERAL = N_("a comma-separated choice of {values}")
_MOST_NEAR = 3
_LONGEST = 60


def several(options: Iterable[str]) -> Parser:
    """A parser for some of several values, in their order: what is none of them is named alone."""
    allowed = tuple(options)

    def parse(key: str, value: str, facts: Facts) -> tuple[str, ...]:
        requested = value.split(",")
        accepted = tuple(option for option in allowed if option in requested)
        expected = LazyMessage(_SEVERAL, values=", ".join(allowed))
        unknown = [text for text in dict.fromkeys(requested) if text not in allowed]
        if unknown:
            raise SpecError(
                ParamError(
                    key, text, expected, accepted=accepted, nearest=_similar(text, allowed, 1)
                )
                for text in unknown
            )
        return accepted

    return parse


def _minerals(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    """Slugs in the order in which they were given: one error for each that is none."""
    slugs = set(facts.commodities["slug"])
    requested = tuple(dict.fromkeys(value.split(",")))
    accepted = tuple(text for text in requested if text in slugs)
    expected = LazyMessage(
        "one of {count} commodities (see /data/commodities.csv)", count=len(slugs)
    )
    problems = [
        ParamError(key, text, expected, nearest=_similar_minerals(facts, text))
        for text in requested
        if text not in slugs
    ]
    if problems:
        raise SpecError(replace(one, accepted=accepted) for one in problems)
    return accepted


def _similar_minerals(facts: Facts, text: str) -> tuple[str, ...]:
    """The minerals that were most likely meant, by their names in any language."""
    entries = search_entries(facts, frozenset())
    found = [match.entry for match in find_matches(entries, text, facts.lang)]
    near = found or nearest_entries(entries, text, _MOST_NEAR)
    return tuple(entry.code for entry in near[:_MOST_NEAR])


def _agreement(key: str, value: str, facts: Facts) -> str:
    ids = tuple(facts.agreements["agreement_id"])
    if value in ids:
        return value
    expected = LazyMessage("an agreement, such as {example}", example="per-2026-mou")
    near = _similar(value.casefold(), ids, _MOST_NEAR)
    raise SpecError([ParamError(key, value, expected, nearest=near)])


def _similar(text: str, options: Iterable[str], most: int) -> tuple[str, ...]:
    near = process.extract(
        text[:_LONGEST], list(options), scorer=fuzz.ratio, score_cutoff=60, limit=most
    )
    return tuple(option for option, _score, _place in near)


AGREEMENT_KEYS: Mapping[str, Parser] = MappingProxyType(
    {
        "mineral": _minerals,
        "instrument": several(INSTRUMENT_LABELS),
        "binding": several(LEGAL_STATUSES),
        "provision": several(PROVISION_LABELS),
        "agreement": _agreement,
    }
)
"""The keys that no other page has."""

LONGEST_LISTS = {"mineral": 1_000}
"""Characters of a list: all minerals together are fewer."""

SEVERAL_AGREEMENT_KEYS = ("mineral", "instrument", "binding", "provision")

OWN_MEANINGS: Mapping[str, Parser] = MappingProxyType(
    {
        "status": several(TEXT_STATUS_LABELS),
        "view": choice(AGREEMENT_VIEWS),
        "sort": choice(SORTS),
    }
)
"""Keys of other pages whose values are others here: how far an agreement has come, how the page
shows itself, in which order."""
