"""Sets of partners whose shares are added: where one may start, and how a set is written.

In an address a set is the name of a set to start from, then what was ticked in (``AUS``) and out
(``-PER``) since: ``signers,AUS,-PER``. All 54 are the default and are not written at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from data.counting import Status, statuses
from data.store import Facts
from data.words import INITIATIVE_LABELS, MINISTERIAL, counted

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
OUT = "-"


@lru_cache(maxsize=18)
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
            inside = set(rows.loc[rows["initiative"] == key, "iso_a3"])
            found[key] = tuple(code for code in came if code in inside)
    return MappingProxyType(found)


def members(facts: Facts, coalition: tuple[str, ...]) -> tuple[str, ...]:
    """The codes of a coalition as it stands in an address, in the order of the partners' names.

    Parameters
    ----------
    coalition : tuple of str
        Nothing (all 54), or a preset's name or `NOBODY`, codes ticked in, ``-CODE`` ticked out.
    """
    if not coalition:
        return facts.partner_codes
    chosen: set[str] = set()
    for token in coalition:
        if token in PRESETS:
            chosen |= set(presets(facts)[token])
        elif token.startswith(OUT):
            chosen.discard(token[1:])
        elif token != NOBODY:
            chosen.add(token)
    return tuple(code for code in facts.partner_codes if code in chosen)


def as_address(facts: Facts, codes: Iterable[str]) -> tuple[str, ...]:
    """The shortest way to write a set of codes: () for all 54, see `members`."""
    chosen = set(codes)
    if not chosen:
        return (NOBODY,)
    starts = [((key,), set(known)) for key, known in presets(facts).items()]
    written = [start + _edits(facts, known, chosen) for start, known in [*starts, ((), set())]]
    best = min(written, key=len)
    return () if best == (ALL,) else best


def _edits(facts: Facts, start: set[str], wanted: set[str]) -> tuple[str, ...]:
    ticked_in = [code for code in facts.partner_codes if code in wanted - start]
    ticked_out = [OUT + code for code in facts.partner_codes if code in start - wanted]
    return (*ticked_in, *ticked_out)


def preset_of(facts: Facts, codes: Iterable[str]) -> str:
    """The preset that is exactly this set, or ""."""
    chosen = set(codes)
    return next((key for key, known in presets(facts).items() if set(known) == chosen), "")


def in_words(facts: Facts, coalition: tuple[str, ...]) -> str:
    """What a coalition is called at the head of a sentence."""
    codes = members(facts, coalition)
    key = preset_of(facts, codes)
    if key == ALL:
        return f"The {len(codes)} partners"
    if key == SIGNERS:
        return "The eleven signers"
    if key == "eu":
        return f"The {len(codes)} EU members that came"
    if key:
        return f"The {len(codes)} members of {_the(key)} that came"
    return (
        facts.name(codes[0])
        if len(codes) == 1
        else f"These {counted(len(codes), 'partner', 'partners')}"
    )


def _the(key: str) -> str:
    return PRESETS[key] if key == "pax_silica" else f"the {PRESETS[key]}"


@lru_cache(maxsize=64)
def with_signed_text(facts: Facts, asof: date) -> tuple[str, ...]:
    """The partners that came and have a signed text by a day.

    The Commission's own text is not counted again for the members.
    """
    told = statuses(facts, asof)["status"]
    return tuple(code for code in facts.partner_codes if told[code] in SIGNED)
