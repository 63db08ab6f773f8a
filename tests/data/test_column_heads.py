"""Column titles in words: every column of every table has one, with its unit."""

import re

import pytest

from data.catalog.package import field
from data.catalog.reading import as_read, heads, names_of_codes
from data.catalog.tables import filter_rows
from data.facts.schemas import SCHEMAS
from data.facts.store import store

FACTS = store().facts
CODE = re.compile(r"(?<![`{/\w.])[a-z]+_[a-z_]+(?![\w./}])")
ORDER = re.compile(r"\b(do not (draw|show|merge)|re-check|must be|keep as|leave (it|as))\b", re.I)
UNITS = re.compile(r"%|degrees|in the unit beside it")


@pytest.mark.parametrize("table", FACTS.table_names)
def test_every_column_has_one_head_and_no_two_share_one(table):
    own = heads(FACTS, table, codes=True)
    cells = [head.column for head in own if not head.is_named]
    assert sorted(cells) == sorted(SCHEMAS[table].columns)
    labels = [head.label for head in own]
    assert len(set(labels)) == len(labels)
    assert {head.column for head in own if head.is_named} <= set(cells)
    for label in labels:
        assert "_" not in label
        assert label[0].isupper()
        assert label != label.upper(), label


@pytest.mark.parametrize("table", FACTS.table_names)
def test_a_head_says_the_unit_where_cells_have_one(table):
    for head in heads(FACTS, table, codes=True):
        is_amount = field(table, head.column)["type"] in ("number", "integer")
        assert bool(UNITS.search(head.label)) == is_amount, head


@pytest.mark.parametrize("table", FACTS.table_names)
def test_codes_and_ids_stand_last_and_only_for_those_who_ask(table):
    flags = [head.is_technical for head in heads(FACTS, table, codes=True)]
    assert flags == sorted(flags)
    shown = heads(FACTS, table)
    assert not any(head.is_technical for head in shown)
    assert len(shown) >= 2
    for head in shown:
        is_code = head.column.endswith(("_id", "_ids", "iso_a3", "iso_a3s", "slug"))
        assert not is_code or head.is_named or table == "countries", head


def test_who_stands_first_and_notes_after_sources():
    agreements = [head.column for head in heads(FACTS, "agreements")]
    assert agreements[:4] == ["partner_name", "title", "instrument_type", "signed_on"]
    assert agreements[-3:] == ["confidence", "source_urls", "notes"]
    production = [head.column for head in heads(FACTS, "production")]
    assert production[:4] == ["country_name", "commodity", "stage", "year"]


def test_names_stand_for_codes_and_a_unit_beside_its_amount():
    rows = filter_rows(FACTS, "not_quantified", "antimony")
    shown = as_read(FACTS, "not_quantified", rows)
    assert set(shown["Commodity"]) == {"Antimony"}
    own = [head.column for head in heads(FACTS, "production")]
    assert own[own.index("value") + 1] == "unit"
    events = FACTS.raw_table("events")
    names = names_of_codes(FACTS, "events", events)["partner_iso_a3s"]
    assert "Ukraine, United States" in set(names)


@pytest.mark.parametrize("table", FACTS.table_names)
def test_a_fixed_choice_is_in_words_unless_codes_are_asked_for(table):
    rows = filter_rows(FACTS, table, "")
    choices = [
        head
        for head in heads(FACTS, table)
        if not head.is_named and "enum" in field(table, head.column).get("constraints", {})
    ]
    shown, coded = as_read(FACTS, table, rows), as_read(FACTS, table, rows, codes=True)
    for head in choices:
        assert not [cell for cell in set(shown[head.label]) if "_" in cell]
        assert set(coded[head.label]) == set(rows[head.column])


def test_words_of_a_fixed_choice():
    shown = as_read(FACTS, "agreements", filter_rows(FACTS, "agreements", "ukr-2025-fund"))
    (row,) = shown.to_dict("records")
    assert (row["Status"], row["Counts as"]) == ("In force", "bilateral minerals agreement")


@pytest.mark.parametrize("table", FACTS.table_names)
def test_what_is_read_names_no_code_and_gives_no_orders(table):
    """“Do not draw as signed until dated” stood in a note, for whoever makes the atlas."""
    shown = as_read(FACTS, table, filter_rows(FACTS, table, ""))
    cells = {cell for head in shown for cell in map(str, shown[head])}
    words = [cell for cell in cells if not cell.startswith(("http", "/"))]
    assert words
    names = {cell for cell in words if CODE.fullmatch(cell)}  # of tables, among the changes
    assert [cell for cell in set(words) - names if CODE.search(cell) or ORDER.search(cell)] == []
