"""One set of facts for everyone: frozen, versioned, and kept when an edit is broken."""

import shutil
from pathlib import Path

import pytest

from data.faults import FactsError
from data.store import TABLES, Store, load_facts


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    copy = tmp_path / "tables"
    shutil.copytree(TABLES, copy)
    return copy


def rename_peru(tables: Path, name: str) -> None:
    path = tables / "partners.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("PER,Peru,Peru,", f"PER,{name},Peru,"), encoding="utf-8")


def test_nobody_can_change_the_facts(facts):
    table = facts.partners
    table.loc[:, "short_name"] = "Nowhere"
    assert "Peru" in set(facts.partners["short_name"])


def test_the_version_follows_the_content(tables):
    before = load_facts(tables).version
    assert load_facts(tables).version == before
    rename_peru(tables, "PERU")
    assert load_facts(tables).version != before


def test_an_edit_is_taken_up_while_running(tables):
    store = Store(tables, every=0)
    rename_peru(tables, "PERU")
    assert "PERU" in set(store.facts.partners["fact_sheet_name"])
    assert store.status == "ok"


def test_a_broken_edit_keeps_the_last_good_facts_and_says_so(tables):
    store = Store(tables, every=0)
    good = store.facts.version
    original = (tables / "partners.csv").read_bytes()
    (tables / "partners.csv").write_text("nonsense")
    assert store.status == "degraded"
    assert store.facts.version == good
    assert "partners.csv" in str(store.faults[0])
    (tables / "partners.csv").write_bytes(original)
    assert store.status == "ok"


def test_a_broken_table_stops_the_start(tables):
    (tables / "partners.csv").write_text("")
    with pytest.raises(FactsError, match=r"partners\.csv: is empty"):
        Store(tables)
