"""What is said of a country that is pointed at: its status, its last agreement, its share."""

from datetime import date

import pytest

from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import selectable
from data.agreements.counting import statuses
from data.facts.store import store
from data.i18n.labels import status_label
from views.map.frames import frame_starts
from views.map.tooltips import tooltip_lines

FACTS = store().facts
BEFORE, LAST = date(2026, 2, 3), FACTS.last_event


def lines_of(code, day=LAST, facts=FACTS, **view):
    return tooltip_lines(ChartSpec(**view), facts, [code], [day])[code][0]


@pytest.mark.parametrize("view", [{}, {"color": "initiative"}])
def test_a_signatory_has_status_last_agreement_and_legal_status(view):
    assert lines_of("PER", **view) == (
        "Signed at the ministerial",
        "Memorandum of understanding, 4 Feb 2026",
        "Legal status: not legally binding",
    )


def test_a_day_knows_nothing_of_a_later_agreement():
    assert "4 Feb 2026" not in " ".join(lines_of("PER", BEFORE))


def test_without_an_agreement_there_is_the_status_alone():
    assert lines_of("FRA") == ("Attended, no agreement found",)


def test_where_the_colors_show_a_mineral_its_share_comes_first():
    cobalt = {"color": "mineral", "commodity": "cobalt"}
    assert lines_of("COD", **cobalt) == ("74.2% of the world", "Signed before")
    assert lines_of("FRA", **cobalt)[0] == "not listed"


def test_where_the_colors_show_agreements_law_and_commitments_are_said():
    agreement = {"color": "agreement"}
    state, kind, commits = lines_of("PER", **agreement)
    assert state == "Signed, not legally binding"
    assert kind == "Memorandum of understanding, 4 Feb 2026"
    assert commits.startswith("Commits to: ")
    assert lines_of("PER", BEFORE, **agreement) == ("No agreement found",)
    assert lines_of("CHN", **agreement) == ()


def test_a_producer_has_its_share_first_and_whether_an_agreement_was_found():
    cobalt = {"color": "agreement", "commodity": "cobalt"}
    assert lines_of("CHN", **cobalt)[1] == "No agreement found"
    share, state, kind = lines_of("COD", **cobalt)
    assert (share, state) == ("74.2% of the world", "Signed, not stated whether binding")
    assert kind.endswith("2025")
    assert lines_of("BRA", **cobalt)[0] == "not listed"


@pytest.mark.parametrize("view", [{}, {"color": "mineral", "commodity": "copper"}])
def test_everyone_has_a_status_and_three_lines_at_most_on_every_day(view):
    codes, days = sorted(selectable(FACTS)), frame_starts(FACTS)
    lines = tooltip_lines(ChartSpec(**view), FACTS, codes, days)
    checked = 0
    for place, day in enumerate(days):
        for code, status in statuses(FACTS, day)["status"].items():
            said = lines[code][place]
            assert status_label(status, day, "en") in said, (code, day)
            assert len(said) <= 3, (code, day)
            checked += 1
    assert checked > 1000
