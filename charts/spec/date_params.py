"""The query keys that are dates, and the days between which they may lie."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from charts.spec.errors import Parser, problem
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

FIRST_DAY = date(2025, 3, 1)
"""The story opens in March 2025; the count of texts in April 2025 (facts README)."""

LAST_DAY = date(2027, 1, 31)
"""The timeline also shows deadlines after the last event."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _asof(key: str, value: str, facts: Facts) -> date:
    return _day(key, value, facts.last_event)


def _bound(key: str, value: str, facts: Facts) -> date:
    return _day(key, value, LAST_DAY)


def _day(key: str, value: str, last: date) -> date:
    expected = LazyMessage("a date (YYYY-MM-DD) from {first} to {last}", first=FIRST_DAY, last=last)
    try:
        day = date.fromisoformat(value) if _ISO_DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= last:
        raise problem(key, value, expected)
    return day


DATE_KEYS: MappingProxyType[str, Parser] = MappingProxyType(
    {"asof": _asof, "start": _bound, "end": _bound}
)
