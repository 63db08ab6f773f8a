"""Dates as far as they are known: a day, a month, or not at all."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.i18n.cldr import ENGLISH, day_in, month_in, year_in
from data.i18n.messages import N_, translate

_SHAPE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN = N_("date not published")

Precision = Literal["day", "month", "year", "unknown"]


@dataclass(frozen=True, order=False)
class PartialDate:
    """A date written as it is known; ``first`` and ``last`` bound the days it may mean."""

    first: date | None
    last: date | None
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ``YYYY-MM-DD``, ``YYYY-MM``, ``YYYY`` or blank.

        Raises
        ------
        ValueError
            When the text is none of these, or no such day exists.

        Examples
        --------
        >>> april = PartialDate.parse("2026-04")
        >>> april.first, april.last, april.precision
        (datetime.date(2026, 4, 1), datetime.date(2026, 4, 30), 'month')
        """
        if not text:
            return cls(None, None, "unknown")
        match = _SHAPE.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a date (YYYY-MM-DD, YYYY-MM or blank)")
        year, month, day = (int(part) if part else 0 for part in match.groups())
        if day:
            return cls(date(year, month, day), date(year, month, day), "day")
        if match[2]:
            return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month")
        return cls(date(year, 1, 1), date(year, 12, 31), "year")

    def label(self, lang: str = ENGLISH) -> str:
        """``4 Feb 2026``, ``Apr 2026``, ``2026`` or ``date not published``.

        Examples
        --------
        >>> [PartialDate.parse(text).label() for text in ("2026-02-04", "2026-04", "2026", "")]
        ['4 Feb 2026', 'Apr 2026', '2026', 'date not published']
        """
        if self.first is None:
            return translate(UNKNOWN, lang)
        if self.precision == "day":
            return format_date(self.first, lang)
        if self.precision == "month":
            return format_month(self.first, lang)
        return str(self.first.year) if lang == ENGLISH else year_in(self.first, lang)


def format_date(day: date, lang: str = ENGLISH, whole: bool = False) -> str:
    """``4 Feb 2026``, ``4 févr. 2026``; with its month whole ``4 February 2026``.

    Parameters
    ----------
    day : datetime.date
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    whole : bool
        Whether the month is written out.

    Examples
    --------
    >>> format_date(date(2026, 2, 4)), format_date(date(2026, 2, 4), whole=True)
    ('4 Feb 2026', '4 February 2026')
    >>> format_date(date(2026, 2, 4), "fr")
    '4 févr. 2026'
    """
    if lang == ENGLISH:
        month = f"{day:%B}" if whole else _MONTHS[day.month - 1]
        return f"{day.day} {month} {day.year}"
    return day_in(day, lang, whole)


def format_month(day: date, lang: str = ENGLISH) -> str:
    """The month of a day: ``Apr 2026``, ``avr. 2026``.

    Parameters
    ----------
    day : datetime.date
        Any day of the month.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> format_month(date(2026, 4, 1)), format_month(date(2026, 4, 1), "fr")
    ('Apr 2026', 'avr. 2026')
    """
    if lang == ENGLISH:
        return f"{_MONTHS[day.month - 1]} {day.year}"
    return month_in(day, lang)


def month_starts(first: date, last: date) -> Iterator[date]:
    """The first days of months, from a day to another.

    Parameters
    ----------
    first, last : datetime.date

    Examples
    --------
    >>> [day.isoformat() for day in month_starts(date(2025, 12, 2), date(2026, 2, 1))]
    ['2026-01-01', '2026-02-01']
    """
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            yield date(year, month, 1)
        year, month = year + month // 12, month % 12 + 1
