"""The map with its finding, legend and date, as HTML: what it says, and where its links lead."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from justhtml import JustHTML

from data.agreements.counting import headline, statuses
from data.facts.store import store
from tests.views.reading import context_of, of_kind
from views.blocks import Details
from views.fields import Choice
from views.map.months import months
from views.map.page import map_page
from views.map.stage import bare_map, map_stage, slide_map, stage_html

FACTS = store().facts


def stage_of(part: str = "page", **view) -> JustHTML:
    context = context_of("", **view)
    return JustHTML(str(stage_html(context, context.spec, part)), sanitize=False)


def query_of(address: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(address).query))


def test_the_legend_counts_every_status_and_its_links_filter():
    entries = stage_of(asof=FACTS.last_event, status=("host",)).query(".entries a")
    expected = statuses(FACTS, FACTS.last_event)["status"].value_counts()
    assert len(entries) == 8
    for entry in entries:
        key = entry.attrs["data-status"]
        assert entry.query("b")[0].to_text() == str(expected.get(key, 0))
        chosen = query_of(entry.attrs["href"]).get("status", "")
        assert chosen == ("" if key == "host" else f"host,{key}")
    assert [entry.attrs["data-status"] for entry in entries if "aria-current" in entry.attrs] == [
        "host"
    ]


def test_other_colors_have_their_own_legend():
    stage = stage_of(color="mineral", commodity="cobalt")
    assert "display:none" in stage.query(".entries")[0].attrs["style"]
    assert "share of world" in stage.query(".colors")[0].to_text()


def test_the_months_add_up_to_the_count():
    listed = months(FACTS)
    assert sum(month.count for month in listed) == headline(FACTS, FACTS.last_event).texts
    february = next(month for month in listed if month.name == "February 2026")
    assert february.count == 11
    assert listed[0].left >= 0
    assert listed[-1].left + listed[-1].width <= 100.1


def test_every_month_says_its_count_and_the_steps_lead_to_their_day():
    stage = stage_of(asof=FACTS.last_event, partner="PER")
    items = stage.query(".months li")
    assert len(items) == len(months(FACTS)) > 15
    for item, month in zip(items, months(FACTS), strict=True):
        assert item.attrs["data-asof"] == month.day.isoformat()
        assert f"{month.name}: {month.count}" in item.to_text()
    previous, following = stage.query("a[data-act]")
    assert "href" not in following.attrs
    assert previous.attrs["data-act"] == "previous"
    query = query_of(previous.attrs["href"])
    assert query == {"partner": "PER", "asof": months(FACTS)[-2].day.isoformat()}


def test_the_form_keeps_the_view_and_sets_the_date():
    stage = stage_of(partner="PER", region="africa")
    hidden = {
        field.attrs["name"]: field.attrs["value"]
        for field in stage.query("form.as-of input[type=hidden]")
    }
    assert hidden == {"partner": "PER", "region": "africa"}
    (field,) = stage.query("form.as-of input[type=date]")
    assert field.attrs["value"] == FACTS.last_event.isoformat()


@pytest.mark.parametrize(
    ("view", "start"),
    [
        ({}, None),
        ({"region": "africa"}, "translate("),
        ({"zoom": "2.00,500,200"}, "translate(-1000"),
    ],
)
def test_a_region_or_a_zoom_is_the_part_that_is_seen(view, start):
    (world,) = stage_of(**view).query(".world")
    transform = world.attrs.get("transform")
    assert transform is None if start is None else transform.startswith(start)


def test_every_partner_is_one_tab_stop_with_its_name_and_address():
    links = stage_of().query(".world a[data-code]")
    stops = [link for link in links if link.attrs.get("tabindex") != "-1"]
    codes = [link.attrs["data-code"] for link in stops]
    assert len(codes) == len(set(codes))
    assert set(FACTS.partners["iso_a3"]) <= set(codes)
    for link in stops:
        code = link.attrs["data-code"]
        assert query_of(link.attrs["href"])["partner"] == code
        assert link.query("title")[0].to_text().startswith(FACTS.name(code))


def test_tab_goes_through_the_legend_in_order():
    rows = statuses(FACTS, FACTS.last_event)["status"]
    links = stage_of().query(".lands a, .world > a")
    ranks = [int(link.attrs["data-rank"]) for link in links if "data-home" not in link.attrs]
    assert ranks == sorted(ranks)
    first = next(link.attrs["data-code"] for link in links)
    assert rows[first] == "host"


def test_a_slide_changes_nothing_of_the_view_and_other_pages_only_who_is_chosen():
    context = context_of("", partner="PER")
    assert slide_map(context, context.spec, replays=True).keys == ()
    assert bare_map(context, context.spec).keys == ("partner",)


def test_the_map_of_another_page_is_flat_whatever_the_address_says():
    context = context_of("minerals", projection="globe")
    assert bare_map(context, context.spec).state["projection"] == "equal-earth"
    assert map_stage(context).keys == ("partner", "asof", "status", "zoom")


def test_the_address_of_the_shapes_does_not_change_with_the_view():
    plain, other = (
        map_stage(context_of("", **view))
        for view in ({}, {"partner": "PER", "color": "initiative", "region": "asia"})
    )
    assert plain.address == other.address
    assert plain.frames != other.frames
    assert map_stage(context_of("", worldview="us")).address != plain.address


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (
            {"initiative": "msp"},
            "when FORGE replaced it on 4 Feb 2026 (16)",
        ),
        ({"initiative": "forge"}, "Member of FORGE (3)"),
        ({"initiative": "forge", "asof": date(2026, 2, 3)}, "Member of FORGE (0)"),
        ({"initiative": "pax_silica"}, "Member of Pax Silica (25)"),
        ({"initiative": "pax_silica", "asof": date(2025, 12, 31)}, "Member of Pax Silica (7)"),
    ],
)
def test_an_initiative_counts_its_members_as_of_the_date(view, expected):
    legend = stage_of(color="initiative", **view).query(".colors")[0].to_text()
    assert expected in " ".join(legend.split())


def test_mineral_shares_say_source_year_and_that_not_listed_is_not_zero():
    legend = stage_of(color="mineral", commodity="cobalt").query(".colors")[0].to_text()
    assert "Cobalt, mine production, 2025" in legend
    assert "no share listed, which is not zero" in legend
    assert "USGS MCS 2026, cobalt" in legend


@pytest.mark.parametrize(
    ("day", "summary", "attended"),
    [
        (date(2025, 3, 1), "agreements are counted from April 2025", "on the list"),
        (date(2025, 4, 1), "no signed agreement found since April 2025", "on the list"),
        (
            date(2025, 4, 30),
            "1 agreement signed since April 2025; 1 of 55 delegations has signed one",
            "on the list",
        ),
        (
            FACTS.last_event,
            "25 agreements signed since April 2025; 23 of 55 delegations have signed one",
            "attended",
        ),
    ],
)
def test_the_count_is_grammatical_and_nobody_attended_before_the_day(day, summary, attended):
    stage = stage_of(asof=day)
    assert summary in " ".join(stage.query(".summary")[0].to_text().split())
    line = " ".join(stage.query(".attended")[0].to_text().split())
    assert line == f"54 countries and the European Commission {attended}"


def test_how_many_signatories_did_not_attend_is_said_where_it_is_explained():
    assert "2 of 25 signatories did not attend." in stage_of().query(".help p")[0].to_text()
    early = stage_of(asof=date(2026, 2, 3)).query(".help p")[0].to_text()
    assert "did not attend" not in early
    assert "Not on State’s list of delegations: 1 of 9 signatories." in early


def test_boundaries_and_projection_are_folded_away_and_change_their_keys():
    page = map_page(context_of(""))
    (settings,) = [block for block in of_kind(page, Details) if block.key == "settings"]
    choices = {choice.key: choice for choice in of_kind(settings.blocks(), Choice)}
    assert choices["worldview"].changes("us") == {"worldview": "us"}
    assert choices["projection"].changes("globe") == {"projection": "globe"}
