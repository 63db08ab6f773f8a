"""Which minerals the scope of an agreement names, as its row has it."""

from __future__ import annotations

import re

from data.facts.cache import cache_by_facts
from data.facts.indexes import rows_by
from data.facts.store import Facts


def minerals_in(facts: Facts, scope: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """Which of some minerals (slugs) a scope names; "critical minerals" names none.

    Parameters
    ----------
    facts : Facts
    scope : str
        A cell of the column ``minerals_scope`` of ``agreements``.
    slugs : tuple of str
        Of ``commodities``.
    """
    return tuple(slug for slug in slugs if _names_of(facts, slug).search(scope))


@cache_by_facts(64)
def _names_of(facts: Facts, slug: str) -> re.Pattern[str]:
    """A mineral's name, without what stands behind it in brackets, and that of its one element."""
    row = rows_by(facts, "commodities", "slug")[slug]
    elements = row["critical_minerals"].split(";")
    names = {re.split(r" \(|: ", row["label"])[0], row["commodity"]}
    if len(elements) == 1 and elements[0]:
        names.add(elements[0])
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b", re.IGNORECASE)
