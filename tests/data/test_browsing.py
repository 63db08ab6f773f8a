"""Browsing the tables: rows by name, columns explained by their schema, words searched for."""

from datetime import date

import pytest

from data.agreements.counting import headline
from data.catalog.sources import publication_of
from data.catalog.tables import columns, filter_rows, filters, row, row_ids
from data.facts.schemas import SCHEMAS
from data.facts.store import store

FACTS = store().facts


@pytest.mark.parametrize("table", FACTS.table_names)
def test_every_row_has_a_name_of_its_own_and_is_found_by_it(table):
    names = row_ids(FACTS, table)
    assert names.is_unique
    for name in names.iloc[[0, -1]]:
        assert row(FACTS, table, name) is not None
    assert row(FACTS, table, "nothing") is None


@pytest.mark.parametrize("table", FACTS.table_names)
def test_no_column_is_without_help(table):
    descriptions = columns(FACTS, table)
    assert {column.name for column in descriptions} == set(SCHEMAS[table].columns)
    assert all(len(column.meaning) > 3 and column.kind for column in descriptions)


def test_words_are_searched_for_in_any_case_and_together():
    matches = filter_rows(FACTS, "agreements", "peru MEMORANDUM")
    assert "per-2026-mou" in matches.index
    assert filter_rows(FACTS, "agreements", "peru zzz").empty
    assert len(filter_rows(FACTS, "production", stage="mine")) < len(FACTS.production)


@pytest.mark.parametrize("day", [date(2026, 2, 4), FACTS.last_event])
def test_the_rows_behind_the_count_are_as_many_as_the_count(day):
    assert (
        len(filter_rows(FACTS, "agreements", only="signed", asof=day)) == headline(FACTS, day).texts
    )


def test_columns_with_a_fixed_choice_can_be_filtered_by():
    assert "confidence" in filters(FACTS, "agreements")
    assert filters(FACTS, "production")["stage"] == ("mine", "refinery", "reserves", "smelter")


def test_every_figure_comes_from_a_work_that_is_listed():
    for table in ("production", "refining"):
        sources = set(FACTS.table(table)["source"])
        assert sources, table
        for source in sources:
            assert publication_of(FACTS, source) is not None, source
