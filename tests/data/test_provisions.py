"""What agreements commit to: only what their rows say, word for word, and nothing for the rest."""

import shutil

import pytest

from data.agreements.counting import signed_texts
from data.catalog.tables import heading
from data.facts.faults import FactsError
from data.facts.store import TABLES, load_facts, store
from data.i18n.provision_labels import LEGAL_STATUS, PROVISION_HELP, PROVISION_LABELS

FACTS = store().facts


def faults_of(folder):
    with pytest.raises(FactsError) as caught:
        load_facts(folder)
    return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def tables(tmp_path):
    return shutil.copytree(TABLES, tmp_path / "tables")


def edit(folder, old, new):
    path = folder / "provisions.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_provision_stands_word_for_word_in_the_row_of_its_agreement():
    agreements = FACTS.agreements.set_index("agreement_id")
    for row in FACTS.provisions.to_dict("records"):
        assert row["quote"] in agreements.at[row["agreement_id"], row["field"]], row
        assert row["statement"].endswith(".")


def test_the_rows_are_in_order_and_stand_once():
    rows = [tuple(row) for row in FACTS.raw_table("provisions").to_numpy().tolist()]
    assert rows == sorted(rows)
    assert len({row[:2] for row in rows}) == len(rows)


def test_commitments_are_those_of_counted_agreements_alone():
    counted = set(signed_texts(FACTS, FACTS.last_event)["agreement_id"])
    rows = FACTS.provisions
    commitments = rows.loc[rows["provision"] != LEGAL_STATUS]
    assert set(commitments["agreement_id"]) <= counted
    assert set(commitments["provision"]) == set(PROVISION_LABELS) == set(PROVISION_HELP)


@pytest.mark.parametrize(
    "name", ["uzb-2026-mou", "ind-2026-framework", "ita-2026-mou", "arm-2026-framework"]
)
def test_an_agreement_whose_row_states_no_terms_has_none(name):
    """Uzbekistan's follows "the standard template": what that holds is not stated there."""
    assert name not in set(FACTS.provisions["agreement_id"])


@pytest.mark.parametrize("name", ["mar-2026-mou", "rwa-2025-framework"])
def test_what_an_official_says_of_an_agreement_is_no_commitment(name):
    """Rubio named Morocco as a place for processing; the memorandum itself was not found."""
    assert name not in set(FACTS.provisions["agreement_id"])


def test_a_quote_that_does_not_stand_there_is_named(tables):
    edit(tables, "Lima stresses that it creates no legal duty\n", "Lima swears\n")
    (fault,) = faults_of(tables)
    assert "provisions.csv" in fault
    assert "'Lima swears' does not stand in the summary of per-2026-mou" in fault


def test_an_agreement_that_is_none_is_named(tables):
    edit(tables, "aus-2025-framework,", "aus-2024-framework,")
    (fault,) = faults_of(tables)
    assert "'aus-2024-framework' is not an agreement" in fault


def test_a_provision_beyond_the_vocabulary_is_named(tables):
    edit(tables, ",stockpiling,", ",hoarding,")
    assert any("hoarding" in fault for fault in faults_of(tables))


def test_a_row_is_called_by_its_statement():
    assert heading(FACTS, "provisions", "jpn-2025-framework.stockpiling") == (
        "Stockpiles are coordinated."
    )
