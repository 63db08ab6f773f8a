"""Sets of partners whose shares are added: where one may start, and how a set is written.

In an address a set is the name of a set to start from, then what was ticked in (``AUS``) and out
(``-PER``) since: ``signers,AUS,-PER``. All 54 are the default and are not written at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from data.agreements.counting import Status, status_by_code
from data.agreements.membership import members_of
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.labels import INITIATIVE_LABELS, INITIATIVES_IN_A_SENTENCE, MINISTERIAL
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.phrases import all_of, capitalized, in_sentence

ALL, SIGNERS, NOBODY = "partners", "signers", "none"
PRESETS = MappingProxyType(
    {
        ALL: N_("All 54"),
        SIGNERS: N_("The eleven of 4 Feb 2026"),
        "pax_silica": INITIATIVE_LABELS["pax_silica"],
        "g7": INITIATIVE_LABELS["g7"],
        "quad": INITIATIVE_LABELS["quad"],
        "eu": N_("EU members"),
    }
)
"""Sets to start from: only the 54 countries, so neither the host nor the Commission."""

SIGNED = (Status.SIGNED_AT_MINISTERIAL, Status.SIGNED_BEFORE, Status.SIGNED_AFTER)
OUT = "-"


def presets(facts: Facts, asof: date | None = None) -> Mapping[str, tuple[str, ...]]:
    """Each set to start from: the codes of its partners, in the order of `Facts.partner_codes`.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date or None
        Members of a group by this day; None means the last event of the facts. For a membership
        whose date is not listed see `data.agreements.membership.counted_from`.
    """
    joined = _joining_days(facts)
    place = bisect_right(joined, asof or facts.last_event)
    return _presets(facts, joined[place - 1] if place else date.min)


@cache_by_facts()
def _joining_days(facts: Facts) -> tuple[date, ...]:
    return tuple(sorted({day for day in facts.memberships["since_last"] if day is not None}))


@cache_by_facts(256)
def _presets(facts: Facts, asof: date) -> Mapping[str, tuple[str, ...]]:
    """The presets from a day on which somebody joins a group to the next."""
    attended = facts.partner_codes
    on_the_day = status_by_code(facts, MINISTERIAL)
    codes_by_preset = {
        ALL: attended,
        SIGNERS: tuple(c for c in attended if on_the_day[c] == Status.SIGNED_AT_MINISTERIAL),
    }
    for key in PRESETS:
        if key not in codes_by_preset:
            inside = set(members_of(facts, key, asof))
            codes_by_preset[key] = tuple(code for code in attended if code in inside)
    return MappingProxyType(codes_by_preset)


def members(facts: Facts, coalition: tuple[str, ...], asof: date | None = None) -> tuple[str, ...]:
    """The codes of a country group as it stands in an address, in the order of their names.

    Parameters
    ----------
    facts : Facts
    coalition : tuple of str
        Nothing (all 54), or a preset's name or `NOBODY`, codes ticked in, ``-CODE`` ticked out.
    asof : datetime.date or None
        See `presets`.
    """
    if not coalition:
        return facts.partner_codes
    chosen: set[str] = set()
    for token in coalition:
        if token in PRESETS:
            chosen |= set(presets(facts, asof)[token])
        elif token.startswith(OUT):
            chosen.discard(token[1:])
        elif token != NOBODY:
            chosen.add(token)
    return tuple(code for code in facts.partner_codes if code in chosen)


def as_address(facts: Facts, codes: Iterable[str], asof: date | None = None) -> tuple[str, ...]:
    """The shortest way to write a set of codes: () for all 54, see `members`.

    Parameters
    ----------
    facts : Facts
    codes : iterable of str
        Codes of the 54 countries, ISO 3166-1 alpha-3.
    asof : datetime.date or None
        See `presets`.

    Returns
    -------
    tuple of str
        What `members` reads.
    """
    chosen = frozenset(codes)
    if not chosen:
        return (NOBODY,)
    starts: list[tuple[tuple[str, ...], frozenset[str]]] = [
        *(((key,), frozenset(inside)) for key, inside in presets(facts, asof).items()),
        ((), frozenset()),
    ]
    start, inside = min(starts, key=lambda item: len(item[0]) + len(item[1] ^ chosen))
    best = start + _edits(facts, inside, chosen)
    return () if best == (ALL,) else best


def _edits(facts: Facts, start: frozenset[str], target: frozenset[str]) -> tuple[str, ...]:
    added, removed = target - start, start - target
    ticked_in = [code for code in facts.partner_codes if code in added]
    ticked_out = [OUT + code for code in facts.partner_codes if code in removed]
    return (*ticked_in, *ticked_out)


def preset_of(facts: Facts, codes: Iterable[str], asof: date | None = None) -> str:
    """The preset that is exactly this set, or "".

    Parameters
    ----------
    facts : Facts
    codes : iterable of str
        Codes of the 54 countries, ISO 3166-1 alpha-3.
    asof : datetime.date or None
        See `presets`.
    """
    chosen = set(codes)
    codes_by_preset = presets(facts, asof)
    return next((key for key in codes_by_preset if set(codes_by_preset[key]) == chosen), "")


def in_words(facts: Facts, coalition: tuple[str, ...], asof: date | None = None) -> str:
    """What a country group is called at the head of a sentence.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    coalition : tuple of str
        See `members`.
    asof : datetime.date or None
        See `presets`.
    """
    _, codes = speaking(facts.lang), members(facts, coalition, asof)
    key = preset_of(facts, codes, asof)
    if key == SIGNERS:
        return _("The eleven signatories of 4 Feb 2026")
    if not key and len(codes) <= _MOST_NAMED:
        return capitalized(all_of([in_sentence(facts, code) for code in codes], facts.lang))
    one, many = _CALLED.get(key, _MEMBERS if key else _THESE)
    group = _(INITIATIVES_IN_A_SENTENCE.get(key, ""))
    text = translate_plural(one, many, len(codes), facts.lang)
    return text.format(count=number(len(codes), facts.lang), group=group)


_MOST_NAMED = 3
"""Members of a group that is called by their names."""

_CALLED = {
    ALL: marked_plural("The {count} partner", "The {count} partners"),
    "eu": marked_plural(
        "The {count} EU member among the 54", "The {count} EU members among the 54"
    ),
}
_MEMBERS = marked_plural(
    "The {count} member of {group} among the 54", "The {count} members of {group} among the 54"
)
_THESE = marked_plural("The {count} chosen partner", "The {count} chosen partners")


def part_names(
    facts: Facts, coalition: tuple[str, ...], asof: date | None = None
) -> dict[str, str]:
    """What the parts of a world total (`data.minerals.overview.PARTS`) are called for a group.

    Parameters
    ----------
    facts : Facts
    coalition : tuple of str
        See `members`.
    asof : datetime.date or None
        See `presets`.

    Returns
    -------
    dict of str to str
        Part to its name, in the language of the facts.
    """
    _ = speaking(facts.lang)
    return {
        "coalition": in_words(facts, coalition, asof),
        "others": _("Other partners"),
        "china": facts.name("CHN"),
        "usa": facts.name("USA"),
        "named": _("Countries outside the 54"),
        "rest": _("Other countries, as the source sums them"),
    }


@cache_by_facts(64)
def signatories(facts: Facts, asof: date) -> tuple[str, ...]:
    """The partners that attended and have signed an agreement by a day.

    The Commission's own memorandum is not counted again for the members.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        The last day on which a signature counts.

    Returns
    -------
    tuple of str
        Codes of countries, in the order of their names.
    """
    found = status_by_code(facts, asof)
    return tuple(code for code in facts.partner_codes if found[code] in SIGNED)
