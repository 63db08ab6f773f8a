"""What one cell of a table may hold: the checks, and the same for machines.

Each check carries ``statistics`` in the words of Table Schema (``pattern``, ``enum``, ``required``,
``minimum``, ``maximum``, and ``type``), from which `data.catalog.package` describes the columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

import pandera.pandas as pa

from data.i18n.dates import PartialDate

LIST_SEPARATOR = ";"
_URL = re.compile(r"https?://[^\s;,<>\"]+\.[^\s;<>\"]+")
_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,15})?")
"""In ASCII: ``\\d`` and ``float`` take the digits of every script, and what reads the tables does
not. Fifteen digits are what a number of 64 bits keeps (IEEE 754)."""
_DEGREES = re.compile(rf"-?{_NUMBER.pattern}")
CODE = re.compile(r"[A-Z]{3}")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(test: Callable[[str], bool], expectation: str, **constraints: Any) -> pa.Check:
    """A check of one cell; ``constraints`` states it for machines, in the words of Table Schema.

    Parameters
    ----------
    test : callable
        Takes the text of a cell and tells whether it may stand.
    expectation : str
        What is wrong where it may not, after the value: ``is not a slug``.
    **constraints
        Keys of Table Schema's constraints, and ``type``.
    """
    return pa.Check(test, element_wise=True, error=expectation, statistics=constraints)


def one_of(values: Iterable[str]) -> pa.Check:
    """One of some words; "" among them allows a blank.

    Examples
    --------
    >>> one_of(("own", "neutral", "")).error
    'is not one of blank, neutral, own'
    """
    allowed = frozenset(values)
    choices = ", ".join(sorted(value or "blank" for value in allowed))
    constraints = {"enum": sorted(allowed - {""}), "required": "" not in allowed}
    return check(lambda text: text in allowed, f"is not one of {choices}", **constraints)


def list_of(pattern: re.Pattern[str], expectation: str) -> pa.Check:
    """One or several parts of a pattern, ``;``-separated.

    Parameters
    ----------
    pattern : re.Pattern of str
        What each part must match as a whole.
    expectation : str
        See `check`.

    Examples
    --------
    >>> list_of(SLUG, "is not a slug").statistics["pattern"]
    '[a-z0-9]+(-[a-z0-9]+)*(;[a-z0-9]+(-[a-z0-9]+)*)*'
    """

    def fits(text: str) -> bool:
        return all(pattern.fullmatch(part) for part in text.split(LIST_SEPARATOR))

    one = pattern.pattern
    return check(fits, expectation, pattern=f"{one}({LIST_SEPARATOR}{one})*", required=True)


def list_or_blank(pattern: re.Pattern[str], expectation: str) -> pa.Check:
    """As `list_of`, or blank.

    Parameters
    ----------
    pattern : re.Pattern of str
        What each part must match as a whole.
    expectation : str
        See `check`.
    """

    def fits(text: str) -> bool:
        return not text or all(pattern.fullmatch(part) for part in text.split(LIST_SEPARATOR))

    one = pattern.pattern
    return check(fits, expectation, pattern=f"({one}({LIST_SEPARATOR}{one})*)?")


def _is_date(text: str) -> bool:
    if not text.isascii():
        return False
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _is_number(text: str) -> bool:
    return not text or _NUMBER.fullmatch(text) is not None


def degree(limit: int, expectation: str) -> pa.Check:
    """Degrees of latitude or longitude, from minus to plus the limit.

    Parameters
    ----------
    limit : int
        90 for a latitude, 180 for a longitude.
    expectation : str
        See `check`.

    Examples
    --------
    >>> rule = degree(90, "is not a latitude")
    >>> rule.statistics["minimum"], rule.statistics["maximum"]
    (-90, 90)
    """

    def fits(text: str) -> bool:
        return _DEGREES.fullmatch(text) is not None and abs(float(text)) <= limit

    constraints = {"type": "number", "minimum": -limit, "maximum": limit, "required": True}
    return check(fits, expectation, **constraints)


def _is_share(text: str) -> bool:
    return _is_number(text) and (not text or float(text) <= 100)


FILLED = check(lambda text: bool(text.strip()), "is blank, and must not be", required=True)
YES_NO = check(
    lambda text: text in ("true", "false"),
    "is not one of false, true",
    type="boolean",
    required=True,
)
DATE = check(
    _is_date,
    "is not a date (YYYY-MM-DD, YYYY-MM or blank)",
    pattern=r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?",
)
IS_CODE = check(
    lambda text: bool(CODE.fullmatch(text)),
    "is not a three-letter code",
    pattern=CODE.pattern,
    required=True,
)
WEB = check(
    lambda text: not text or _URL.fullmatch(text) is not None,
    "is not a web address, or blank",
    pattern=f"({_URL.pattern})?",
)
URLS = list_of(_URL, "is not a ;-separated list of web addresses")
NUMBER = check(_is_number, "is not a number of zero or more, or blank", type="number", minimum=0)
SHARE = check(
    _is_share,
    "is not a share from 0 to 100, or blank",
    type="number",
    minimum=0,
    maximum=100,
)
