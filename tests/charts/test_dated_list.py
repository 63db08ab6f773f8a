"""A partner's own timeline: no word covers another, is cut off or is missing, at any width."""

from datetime import date, timedelta
from itertools import pairwise
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from charts.figures.dated_list import MOST_APART, DatedEntry, dated_list
from charts.figures.dated_list_svg import LEAST, marks_layout
from charts.figures.text_lines import length_of
from charts.figures.timeline_layout import LINE, REACH
from data.agreements.counting import signed_texts
from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from tests.charts.test_timeline_svg import meeting
from tests.views.reading import context_of
from views.partners.own_timeline import draw_own_timeline, drawn_rows, own_marks, own_rows

FACTS = store().facts
EVERYONE = sorted({*FACTS.partners["iso_a3"], "USA"})
WITH_ROWS = [code for code in EVERYONE if len(own_rows(FACTS, code))]

COLUMNS = {390: 358, 820: 788, 1440: 715, 1920: 972}
"""The width of the timeline at the width of a window, in CSS pixels."""

DAY = date(2026, 2, 4)


def view_of(code, lang="en", **view):
    return context_of("partners", lang, partner=code, **view)


def drawn(code, lang="en", **view):
    """The whole drawing, and its SVG as a tree."""
    html = str(draw_own_timeline(view_of(code, lang, **view)))
    start = html.index('<svg class="atlas-lines"')
    svg = html[start : html.index("<ol", start)].strip()
    return JustHTML(html, sanitize=False), ElementTree.fromstring(svg)


def name_of(element):
    return element.tag.rpartition("}")[2]


def boxes(svg, width):
    """What each line of text and each mark covers, as it is written in the SVG."""
    found = []
    (group,) = [child for child in svg if name_of(child) == "svg"]
    edge = width if group.get("x") == "100%" else 0
    for element in group.iter():
        if name_of(element) == "text":
            found += lines_of(element, edge)
        elif name_of(element) == "svg" and element is not group:
            x, y = edge + float(element.get("x")), float(element.get("y"))
            found.append((x - 8, y - 8, x + 8, y + 8))
    return found


def lines_of(text, edge):
    """The box of each line of a text: its letters are as high as a line less a little."""
    x, y = edge + float(text.get("x")), float(text.get("y"))
    for at, line in enumerate([text.text, *(line.text for line in text)]):
        length = length_of(line)
        left = x - length if text.get("text-anchor") == "end" else x
        yield left, y - 12 + at * LINE, left + length, y + 4 + at * LINE


@pytest.mark.parametrize("code", WITH_ROWS)
def test_at_every_width_everything_is_there_in_words_and_nothing_meets(code):
    html, svg = drawn(code)
    rows = drawn_rows(own_rows(FACTS, code)).set_index("row")
    for width in COLUMNS.values():
        if width >= LEAST:
            measured = boxes(svg, width)
            assert meeting(measured) == []
            assert min(box[0] for box in measured) >= 0
            assert max(box[2] for box in measured) <= width
            assert max(box[3] for box in measured) <= float(svg.get("height"))
            links = html.query(".atlas-lines a")
        else:
            links = html.query(".months a")
            dates = html.query(".months > li > b")
            assert max(length_of(day.to_text()) for day in dates) <= width
            assert {day.to_text() for day in dates} == set(rows["label"])
        assert [link.attrs["data-row"] for link in links] == list(rows.index)
        for link in links:
            words = (link.query("text") or link.query("b"))[0].to_text().replace(" ", "")
            row = rows.loc[link.attrs["data-row"]]
            title, signatory = row["title"].replace(" ", ""), row["signatory"].replace(" ", "")
            assert words in (title, title.removeprefix(f"{signatory}:"))
            assert words


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["AGO", "JPN", "PER", "USA"])
def test_it_holds_in_every_language_and_where_writing_runs_to_the_left(code, lang):
    for asof in (FACTS.last_event, DAY, date(2025, 1, 1)):
        _html, svg = drawn(code, lang, asof=asof)
        measured = boxes(svg, LEAST)
        assert meeting(measured) == []
        assert min(box[0] for box in measured) >= 0
        assert max(box[2] for box in measured) <= LEAST


def test_in_arabic_it_begins_at_the_right_edge():
    _html, svg = drawn("PER", "ar")
    first, *_others = boxes(svg, LEAST)
    assert first[2] > LEAST - 2 * REACH
    _html, svg = drawn("PER")
    assert boxes(svg, LEAST)[0][0] < 2 * REACH


