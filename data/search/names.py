"""Everything that can be found, by its names in all languages, its other names and its codes.

The names of minerals in other languages than English stand in ``mineral_names.csv``: the usual
words for elements and ores, to search by. What the atlas says of a mineral is said under the name
in its tables. A commodity that the file does not have is found by its English name.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, LANGUAGES, country_name

_MINERAL_NAMES = Path(__file__).with_name("mineral_names.csv")


@dataclass(frozen=True)
class SearchEntry:
    """A country or a mineral as it can be found.

    Parameters
    ----------
    kind : {"country", "mineral"}
    code : str
        ISO 3166-1 alpha-3, or the slug of a commodity.
    names : tuple of str
        Its name in each of `LANGUAGES`.
    others : tuple of str
        Older and shorter names, in any language.
    codes : tuple of str
        ISO 3166 codes, or chemical symbols: found only when they are typed whole.
    """

    kind: Literal["country", "mineral"]
    code: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    codes: tuple[str, ...]

    def name(self, lang: str) -> str:
        """Its name in a language."""
        return self.names[LANGUAGES.index(lang)]


@cache_by_facts()
def search_entries(facts: Facts, codes: Collection[str]) -> tuple[SearchEntry, ...]:
    """The countries that can be chosen, by code, then the minerals, by slug.

    Parameters
    ----------
    facts : Facts
    codes : frozenset of str
        The countries that can be chosen.
    """
    english = facts.localized(ENGLISH)
    return (*_countries(english, codes), *_minerals(english))


def _countries(facts: Facts, codes: Collection[str]) -> Iterator[SearchEntry]:
    listed = facts.partners.set_index("iso_a3")["fact_sheet_name"]
    for row in facts.countries.sort_values("iso_a3").to_dict("records"):
        code, english = row["iso_a3"], row["name"]
        if code in codes:
            names = tuple(_country_name(row["iso_a2"], lang, english) for lang in LANGUAGES)
            others = _unlike(names, (listed.get(code, ""), *facts.aliases(code)))
            iso = (code, row["iso_a2"], row["iso_numeric"])
            yield SearchEntry("country", code, names, others, tuple(filter(None, iso)))


def _country_name(iso_a2: str, lang: str, english: str) -> str:
    return english if lang == ENGLISH else country_name(iso_a2, lang) or english


def _minerals(facts: Facts) -> Iterator[SearchEntry]:
    symbols = facts.critical_minerals.set_index("mineral")["symbol_or_abbrev"]
    labels = set(facts.commodities["label"])
    for row in facts.commodities.sort_values("slug").to_dict("records"):
        label, listed = row["label"], _mineral_names().get(row["slug"], {})
        names = (label, *(listed.get(lang) or label for lang in LANGUAGES if lang != ENGLISH))
        elements = row["critical_minerals"].split(";")
        members = [one for one in elements if len(elements) > 1 and one not in labels]
        others = (*listed.get("others", "").split(";"), *members)
        named = members or [one for one in elements if label.startswith(one)]
        codes = (symbols.get(one, "") for one in named)
        yield SearchEntry(
            "mineral",
            row["slug"],
            names,
            _unlike(names, others),
            tuple(code for code in codes if code.isalnum()),
        )


def _unlike(names: Collection[str], others: Collection[str]) -> tuple[str, ...]:
    """What of some further names is not among the names, once each."""
    return tuple(one for one in dict.fromkeys(others) if one and one not in names)


@lru_cache(maxsize=1)
def _mineral_names() -> Mapping[str, Mapping[str, str]]:
    """The rows of ``mineral_names.csv`` by slug."""
    with _MINERAL_NAMES.open(encoding="utf-8", newline="") as file:
        return MappingProxyType({row["slug"]: row for row in csv.DictReader(file)})
