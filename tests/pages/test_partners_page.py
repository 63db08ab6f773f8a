"""The Partners page in process: each of the 55 shows exactly its rows."""

import pytest

from data.counting import texts_of
from data.dossier import beside_china
from data.store import store
from pages.partner_finder import labels
from tests.pages.opening import opened, text_of

FACTS = store().facts


@pytest.mark.parametrize("code", [*FACTS.partners["iso_a3"], "USA", "COL"])
def test_each_page_shows_exactly_its_rows(code):
    app = opened("partners", partner=code)
    said = text_of(app)
    assert app.title[0].value.replace("\\", "") == FACTS.name(code)
    known = texts_of(FACTS, code, FACTS.last_event)
    assert f"##### Texts ({len(known)})" in said
    assert said.count("For the United States:") == len(known)
    members = FACTS.memberships.loc[FACTS.memberships["iso_a3"] == code]
    listed = said.count(" — since ") + said.count(" — date of joining not listed")
    assert listed == len(members)
    rows = beside_china(FACTS, code)
    charts = [chart for chart in app.get("plotly_chart") if "minerals" in str(chart.proto.id)]
    assert len(charts) == rows["stage"].nunique()
    if rows.empty:
        assert "That is not zero" in said


def test_china_stands_beside_as_the_source_prints_it(facts):
    rows = beside_china(facts, "PER").set_index(["slug", "stage"])
    copper = rows.loc[("copper", "mine")]
    printed = facts.production.loc[
        (facts.production["slug"] == "copper")
        & (facts.production["stage"] == "mine")
        & (facts.production["year"] == copper["year"])
        & (facts.production["iso_a3"] == "CHN"),
        "share_of_world_pct",
    ]
    assert copper["china_pct"] == printed.iloc[0]


@pytest.mark.parametrize(
    ("alias", "code"),
    [
        ("Korea", "KOR"),
        ("Britain", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Czech Republic", "CZE"),
        ("EU", "EUU"),
        ("PER", "PER"),
    ],
)
def test_the_search_knows_codes_and_aliases(alias, code):
    assert alias in labels(FACTS)[code]


def test_next_and_previous_go_by_name():
    app = opened("partners", partner="PER")
    app.button(key="move_Next").click().run()
    assert app.query_params["partner"] == "PHL"
    app.button(key="move_Previous").click().run()
    assert app.query_params["partner"] == "PER"
    app.button(key="move_All partners").click().run()
    assert "partner" not in app.query_params
    assert app.title[0].value.startswith("55 delegations")


def test_an_unknown_partner_is_named_and_the_list_is_offered():
    app = opened("partners", partner="FRX")
    assert "partner" in app.warning[0].value
    assert len(app.dataframe[0].value) == 61
