"""What the Minerals page says: all minerals, and one."""

import re
from html import unescape

import pytest

from charts.captions.mineral_finding import overview_finding
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.minerals.country_groups import members, part_names
from data.minerals.overview import LISTED, group_names, overview
from data.minerals.ranking import with_remainder
from data.minerals.shares import nearest
from tests.views.reading import context_of, of_kind, texts_of, with_cell
from views.blocks import Action, Details, Group, Heading, Html, Link, MapStage, Notice, Table, Title
from views.context import page_context
from views.fields import Choice, DateField
from views.mineral_controls import labels
from views.minerals import bars
from views.minerals.page import minerals_page

ATTACK = "<script>alert(1)</script>"


def page(**view):
    return minerals_page(context_of("minerals", **view))


def html_of(blocks):
    return "".join(block.html for block in of_kind(blocks, Html))


def field(blocks, name):
    (found,) = [one for one in of_kind(blocks, Choice) if name in (one.name, one.key)]
    return found


def table(blocks, name):
    (found,) = [one for one in of_kind(blocks, Table) if one.name == name]
    return found.rows


def test_the_overview_is_titled_by_its_finding_and_opens_every_mineral(facts):
    rows = overview(facts, facts.partner_codes)
    blocks = page()
    assert [title.text.replace("\\", "") for title in of_kind(blocks, Title)] == [
        overview_finding(facts, (), rows, facts.last_event)
    ]
    opened = set(
        re.findall(r'<th scope="row"><a href="/minerals\?commodity=([\w-]+)"', html_of(blocks))
    )
    assert opened == set(rows["line"])
    assert len(table(blocks, "minerals")) == len(rows) > 50


def test_every_bar_is_in_words_for_those_who_see_no_colors(facts):
    rows = overview(facts, members(facts, ("g7",))).to_dict("records")
    html, names = unescape(html_of(page(coalition=("g7",)))), part_names(facts, ("g7",))
    assert rows
    for row in rows:
        words = bars.in_words(row, names)
        assert f'<span class="visually-hidden">{words}</span>' in html


def test_every_group_of_the_list_and_every_order_shows_its_minerals(facts):
    groups, orders = [LISTED, *dict(group_names(facts))], field(page(), "order").options
    assert len(groups) > 2
    assert len(orders) > 2
    for view in [*({"group": group} for group in groups), *({"order": order} for order in orders)]:
        rows = overview(facts, facts.partner_codes, view.get("group", ""))
        lines = html_of(page(**view)).count('<th scope="row">')
        assert lines == rows["line"].nunique() > 0


@pytest.mark.parametrize("slug", ["boron", "copper", "rare-earths", "scandium", "titanium-rutile"])
def test_a_mineral_has_its_map_and_its_producers(slug, facts):
    context = context_of("minerals", commodity=slug)
    measure, blocks = nearest(facts, slug, "", 0), minerals_page(context)
    producers = with_remainder(facts, measure, context.asof)
    assert len(producers)
    rows = table(blocks, f"{slug}-{measure.stage}-{measure.year}")
    assert list(rows["Code"]) == list(producers.index)
    assert re.findall(r'<tr data-code="(\w+)"', html_of(blocks)) == list(producers.index)
    (drawn,) = of_kind(blocks, MapStage)
    assert drawn.frames.startswith("/map/frames.json?color=mineral")
    assert f"commodity={slug}&stage={measure.stage}" in drawn.frames
    (export,) = of_kind(blocks, Link)
    assert (export.query["chart"], export.query["commodity"]) == ("shares", slug)


def test_every_mineral_can_be_opened(facts):
    search = next(one for one in of_kind(page(), Choice) if one.name == "mineral")
    assert set(search.options) == set(labels(facts)) == set(facts.commodities["slug"])


def test_the_map_leads_to_the_same_mineral_with_a_partner_chosen():
    (drawn,) = of_kind(page(commodity="cobalt", coalition=("g7",)), MapStage)
    picture = unescape(drawn.html())
    assert 'href="/minerals?partner=COD&commodity=cobalt&coalition=g7"' in picture


