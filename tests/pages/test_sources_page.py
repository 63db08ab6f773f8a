"""The Sources page in process: every table, a row in words, searches, and what does not exist."""

import pytest

from data.catalog.reading import label_of
from data.catalog.tables import row_ids
from data.facts.store import Store, store
from tests.pages.opening import open_page, text_of

FACTS = store().facts


@pytest.mark.parametrize("table", FACTS.table_names)
def test_each_table_opens_with_its_last_row_in_words(table):
    name = row_ids(FACTS, table).iloc[-1]
    app = open_page("sources", table=table, row=name)
    text = text_of(app).replace("\\", "")
    assert f"{table}.csv · {name}" in text
    for column in FACTS.raw_table(table):
        assert f"**{label_of(FACTS, table, column)}** —" in text
    assert len(app.dataframe[0].value) == len(FACTS.table(table))
    assert not app.warning


def test_a_copy_is_named_as_one_and_stands_after_the_original():
    urls = FACTS.partners.loc[FACTS.partners["source_urls"].str.contains("nie-podam"), "iso_a3"]
    text = text_of(open_page("sources", table="partners", row=urls.iloc[0]))
    assert "copy at nie" in text
    assert text.index("state\\.gov") < text.index("copy at nie")


def test_the_rows_behind_the_headline():
    app = open_page("sources", table="agreements", only="signed", asof="2026-02-04")
    assert len(app.dataframe[0].value) == 20
    assert "count as signed by 4 Feb 2026" in text_of(app)


def test_an_unknown_row_is_reported_and_the_table_shown():
    app = open_page("sources", table="agreements", row="<b>nothing</b>")
    assert "no row is called" in app.warning[0].value
    assert len(app.dataframe[0].value) == len(FACTS.agreements)


def test_an_unknown_table_is_reported():
    app = open_page("sources", table="secrets")
    assert "secrets" in app.warning[0].value


def test_a_search_without_a_match_offers_what_may_be_meant():
    app = open_page("sources", table="profiles", q="UAE")
    assert "stands in the tables as ARE" in app.info[0].value
    app.button(key="instead_code").click().run()
    assert len(app.dataframe[0].value) > 0


def test_filters_by_column_stay_with_a_search_and_are_cleared_with_it():
    app = open_page("sources", table="agreements")
    app.selectbox(key="filter_agreements_confidence").set_value("high").run()
    some = len(app.dataframe[0].value)
    assert 0 < some < len(FACTS.agreements)
    app.text_input(key="w_q").set_value("peru").run()
    assert 0 < len(app.dataframe[0].value) < some
    assert set(app.dataframe[0].value["Confidence"]) == {"high"}
    app.text_input(key="w_q").set_value("no such words").run()
    app.button(key="show_all").click().run()
    assert not app.exception
    assert len(app.dataframe[0].value) == len(FACTS.agreements)
    assert app.selectbox(key="filter_agreements_confidence").value == ""


def test_works_carry_their_license():
    text = text_of(open_page("sources")).replace("\\", "")
    assert "CC BY 4.0" in text
    assert "Public domain" in text


def test_a_broken_edit_is_reported_on_the_page_and_nobody_loses_the_facts(tmp_path, monkeypatch):
    import shutil

    from data.facts.store import TABLES

    folder = tmp_path / "tables"
    shutil.copytree(TABLES, folder)
    edited_store = Store(folder, every=0.0)
    # The shell imports it anew with each run; the other two, where a page takes its facts, have it.
    for module in ("data.facts.store", "pages.url_state", "pages.components.page_content"):
        monkeypatch.setattr(f"{module}.store", lambda: edited_store)
    version = edited_store.facts.version
    path = folder / "events.csv"
    good = path.read_text(encoding="utf-8")
    broken = good.replace(",ministerial,", ",carnival,", 1)
    assert broken != good
    path.write_text(broken, encoding="utf-8")
    assert edited_store.facts.version == version
    assert edited_store.status == "degraded"
    assert "carnival" in str(edited_store.faults[0])
    app = open_page("sources", table="events")
    assert "last good facts are shown" in app.warning[0].value
    assert len(app.dataframe[0].value) == len(FACTS.events)
    path.write_text(good, encoding="utf-8")
    assert edited_store.status == "ok"
    app.run()
    assert not app.warning
