"""What a reader may type to find a partner: its name in nine languages, its codes, its aliases."""

from __future__ import annotations

from charts.spec.parsers import selectable
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import alphabetical
from data.partners.lookup import spoken_names


@cache_by_facts()
def labels(facts: Facts) -> dict[str, str]:
    """Everyone who can be chosen, by name, with code, aliases and names to search by."""
    codes = sorted(selectable(facts), key=lambda code: alphabetical(facts.name(code)))
    return {code: _label(facts, code) for code in codes}


def _label(facts: Facts, code: str) -> str:
    """The name, and in parentheses its other search terms."""
    listed_names = facts.partners.set_index("iso_a3")["fact_sheet_name"]
    name = facts.name(code)
    others = dict.fromkeys([code, listed_names.get(code, ""), *facts.aliases(code)])
    label = f"{name} ({', '.join(other for other in others if other and other != name)}"
    for spoken_name in spoken_names(facts)[code]:
        if not _matches(spoken_name, label):
            label += f", {spoken_name}"
    return f"{label})"


def _matches(typed: str, label: str) -> bool:
    """Whether the select box matches a label: it requires the typed letters in order."""
    letters = iter(label.casefold())
    return all(letter in letters for letter in typed.casefold())


@cache_by_facts()
def country_names(facts: Facts) -> dict[str, str]:
    """Every country's display name, by its code."""
    return {code: facts.name(code) for code in facts.countries["iso_a3"]}
