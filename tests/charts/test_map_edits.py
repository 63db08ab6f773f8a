"""Names and annotations of a map that stands alone, by their places."""

import json

import pytest
from shapely.geometry import box

from charts.figures.map_annotations import covered, placed_annotations
from charts.figures.map_edits import MapEdits, map_edits
from charts.figures.map_labels import _area as area_of
from charts.figures.map_names import placed_names
from charts.figures.map_svg import map_svg
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_params import Annotation
from charts.spec.page_specs import ExportSpec
from data.facts.store import store
from geo.svg import WIDTH, labels_on_map, map_shapes, symbols_on_map
from geo.view_frame import ViewFrame, view_frame

FACTS = store().facts
HEIGHT = map_shapes("international").height
NOTES = (
    Annotation("COD", "A refinery for cobalt that opened in the spring"),
    Annotation("RWA", "Another"),
    Annotation("-8.1,12.5", "A port"),
)
VIEWS = [ChartSpec(), ChartSpec(region="africa"), ChartSpec(zoom="3,550,260")]


def plain(code: str) -> str:
    return "land"


@pytest.mark.parametrize("view", VIEWS)
def test_annotations_cover_neither_each_other_nor_a_dot_and_stay_on_the_map(view):
    notes = placed_annotations(view, FACTS, plain, NOTES)
    frame = view_frame(FACTS, view.worldview, view.region, view.zoom)
    assert len(notes) == len(NOTES)
    for place, note in enumerate(notes):
        assert box(0, 0, WIDTH, HEIGHT).buffer(1e-6).covers(note.area)
        assert not [other for other in notes[:place] if other.area.intersects(note.area)]
        for x, y in symbols_on_map(FACTS).values():
            seen = frame.seen(x, y)
            assert not note.area.buffer(-1).intersects(box(*seen, *seen)), note.lines


@pytest.mark.parametrize("view", VIEWS)
def test_no_name_stands_on_an_annotation_or_its_leader(view):
    edits = MapEdits(labels="all", is_alone=True)
    notes = placed_annotations(view, FACTS, plain, NOTES)
    taken = list(covered(notes))
    names = placed_names(view, FACTS, (), lambda code: "member", edits, taken)
    assert len(names) > 5
    for name in names:
        assert not [area for area in taken if box(*area).intersection(box(*area_of(name))).area > 0]


def test_what_is_outside_the_part_that_is_seen_is_not_annotated():
    view = ChartSpec(zoom="8,550,260")
    assert not placed_annotations(view, FACTS, plain, [Annotation("AUS", "Far away")])


def test_a_part_of_a_page_s_map_has_no_names_before_its_script_comes():
    view = ChartSpec(region="africa")
    order, kind = ("COD",), lambda code: "member"
    assert not placed_names(view, FACTS, order, kind, MapEdits())
    assert placed_names(view, FACTS, order, kind, MapEdits(is_alone=True))


def test_a_name_in_a_part_of_the_map_stands_on_its_country():
    view = ChartSpec(region="africa")
    edits = MapEdits(highlight=("COD",), labels="highlighted", is_alone=True)
    (name,) = placed_names(view, FACTS, (), plain, edits)
    frame = view_frame(FACTS, view.worldview, view.region, view.zoom)
    expected = frame.seen(*labels_on_map("international")["COD"])
    assert (name.x, name.y) == pytest.approx(expected, abs=40)


def test_a_frame_and_its_ground_are_each_other_s_opposite():
    frame = ViewFrame(2.5, -300, 40)
    left, top = frame.seen(100, 200)
    right, bottom = frame.seen(140, 260)
    assert frame.ground((left, top, right, bottom)) == pytest.approx((100, 200, 140, 260))


def test_a_map_of_a_page_has_the_rules_of_both_themes_and_one_alone_those_it_needs():
    address_of = "/?partner={}".format
    options = ExportSpec(highlight=("PER",), annotate=json.dumps({"PER": "Here"}))
    edits = map_edits(ChartSpec(theme="dark"), options, FACTS)
    page = map_svg(ChartSpec(), FACTS, "A map", address_of)
    alone = map_svg(ChartSpec(theme="dark"), FACTS, "A map", address_of, "dark", edits)
    assert "[data-theme=light]" in page
    assert "paler-" not in page
    assert "notes" not in page
    assert "prefers-color-scheme" not in alone
    assert 'id="hatch-paler-announced"' in alone
