"""The languages of names, dates and numbers: CLDR's, by Babel.

The six of the United Nations, and Japanese, Korean and Portuguese. English is the atlas's own: its
names stand in the tables, and its dates and numbers are written without Babel, so that it costs
nothing. Figures keep the digits 0 to 9 in Arabic too, so that they can be compared and copied.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from types import MappingProxyType

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

ENGLISH = "en"
LANGUAGES = (ENGLISH, "ar", "zh", "fr", "ru", "es", "ja", "ko", "pt")
"""The default first, then the UN's in the English alphabet's order of their English names."""

RIGHT_TO_LEFT = frozenset({"ar"})
EAST_ASIAN = frozenset({"zh", "ja", "ko"})

COMMISSION = MappingProxyType(
    {
        "ar": "المفوضية الأوروبية",
        "zh": "欧盟委员会",
        "fr": "Commission européenne",
        "ru": "Европейская комиссия",
        "es": "Comisión Europea",
        "ja": "欧州委員会",
        "ko": "유럽 집행위원회",
        "pt": "Comissão Europeia",
    }
)
"""CLDR has the European Union (EU) but not its Commission, and the Commission was the delegation:
the Union's name would say that 27 countries attended. These are the Commission's usual names."""


@lru_cache(maxsize=len(LANGUAGES))
def locale(lang: str) -> Locale:
    """Babel's locale of one of `LANGUAGES`."""
    return Locale.parse(lang)


@lru_cache(maxsize=len(LANGUAGES))
def own_name(lang: str) -> str:
    """What a language is called in itself: ``français``, ``العربية``.

    Examples
    --------
    >>> own_name("fr"), own_name("ja")
    ('français', '日本語')
    """
    return locale(lang).display_name or lang


def country_name(iso_a2: str, lang: str) -> str:
    """CLDR's name of a territory, or "" where it has none.

    Parameters
    ----------
    iso_a2 : str
        ISO 3166-1 alpha-2, or ``XK`` for Kosovo; ``EU`` gives the European Commission.
    lang : str
        One of `LANGUAGES` other than English, whose names are those of the tables.

    Examples
    --------
    >>> country_name("PE", "fr"), country_name("EU", "fr"), country_name("??", "fr")
    ('Pérou', 'Commission européenne', '')
    """
    if iso_a2 == "EU":
        return COMMISSION[lang]
    return str(locale(lang).territories.get(iso_a2, ""))


@lru_cache(maxsize=4096)
def alphabetical(name: str) -> str:
    """A key to sort names by: without case and accents, so that ``Émirats`` stands under E.

    Chinese and Japanese names come in the order of Unicode, as there is no collation here.

    Examples
    --------
    >>> alphabetical("Émirats arabes unis")
    'emirats arabes unis'
    """
    letters = unicodedata.normalize("NFKD", name)
    return "".join(sign for sign in letters if not unicodedata.combining(sign)).casefold()


@lru_cache(maxsize=4096)
def day_in(day: date, lang: str, whole: bool = False) -> str:
    """A day with its month abbreviated, ``4 avr. 2026``, or whole, ``4 avril 2026``.

    Parameters
    ----------
    day : datetime.date
    lang : str
        One of `LANGUAGES` other than English, whose dates `data.i18n.dates` writes.
    whole : bool
        Whether the month is written out.

    Examples
    --------
    >>> day_in(date(2026, 4, 4), "fr"), day_in(date(2026, 4, 4), "fr", whole=True)
    ('4 avr. 2026', '4 avril 2026')
    """
    if whole:
        return _with_direction_marks(format_date(day, "long", locale=locale(lang)), lang)
    return _with_direction_marks(format_skeleton("yMMMd", day, locale=locale(lang)), lang)


def _with_direction_marks(written: str, lang: str) -> str:
    """A date between marks of direction, as its cell or label runs from left to right.

    Without them the day's number would go to the left of the month and the year
    (Unicode Bidirectional Algorithm, UAX 9, W2 and W7).
    """
    return f"{_RLM}{written}{_LRM}" if lang in RIGHT_TO_LEFT else written


_LRM, _RLM = "\u200e", "\u200f"


