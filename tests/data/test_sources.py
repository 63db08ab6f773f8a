import pytest

from data.catalog.sources import (
    address_kind,
    is_official,
    is_single_source,
    official_first,
    table_of_figure,
    together,
)
from data.facts.hosts import publisher_host
from data.facts.store import store
from views.text.markdown import source_links


def test_tables_of_one_work_stand_behind_its_name():
    listed = ["USGS MCS 2026, tin", "USGS MCS 2026, zinc", "World Nuclear Association, Uranium"]
    assert together([*listed, listed[0]]) == (
        "USGS MCS 2026: tin; zinc. World Nuclear Association, Uranium"
    )
    assert together(["USGS"]) == "USGS"


def test_a_figure_stands_in_the_table_of_its_source():
    facts = store().facts
    assert set(facts.production["source"].map(table_of_figure)) == {"production"}
    assert set(facts.refining["source"].map(table_of_figure)) == {"refining"}


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://www.state.gov/releases", ""),
        ("http://nie-podam.pl/viewer.php?id=1", "copy"),
        ("https://github.com/blpetrihos-hub/buy-side-net", "copy"),
        ("https://github.com/Bridge-Node-7/pax-silica", "tracker"),
        ("https://github.com/someone-else/notes", ""),
        ("http://119.78.100.166/beetl/resp/item/detail?id=1", "unnamed"),
        ("https://2ch.logpo.jp/article/1437886", "forum"),
        ("https://www.krbitget.com/news/detail/1", "trading"),
    ],
)
def test_an_address_says_whether_it_leads_to_an_original(url, kind):
    assert address_kind(url) == kind


@pytest.mark.parametrize(
    ("agreement", "single"),
    [
        ("arm-2026-framework", True),
        ("col-2026-framework", True),
        ("ita-2026-mou", True),
        ("gbr-2026-mou", False),
        ("aus-2025-framework", False),
    ],
)
def test_a_copy_is_no_second_source(agreement, single):
    """Colombia's framework and Italy's memorandum are known from State's release alone: the second
    address of each shows a copy of it."""
    urls = store().facts.agreements.set_index("agreement_id").at[agreement, "source_urls"]
    assert is_single_source(urls) is single


def test_what_only_carries_others_counts_once_together():
    own, relayed = "https://example.org/a", "https://menafn.com/1;https://particle.news/1"
    assert is_single_source(own)
    assert is_single_source(relayed)
    assert not is_single_source(f"{own};{relayed}")


def test_the_official_source_stands_first_and_the_others_keep_their_order():
    """A reader who checks a claim goes to the government's page, not to the first newspaper."""
    paper, copy, state = (
        "https://www.reuters.com/b",
        "http://nie-podam.pl/viewer.php?id=1",
        "https://www.state.gov/c",
    )
    assert official_first(f"{paper};{copy};{state}") == [state, paper, copy]
    assert official_first("") == []
    assert source_links(f"{paper};{copy};{state}", 1) == f"[state\\.gov]({state})"


def test_no_row_lists_another_source_before_an_official_one():
    facts, moved = store().facts, 0
    for table in facts.table_names:
        for cell in set(facts.raw_table(table).get("source_urls", ())):
            listed = official_first(cell)
            flags = [is_official(url) for url in listed]
            assert flags == sorted(flags, reverse=True), cell
            assert sorted(listed) == sorted(cell.split(";"))
            moved += listed != cell.split(";")
    assert moved


def test_a_host_in_a_domain_of_a_government_is_listed_as_official():
    """A new source of a ministry must not stand behind a newspaper because nobody listed it."""
    facts, government = store().facts, {"gov", "gob", "gouv", "govt"}
    cells = {
        cell
        for table in facts.table_names
        for cell in facts.raw_table(table).get("source_urls", ())
    }
    urls = {url for cell in cells for url in cell.split(";") if url}
    official = {url for url in urls if government & set(publisher_host(url).split(".")[-2:])}
    assert official
    assert {url for url in official if not is_official(url)} == set()


def test_an_official_page_is_an_original_and_a_source_of_its_own():
    assert address_kind("https://www.state.gov/releases") == ""
    assert not is_single_source("https://www.state.gov/a;https://www.reuters.com/b")
