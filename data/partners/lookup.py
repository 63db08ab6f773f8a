"""Whom a reader may have meant: a country found by another code, a name, an alias or a slip."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, LANGUAGES, country_name

_ALIKE = 0.6
"""Least likeness of two spellings (Ratcliff and Obershelp, as in ``difflib``) for a suggestion."""

_LONGEST = 60
"""Characters that are compared: no name is longer, and likeness takes the square of the length."""


def match_country(facts: Facts, text: str, codes: Iterable[str], exactly: bool = False) -> str:
    """The code that a text most likely stands for, or "".

    Parameters
    ----------
    text : str
        What was written: an ISO 3166 code of any kind, a name in one of `LANGUAGES`, an alias, or
        something like it.
    codes : iterable of str
        The codes to choose from.
    exactly : bool
        Take no likeness of spelling for an answer.
    """
    spellings = _spellings(facts.speaking(ENGLISH))
    allowed = set(codes)
    wanted = text.strip().casefold()
    if spellings.get(wanted) in allowed:
        return spellings[wanted]
    if exactly:
        return ""
    known = [said for said, code in spellings.items() if code in allowed]
    close = get_close_matches(wanted[:_LONGEST], known, n=1, cutoff=_ALIKE)
    return spellings[close[0]] if close else ""


@lru_cache(maxsize=18)
def _spellings(facts: Facts) -> dict[str, str]:
    """Every way of writing a country, in lower case, and its code."""
    found: dict[str, str] = {}
    for row in facts.countries.to_dict("records"):
        for key in ("iso_a3", "iso_a2", "iso_numeric", "name"):
            found.setdefault(str(row[key]).casefold(), row["iso_a3"])
        for alias in facts.aliases(row["iso_a3"]):
            found.setdefault(alias.casefold(), row["iso_a3"])
    for row in facts.partners.to_dict("records"):
        found.setdefault(row["fact_sheet_name"].casefold(), row["iso_a3"])
    for code, names in spoken_names(facts).items():
        for name in names:
            found.setdefault(name.casefold(), code)
    found.pop("", None)
    return found


@lru_cache(maxsize=18)
def spoken_names(facts: Facts) -> dict[str, tuple[str, ...]]:
    """Every different name of each code: the English one, then those of `LANGUAGES` in order."""
    found = {}
    for row in facts.speaking(ENGLISH).countries.to_dict("records"):
        names = [country_name(row["iso_a2"], lang) for lang in LANGUAGES if lang != ENGLISH]
        found[row["iso_a3"]] = tuple(filter(None, dict.fromkeys([row["name"], *names])))
    return found
