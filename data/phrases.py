"""Names, labels and numbers inside a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.cldr import number as written
from data.i18n.labels import WITH_ARTICLE
from data.i18n.messages import speaking


def in_sentence(facts: Facts, code: str) -> str:
    """A country's name as it stands inside a sentence: ``Peru``, ``the Philippines``.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    code : str
        ISO 3166-1 alpha-3, or ``EUU``.
    """
    name = facts.name(code)
    return f"the {name}" if facts.lang == ENGLISH and code in WITH_ARTICLE else name


def capitalized(text: str) -> str:
    """A text with a capital at its beginning, and the rest as it is.

    Examples
    --------
    >>> capitalized("eleven of the EU")
    'Eleven of the EU'
    """
    return text[:1].upper() + text[1:]


def all_of(names: Sequence[str], lang: str) -> str:
    """Names in a sentence: ``copper, nickel and tin``.

    Parameters
    ----------
    names : sequence of str
        As they stand inside a sentence; it may be empty.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> all_of(["copper", "nickel", "tin"], "en"), all_of(["copper"], "en"), all_of([], "en")
    ('copper, nickel and tin', 'copper', '')
    """
    if len(names) < 2:
        return "".join(names)
    _ = speaking(lang)
    return _("{first} and {second}").format(first=", ".join(names[:-1]), second=names[-1])


def any_of(names: Sequence[str], lang: str) -> str:
    """Names in a sentence, one of which is meant: ``copper, nickel or tin``.

    Examples
    --------
    >>> any_of(["copper", "nickel", "tin"], "en"), any_of(["copper"], "en")
    ('copper, nickel or tin', 'copper')
    """
    if len(names) < 2:
        return "".join(names)
    _ = speaking(lang)
    return _("{first} or {second}").format(first=", ".join(names[:-1]), second=names[-1])


def lower_first(text: str) -> str:
    """A label inside a sentence: ``rare earths (magnet: Nd, Pr, Dy, Tb)``.

    Examples
    --------
    >>> lower_first("Rare earths (magnet: Nd, Pr, Dy, Tb)")
    'rare earths (magnet: Nd, Pr, Dy, Tb)'
    """
    return text[:1].lower() + text[1:]


def number_in_words(number: int, lang: str = ENGLISH, leading: bool = False) -> str:
    """``eleven``, at the head of a sentence ``Eleven``; digits above twenty.

    Digits in other languages: there a word for a number changes with what it counts.

    Parameters
    ----------
    number : int
        Zero or more.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    leading : bool
        Whether it stands at the head of a sentence.

    Examples
    --------
    >>> number_in_words(11), number_in_words(11, leading=True), number_in_words(21)
    ('eleven', 'Eleven', '21')
    """
    if lang != ENGLISH or number > _MOST_IN_WORDS:
        return written(number, lang)
    word = _WORDS[number]
    return word.capitalize() if leading else word


_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_MOST_IN_WORDS = 20
