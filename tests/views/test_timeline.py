"""What the Timeline page says."""

from dataclasses import replace
from datetime import date

import pytest

from charts.captions.finding import timeline_finding
from data.timeline.chronology import LANES, chronology, count_steps
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Action, Chart, Group, Link, Table, Title
from views.fields import Choice
from views.timeline import timeline_page, timeline_rows


def page(**view):
    return timeline_page(context_of("timeline", **view))


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
        chart = next(chart for chart in of_kind(blocks, Chart) if chart.name == "timeline")
        assert len(rows) == len(events.options) == len(table.rows) > 0
        assert set(events.options) == set(rows["row"])
        assert f"{len(rows)} row" in texts_of(blocks)
        assert chart.address == f"/charts/timeline.svg?kind={kind}"


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
    assert [chart.name for chart in of_kind(blocks, Chart)] == ["count"]
    cleared = next(action for action in of_kind(blocks, Action) if action.key == "reset")
    view = context_of("timeline", partner="SGP", kind=("finance",))
    assert len(timeline_rows(view)) == 0
    everything = replace(view, spec=view.spec.replace(**cleared.changes))
    assert len(timeline_rows(everything)) == len(chronology(view.facts))


def test_the_count_has_the_date_that_moves_it_its_rows_and_states_claims(facts):
    blocks = page(asof=date(2026, 2, 4))
    count = of_kind(blocks, Chart)[-1]
    assert (count.name, count.address) == ("count", "/charts/count.svg?asof=2026-02-04")
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
