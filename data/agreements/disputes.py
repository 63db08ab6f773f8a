"""Where a source denies what gives a partner its status."""

from __future__ import annotations

from collections.abc import Iterable

from data.facts.cache import cache_by_facts
from data.facts.store import Facts


@cache_by_facts()
def _disputes(facts: Facts) -> dict[str, str]:
    """By agreement, what holds where a source denies that it gives the status it seems to give."""
    rows = facts.disagreements
    if "bears_on" not in rows:
        return {}
    return {
        cell.removeprefix("agreements:"): row["why"]
        for row in rows.loc[rows["bears_on"] == "status"].to_dict("records")
        for cell in row["related_rows"].split(";")
        if cell.startswith("agreements:")
    }


def disputes(facts: Facts, agreements: Iterable[str]) -> tuple[str, ...]:
    """The objections to a status, of the agreements behind it; () where nothing is.

    Parameters
    ----------
    facts : Facts
    agreements : iterable of str
        Ids of agreements.

    Returns
    -------
    tuple of str
        Sentences, each of them once, in the order of the agreements.
    """
    reasons = _disputes(facts)
    return tuple(dict.fromkeys(reasons[key] for key in agreements if key in reasons))
