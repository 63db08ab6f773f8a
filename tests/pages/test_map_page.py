"""The Map page in process: every control, every partner, every bad address."""

import json
from datetime import date

import pytest

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.facts.store import store
from tests.pages.opening import chosen_of, html_of, map_of, open_page, text_of
from views.context import page_context
from views.controls import partner_table

FACTS = store().facts


@pytest.mark.parametrize("code", [*FACTS.partners["iso_a3"], "USA", "COL", "RWA", "CHL"])
def test_every_partner_has_a_panel(code):
    app = open_page(partner=code)
    assert chosen_of(app) == FACTS.name(code)
    assert map_of(app)["state"]["partner"] == code
    text = text_of(app)
    for section in ("### Agreements", "### Memberships", "### Minerals"):
        assert section in text
    assert "nan" not in text.lower().split()
    assert "None" not in text.split()


def test_without_a_choice_everyone_is_listed():
    app = open_page()
    assert chosen_of(app) == ""
    assert len(app.button_group(key="w_list").options) == 62


def test_the_panel_says_what_is_not_published_and_not_stated():
    assert "Head of delegation: not published" in text_of(open_page(partner="ARM"))
    assert "Legal status: **not stated**" in text_of(open_page(partner="KAZ"))
    assert "which is not zero" in text_of(open_page(partner="SGP"))


def test_a_weak_report_is_shown_as_a_claim_never_as_signed():
    app = open_page(partner="LTU")
    text = text_of(app)
    assert "claimed" in text
    assert "Not counted as a signed agreement" in text
    assert "Attended, no agreement found" in html_of(app)


def test_the_panel_keeps_to_the_date():
    before = text_of(open_page(partner="PER", asof="2026-02-03"))
    assert "### Agreements (0)" in before
    assert "No agreement found as of 3 Feb 2026 (counted from April 2025)." in before
    assert "### Agreements (1)" in text_of(open_page(partner="PER", asof="2026-02-04"))


def test_a_mirror_is_named_as_a_copy_after_the_original():
    text = text_of(open_page(partner="ARM"))
    assert text.index("state\\.gov") < text.index("copy at nie\\-podam\\.pl")


@pytest.mark.parametrize(
    ("widget", "value", "key", "written"),
    [
        ("w_color", "initiative", "color", "initiative"),
        ("w_region", "africa", "region", "africa"),
    ],
)
def test_a_control_writes_its_key_into_the_address(widget, value, key, written):
    app = open_page()
    app.selectbox(key=widget).set_value(value).run()
    assert not app.exception
    assert app.query_params[key] == written


def test_the_address_alone_restores_the_controls():
    app = open_page(asof="2026-02-04", region="asia", worldview="us", color="initiative")
    assert map_of(app)["state"]["asof"] == "2026-02-04"
    assert app.selectbox(key="w_region").value == "asia"
    assert map_of(app)["address"] == "/map/stage.html?worldview=us"
    assert app.selectbox(key="w_color").value == "initiative"


def test_going_back_to_the_default_leaves_the_address_clean():
    app = open_page(region="asia")
    app.selectbox(key="w_region").set_value("").run()
    assert "region" not in app.query_params


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("partner", "QQQ"),
        ("partner", "x" * 20_000),
        ("partner", "<img src=x onerror=alert(1)>"),
        ("partner", "[click](javascript:alert(1))"),
        ("asof", "yesterday"),
        ("asof", "2031-01-01"),
        ("worldview", "flat"),
        ("region", "atlantis"),
        ("asoff", "2026-02-04"),
    ],
)
def test_a_bad_address_gives_the_default_view_and_a_notice(key, value):
    app = open_page(**{key: value})
    assert len(app.warning) == 1
    assert key in app.warning[0].value
    assert len(app.warning[0].value) < 600
    assert "<img" not in app.warning[0].value.replace("\\<img", "")
    assert map_of(app)["state"]["asof"] == FACTS.last_event.isoformat()
    assert key not in app.query_params


def test_a_repeated_key_is_named():
    app = open_page(partner=["PER", "CHL"])
    assert "partner" in app.warning[0].value


def test_tracking_keys_of_social_media_are_not_complained_about():
    assert not open_page(utm_source="newsletter", fbclid="abc").warning


def test_the_notice_goes_with_the_next_action():
    app = open_page(region="atlantis")
    app.selectbox(key="w_region").set_value("asia").run()
    assert not app.warning


def test_the_table_holds_the_rows_of_the_map():
    table = partner_table(page_context("", ChartSpec(), FACTS))
    assert len(table) == len(statuses(FACTS, FACTS.last_event)) == 62
    assert (table["Status"] == "Signed at the ministerial").sum() == 11


def test_the_table_follows_the_date():
    table = partner_table(page_context("", ChartSpec(asof=date(2026, 2, 3)), FACTS))
    assert not table["Status"].str.contains("attend").any()
    assert not table["Why"].str.contains("attend").any()


def test_what_the_map_is_given_is_small():
    """Shapes, colors and words travel by address, once."""
    app = open_page(partner="PER", region="asia", color="mineral", commodity="cobalt")
    given = map_of(app)
    assert len(json.dumps(given)) - len(given["alt"]) < 1_000
    assert given["state"]["region"].count(",") == 3
    assert "commodity=cobalt" in given["frames"]


def test_a_click_counts_that_comes_before_the_last_address_has_reached_the_browser():
    """Of twenty quick clicks on the map some were lost.

    The panel showed, the reader clicked the next partner, and the browser still sent the address of
    before: the click's partner was overwritten by that older view.
    """
    app = open_page(partner="PER")
    assert chosen_of(app) == "Peru"
    app.query_params.pop("partner")
    app.selectbox(key="w_region").set_value("asia").run()
    assert chosen_of(app) == "Peru"
    assert app.query_params["partner"] == "PER"


def test_an_address_that_comes_without_an_action_is_followed():
    app = open_page(partner="PER")
    app.query_params["partner"] = "COK"
    app.run()
    assert chosen_of(app) == "Cook Islands"
