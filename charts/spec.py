"""What someone is looking at, as one frozen value that travels in an address.

The same query string means the same picture on a page, in an image address and in a download
(DESIGN: "one idea carries the app"). The keys are public API: see ``KEYS`` and the README.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from functools import lru_cache
from typing import Any

from data.chronology import CONFIDENCES, LANES, chronology
from data.store import Facts

COLORS = ("status", "mineral", "initiative")
STAGES = ("mine", "refinery", "smelter", "reserves")
WORLDVIEWS = ("international", "us")
PROJECTIONS = ("equal-earth", "globe")
THEMES = ("light", "dark")
REGIONS = ("africa", "americas", "asia", "europe", "oceania")
STATUSES = (
    "host",
    "signed_at_ministerial",
    "signed_before",
    "signed_after",
    "announced",
    "attended",
    "signed_not_attending",
    "linked_not_attending",
)
FIRST_DAY = date(2025, 3, 1)
"""The story opens in March 2025; the count of texts in April 2025 (facts README)."""

LAST_DAY = date(2026, 12, 31)
"""The timeline also shows deadlines after the last event."""

MOST_COMPARED = 4
_LONGEST_VALUE = 200
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Problem:
    """One query key that could not be used, in words a reader understands."""

    parameter: str
    value: str
    expected: str

    def __str__(self) -> str:
        return f"{self.parameter}={_shortened(self.value)!r}: expected {self.expected}"


class SpecError(ValueError):
    """A query that does not describe a picture; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, self.problems)))


@dataclass(frozen=True)
class ChartSpec:
    """A validated description of one view.

    Every field is a query key of the same name, and a field at its default is left out of the
    address. ``asof`` of ``None`` means the last day the facts hold.
    """

    partner: str = ""
    color: str = "status"
    initiative: str = "pax_silica"
    commodity: str = ""
    stage: str = ""
    year: int = 0
    asof: date | None = None
    worldview: str = "international"
    projection: str = "equal-earth"
    compare: tuple[str, ...] = field(default=())
    theme: str = ""
    region: str = ""
    status: tuple[str, ...] = field(default=())
    kind: tuple[str, ...] = field(default=())
    confidence: str = ""
    start: date | None = None
    end: date | None = None
    event: str = ""

    @classmethod
    def from_query(cls, params: Mapping[str, Any], facts: Facts) -> ChartSpec:
        """Read a query strictly.

        Raises
        ------
        SpecError
            With one `Problem` for each key that is unknown, repeated or not usable.
        """
        spec, problems = cls.read(params, facts)
        if problems:
            raise SpecError(problems)
        return spec

    @classmethod
    def read(cls, params: Mapping[str, Any], facts: Facts) -> tuple[ChartSpec, list[Problem]]:
        """Read a query leniently: a key that cannot be used keeps its default and is named.

        Parameters
        ----------
        params : mapping of str to str or list of str
        facts : Facts
            What partners, commodities, initiatives and dates exist.
        """
        values: dict[str, Any] = {}
        problems: list[Problem] = []
        for key, raw in params.items():
            try:
                values[key] = _parsed(key, raw, facts)
            except SpecError as error:
                problems.extend(error.problems)
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            values.pop("end")
            expected = f"a day on or after start, {start.isoformat()}"
            problems.append(Problem("end", end.isoformat(), expected))
        return cls(**values), problems

    def to_query(self) -> dict[str, str]:
        """The address of this view: only what differs from the defaults, in a fixed order."""
        default = type(self)()
        return {
            item.name: _as_text(getattr(self, item.name))
            for item in fields(self)
            if getattr(self, item.name) != getattr(default, item.name)
        }

    def having(self, **changes: Any) -> ChartSpec:
        """The same view with some keys changed."""
        return replace(self, **changes)

    def day(self, facts: Facts) -> date:
        """The as-of date in force."""
        return self.asof or facts.last_event


@lru_cache(maxsize=4)
def selectable(facts: Facts) -> frozenset[str]:
    """Codes that `partner` and `compare` take: the 55, the host, and whoever a text names."""
    named = set(facts.partners["iso_a3"]) | {"USA"}
    for codes in facts.agreements["partner_iso_a3"]:
        named.update(codes.split(";"))
    return frozenset(named)


