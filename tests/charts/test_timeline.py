"""The figures of the timeline: spans, deadlines, nothing on top of anything."""

from datetime import date

import pytest

from charts.figures.count import count_figure
from charts.figures.timeline import APART_DAYS, stack_rows, timeline_figure
from data.timeline.chronology import chronology, count_steps


@pytest.fixture(scope="module")
def rows(facts):
    return chronology(facts)


@pytest.fixture(scope="module")
def figure(facts, rows):
    names = {code: facts.name(code) for code in facts.countries["iso_a3"]}
    return timeline_figure(rows, facts.last_event, facts.covered_to, "light", names)


def marks(figure):
    return next(trace for trace in figure.data if trace.mode == "markers")


def test_every_row_is_one_mark(figure, rows):
    assert list(marks(figure).customdata) == list(rows["row"])


def test_no_two_marks_of_a_lane_cover_each_other(rows):
    heights, heads, _ = stack_rows(rows)
    for kind, lane in rows.assign(height=heights).groupby("kind"):
        for _, floor in lane.groupby("height"):
            for end, start in zip(floor["last"], floor["first"].iloc[1:], strict=False):
                assert (start - end).days >= APART_DAYS, kind
    assert list(heads.values()) == sorted(heads.values())


def test_months_are_bars_and_deadlines_are_open(figure, rows):
    bars = next(trace for trace in figure.data if trace.mode == "lines")
    spans = rows.loc[rows["first"] != rows["last"]]
    assert len([x for x in bars.x if x is None]) == len(spans) == 6
    symbols = dict(zip(marks(figure).customdata, marks(figure).marker.symbol, strict=True))
    open_ones = {row for row, symbol in symbols.items() if symbol == "diamond-open"}
    assert open_ones == set(rows.loc[rows["scheduled"], "row"])


def test_the_ministerial_stands_out(figure):
    sizes = dict(zip(marks(figure).customdata, marks(figure).marker.size, strict=True))
    largest = max(sizes, key=sizes.get)
    assert largest == "events:2026-02-04-2026-critical-minerals-ministerial"
    assert sorted(set(sizes.values())) == [10, 20]


def test_what_comes_after_the_as_of_date_is_faint(facts, rows):
    figure = timeline_figure(rows, date(2026, 2, 4), facts.covered_to, "dark", {})
    opacities = dict(zip(marks(figure).customdata, marks(figure).marker.opacity, strict=True))
    assert opacities["agreements:per-2026-mou"] > 0.9
    assert opacities["agreements:eu-2026-mou"] <= 0.5


def test_the_ground_is_shaded_after_the_covered_day(facts, figure):
    assert any(shape.x0 == facts.covered_to.isoformat() for shape in figure.layout.shapes)


def test_markup_in_a_title_stays_text(facts, rows):
    hostile = rows.head(1).assign(title="<img src=x onerror=alert(1)>")
    figure = timeline_figure(hostile, facts.last_event, facts.covered_to, "light", {})
    assert "<img" not in marks(figure).text[0]


def test_the_eleven_are_one_step(facts):
    figure = count_figure(count_steps(facts), facts.last_event, facts.covered_to, "light")
    texts = figure.data[0]
    place = list(texts.x).index("2026-02-04")
    assert texts.y[place] - texts.y[place - 1] == 11
    for name in ("Cook Islands", "United Kingdom", "Uzbekistan"):
        assert name in texts.text[place]


def test_what_is_not_counted_is_a_ring_so_that_it_shows_in_gray(facts, rows):
    figure = timeline_figure(rows, date(2026, 9, 23), facts.covered_to, "light", {})
    symbols = dict(zip(marks(figure).customdata, marks(figure).marker.symbol, strict=True))
    days = rows.loc[(rows["kind"] == "text") & (rows["first"] == rows["last"])]
    past = [row for row in days.itertuples() if not row.scheduled]
    assert {bool(row.counted) for row in past} == {True, False}
    for row in past:
        assert symbols[row.row] == ("circle" if row.counted else "circle-open")
