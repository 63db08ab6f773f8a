"""What the Partners page says: the list, a profile, partners side by side, the sheet to print."""

import re
from datetime import date

import pytest

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import texts_of as agreements_of
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS, STATUS_LABELS
from data.partners.comparison import common_minerals, comparison
from data.partners.listing import SORTS, listing
from data.partners.minerals import beside_china
from tests.views.reading import context_of, of_kind, texts_of
from views.blocks import Action, Chart, Group, Html, Link, Picture, Table, Title
from views.context import page_context
from views.drawing import Drawing
from views.fields import Choice
from views.partners.page import partners_page

MARKUP = "<script>alert(1)</script>"
CARD_LINES = 4


def page(**view):
    return partners_page(context_of("partners", **view))


def choice(blocks, name):
    return next(block for block in of_kind(blocks, Choice) if (block.name or block.key) == name)


def table(blocks, name):
    return next(block for block in of_kind(blocks, Table) if block.name == name)


def html(blocks):
    (block,) = of_kind(blocks, Html)
    return block.html


@pytest.mark.parametrize("sort", SORTS)
def test_cards_and_table_have_the_same_partners_in_the_same_order(facts, sort):
    cards = choice(page(sort=sort), "cards").options
    rows = table(page(sort=sort, view="table"), "partner-list")
    order = list(listing(facts, facts.last_event, sort=sort).index)
    assert list(cards) == [change["partner"] for change in rows.row_changes] == order
    assert list(rows.rows["Partner"]) == [facts.name(code) for code in order]
    assert len(order) == 55
    for code, label in cards.items():
        lines = label.replace("\\", "").split("  \n")
        assert lines[0] == f"**{facts.name(code)}**"
        assert len(lines) == CARD_LINES


def test_the_list_says_its_day_and_offers_every_filter():
    blocks = page(asof=date(2026, 2, 3), region="africa", status=("attended",))
    offered = {field.key: field.value for field in of_kind(blocks, Choice)}
    assert offered["region"] == "africa"
    assert offered["status"] == ("attended",)
    assert {"partner", "sort", "view"} <= set(offered)
    assert list(choice(blocks, "status").options) == list(STATUS_LABELS)
    assert "As of 3 Feb 2026" in texts_of(blocks)


def test_where_nothing_fits_a_button_clears_the_filters():
    blocks = page(region="oceania", status=("host",))
    assert "No partner has this status" in texts_of(blocks)
    assert [action.changes for action in of_kind(blocks, Action)] == [{"region": "", "status": ()}]


def test_every_profile_shows_its_agreements_its_charts_and_the_rows_of_these(facts):
    shown = 0
    for code in [*facts.partner_codes, "USA", "COL"]:
        blocks = page(partner=code)
        assert [title.text.replace("\\", "") for title in of_kind(blocks, Title)] == [
            facts.name(code)
        ]
        agreements = agreements_of(facts, code, facts.last_event)
        assert f"## Agreements ({len(agreements)})" in texts_of(blocks)
        rows = beside_china(facts, code)
        charts = {chart.name: chart for chart in of_kind(blocks, Chart)}
        stages = {f"minerals_{stage}" for stage in STAGE_LABELS if (rows["stage"] == stage).any()}
        assert set(charts) == stages
        assert all(charts[name].alt for name in charts)
        if stages:
            shown_rows = table(blocks, f"minerals-{code.lower()}").rows
            assert len(shown_rows) == len(rows)
            assert shown_rows["Rank"].count() == rows["rank"].count()
            assert shown_rows["China, %"].count() == rows["china_pct"].count()
        shown += len(stages)
    assert shown > len(facts.partner_codes)


def test_a_profile_leads_on():
    blocks = page(partner="PER", worldview="us", asof=date(2026, 3, 1))
    actions = {action.key: action for action in of_kind(blocks, Action)}
    assert actions["compare"].changes == {"compare": ("PER",)}
    assert (actions["to_map"].page, actions["to_map"].changes) == ("", {})
    assert actions["move_Next"].changes == {"partner": "PHL"}
    (export,) = of_kind(blocks, Link)
    shared = {"partner": "PER", "worldview": "us", "asof": "2026-03-01"}
    assert export.query == {"chart": "partner", **shared}
    assert next(picture.key for picture in of_kind(blocks, Picture)) == "locator"


