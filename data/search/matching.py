"""What a reader most likely looks for: names that are, begin with, hold, or are nearly what was
typed. The script of the page (``frontend/src/search_matching.ts``) finds by the same rules."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from data.i18n.cldr import LANGUAGES
from data.search.names import SearchEntry

EXACT, START, WORDS, WITHIN, SLIP = range(5)
"""How well a name matches, from the best; with n letters wrong it is SLIP + n - 1."""

_LONGEST = 60
"""Characters that are compared: no name is longer, and more would only take time."""

_LEAST_SIMILARITY = 50
"""Least similarity of two spellings, of 100, for one to be near (``rapidfuzz.fuzz.ratio``)."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class SearchMatch:
    """An entry that was found.

    Parameters
    ----------
    entry : SearchEntry
    rank : int
        How well it matches, 0 for the same.
    name : str
        The name that matches.
    """

    entry: SearchEntry
    rank: int
    name: str


def fold(text: str) -> str:
    """A text without case, accents and signs, its words one space apart, and not too long.

    Examples
    --------
    >>> fold(" Côte d’Ivoire"), fold("Глинозём"), fold("刚果（金）")
    ('cote d ivoire', 'глинозем', '刚果 金')
    """
    letters = unicodedata.normalize("NFKD", text[: 4 * _LONGEST])
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign)).lower()
    return _BETWEEN_WORDS.sub(" ", plain).strip()[:_LONGEST]


@lru_cache(maxsize=8192)
def _folded(name: str) -> str:
    """The same of a name, kept: folding all of them takes 8 ms."""
    return fold(name)


def find_matches(entries: Iterable[SearchEntry], text: str, lang: str) -> list[SearchMatch]:
    """The entries that match a text, the best first, and among equals by name.

    Parameters
    ----------
    entries : iterable of SearchEntry
    text : str
        What was typed: a name in any language or the beginning of one, a code, a symbol.
    lang : str
        One of `LANGUAGES`: of entries that match equally well, those whose name in this language
        does come first.
    """
    query = fold(text)
    if not query:
        return []
    own = LANGUAGES.index(lang)
    found = (_best_match(entry, query, own) for entry in entries)
    return sorted(filter(None, found), key=lambda match: _order(match, own))


def clear_match(matches: Sequence[SearchMatch]) -> SearchEntry | None:
    """The entry that is certainly meant: named in full, the only one, or the one nearest slip."""
    if not matches:
        return None
    best = [match for match in matches if match.rank == matches[0].rank]
    is_sure = matches[0].rank == EXACT or matches[0].rank >= SLIP or len(matches) == 1
    return best[0].entry if is_sure and len(best) == 1 else None


def nearest_entries(entries: Sequence[SearchEntry], text: str, most: int) -> list[SearchEntry]:
    """The entries whose names are most like a text, the nearest first.

    Parameters
    ----------
    entries : sequence of SearchEntry
    text : str
        As it was typed, in any script.
    most : int
        How many are given at most; those that are too unlike are never given.
    """
    spellings = {
        _folded(name): entry for entry in entries for name in (*entry.names, *entry.others)
    }
    near = process.extract(
        fold(text), list(spellings), scorer=fuzz.ratio, score_cutoff=_LEAST_SIMILARITY, limit=50
    )
    return list(dict.fromkeys(spellings[spelling] for spelling, _, _ in near))[:most]


def _best_match(entry: SearchEntry, query: str, own: int) -> SearchMatch | None:
    names = (entry.names[own], *entry.names, *entry.others)
    ranks = [(name, _rank(_folded(name), query)) for name in names]
    ranked = [SearchMatch(entry, rank, name) for name, rank in ranks if rank is not None]
    ranked += [SearchMatch(entry, EXACT, code) for code in entry.codes if _folded(code) == query]
    return min(ranked, key=lambda match: match.rank, default=None)


def _rank(name: str, query: str) -> int | None:
    """How well a folded name matches, or None where it does not."""
    if name == query:
        return EXACT
    if name.startswith(query):
        return START
    words = name.split()
    if all(any(word.startswith(part) for word in words) for part in query.split()):
        return WORDS
    if query in name and (len(query) > 2 or not query.isascii()):
        return WITHIN
    most = _most_slips(query)
    slips = OSA.distance(query, name, score_cutoff=most)
    return SLIP + slips - 1 if slips <= most else None


def _most_slips(query: str) -> int:
    """Of three letters with a wrong one too many names are near."""
    return 0 if len(query) < 4 else 1 if len(query) < 8 else 2


def _order(match: SearchMatch, own: int) -> tuple[int, bool, str]:
    name = match.entry.names[own]
    return match.rank, match.name != name, _folded(name)
