"""Sets of partners whose shares are added: where one may start, and how a set is named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from data.counting import Status, statuses
from data.store import Facts
from data.words import INITIATIVE_LABELS, MINISTERIAL

ALL, SIGNERS, NOBODY = "partners", "signers", "none"
PRESETS = MappingProxyType(
    {
        ALL: "All 54",
        SIGNERS: "The eleven of 4 Feb 2026",
        "pax_silica": INITIATIVE_LABELS["pax_silica"],
        "g7": INITIATIVE_LABELS["g7"],
        "quad": INITIATIVE_LABELS["quad"],
        "eu": "EU members that came",
    }
)
"""Sets to start from: only partners that came, so neither the host nor the Commission."""

SIGNED = (Status.SIGNED_AT_MINISTERIAL, Status.SIGNED_BEFORE, Status.SIGNED_AFTER)


@lru_cache(maxsize=2)
def presets(facts: Facts) -> Mapping[str, tuple[str, ...]]:
    """Each set to start from: the codes of its partners, in the order of `Facts.partner_codes`."""
    came = facts.partner_codes
    on_the_day = statuses(facts, MINISTERIAL)["status"]
    found = {
        ALL: came,
        SIGNERS: tuple(c for c in came if on_the_day[c] == Status.SIGNED_AT_MINISTERIAL),
    }
    rows = facts.memberships
    for key in PRESETS:
        if key not in found:
            members = set(rows.loc[rows["initiative"] == key, "iso_a3"])
            found[key] = tuple(code for code in came if code in members)
    return MappingProxyType(found)


def members(facts: Facts, coalition: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of a coalition as it stands in an address: nothing (all), a preset, or codes."""
    if not coalition:
        return facts.partner_codes
    if coalition == (NOBODY,):
        return ()
    if coalition[0] in PRESETS:
        return presets(facts)[coalition[0]]
    return coalition


def as_address(facts: Facts, codes: Iterable[str]) -> tuple[str, ...]:
    """The shortest way to write a set of codes: () for all 54, a preset's name, or the codes."""
    chosen = set(codes)
    for key, known in presets(facts).items():
        if chosen == set(known):
            return () if key == ALL else (key,)
    return tuple(code for code in facts.partner_codes if code in chosen) or (NOBODY,)


def in_words(facts: Facts, coalition: tuple[str, ...]) -> str:
    """What a coalition is called in a sentence."""
    if not coalition:
        return "The 54 partners"
    if coalition[0] in PRESETS:
        names = {SIGNERS: "The eleven signers", "eu": "The EU members that came"}
        label = names.get(coalition[0], f"The {PRESETS[coalition[0]]} members that came")
        return label
    count = len(members(facts, coalition))
    return f"A coalition of {count}" if count != 1 else facts.name(coalition[0])


@lru_cache(maxsize=64)
def with_signed_text(facts: Facts, asof: date) -> tuple[str, ...]:
    """The partners that came and have a signed text by a day."""
    told = statuses(facts, asof)["status"]
    return tuple(code for code in facts.partner_codes if told[code] in SIGNED)
