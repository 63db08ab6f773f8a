"""Names of countries inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from data.interface import speaking
from data.languages import ENGLISH
from data.store import Facts
from data.words import WITH_ARTICLE


def in_sentence(facts: Facts, code: str) -> str:
    """A country's name as it stands inside a sentence: ``Peru``, ``the Philippines``."""
    name = facts.name(code)
    return f"the {name}" if facts.lang == ENGLISH and code in WITH_ARTICLE else name


def capitalized(text: str) -> str:
    """A text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def all_of(names: Sequence[str], lang: str) -> str:
    """Names in a sentence: ``copper, nickel and tin``."""
    if len(names) < 2:
        return "".join(names)
    _ = speaking(lang)
    return _("{first} and {second}").format(first=", ".join(names[:-1]), second=names[-1])
