"""The drawings of the Timeline page: no name covers another, is cut off, or is missing."""

import gzip
import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from justhtml import JustHTML

from charts.captions.alternative_text import describe_count
from charts.figures.count_svg import (
    LEAST as LEAST_COUNT,
)
from charts.figures.count_svg import (
    ROOMY,
    count_scale,
    count_svg,
    height_of,
    step_labels,
)
from charts.figures.text_lines import length_of, wrapped
from charts.figures.timeline_layout import REACH, uncovered
from charts.figures.timeline_marks import drawn_kinds, marks_of, span_of
from charts.figures.timeline_svg import LEAST, TOP, timeline_layout, timeline_svg
from charts.palette import DARK, LIGHT
from charts.rows import count_rows, selected_events
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import change_dates, signed_texts
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from data.timeline.chronology import CONTEXT_LANES, LANES, Step, chronology, count_steps
from server.html.document import style

FACTS = store().facts
WIDTHS = (LEAST, 788, 961, 1160, 1656)
"""The least, and those of the page at 820, 1440 and 1920 pixels and beyond."""

VIEWS = [
    {},
    {"lanes": CONTEXT_LANES},
    *({"kind": (kind,)} for kind in LANES),
    {"partner": "PER"},
    {"partner": "USA"},
    {"region": "africa"},
    {"confidence": "high"},
    {"start": date(2026, 1, 15), "end": date(2026, 2, 20)},
    {"start": date(2026, 2, 4), "end": date(2026, 2, 4)},
    {"start": date(2026, 1, 25), "lanes": CONTEXT_LANES},
    {"end": date(2026, 2, 10), "lanes": CONTEXT_LANES},
    {"event": "events:2025-10-30-trump-xi-meet-busan"},
    {"lang": "ar"},
    {"lang": "ja", "lanes": CONTEXT_LANES},
    *({"asof": day} for day in change_dates(FACTS)),
]


def drawn(**view):
    """The rows, the marks, the layout and the scale of a view."""
    spec = ChartSpec(**view)
    facts = FACTS.localized(spec.lang)
    rows = selected_events(spec, facts)
    rows = rows.loc[rows["kind"].isin(drawn_kinds(spec, rows))]
    marks = marks_of(rows, facts, spec.as_of_date(facts))
    return rows, marks, *timeline_layout(marks, span_of(rows), spec.lang)


def svg_of(facts=FACTS, **view) -> str:
    spec = ChartSpec(**view)
    rows = selected_events(spec, facts)
    rows = rows.loc[rows["kind"].isin(drawn_kinds(spec, rows))]
    day = spec.as_of_date(facts)
    marks = marks_of(rows, facts, day)
    address = "/timeline?event={}".format
    return str(
        timeline_svg(rows, marks, day, facts.covered_to, "In words", address, spec.event, spec.lang)
    )


def meeting(areas):
    """The pairs of areas that cover each other."""
    return [
        (one, other)
        for at, one in enumerate(areas)
        for other in areas[at + 1 :]
        if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
    ]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_no_name_covers_another_or_leaves_the_drawing_at_any_width(view):
    rows, _marks, layout, _scale = drawn(**view)
    placed = [place.entry.key for lane in layout.lanes for place in lane.places]
    assert sorted(placed) == sorted(rows["row"])
    assert placed
    for width in WIDTHS:
        areas = layout.areas(width)
        assert meeting(areas) == []
        left, top, right, bottom = zip(*areas, strict=True)
        assert min(left) >= 0
        assert max(right) <= width
        assert min(top) >= TOP
        assert max(bottom) <= layout.height


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_every_name_is_whole(view):
    _rows, marks, layout, _scale = drawn(**view)
    names = {mark.row: mark.name for mark in marks}
    for lane in layout.lanes:
        for place in lane.places:
            assert "".join(place.lines).replace(" ", "") == names[place.entry.key].replace(" ", "")
            assert max(map(length_of, place.lines)) <= place.length
            first, last = (share * LEAST for share in (place.start, place.end))
            left, _top, right, _bottom = place.area(LEAST)
            assert left <= first - REACH
            assert right >= last + REACH


def test_every_counted_agreement_stands_first_with_its_signatory():
    _rows, _marks, layout, _scale = drawn()
    counted = signed_texts(FACTS, date.max)
    lane = layout.lanes[0]
    assert lane.key == "counted"
    shown = {place.entry.key: " ".join(place.lines) for place in lane.places}
    assert shown == {
        f"agreements:{row['agreement_id']}": FACTS.name(row["partner_iso_a3"])
        for row in counted.to_dict("records")
    }
    assert lane.name == f"Agreements that count as signed ({len(counted)})"


