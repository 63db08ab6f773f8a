"""What the Timeline page says."""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from justhtml import JustHTML

from charts.captions.finding import timeline_finding
from data.timeline.chronology import CONTEXT_LANES, LANES, chronology, count_steps
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Action, Group, Link, Table, Title
from views.drawing import Drawing
from views.fields import Choice
from views.timeline import timeline_page, timeline_rows
from views.timeline_drawings import KEYS, draw_timeline


def page(**view):
    return timeline_page(context_of("timeline", **view))


def drawings_in(blocks):
    return {drawing.name: drawing for drawing in of_kind(blocks, Drawing)}


def drawn(**view):
    return JustHTML(str(draw_timeline(context_of("timeline", **view))), sanitize=False)


def query_of(link):
    return dict(parse_qsl(urlsplit(link.attrs["href"]).query))


def panel_of(blocks):
    return next(block for block in of_kind(blocks, Group) if block.key == "panel")


def test_the_page_is_titled_by_its_finding(facts):
    assert [title.text for title in of_kind(page(), Title)] == [timeline_finding(facts)]


def test_chart_table_and_search_have_the_same_rows():
    """An empty kind would still agree with itself, so each has to have a row."""
    for kind in LANES:
        view = context_of("timeline", kind=(kind,))
        rows, blocks = timeline_rows(view), timeline_page(view)
        events = next(field for field in of_kind(blocks, Choice) if field.key == "event")
        table = next(table for table in of_kind(blocks, Table) if table.name == "timeline")
        drawing = drawings_in(blocks)["timeline"]
        links = JustHTML(str(drawing.draw(view)), sanitize=False).query(".atlas-lines a")
        assert len(rows) == len(events.options) == len(table.rows) == len(links) > 0
        assert set(events.options) == set(rows["row"])
        assert {link.attrs["data-row"] for link in links} == set(rows["row"])
        assert f"{len(rows)} row" in texts_of(blocks)


def test_every_row_opens_with_its_partners_and_sources(facts):
    opened = 0
    for row in chronology(facts).to_dict("records"):
        panel = panel_of(page(event=row["row"]))
        assert row["title"] in texts_of([panel])
        assert row["summary"] in texts_of([panel])
        assert "Sources (" in texts_of([panel])
        partners = [action for action in of_kind([panel], Action) if action.page == "partners"]
        named = {action.changes["partner"] for action in partners}
        assert named == set(row["partners"]) - {"USA"} or named == set(row["partners"])
        opened += 1
    assert opened == len(chronology(facts)) > 100


def test_a_row_that_the_facts_no_longer_have_leaves_the_invitation():
    """The event stays in a reader's session while the tables are edited."""
    assert "Choose a mark" in texts_of(page(event="agreements:gone"))


def test_nothing_found_says_what_was_asked_and_can_be_cleared():
    blocks = page(
        partner="SGP",
        kind=("finance",),
        region="asia",
        confidence="high",
        start=date(2026, 1, 1),
        end=date(2026, 3, 1),
    )
    assert (
        "kind Finance; partner Singapore; region Asia; high only; from 1 Jan 2026; to 1 Mar 2026"
    ) in texts_of(blocks)
    assert list(drawings_in(blocks)) == ["count"]
    cleared = next(action for action in of_kind(blocks, Action) if action.key == "reset")
    view = context_of("timeline", partner="SGP", kind=("finance",))
    assert len(timeline_rows(view)) == 0
    everything = replace(view, spec=view.spec.replace(**cleared.changes))
    assert len(timeline_rows(everything)) == len(chronology(view.facts))


def test_the_count_has_the_date_that_moves_it_its_rows_and_states_claims(facts):
    blocks = page(asof=date(2026, 2, 4))
    count = drawings_in(blocks)["count"]
    assert count.as_of is not None
    assert count.as_of.day == date(2026, 2, 4)
    table = next(table for table in of_kind(blocks, Table) if table.name == "count")
    assert len(table.rows) == len(count_steps(facts)) > 0
    text = texts_of(blocks)
    assert "only=signed&asof=2026-02-04" in text
    for claim in ("ten-before", "twelve-or-eleven", "seventeen-negotiated"):
        row = facts.disagreements.set_index("disagreement_id").loc[claim]
        assert row["claim"] in text


