"""What a maintainer's edit changes on the screen is reported; odd files are read or named."""

import shutil

import pytest

from data.catalog.diff import changes
from data.facts.faults import FactsError
from data.facts.store import TABLES, load_facts, store

FACTS = store().facts


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(TABLES, tmp_path / "tables")
    return tmp_path / "tables"


def edit_table(folder, name, old, new):
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return load_facts(folder)


def test_nothing_moves_when_nothing_changes(folder):
    assert changes(FACTS, load_facts(folder)) == []


def test_a_text_that_is_no_longer_signed_moves_a_status_and_the_counts(folder):
    raw = FACTS.raw_table("agreements").set_index("agreement_id").loc["ita-2026-mou"]
    line = next(
        line
        for line in (folder / "agreements.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("ita-2026-mou,")
    )
    assert raw["status"] == "signed"
    after = edit_table(folder, "agreements", line, line.replace(",signed,", ",announced,", 1))
    moved = changes(FACTS, after)
    assert "agreements.csv: 65 rows before, 65 now, some changed" in moved
    assert any(
        change.startswith("signed agreements to date: 25 before, 24 now") for change in moved
    )
    assert "Italy (ITA): Signed since before, Announced, not signed now" in moved


def test_windows_line_ends_are_read(folder):
    path = folder / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert changes(FACTS, load_facts(folder)) == []


def test_columns_in_another_order_are_read(folder):
    frame = FACTS.raw_table("events")
    frame[frame.columns[::-1]].to_csv(folder / "events.csv", index=False, lineterminator="\n")
    assert len(load_facts(folder).events) == len(FACTS.events)


def test_a_swapped_head_is_named(folder):
    path = folder / "events.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace("event_id,date,", "date,event_id,", 1),
        encoding="utf-8",
    )
    with pytest.raises(FactsError, match=r"events\.csv, row 2, date: '2025-"):
        load_facts(folder)


def test_a_stray_quote_is_named(folder):
    path = folder / "events.csv"
    path.write_text(path.read_text(encoding="utf-8") + 'x,"broken" quote,y\n', encoding="utf-8")
    with pytest.raises(FactsError, match=r"events\.csv: is not a CSV file"):
        load_facts(folder)