def test_who_signed_on_the_day_is_an_ordered_column_that_no_line_strikes_through():
    _rows, _marks, layout, scale = drawn()
    column = [place for place in layout.lanes[0].places if place.entry.first == MINISTERIAL]
    names = [place.entry.text for place in column]
    assert len(names) == 11
    assert names == sorted(names)
    ys = [place.y for place in column]
    assert {below - above for above, below in pairwise(ys)} == {2 * REACH}
    assert ys[0] == min(place.y for place in layout.lanes[0].places)
    at = scale.share(MINISTERIAL) * scale.width
    parts = uncovered(at, layout.areas(scale.width), TOP, layout.height)
    assert parts
    for place in column:
        assert not [part for part in parts if part[0] < place.y + REACH - 1 and part[1] > place.y]


def test_as_few_lanes_are_open_as_a_reader_asks_for():
    rows = selected_events(ChartSpec(), FACTS)
    assert drawn_kinds(ChartSpec(), rows) == ("ministerial", "text")
    assert drawn_kinds(ChartSpec(lanes=("finance",)), rows) == ("ministerial", "text", "finance")
    event = ChartSpec(event="events:2025-10-30-trump-xi-meet-busan")
    assert drawn_kinds(event, rows) == ("ministerial", "text", "china_policy")
    few = ChartSpec(partner="PER")
    assert "follow_up" in drawn_kinds(few, selected_events(few, FACTS))
    kinds = ChartSpec(kind=("us_policy", "finance"))
    assert drawn_kinds(kinds, selected_events(kinds, FACTS)) == ("us_policy", "finance")


def test_each_row_is_one_link_with_a_name_and_a_mark():
    rows = selected_events(ChartSpec(), FACTS)
    links = JustHTML(svg_of(lanes=CONTEXT_LANES), sanitize=False).query("a")
    assert {link.attrs["data-row"] for link in links} == set(rows["row"])
    assert len(links) == len(rows)
    labels = rows.set_index("row")[["label", "title"]]
    for link in links:
        row = link.attrs["data-row"]
        assert link.attrs["href"] == f"/timeline?event={row}"
        title = link.query("title")[0].to_text()
        assert labels.at[row, "title"] in title
        assert title.startswith(labels.at[row, "label"])
        assert link.query("text")[0].to_text()
        assert len(link.query(".m")) == 1


def test_a_mark_says_what_it_is():
    """A ring is not counted; a bar is a month; an open diamond is only scheduled."""
    document = JustHTML(svg_of(lanes=CONTEXT_LANES, asof=date(2026, 2, 4)), sanitize=False)
    links = {link.attrs["data-row"]: link for link in document.query("a")}
    for row in chronology(FACTS).to_dict("records"):
        link = links[row["row"]]
        (mark,) = link.query(".m")
        classes = mark.attrs["class"].split()
        assert ("signed" in classes) == row["counted"]
        if row["kind"] == "text":
            assert ("other" in classes) == (not row["counted"])
        assert ("open" in classes) == row["scheduled"]
        assert ("bar" in classes) == (row["first"] != row["last"])
        assert ("later" in link.attrs["class"].split()) == (row["first"] > date(2026, 2, 4))
    assert {len(links), len(chronology(FACTS))} == {141}


def test_what_is_not_counted_is_a_ring_so_that_it_shows_in_gray():
    rings = re.search(r"[^}]*\.m\.other[^{]*{\s*fill:\s*var\(--paper\)", style())
    assert rings
    assert ".m.signed" not in rings[0]


def test_the_ministerial_is_the_largest_mark():
    document = JustHTML(svg_of(lanes=CONTEXT_LANES), sanitize=False)
    radii = {
        link.attrs["data-row"]: float(circle.attrs["r"])
        for link in document.query("a")
        for circle in link.query("circle.m")
    }
    largest = max(radii.values())
    assert [row for row, radius in radii.items() if radius == largest] == [
        "events:2026-02-04-2026-critical-minerals-ministerial"
    ]


def test_the_open_row_is_marked():
    row = "agreements:per-2026-mou"
    current = JustHTML(svg_of(event=row), sanitize=False).query("a[aria-current]")
    assert [link.attrs["data-row"] for link in current] == [row]


