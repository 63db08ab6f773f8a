"""The Timeline page in process: every filter, every bad address, the replay's steps."""

import re
from datetime import date
from urllib.parse import parse_qs

import pytest

from charts.captions.finding import timeline_finding
from data.facts.store import store
from data.timeline.chronology import LANES, chronology
from pages.url_state import usable_changes
from tests.pages.opening import drawings_of, open_page, text_of
from tests.views.reading import context_of
from views.as_of import stops
from views.timeline_drawings import KEYS, draw_count, draw_timeline

FACTS = store().facts


def test_the_finding_and_the_claims():
    text = text_of(open_page("timeline"))
    assert timeline_finding(FACTS) in text.replace("\\", "")
    assert "Eleven: Argentina" in text.replace("\\", "")
    assert "no list exists" in text
    assert "Without a date, and so not drawn: 4 agreements." in text


@pytest.mark.parametrize("kind", LANES)
def test_every_kind_can_be_chosen(kind):
    app = open_page("timeline", kind=kind)
    assert re.search(rf"\d rows? of {len(chronology(FACTS))}\.", text_of(app))
    assert app.query_params["kind"] == kind


@pytest.mark.parametrize(
    ("widget", "value", "key", "written"),
    [
        ("w_partner", "PER", "partner", "PER"),
        ("w_region", "asia", "region", "asia"),
        ("w_confidence", "high", "confidence", "high"),
    ],
)
def test_a_filter_writes_its_key_into_the_address(widget, value, key, written):
    app = open_page("timeline")
    app.selectbox(key=widget).set_value(value).run()
    assert not app.exception
    assert app.query_params[key] == written


def test_a_range_of_days_writes_both_ends():
    app = open_page("timeline")
    app.slider(key="w_range").set_value((date(2026, 1, 1), date(2026, 3, 1))).run()
    assert app.query_params["start"] == "2026-01-01"
    assert app.query_params["end"] == "2026-03-01"


def test_an_event_by_address_shows_its_panel():
    text = text_of(open_page("timeline", event="agreements:per-2026-mou"))
    assert "Peru" in text
    assert "andina" in text
    assert "single source" not in text


def test_an_agreement_that_rests_on_one_source_says_so():
    assert "single source" in text_of(open_page("timeline", event="agreements:arm-2026-framework"))


def test_nothing_to_show_says_what_was_asked_and_how_to_undo_it():
    app = open_page("timeline", partner="SGP", kind="finance")
    assert "partner Singapore" in app.info[0].value
    assert "Finance" in app.info[0].value
    app.button(key="reset").click().run()
    assert not app.info
    assert "partner" not in app.query_params


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ({"kind": "gossip"}, "kind"),
        ({"start": "1999-01-01"}, "start"),
        ({"start": "2026-03-01", "end": "2026-01-01"}, "end"),
        ({"event": "agreements:nowhere"}, "event"),
        ({"confidence": "certain"}, "confidence"),
        ({"lanes": "text"}, "lanes"),
    ],
)
def test_a_bad_address_is_named(query, key):
    app = open_page("timeline", **query)
    assert any(f"**{key}**" in warning.value for warning in app.warning)


def test_a_date_that_is_no_frame_does_not_end_a_replay_in_a_fault():
    """The Back key may bring one while the map plays."""
    app = open_page("", asof="2026-02-04")
    app.session_state["atlas_playing"] = True
    app.run()
    assert not app.exception
    assert app.session_state["atlas_playing"]


def test_a_replay_has_a_frame_for_each_month_since_the_count_starts():
    days = stops(FACTS)
    last = FACTS.last_event
    assert len(days) == (last.year - 2025) * 12 + last.month - 3
    assert (days[0], days[-1]) == (date(2025, 4, 30), FACTS.last_event)


def test_steps_go_by_the_month_and_stop_at_the_ends():
    app = open_page("timeline", asof="2026-02-04")
    app.button(key="step_l").click().run()
    assert app.query_params["asof"] == "2026-02-28"
    app.button(key="step_j").click().run()
    assert app.query_params["asof"] == "2026-01-31"
    for _ in range(3):
        app.button(key="step_j").click().run()
    assert app.query_params["asof"] == "2025-10-31"
    last = open_page("timeline")
    last.button(key="step_l").click().run()
    assert "asof" not in last.query_params


def test_the_live_page_shows_the_very_drawings_of_the_document():
    context = context_of("timeline", partner="PER", asof=date(2026, 2, 4))
    live = drawings_of(open_page("timeline", partner="PER", asof="2026-02-04"))
    assert live == {"timeline": str(draw_timeline(context)), "count": str(draw_count(context))}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("event=agreements:per-2026-mou", {"event": "agreements:per-2026-mou", "lanes": ()}),
        ("lanes=us_policy,finance", {"event": "", "lanes": ("us_policy", "finance")}),
        ("event=agreements:nowhere&lanes=finance", {"lanes": ("finance",)}),
        ("event=agreements:per-2026-mou&lanes=gossip", {"event": "agreements:per-2026-mou"}),
        ("partner=PER&theme=dark&nonsense=1", {"event": "", "lanes": ()}),
        ("lanes=finance&lanes=us_policy", {"event": ""}),
        ("", {"event": "", "lanes": ()}),
    ],
)
def test_a_click_changes_only_what_a_mark_may_change(query, expected):
    """The trigger comes from the reader's browser: nothing in it is trusted."""
    assert usable_changes("timeline", parse_qs(query), KEYS) == expected


def test_lanes_stand_in_the_address():
    app = open_page("timeline", lanes="finance")
    assert app.query_params["lanes"] == "finance"
    assert 'data-row="events:2026-02-02-project-vault-announced"' in drawings_of(app)["timeline"]
    plain = drawings_of(open_page("timeline"))["timeline"]
    assert 'data-row="events:2026-02-02-project-vault-announced"' not in plain
