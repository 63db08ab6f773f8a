"""The list that a graphics desk goes through before a picture is printed, at every size.

On the map of signatories Belgium and Qatar were named, which have not signed, and Japan was not; a
square was three fifths blank, and an address was broken inside a date. Each of these is measured
here on what is drawn, not on how it is laid out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product

import pytest

from charts.content import table
from charts.print import PRESETS, Edition
from charts.rendering import compose
from data.agreements.states import SIGNED_STATES
from data.agreements.status import SIGNED_STATUSES
from tests.charts.print.views import ALL_VIEWS, FACTS, spec_of
from tests.support.drawn_sheet import DrawnSheet

ADDRESS = "https://atlas.example.org/?color=mineral&commodity=rare-earths&asof=2026-02-04"
SIGNERS = ",".join(SIGNED_STATUSES)

MAPS = {
    "status": {},
    "signers": {"status": SIGNERS},
    "agreement": {"color": "agreement"},
    "members": {"color": "initiative"},
    "mineral": {"color": "mineral", "commodity": "cobalt"},
    "region": {"region": "africa"},
}
OTHERS = {
    "timeline": {},
    "count": {},
    "shares": {},
    "shares of one": {"commodity": "cobalt"},
    "partner": {"partner": "PER"},
    "partner with more": {"partner": "JPN"},
    "agreements": {},
    "agreements as a matrix": {"view": "matrix"},
    "agreements, one": {"agreement": "per-2026-mou"},
}
VIEWS = {f"map of {name}": ("map", query) for name, query in MAPS.items()} | {
    name: (re.split("[ ,]", name)[0], query) for name, query in OTHERS.items()
}
EVERY_VIEW = VIEWS | {
    f"{name} {query}": (name, query)
    for name, query in ALL_VIEWS
    if (name, query) not in VIEWS.values()
}
DARK = tuple(product(("map of status", "timeline", "partner"), ("square", "story")))
TRANSLATED = tuple(product(("map of signers", "count", "partner"), ("ar", "zh", "ru"), ("column",)))


FILLED = {"square": 0.7, "story": 0.6, "column": 0.6, "newsletter": 0.6}
"""How much of a sheet's width is used at least, on the average over its height."""


@dataclass(frozen=True)
class Findings:
    """What was found on a sheet: the sheet itself takes 9 MB."""

    faults: list[str]
    words: str
    used: float


@cache
def found(name: str, preset: str, theme: str = "", lang: str = "en") -> Findings:
    chart, query = EVERY_VIEW[name]
    theme = theme or ("dark" if preset == "slide" else "light")
    edition = Edition(preset=preset, theme=theme, address=ADDRESS)
    sheet = DrawnSheet(compose(spec_of(chart, {"lang": lang} | query), FACTS, edition))
    used = sheet.used() if name in VIEWS and preset in FILLED else 0.0
    return Findings(sheet.faults(FACTS), sheet.words, used)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", EVERY_VIEW)
def test_a_desk_would_send_nothing_back(name, preset):
    assert found(name, preset).faults == []


@pytest.mark.parametrize(("name", "preset"), DARK)
def test_nor_in_the_dark(name, preset):
    assert found(name, preset, theme="dark").faults == []


@pytest.mark.parametrize(("name", "lang", "preset"), TRANSLATED)
def test_nor_in_another_language(name, lang, preset):
    assert found(name, preset, lang=lang).faults == []


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", ["map of status", "map of signers", "map of agreement"])
def test_everyone_who_has_signed_is_named(name, preset):
    rows = table(spec_of(*VIEWS[name]), FACTS)
    column, signed = ("status", SIGNED_STATUSES)
    if "agreement_state" in rows:
        column, signed = "agreement_state", SIGNED_STATES
    signers = rows.loc[rows[column].isin(signed), "name"]
    assert len(signers) == 25
    words = found(name, preset).words
    assert [one for one in signers if not re.search(rf"\b{re.escape(one)}\b", words)] == []


@pytest.mark.parametrize("preset", FILLED)
@pytest.mark.parametrize("name", VIEWS)
def test_what_is_no_wider_than_high_is_filled(name, preset):
    assert found(name, preset).used >= FILLED[preset]


def test_the_list_finds_what_it_is_for():
    """A checklist that passes everything guards nothing."""
    sheet = compose(spec_of("count", {}), FACTS, Edition())
    sheet.text("Cut sh…", 100, 100, 9)
    sheet.text("Over the edge", sheet.width - 10, 60, 9)
    sheet.text("One on", 300, 200, 9)
    sheet.text("another", 305, 202, 9)
    sheet.text("in april 2025 in peru", 20, 220, 9)
    faults = "\n".join(DrawnSheet(sheet).faults(FACTS))
    for fault in (
        *("“Cut sh…” is cut short", "“Over the edge” leaves the page", "stand on each other"),
        *("“april 2025” is a month without", "“peru” stands without"),
    ):
        assert fault in faults