def test_the_ground_is_shaded_where_coverage_is_thin():
    assert 'class="shade"' in svg_of()
    assert 'class="shade"' not in svg_of(end=date(2026, 2, 20))


def test_every_class_has_a_color_in_both_themes():
    sheet = style()
    for color in ("accent", "highlight", "quiet_ink", "land", "ink", "paper"):
        assert f"light-dark({getattr(LIGHT, color)},{getattr(DARK, color)})" in sheet
    for name in ("signed", "day", "other", "open", "bar"):
        assert f".atlas-drawing .m.{name}" in sheet


def test_it_is_light_even_with_every_lane():
    assert len(gzip.compress(svg_of().encode(), 9)) < 8_000
    assert len(gzip.compress(svg_of(lanes=CONTEXT_LANES).encode(), 9)) < 16_000


def test_markup_in_a_title_stays_text():
    raw = {name: FACTS.raw_table(name) for name in FACTS.table_names}
    events = raw["events"].copy()
    events["title"] = "<img src=x onerror=alert(1)>"
    svg = svg_of(type(FACTS)(raw | {"events": events}, "edited"), lanes=CONTEXT_LANES)
    assert "onerror" in svg
    assert "<img" not in svg


@pytest.mark.parametrize("view", [{}, {"lanes": CONTEXT_LANES}, {"lang": "ar"}], ids=str)
def test_the_drawings_are_well_formed(view):
    facts = FACTS.localized(view.get("lang", "en"))
    count = count_svg(
        count_steps(facts), FACTS.last_event, FACTS.covered_to, "In words", facts.lang
    )
    for drawing in (svg_of(facts, **view), str(count)):
        root = ElementTree.fromstring(drawing)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("aria-label") == "In words"


def test_a_word_that_is_longer_than_its_room_is_broken_and_not_cut_off():
    lines = wrapped("W" * 60, 100)
    assert "".join(lines) == "W" * 60
    assert len(lines) > 1
    assert all(length_of(line) <= 100 for line in lines)


@pytest.mark.parametrize("width", [LEAST_COUNT, ROOMY])
@pytest.mark.parametrize("lang", ["en", "ar", "pt"])
def test_every_step_has_its_number_and_no_label_meets_another(width, lang):
    steps = count_steps(FACTS.localized(lang))
    for day in change_dates(FACTS):
        labels = step_labels(steps, count_scale(steps, day, width), lang)
        areas = [label.area() for label in labels]
        assert [label.step for label in labels] == list(steps)
        assert meeting(areas) == []
        assert min(area[0] for area in areas) >= 0
        assert max(area[3] for area in areas) <= height_of(steps)


def test_the_steps_are_those_of_the_rows_and_the_line_is_one():
    svg = JustHTML(
        str(count_svg(count_steps(FACTS), FACTS.last_event, FACTS.covered_to, "In words")),
        sanitize=False,
    )
    rows = count_rows(ChartSpec(), FACTS)
    numbers = [re.search(r"(\d+)$", text.to_text().strip())[1] for text in svg.query("text.step")]
    assert numbers == [str(count) for count in rows["texts"]]
    assert len(svg.query("path.steps")) == 1
    (line,) = svg.query("path.steps")
    assert line.attrs["d"].count("V") == len(rows) + 1
    assert "another signatory" in describe_count(ChartSpec(), FACTS, rows)


def test_the_as_of_date_moves_the_marker_and_what_comes_later_is_faint():
    day = date(2026, 2, 4)
    svg = JustHTML(
        str(count_svg(count_steps(FACTS), day, FACTS.covered_to, "In words")), sanitize=False
    )
    assert len(svg.query("path.steps.later")) == 1
    later = len([step for step in count_steps(FACTS) if step.day > day])
    assert len(svg.query("text.step.later")) == later > 0
    (marker,) = svg.query("circle.m")
    (line, *_others) = svg.query("line.asof")
    assert marker.attrs["cx"] == line.attrs["x1"]


def test_two_lines_where_an_agreement_brought_no_other_signatory():
    steps = (Step(date(2025, 4, 30), 1, 1, ("Peru",)), Step(date(2025, 6, 1), 2, 1, ("Peru",)))
    svg = str(count_svg(steps, date(2025, 7, 1), FACTS.covered_to, "In words"))
    assert svg.count('class="steps texts"') == svg.count('class="steps partners"') == 1
