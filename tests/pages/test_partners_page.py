"""The Partners page in process: each of the 55 shows exactly its rows, the list and sides hold."""

import re

import pytest

from data.agreements.counting import texts_of
from data.facts.store import store
from data.partners.listing import listing
from data.partners.lookup import spoken_names
from data.partners.minerals import beside_china, without_number
from tests.pages.opening import open_page, text_of
from views.partner_labels import labels

FACTS = store().facts
EVERYONE = [*FACTS.partners["iso_a3"], "USA", "COL"]


def html_of(app):
    """The one piece of HTML that is the page's own, between the search and the footer's button."""
    search, body, footer = (element.proto.body for element in app.get("html"))
    assert "atlas-search" in search
    assert "atlas-letters" in footer
    return body


@pytest.mark.parametrize("code", EVERYONE)
def test_each_page_shows_exactly_its_rows(code):
    app = open_page("partners", partner=code)
    text = text_of(app)
    assert app.title[0].value.replace("\\", "") == FACTS.name(code)
    agreements = texts_of(FACTS, code, FACTS.last_event)
    assert f"## Agreements ({len(agreements)})" in text
    assert text.count("For the United States:") == len(agreements)
    assert text.count("Legal status: **not stated**") == (agreements["binding"] == "").sum()
    assert (
        len(re.findall(r"\*\* · .* · claimed\n", text)) == (agreements["confidence"] == "low").sum()
    )
    members = FACTS.memberships.loc[FACTS.memberships["iso_a3"] == code]
    listed = text.count(" — since ") + text.count(" — date of joining not listed")
    assert listed == len(members)
    rows = beside_china(FACTS, code)
    charts = [chart for chart in app.get("plotly_chart") if "minerals" in str(chart.proto.id)]
    assert len(charts) == rows["stage"].nunique()
    assert ("which is not zero" in text) == rows.empty
    assert re.search(rf"\(/locator/international\.light\.[0-9a-f]{{12}}\.{code}\.svg\)", text)


@pytest.mark.parametrize("code", EVERYONE)
def test_the_sheet_holds_the_same_agreements(code):
    body = html_of(open_page("partners", partner=code, view="print"))
    agreements = texts_of(FACTS, code, FACTS.last_event)
    assert body.count('<div class="agreement">') == len(agreements)
    rows = beside_china(FACTS, code)
    assert body.count("<i style=") == min(len(rows), 16)
    if len(rows) > 16:
        assert f"{len(rows) - 16} smaller share" in body


@pytest.mark.parametrize(("code", "mineral"), [("CHL", "Copper"), ("IDN", "Nickel")])
def test_a_large_producer_that_did_not_attend_has_its_figures(code, mineral):
    """Chile mines more copper than anyone and Indonesia more nickel: the tables left them out."""
    charts = open_page("partners", partner=code).get("plotly_chart")
    assert any(mineral in chart.proto.alt for chart in charts)
    assert "no mineral that the others" not in text_of(open_page("partners", compare=f"{code},PER"))


def test_what_is_listed_without_a_number_is_distinguished_from_what_is_not_listed():
    """“Not listed” was said of output that the source withholds or does not know."""
    text = text_of(open_page("partners", partner="PAK")).replace("\\", "")
    assert "NA" in [printed for _, printed in without_number(FACTS, "PAK")]
    assert re.search(r"Listed without a number: .*: not available", text)


def test_16_partners_have_no_mineral_row_and_the_page_says_so():
    rows = listing(FACTS, FACTS.last_event)
    without = rows.index[rows["mineral"] == ""]
    assert len(without) == 16
    app = open_page("partners", partner=without[0])
    assert "which is not zero" in text_of(app)


def test_a_date_before_the_signature_hides_it():
    app = open_page("partners", partner="PER", asof="2026-01-31")
    text = text_of(app)
    assert "## Agreements (0)" in text
    assert "1 more agreement dated later" in text


def test_the_commission_names_its_members_and_warns_of_double_counting():
    text = text_of(open_page("partners", partner="EUU"))
    assert "## The 27 members" in text
    members = FACTS.memberships["initiative"] == "eu"
    delegations = set(FACTS.partner_codes) & set(FACTS.memberships.loc[members, "iso_a3"])
    assert text.count("/partners?partner=") == len(delegations)
    assert "never add them to the members" in text


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
        ("ペルー", "PER"),
        ("بيرو", "PER"),
        ("Argentine", "ARG"),
        ("República Democrática del Congo", "COD"),
        ("Европейская комиссия", "EUU"),
    ],
)
def test_the_search_knows_codes_aliases_and_other_languages(alias, code):
    assert alias in labels(FACTS)[code]


