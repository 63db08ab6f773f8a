"""Whom a reader may have meant: a country found by another code, a name, an alias or a slip."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, LANGUAGES, country_name

_MIN_SIMILARITY = 60
"""Least similarity of two spellings for a suggestion, of 100: the characters that both have in the
same order, as a share of all their characters (``rapidfuzz.fuzz.ratio``)."""

_LONGEST = 60
"""Characters that are compared: no name is longer, and more would only take time."""


def match_country(facts: Facts, text: str, codes: Iterable[str], exactly: bool = False) -> str:
    """The code that a text most likely stands for, or "".

    Parameters
    ----------
    facts : Facts
    text : str
        What was written: an ISO 3166 code of any kind, a name in one of `LANGUAGES`, an alias, or
        something like it.
    codes : iterable of str
        The codes to choose from.
    exactly : bool
        Take no likeness of spelling for an answer.
    """
    spellings = _spellings(facts.localized(ENGLISH))
    allowed = set(codes)
    query = text.strip().casefold()
    if spellings.get(query) in allowed:
        return spellings[query]
    if exactly:
        return ""
    candidates = [spelling for spelling, code in spellings.items() if code in allowed]
    return spellings.get(_most_similar(query[:_LONGEST], candidates), "")


def _most_similar(query: str, candidates: list[str]) -> str:
    """The candidate closest in spelling, of several the last in the alphabet, or ""."""
    matches = process.extract(
        query, candidates, scorer=fuzz.ratio, score_cutoff=_MIN_SIMILARITY, limit=None
    )
    return max(((score, candidate) for candidate, score, _ in matches), default=(0, ""))[1]


@lru_cache(maxsize=18)
def _spellings(facts: Facts) -> dict[str, str]:
    """Every way of writing a country, in lower case, and its code."""
    codes_by_spelling: dict[str, str] = {}
    for row in facts.countries.to_dict("records"):
        for key in ("iso_a3", "iso_a2", "iso_numeric", "name"):
            codes_by_spelling.setdefault(str(row[key]).casefold(), row["iso_a3"])
        for alias in facts.aliases(row["iso_a3"]):
            codes_by_spelling.setdefault(alias.casefold(), row["iso_a3"])
    for row in facts.partners.to_dict("records"):
        codes_by_spelling.setdefault(row["fact_sheet_name"].casefold(), row["iso_a3"])
    for code, names in spoken_names(facts).items():
        for name in names:
            codes_by_spelling.setdefault(name.casefold(), code)
    codes_by_spelling.pop("", None)
    return codes_by_spelling


@lru_cache(maxsize=18)
def spoken_names(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Every different name of each code: the English one, then those of `LANGUAGES` in order.

    Returns
    -------
    dict of str to tuple of str
        An entry for each row of ``countries``, by ISO 3166-1 alpha-3.
    """
    names_by_code = {}
    for row in facts.localized(ENGLISH).countries.to_dict("records"):
        names = [country_name(row["iso_a2"], lang) for lang in LANGUAGES if lang != ENGLISH]
        names_by_code[row["iso_a3"]] = tuple(filter(None, dict.fromkeys([row["name"], *names])))
    return names_by_code