@pytest.mark.parametrize("chart", ["timeline", "count"])
def test_each_chart_can_be_exported_in_its_view(chart):
    links = of_kind(page(asof=date(2026, 2, 4), region="asia"), Link)
    query = next(link.query for link in links if link.query["chart"] == chart)
    assert query["asof"] == "2026-02-04"
    assert ("region" in query) == (chart == "timeline")


def test_a_phone_has_the_same_marks_as_a_list_by_month():
    page = drawn()
    marks = [link.attrs["data-row"] for link in page.query(".atlas-lines a")]
    items = page.query(".months a")
    assert sorted(marks) == sorted(link.attrs["data-row"] for link in items)
    assert page.query(".months > li > b")[0].to_text() == "Apr 2025"
    shapes = {link.attrs["data-row"]: link.query(".m")[0].attrs["class"] for link in items}
    for link in page.query(".atlas-lines a"):
        assert link.query(".m")[0].attrs["class"] == shapes[link.attrs["data-row"]]


def test_the_open_row_says_in_the_list_what_happened(facts):
    row = "agreements:per-2026-mou"
    (item,) = [item for item in drawn(event=row).query(".months ul li") if item.query("p")]
    summary = chronology(facts).set_index("row").at[row, "summary"]
    assert item.query("p")[0].to_text() == summary
    assert item.query("a")[0].attrs["aria-current"] == "true"


def test_a_lane_of_context_is_drawn_when_it_is_asked_for_and_put_away_again(facts):
    lanes = drawn(region="").query(".lanes a")
    assert [link.attrs["data-row"] for link in lanes] == list(CONTEXT_LANES)
    counts = chronology(facts)["kind"].value_counts()
    for link in lanes:
        kind = link.attrs["data-row"]
        assert query_of(link) == {"lanes": kind}
        assert link.query("b")[0].to_text() == str(counts[kind])
    event = "events:2025-10-30-trump-xi-meet-busan"
    view = drawn(lanes=("finance",), event=event)
    addresses = {link.attrs["data-row"]: query_of(link) for link in view.query(".lanes a")}
    assert addresses["us_policy"] == {"lanes": "us_policy,finance", "event": event}
    assert addresses["finance"] == {"event": event}
    assert addresses["china_policy"] == {"lanes": "finance"}, "its open event goes with it"
    current = view.query(".lanes a[aria-current]")
    assert [link.attrs["data-row"] for link in current] == ["finance", "china_policy"]


@pytest.mark.parametrize("view", [{"kind": ("finance",)}, {"partner": "PER"}])
def test_where_everything_is_drawn_no_lane_is_offered(view):
    assert drawn(**view).query(".lanes") == []


def test_links_change_what_the_live_page_takes_over_and_keep_the_view():
    base = {"asof": "2026-02-04", "confidence": "high", "lanes": "finance"}
    page = drawn(asof=date(2026, 2, 4), confidence="high", lanes=("finance",))
    links = page.query("[data-row]")
    assert len(links) > 60
    for link in links:
        kept = {key: value for key, value in query_of(link).items() if key not in KEYS}
        assert kept == {key: value for key, value in base.items() if key not in KEYS}


def test_the_caption_says_how_many_rows_are_not_drawn(facts):
    rows = len(chronology(facts))
    marks = len(drawn().query(".atlas-lines a"))
    assert 0 < marks < rows
    text = texts_of(page())
    assert f"{rows} rows of {rows}." in text
    assert f"Drawn: {marks}," in text
    assert "Drawn:" not in texts_of(page(lanes=CONTEXT_LANES))


def test_the_key_stands_above_and_counts_the_marks():
    page = drawn()
    assert page.query(".atlas-drawing > .key, .atlas-drawing > svg")[0].name == "ul"
    words = [entry.to_text() for entry in page.query(".key li")]
    signed = page.query(".atlas-lines a.signed")
    assert f"Counted as a signed agreement ({len(signed)})" in words
