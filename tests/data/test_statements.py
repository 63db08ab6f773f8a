"""The Brief's statements: each rests on rows that exist, and no number in them is typed by hand."""

import re

import pytest

from data.browsing import row
from data.counting import headline
from data.statements import READERS, SECTIONS, figures, for_reader, partners_for, statements
from data.store import store
from data.words import MINISTERIAL

FACTS = store().facts
RAW = FACTS.raw_table("statements")


@pytest.mark.parametrize("name", RAW["statement_id"])
def test_a_statement_names_rows_that_exist(name):
    cell = RAW.set_index("statement_id").at[name, "related_rows"]
    for reference in cell.split(";"):
        table, _, key = reference.partition(":")
        assert row(FACTS, table, key) is not None, reference


@pytest.mark.parametrize("name", RAW["statement_id"])
def test_no_figure_of_the_tables_is_typed(name):
    """Days and spans that belong to a claim may stand; counts may not."""
    text = RAW.set_index("statement_id").at[name, "text"]
    digits = re.findall(r"\d+", re.sub(r"within 30 days|13 July", "", text))
    assert not digits, digits


def test_every_figure_is_used_and_known():
    named = {n for text in [*RAW["text"], *RAW["heading"]] for n in re.findall(r"\{(\w+)\}", text)}
    assert named == set(figures(FACTS))


def test_the_figures_are_those_of_the_count():
    known, numbers = figures(FACTS), headline(FACTS, FACTS.last_event)
    assert known["texts"] == str(numbers.texts)
    assert known["signed_words"] == "Eleven"
    assert known["signers"].count(",") == 10
    texts = FACTS.agreements.set_index("agreement_id")
    assert known["eu_days"] == str((texts.at["eu-2026-mou", "signed_last"] - MINISTERIAL).days)
    assert known["eu_days"] == "79"


def test_every_section_and_reader_has_its_statements():
    rows = statements(FACTS)
    assert set(rows["section"]) == set(SECTIONS)
    for reader in READERS:
        assert rows["for_readers"].map(lambda whom, who=reader: who in whom).any(), reader


@pytest.mark.parametrize("reader", READERS)
def test_what_concerns_a_reader_stands_first_and_nothing_is_left_out(reader):
    rows = for_reader(FACTS, reader)
    assert sorted(rows["statement_id"]) == sorted(RAW["statement_id"])
    for section in SECTIONS:
        own = [reader in whom for whom in rows.loc[rows["section"] == section, "for_readers"]]
        assert own == sorted(own, reverse=True)
    assert set(partners_for(FACTS, reader)) <= set(FACTS.partner_codes)


def test_the_largest_miners_come_first_for_a_miner():
    assert partners_for(FACTS, "mining")[0] == "BRA"
