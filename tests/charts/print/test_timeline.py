"""The timeline in print: every counted agreement is named, and no name is cut off."""

from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from charts.print.edition import Edition
from charts.print.floors import APART_DAYS, floors_of
from charts.rendering import compose
from charts.rows import timeline_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import PRESETS
from data.facts.store import store
from data.timeline.chronology import chronology

FACTS = store().facts
VIEWS = [
    {},
    {"kind": ("text",)},
    {"partner": "USA"},
    {"region": "africa"},
    {"start": date(2026, 1, 15), "end": date(2026, 2, 20)},
    {"asof": date(2026, 2, 4), "lang": "ar"},
]


def named(sheet):
    """The semibold words among the marks, with what each of them covers in pixels."""
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    top = sheet.figure.bbox.height * (1 - sheet.plot_area.top / sheet.height)
    texts = [
        (text.get_text(), text.get_window_extent(renderer))
        for text in sheet.texts
        if text.get_fontproperties().get_weight() == 600
    ]
    return [(words, box) for words, box in texts if box.y1 <= top + 1]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_counted_agreement_is_named_and_apart(view, preset):
    spec = ChartSpec(chart="timeline", **view)
    facts = FACTS.localized(spec.lang)
    rows = timeline_rows(spec, facts)
    counted = rows.loc[rows["counted"] == "yes", "partners"]
    sheet = compose(spec, facts, Edition(preset=preset))
    found = named(sheet)
    names = [words for words, _box in found]
    # A letter's joined form is another character where the writing joins letters.
    if spec.lang == "en":
        for codes in counted:
            assert FACTS.name(codes) in names
    assert len(names) >= len(counted) > 0
    for at, (words, box) in enumerate(found):
        assert box.x0 >= 0
        assert box.x1 <= sheet.figure.bbox.width
        for other, its in found[at + 1 :]:
            overlap = (
                min(box.x1, its.x1) - max(box.x0, its.x0),
                min(box.y1, its.y1) - max(box.y0, its.y0),
            )
            # Boxes hold the room of letters that reach below the line, which names have not.
            apart = overlap[0] <= 0.5 or overlap[1] <= box.height * 0.25
            assert apart, (words, other)


@pytest.mark.parametrize("preset", PRESETS)
def test_no_name_is_cut_off(preset):
    sheet = compose(ChartSpec(chart="timeline"), FACTS, Edition(preset=preset))
    assert not [text.get_text() for text in sheet.texts if text.get_text().endswith("…")]


def test_where_there_is_little_room_the_lanes_of_context_become_one():
    words = {
        preset: {
            text.get_text()
            for text in compose(ChartSpec(chart="timeline"), FACTS, Edition(preset=preset)).texts
        }
        for preset in ("web", "column")
    }
    assert "U.S. policy" in words["web"]
    assert "Other events" in words["column"]
    assert "U.S. policy" not in words["column"]


def test_rows_of_a_lane_that_stand_on_one_floor_are_days_apart():
    for kind, lane in chronology(FACTS).groupby("kind"):
        floors = floors_of(list(zip(lane["first"], lane["last"], strict=True)))
        assert min(floors) == 0
        for _, floor in lane.assign(floor=floors).groupby("floor"):
            for end, start in zip(floor["last"], floor["first"].iloc[1:], strict=False):
                assert (start - end).days >= APART_DAYS, kind