def test_links_lead_to_partners_rows_and_minerals_as_plain_addresses():
    html = html_of(page(commodity="cobalt", lang="fr"))
    links = {unescape(link) for link in re.findall(r'href="([^"]+)"', html)}
    assert "/partners?partner=COD&lang=fr" in links
    assert "/sources?table=production&row=COD.cobalt.mine.2025" in links
    leads = ("/partners?", "/sources?", "/agreements?")
    assert all(link.startswith(leads) for link in links)


def test_a_preset_and_ticks_are_written_the_shortest_way(facts):
    blocks = page(coalition=("g7",))
    preset, ticks = field(blocks, "preset"), field(blocks, "ticks")
    assert preset.value == "g7"
    assert ticks.value == members(facts, ("g7",))
    assert preset.to_changes("signers") == {"coalition": ("signers",)}
    assert preset.to_changes("partners") == {"coalition": ()}
    assert preset.to_changes(None) == {}
    assert ticks.to_changes(members(facts, ("eu",))) == {"coalition": ("eu",)}
    assert ticks.to_changes([*ticks.value, "PER"]) == {"coalition": ("g7", "PER")}
    (clear,) = [one for one in of_kind(blocks, Action) if one.key == "untick"]
    assert ticks.to_changes(()) == clear.changes == {"coalition": ("none",)}


def test_the_day_of_the_steps_is_that_of_the_view(facts):
    (day,) = of_kind(page(commodity="cobalt"), DateField)
    assert (day.key, day.kind, day.value, day.default) == (
        *("asof", "slider"),
        *(facts.last_event, facts.last_event),
    )
    steps = table(page(commodity="cobalt"), "signatories-cobalt-mine-2025")
    assert len(steps)
    assert html_of(page(commodity="cobalt")).count('<b style="left:') == len(steps)


def test_nobody_in_the_group_nothing_listed_and_nothing_signed_are_said():
    nobody = page(coalition=("none",))
    assert "No partner is chosen" in texts_of(nobody)
    assert "(0 of 54 ticked)" in of_kind(nobody, Details)[0].label
    unranked = page(commodity="boron")
    assert "Distribution" not in [heading.text for heading in of_kind(unranked, Heading)]
    no_partner = page(commodity="nickel", stage="refinery", year=2025, producers="partners")
    assert "No partner is listed." in texts_of(no_partner)
    assert "atlas-ranks" not in html_of(no_partner)
    assert "No listed share of the world" in texts_of(no_partner)
    assert not of_kind(no_partner, DateField)


def test_a_stage_without_figures_and_a_country_without_a_figure_are_named():
    (notice,) = of_kind(page(commodity="cobalt", stage="smelter"), Notice)
    assert "no smelter production is listed" in notice.text
    blocks = page(commodity="cobalt", partner="PER")
    (chosen,) = [group for group in of_kind(blocks, Group) if group.key == "clicked"]
    assert "no figure listed, which is not zero" in texts_of([chosen])
    assert [action.key for action in of_kind([chosen], Action)] == ["open_page", "close_panel"]


@pytest.mark.parametrize("view", [{}, {"commodity": "alumina"}])
def test_markup_in_the_name_of_a_mineral_shows_as_text(view):
    html = html_of(
        minerals_page(with_cell(context_of("minerals", **view), "commodities", label=ATTACK))
    )
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_markup_in_the_name_of_a_country_shows_as_text(facts):
    raw = {name: facts.raw_table(name) for name in facts.table_names}
    countries = raw["countries"].copy()
    countries.loc[countries["iso_a3"] == "COD", "name"] = ATTACK
    edited = Facts(raw | {"countries": countries}, "edited")
    spec = ChartSpec(commodity="cobalt")
    html = html_of(minerals_page(page_context("minerals", spec, edited)))
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 2


def test_without_a_theme_in_the_view_the_colors_are_those_of_the_readers_system(facts):
    for view in ({}, {"commodity": "cobalt"}):
        blocks = minerals_page(page_context("minerals", ChartSpec(**view), facts, "auto"))
        assert "light-dark(" in html_of(blocks)
