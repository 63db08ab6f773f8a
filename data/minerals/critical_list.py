"""The 2025 U.S. list of critical minerals (USGS): which commodities are on it, in which groups."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from data.facts.cache import cache_by_facts
from data.facts.store import Facts


@cache_by_facts()
def groups(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """The groups of the list that each commodity (slug) falls in; () when it is not on the list.

    Returns
    -------
    mapping of str to tuple of str
        An entry for each row of ``commodities``; names of groups, each of them once.
    """
    minerals = facts.critical_minerals.set_index("mineral")
    groups_by_slug = {}
    for row in facts.commodities.to_dict("records"):
        mineral_names = [name for name in row["critical_minerals"].split(";") if name]
        listed = [name for name in mineral_names if minerals.at[name, "on_2025_final_list"]]
        groups_by_slug[row["slug"]] = tuple(
            dict.fromkeys(minerals.at[name, "group"] for name in listed)
        )
    return MappingProxyType(groups_by_slug)


@cache_by_facts()
def uses(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """What each commodity (slug) is used for: the main uses of the minerals it stands for.

    Returns
    -------
    mapping of str to tuple of str
        An entry for each row of ``commodities``; () where none of ``critical_minerals`` is in it.
    """
    minerals = facts.critical_minerals.set_index("mineral")["main_uses"]
    return MappingProxyType(
        {
            row["slug"]: tuple(
                dict.fromkeys(
                    minerals[name] for name in row["critical_minerals"].split(";") if name
                )
            )
            for row in facts.commodities.to_dict("records")
        }
    )