def _parsed(key: str, raw: Any, facts: Facts) -> Any:
    parser = KEYS.get(key)
    if parser is None:
        raise _problem(key, raw, "one of the keys " + ", ".join(KEYS))
    value = raw if isinstance(raw, str) else _only(key, raw)
    if len(value) > _LONGEST_VALUE:
        raise _problem(key, value, f"at most {_LONGEST_VALUE} characters")
    return parser(key, value, facts)


def _only(key: str, values: Iterable[str]) -> str:
    given = [str(value) for value in values]
    if len(given) != 1:
        raise _problem(key, ", ".join(given), "one value, not several")
    return given[0]


def _problem(key: str, value: Any, expected: str) -> SpecError:
    return SpecError([Problem(str(key), str(value), expected)])


def _shortened(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _as_text(value: Any) -> str:
    if isinstance(value, tuple):
        return ",".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


Parser = Callable[[str, str, Facts], Any]


def _choice(options: Iterable[str]) -> Parser:
    allowed = tuple(options)

    def parse(key: str, value: str, facts: Facts) -> str:
        if value not in allowed:
            raise _problem(key, value, "one of " + ", ".join(allowed))
        return value

    return parse


def _statuses(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    given = value.split(",")
    if len(set(given)) != len(given) or not set(given) <= set(STATUSES):
        raise _problem(key, value, "a comma-separated choice of " + ", ".join(STATUSES))
    return tuple(status for status in STATUSES if status in given)


def _kinds(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    given = value.split(",")
    if len(set(given)) != len(given) or not set(given) <= set(LANES):
        raise _problem(key, value, "a comma-separated choice of " + ", ".join(LANES))
    return tuple(kind for kind in LANES if kind in given)


def _event(key: str, value: str, facts: Facts) -> str:
    if value not in set(chronology(facts)["row"]):
        raise _problem(key, value, "a row of the timeline, such as agreements:per-2026-mou")
    return value


def _partner(key: str, value: str, facts: Facts) -> str:
    code = value.upper()
    if code not in selectable(facts):
        raise _problem(
            key, value, "the ISO 3166 alpha-3 code of a partner or of a country that a text names"
        )
    return code


def _compared(key: str, value: str, facts: Facts) -> tuple[str, ...]:
    codes = tuple(_partner(key, code, facts) for code in value.split(","))
    if len(codes) > MOST_COMPARED or len(set(codes)) != len(codes):
        raise _problem(key, value, f"up to {MOST_COMPARED} different codes, comma-separated")
    return codes


def _initiative(key: str, value: str, facts: Facts) -> str:
    return _choice(sorted(set(facts.memberships["initiative"])))(key, value, facts)


def _commodity(key: str, value: str, facts: Facts) -> str:
    slugs = set(facts.commodities["slug"])
    if value not in slugs:
        raise _problem(key, value, f"one of {len(slugs)} commodities (see /data/commodities.csv)")
    return value


def _year(key: str, value: str, facts: Facts) -> int:
    years = sorted(set(facts.production["year"]) | set(facts.refining["year"]))
    if value not in {str(year) for year in years}:
        raise _problem(key, value, "one of " + ", ".join(map(str, years)))
    return int(value)


def _asof(key: str, value: str, facts: Facts) -> date:
    return _day(key, value, facts.last_event)


def _bound(key: str, value: str, facts: Facts) -> date:
    return _day(key, value, LAST_DAY)


def _day(key: str, value: str, last: date) -> date:
    expected = f"a date (YYYY-MM-DD) from {FIRST_DAY} to {last}"
    try:
        day = date.fromisoformat(value) if _ISO_DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day <= last:
        raise _problem(key, value, expected)
    return day


KEYS: dict[str, Parser] = {
    "partner": _partner,
    "color": _choice(COLORS),
    "initiative": _initiative,
    "commodity": _commodity,
    "stage": _choice(STAGES),
    "year": _year,
    "asof": _asof,
    "worldview": _choice(WORLDVIEWS),
    "projection": _choice(PROJECTIONS),
    "compare": _compared,
    "theme": _choice(THEMES),
    "region": _choice(REGIONS),
    "status": _statuses,
    "kind": _kinds,
    "confidence": _choice(CONFIDENCES),
    "start": _bound,
    "end": _bound,
    "event": _event,
}
