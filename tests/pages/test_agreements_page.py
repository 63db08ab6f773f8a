"""The Agreements page in process: opened by its address, filtered, and one agreement in full."""

from tests.pages.opening import html_of, open_page, text_of


def test_the_page_opens_with_the_count_and_every_counted_agreement():
    app = open_page("agreements")
    assert app.title[0].value.startswith("25 bilateral minerals agreements")
    assert html_of(app).count('<section class="atlas-field">') == 25
    assert not app.warning


def test_what_the_reader_buys_is_in_the_address_and_in_the_finding():
    app = open_page("agreements")
    app.multiselect(key="w_minerals_bought").set_value(["cobalt"]).run()
    assert app.query_params["mineral"] == "cobalt"
    assert "countries listed as mining cobalt" in app.title[0].value
    app.button_group(key="w_agreement_view").set_value("matrix").run()
    assert app.query_params["view"] == "matrix"
    assert 'class="atlas-matrix"' in html_of(app)
    app.button(key="ask_nothing").click().run()
    assert "mineral" not in app.query_params
    assert not app.exception


def test_an_agreement_opens_by_its_address_and_leads_back():
    app = open_page("agreements", agreement="per-2026-mou")
    assert app.title[0].value.startswith("Peru")
    assert "Lima stresses" in text_of(app)
    app.button(key="all_agreements").click().run()
    assert "agreement" not in app.query_params
    assert not app.exception


def test_nothing_found_offers_less():
    app = open_page("agreements", region="oceania", binding="binding")
    assert "region Oceania" in app.info[0].value
    app.button(key="offer_0").click().run()
    assert "region" not in app.query_params
    assert "agreement=ukr-2025-fund" in html_of(app)


def test_an_agreement_that_is_none_is_named_and_the_nearest_opened():
    app = open_page("agreements", agreement="per-2025-mou", mineral="kobalt")
    assert len(app.warning) == 2
    app.button(key="instead_agreement_per-2026-mou").click().run()
    assert app.query_params["agreement"] == "per-2026-mou"
    assert app.title[0].value.startswith("Peru")