def test_the_search_finds_every_partner_in_every_language():
    """The select box asks that the letters come in order in the label."""
    assert set(labels(FACTS)) <= set(spoken_names(FACTS))
    for code, names in spoken_names(FACTS).items():
        for name in names if code in labels(FACTS) else ():
            letters = iter(labels(FACTS)[code].casefold())
            assert all(letter in letters for letter in name.casefold()), (code, name)


def test_next_and_previous_go_by_name():
    app = open_page("partners", partner="PER")
    app.button(key="move_Next").click().run()
    assert app.query_params["partner"] == "PHL"
    app.button(key="move_Previous").click().run()
    assert app.query_params["partner"] == "PER"
    app.button(key="move_All partners").click().run()
    assert "partner" not in app.query_params
    assert app.title[0].value.startswith("55 delegations")


def test_next_follows_the_order_and_the_filter_of_the_list():
    app = open_page("partners", region="africa", sort="texts")
    order = list(listing(FACTS, FACTS.last_event, region="africa", sort="texts").index)
    assert (
        [*app.get("button_group")][1]
        .proto.options[0]
        .content.startswith(f"**{FACTS.name(order[0])}**")
    )
    app = open_page("partners", region="africa", sort="texts", partner=order[0])
    app.button(key="move_Next").click().run()
    assert app.query_params["partner"] == order[1]
    assert "(Africa) by number of agreements" in text_of(app)


def test_the_table_holds_the_55_and_a_status_filter_brings_in_the_others():
    table = open_page("partners", view="table").dataframe[0].value
    assert len(table) == 55
    assert table["Partner"].str.casefold().is_monotonic_increasing
    outside = open_page("partners", view="table", status="signed_not_attending").dataframe[0].value
    assert set(outside["Status"]) == {"Signed, did not attend"}


def test_the_table_says_of_nobody_that_they_did_not_attend_before_the_day():
    app = open_page("partners", view="table", status="signed_not_attending", asof="2026-02-03")
    assert set(app.dataframe[0].value["Status"]) == {"Signed, not on the list"}
    assert "Signed, not on the list" in app.multiselect(key="w_status").options


def test_nothing_fits_and_a_way_back():
    app = open_page("partners", region="oceania", status="host")
    assert "No partner has this status" in app.info[0].value
    app.button(key="reset").click().run()
    assert "region" not in app.query_params


def test_side_by_side_shows_the_same_rows_for_each():
    app = open_page("partners", compare="PER,ARG,ZMB")
    body = html_of(app)
    rows = re.findall(r"<tr.*?</tr>", body)
    assert [row.count("<td data-partner") for row in rows[1:]] == [3] * (len(rows) - 1)
    assert body.count('<th scope="col">') == 3
    assert "not published" in body
    assert "not listed as a member" in body


def test_compare_from_a_page_and_back():
    app = open_page("partners", partner="PER")
    app.button(key="compare").click().run()
    assert app.query_params["compare"] == "PER"
    app.multiselect(key="w_compare").set_value(["PER", "COL"]).run()
    assert app.query_params["compare"] == "PER,COL"
    app.button(key="close_compare").click().run()
    assert "compare" not in app.query_params
    assert app.title[0].value == "Peru"


def test_five_or_the_same_twice_keep_what_can_be_shown():
    app = open_page("partners", compare="PER,PER,ARG,ZMB,AUS,IND")
    text = " ".join(warning.value for warning in app.warning)
    assert "Given more than once: PER" in text.replace("\\", "")
    assert "Left out: IND" in text.replace("\\", "")
    assert html_of(app).count('<th scope="col">') == 4


def test_a_slip_of_the_pen_gets_the_partner_that_was_meant():
    app = open_page("partners", partner="PRU")
    assert "Probably meant: Peru" in app.warning[0].value
    app.button(key="instead_PER").click().run()
    assert app.title[0].value == "Peru"


def test_a_country_outside_is_named_with_its_nearest_partner_and_the_list():
    app = open_page("partners", partner="CHE")
    text = app.warning[0].value.replace("\\", "")
    assert "Switzerland was not at the ministerial" in text
    assert "nearest partner on the map is" in text
    app.button(key="instead_all").click().run()
    assert app.title[0].value.startswith("55 delegations")


def test_print_view_and_back():
    app = open_page("partners", partner="PER")
    app.button(key="to_print").click().run()
    assert app.query_params["view"] == "print"
    assert "<h1>Peru</h1>" in html_of(app)
    app.button(key="from_print").click().run()
    assert "view" not in app.query_params
    assert app.title[0].value == "Peru"
