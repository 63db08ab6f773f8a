"""What of the map moves in the browser says on every day what the page itself says."""

from datetime import date, timedelta

import pytest

from charts.captions.agreement_map import agreement_map_finding
from charts.captions.finding import map_finding
from charts.map_colors import classes_of
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from data.agreements.counting import headline, statuses
from data.agreements.states import AGREEMENT_STATES
from data.facts.store import store
from data.i18n.dates import format_date
from data.i18n.labels import STATUS_LABELS, status_label
from views import headline as figures
from views.map.frames import frame_starts, map_frames
from views.text.html import inline_html
from views.text.i18n import in_language

FACTS = store().facts
DAYS = [FIRST_DAY + timedelta(days=step) for step in range((FACTS.last_event - FIRST_DAY).days + 1)]
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def frames_of(**view) -> dict:
    return map_frames(ChartSpec(**view), FACTS, FACTS)


def frame_on(frames: dict, day: date) -> int:
    starts = [start for start in frames["starts"] if start <= day.isoformat()]
    return len(starts) - 1


def class_on(frames: dict, code: str, day: date) -> str:
    mark = frames["marks"].get(code, "0" * len(frames["starts"]))[frame_on(frames, day)]
    return frames["classes"][_DIGITS.index(mark)]


def test_every_word_on_every_day_is_that_of_the_page():
    frames = frames_of()
    for day in DAYS:
        frame, numbers = frame_on(frames, day), headline(FACTS, day)
        title = frames["titles"][frame].replace("{day}", format_date(day))
        assert title == map_finding(FACTS, day), day
        attended = inline_html(figures.attendance(numbers, day, "en"))
        assert frames["attended"][frame] == attended, day
        assert frames["summaries"][frame] == inline_html(figures.signed(numbers, day, "en")), day
    assert len(DAYS) > 500


def test_every_status_on_every_day_is_that_of_the_counting_rule():
    frames = frames_of()
    days = sorted({*frame_starts(FACTS), *(day - timedelta(days=1) for day in frame_starts(FACTS))})
    for day in filter(lambda day: day >= FIRST_DAY, days):
        expected = statuses(FACTS, day)["status"]
        drawn = {code: class_on(frames, code, day) for code in frames["marks"]}
        assert {code: name for code, name in drawn.items() if name != "land"} == dict(expected)
        for key in STATUS_LABELS:
            entry, frame = frames["entries"][key], frame_on(frames, day)
            assert entry["counts"][frame] == (expected == key).sum()
            assert entry["labels"][frame] == status_label(key, day, "en")
    assert len(days) > 20


@pytest.mark.parametrize(
    "view",
    [
        {"lang": "fr"},
        {"color": "mineral", "commodity": "cobalt"},
        {"color": "mineral", "commodity": "copper", "stage": "refinery", "producers": "partners"},
        {"color": "agreement"},
        {"color": "agreement", "commodity": "cobalt", "stage": "refinery"},
        {"color": "initiative", "initiative": "pax_silica"},
        {"color": "initiative", "initiative": "msp"},
        {"color": "initiative", "initiative": "eu"},
    ],
)
def test_the_colors_of_every_frame_are_those_of_print_and_data(view):
    frames = frames_of(**view)
    for start in map(date.fromisoformat, frames["starts"]):
        spec = ChartSpec(**view, asof=start)
        expected = classes_of(spec, map_rows(spec, FACTS))
        drawn = {code: class_on(frames, code, start) for code in frames["marks"]}
        assert {code: name for code, name in drawn.items() if name != "land"} == expected
    assert len(frames["starts"]) > 10
    assert len(frames["legends"]) == (0 if frames["entries"] else len(frames["starts"]))


@pytest.mark.parametrize("commodity", ["", "cobalt"])
def test_over_a_map_of_agreements_stands_what_they_are_in_law_on_every_day(commodity):
    view = {"color": "agreement", "commodity": commodity}
    frames = frames_of(**view)
    for day in DAYS:
        frame, spec = frame_on(frames, day), ChartSpec(asof=day, **view)
        title = frames["titles"][frame].replace("{day}", format_date(day))
        assert title == agreement_map_finding(spec, FACTS), day
        counts = map_rows(spec, FACTS)["agreement_state"].value_counts()
        for state, count in counts.items():
            assert f"{AGREEMENT_STATES[state]} ({count})" in frames["legends"][frame], day


def test_a_day_is_written_as_the_page_writes_it():
    for lang in ("en", "fr", "ar"):
        facts = FACTS.localized(lang)
        with in_language(lang):
            days = map_frames(ChartSpec(lang=lang), facts, facts)["days"]
        assert days["first"] == FIRST_DAY.isoformat()
        assert days["written"] == [format_date(day, lang) for day in DAYS]


def test_who_is_pointed_at_has_lines_for_every_frame():
    frames = frames_of()
    assert len(frames["tipsAt"]) > 60
    for code, places in frames["tipsAt"].items():
        assert len(places) == len(frames["starts"]), code
        assert max(map(_DIGITS.index, places)) < len(frames["tips"][code]), code
    assert frames["tips"]["PER"][_DIGITS.index(frames["tipsAt"]["PER"][-1])][0] == (
        "Signed at the ministerial"
    )
