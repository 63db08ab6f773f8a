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
from data.interface import marked, marked_plural, speaking, translate_plural
from data.languages import number
from data.store import Facts
from data.words import INITIATIVE_LABELS, INITIATIVES_IN_A_SENTENCE, MINISTERIAL

ALL, SIGNERS, NOBODY = "partners", "signers", "none"
PRESETS = MappingProxyType(
    {
        ALL: marked("All 54"),
        SIGNERS: marked("The eleven of 4 Feb 2026"),
        "pax_silica": INITIATIVE_LABELS["pax_silica"],
        "g7": INITIATIVE_LABELS["g7"],
        "quad": INITIATIVE_LABELS["quad"],
        "eu": marked("EU members that came"),
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
    _, codes = speaking(facts.lang), members(facts, coalition)
    key = preset_of(facts, codes)
    if key == SIGNERS:
        return _("The eleven signers")
    if not key and len(codes) == 1:
        return facts.name(codes[0])
    one, many = _CALLED.get(key, _MEMBERS if key else _THESE)
    group = _(INITIATIVES_IN_A_SENTENCE.get(key, ""))
    said = translate_plural(one, many, len(codes), facts.lang)
    return said.format(count=number(len(codes), facts.lang), group=group)


_CALLED = {
    ALL: marked_plural("The {count} partner", "The {count} partners"),
    "eu": marked_plural("The {count} EU member that came", "The {count} EU members that came"),
}
_MEMBERS = marked_plural(
    "The {count} member of {group} that came", "The {count} members of {group} that came"
)
_THESE = marked_plural("These {count} partner", "These {count} partners")


def part_names(facts: Facts, coalition: tuple[str, ...]) -> dict[str, str]:
    """What the parts of the world total (`data.overview.PARTS`) are called beside a coalition."""
    _ = speaking(facts.lang)
    return {
        "coalition": in_words(facts, coalition),
        "others": _("Other partners"),
        "china": facts.name("CHN"),
        "usa": facts.name("USA"),
        "named": _("Countries outside the 54"),
        "rest": _("Other countries, as the source sums them"),
    }


@lru_cache(maxsize=64)
def with_signed_text(facts: Facts, asof: date) -> tuple[str, ...]:
    """The partners that came and have a signed text by a day.

    The Commission's own text is not counted again for the members.
    """
    told = statuses(facts, asof)["status"]
    return tuple(code for code in facts.partner_codes if told[code] in SIGNED)