def test_the_timeline_of_a_partner_is_drawn_with_its_own_rows():
    blocks = page(partner="PER", region="africa")
    (drawing,) = of_kind(blocks, Drawing)
    html = str(drawing.draw(context_of("partners", partner="PER", region="africa")))
    assert html.count("<title>") == len(table(blocks, "timeline-per").rows) > 1
    assert "region" not in html
    assert "Drawn:" not in texts_of(blocks)


def test_where_not_every_row_is_drawn_the_page_says_which_and_where_the_others_stand(facts):
    blocks = page(partner="USA")
    rows = len(table(blocks, "timeline-usa").rows)
    (drawing,) = of_kind(blocks, Drawing)
    drawn = str(drawing.draw(context_of("partners", partner="USA"))).count("<title>")
    assert f"Drawn: {drawn} of {rows} rows" in texts_of(blocks)
    assert "(/timeline?partner=USA)" in texts_of(blocks)


def test_a_partner_that_the_filters_leave_out_has_no_neighbors():
    actions = of_kind(page(partner="PER", region="africa"), Action)
    assert [action.key for action in actions if action.key.startswith("move_")] == [
        "move_All partners"
    ]


def test_side_by_side_has_a_cell_for_each_in_the_order_of_the_view(facts):
    codes = ("ZMB", "PER", "ARG")
    blocks = page(compare=codes)
    field, text = choice(blocks, "compare"), html(blocks)
    assert (field.value, field.most, field.keeps_order) == (codes, 4, True)
    heads = re.findall(r'<th scope="col">(.*?)</th>', text)
    assert heads == [facts.name(code) for code in codes]
    rows = re.findall(r"<tr.*?</tr>", text)[1:]
    aspects = comparison(facts, codes, facts.last_event)
    assert [row.startswith('<tr class="same">') for row in rows] == [row.same for row in aspects]
    assert all(row.count("<td data-partner") == len(codes) for row in rows)
    assert len(rows) > len(codes)


def test_the_minerals_of_a_comparison_stand_in_a_table_too(facts):
    blocks = page(compare=("PER", "ARG"))
    rows = common_minerals(facts, ("PER", "ARG"))
    (chart,) = of_kind(blocks, Chart)
    assert chart.address == ""
    listed = table(blocks, "compared-per-arg").rows
    assert len(listed) == len(rows) == len(chart.alt.split("; ")) > 1
    assert "No mineral is listed for two of them" in texts_of(page(compare=("AGO", "COK")))


def test_one_alone_is_told_to_choose_more():
    assert "Choose up to 3 more to set beside Peru." in texts_of(page(compare=("PER",)))


def test_the_sheet_holds_the_agreements_and_no_control(facts):
    shown = 0
    for code in facts.partner_codes:
        blocks = page(partner=code, view="print")
        bar, sheet = of_kind(blocks, Group)
        assert (bar.key, sheet.key) == ("sheetbar", "sheet")
        agreements = agreements_of(facts, code, facts.last_event)
        assert html(blocks).count('<div class="agreement">') == len(agreements)
        assert not re.search(r"<(a|button|input|select)\b", html(blocks))
        shown += len(agreements)
    assert shown > len(facts.agreements) / 2


def test_markup_in_a_row_shows_as_text(facts):
    """An editor may paste anything into a cell."""
    tables = {name: facts.raw_table(name).copy() for name in facts.table_names}
    tables["agreements"]["title"] = MARKUP
    tables["partners"]["head_of_delegation"] = MARKUP
    tables["countries"]["name"] = MARKUP
    edited = Facts(tables, "edited")
    for view in ({"partner": "PER", "view": "print"}, {"compare": ("PER", "ARG")}):
        blocks = partners_page(page_context("partners", ChartSpec(**view), edited))
        assert "<script" not in html(blocks)
        assert "&lt;script&gt;" in html(blocks)
    blocks = partners_page(page_context("partners", ChartSpec(partner="PER"), edited))
    assert MARKUP in texts_of(blocks)
    assert all(MARKUP not in title.text for title in of_kind(blocks, Title))


def test_another_language_has_its_own_names():
    assert of_kind(page(partner="PER", lang="ja"), Title)[0].text == "ペルー"
    assert "ペルー" in html(page(partner="PER", view="print", lang="ja"))
    assert "ペルー" in html(page(compare=("PER",), lang="ja"))