@lru_cache(maxsize=512)
def month_in(day: date, lang: str, whole: bool = False) -> str:
    """A month and its year: ``avr. 2026``, or whole ``avril 2026``.

    Parameters
    ----------
    day : datetime.date
        Any day of the month.
    lang : str
        See `day_in`.
    whole : bool
        Whether the month is written out.

    Examples
    --------
    >>> month_in(date(2026, 4, 1), "fr"), month_in(date(2026, 4, 1), "fr", whole=True)
    ('avr. 2026', 'avril 2026')
    """
    skeleton = "yMMMM" if whole else "yMMM"
    return _with_direction_marks(format_skeleton(skeleton, day, locale=locale(lang)), lang)


@lru_cache(maxsize=64)
def year_in(day: date, lang: str) -> str:
    """A year: ``2026``, ``2026年``.

    Parameters
    ----------
    day : datetime.date
        Any day of the year.
    lang : str
        One of `LANGUAGES` other than English.

    Examples
    --------
    >>> year_in(date(2026, 1, 1), "ja")
    '2026年'
    """
    return format_skeleton("y", day, locale=locale(lang))


def number(value: float, lang: str = ENGLISH) -> str:
    """A figure to ten significant digits: ``1,234.5``, ``1 234,5``.

    Parameters
    ----------
    value : float
    lang : str
        One of `LANGUAGES`.

    Examples
    --------
    >>> number(1234.5), number(1234.5, "pt"), number(290_000.0)
    ('1,234.5', '1.234,5', '290,000')
    """
    if lang == ENGLISH:
        return f"{value:,.10g}"
    return _decimal(f"{value:.10g}", "#,##0.##########", lang)


def fixed(value: float, digits: int, lang: str = ENGLISH) -> str:
    """A figure to so many decimals, ``12.3`` or ``12,3``: rounded alike in every language.

    Parameters
    ----------
    value : float
    digits : int
        Decimals, which are written even where they are zeros.
    lang : str
        One of `LANGUAGES`.

    Examples
    --------
    >>> fixed(12.25, 1), fixed(12.25, 1, "fr"), fixed(12, 2)
    ('12.3', '12,3', '12.00')
    """
    text = f"{_half_up(value, digits):f}"
    if lang == ENGLISH:
        return f"{Decimal(text):,}"
    return _decimal(text, "#,##0." + "0" * digits, lang)


def half_up(value: float, digits: int) -> float:
    """A figure rounded as it is read: a five goes up, 6.25 to 6.3.

    Python's own rounding takes it to the even digit (6.2), or where the binary fraction leads.

    Parameters
    ----------
    value : float
    digits : int
        Decimals to keep; negative for tens, hundreds and so on.

    Examples
    --------
    >>> half_up(6.25, 1), half_up(4.35, 1), half_up(2345, -1)
    (6.3, 4.4, 2350.0)
    """
    return float(_half_up(value, digits))


def _half_up(value: float, digits: int) -> Decimal:
    """Of the figure to twelve significant digits: a quotient's last binary digits are noise."""
    return Decimal(f"{value:.12g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def percent(value: float, lang: str = ENGLISH, digits: int = 1) -> str:
    """A percentage: ``12.3%``, ``12,3 %``, with the sign where the language has it.

    Parameters
    ----------
    value : float
        Percent, not a fraction: 12.3 for 12.3%.
    lang : str
        One of `LANGUAGES`.
    digits : int
        Decimals.

    Examples
    --------
    >>> percent(77.65), percent(77.65, digits=0), percent(77.65, "ja")
    ('77.7%', '78%', '77.7%')
    """
    if lang == ENGLISH:
        return f"{fixed(value, digits)}%"
    return _percent_pattern(lang).replace("#", fixed(value, digits, lang))


@lru_cache(maxsize=4096)
def _decimal(text: str, pattern: str, lang: str) -> str:
    return format_decimal(Decimal(text), pattern.removesuffix("."), locale(lang))


@lru_cache(maxsize=len(LANGUAGES))
def _percent_pattern(lang: str) -> str:
    """CLDR's pattern with one ``#`` for the figure; the marks of direction around it are kept."""
    pattern = locale(lang).percent_formats[None].pattern
    return str(pattern).replace("#,##0", "#")