def test_every_agreement_of_a_partner_leads_to_its_page_and_every_event_to_the_timeline():
    shown = set()
    for code in WITH_ROWS:
        html, _svg = drawn(code, asof=DAY)
        for link in html.query("a"):
            row = link.attrs["data-row"]
            parts = urlsplit(link.attrs["href"])
            table, _, name = row.partition(":")
            of_row = {"partner": code, "event": row} if table == "events" else {"agreement": name}
            assert parts.path == ("/timeline" if table == "events" else "/agreements")
            assert dict(parse_qsl(parts.query)) == {"asof": "2026-02-04"} | of_row
            shown |= {name} if table == "agreements" else set()
    assert set(signed_texts(FACTS, date.max)["agreement_id"]) <= shown


def test_agreements_that_count_are_strong():
    for code in WITH_ROWS:
        html, _svg = drawn(code)
        rows = own_rows(FACTS, code)
        counted = set(rows.loc[rows["counted"], "row"])
        assert {link.attrs["data-row"] for link in html.query(".atlas-lines a.signed")} == counted
        assert len(html.query(".months b.signed")) == len(counted)


def test_a_phone_has_the_same_marks_in_the_same_order():
    for code in WITH_ROWS:
        html, _svg = drawn(code)
        wide, narrow = (
            [(link.attrs["data-row"], link.query(".m")[0].attrs["class"]) for link in links]
            for links in (html.query(".atlas-lines a"), html.query(".months a"))
        )
        assert wide == narrow


def test_of_a_host_with_every_agreement_those_that_count_are_drawn():
    rows = own_rows(FACTS, "USA")
    drawn_ones = drawn_rows(rows)
    assert len(drawn_ones) < len(rows)
    assert set(rows.loc[rows["counted"], "row"]) <= set(drawn_ones["row"])
    assert set(drawn_ones["kind"]) == {"text", "ministerial"}


def test_what_comes_after_the_as_of_date_stands_below_its_line_and_is_faint():
    view = view_of("PER", asof=DAY)
    rows = own_rows(FACTS, "PER")
    layout = marks_layout(own_marks(view, rows), DAY, FACTS.covered_to)
    sides = {row.entry.key: row.y > layout.asof_y for row in layout.rows}
    assert sides == {row["row"]: row["first"] > DAY for row in rows.to_dict("records")}
    html, _svg = drawn("PER", asof=DAY)
    later = {link.attrs["data-row"] for link in html.query(".atlas-lines a.later")}
    assert later == {row for row, is_later in sides.items() if is_later}
    assert "As of 4 Feb 2026" in html.to_text()
    html, _svg = drawn("PER")
    assert html.query(".asof") == []


entries = st.lists(
    st.tuples(
        st.integers(0, 9000),
        st.text(min_size=1, max_size=30).filter(str.strip),
        st.text(max_size=300),
    ),
    min_size=1,
    max_size=40,
)


@given(entries, st.integers(-10, 9010), st.integers(-10, 9010))
def test_any_rows_stand_apart_with_all_their_words(rows, asof, covered_to):
    start = date(2001, 1, 1)
    days = [start + timedelta(days=at) for at in (asof, covered_to)]
    listed = [
        DatedEntry(str(at), start + timedelta(days=day), when, text)
        for at, (day, when, text) in enumerate(sorted(rows))
    ]
    layout = dated_list(listed, *days, LEAST)
    areas = list(layout.areas())
    assert meeting(areas) == []
    assert min(area[0] for area in areas) >= 0
    assert max(area[2] for area in areas) <= LEAST
    assert max(area[3] for area in areas) <= layout.height
    for row, entry in zip(layout.rows, listed, strict=True):
        assert "".join("".join(row.lines).split()) == "".join(entry.text.split())
        said = "".join("".join(row.when).split())
        assert said in ("", "".join(entry.when.split()))
    for above, below in pairwise(layout.rows):
        assert 0 < below.y - above.bottom <= 2 * MOST_APART + REACH + LINE * len(above.when)


def test_a_longer_time_is_a_wider_gap_until_it_is_dashed():
    days = [DAY + timedelta(days=days) for days in (0, 10, 40, 400)]
    listed = [DatedEntry(str(day), day, str(day), "Signed") for day in days]
    rows = dated_list(listed, days[-1], days[-1], LEAST).rows
    gaps = [below.y - above.y for above, below in pairwise(rows)]
    assert gaps == sorted(gaps)
    assert len(set(gaps)) == len(gaps)
    assert [row.is_apart for row in rows] == [False, False, False, True]
