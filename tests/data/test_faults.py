"""Broken tables: every fault named by file, row, column, value and expectation, all at once."""

import shutil
from pathlib import Path

import pytest

from data.faults import FactsError
from data.schemas import SCHEMAS
from data.store import TABLES, load_facts


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    copy = tmp_path / "tables"
    shutil.copytree(TABLES, copy)
    return copy


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(FactsError) as caught:
        load_facts(folder)
    return [str(fault) for fault in caught.value.faults]


def edit(folder: Path, name: str, old: str, new: str) -> None:
    path = folder / f"{name}.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_missing_table_is_named(tables, name):
    (tables / f"{name}.csv").unlink()
    assert f"data/tables/{name}.csv: is missing" in faults_of(tables)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_table_is_named(tables, name):
    (tables / f"{name}.csv").write_text("")
    assert f"data/tables/{name}.csv: is empty" in faults_of(tables)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_truncated_row_is_named_by_its_line(tables, name):
    path = tables / f"{name}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:2], lines[2].split(",")[0]]), encoding="utf-8")
    width = len(lines[0].split(","))
    expected = f"data/tables/{name}.csv, row 3: has 1 fields where the header has {width}"
    assert expected in faults_of(tables)


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_column_too_many_and_one_too_few_are_named(tables, name):
    path = tables / f"{name}.csv"
    head, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    first = head.split(",")[0]
    path.write_text("".join([head.replace(first, "surprise", 1), *rest]), encoding="utf-8")
    found = faults_of(tables)
    assert f"data/tables/{name}.csv: has a column 'surprise' that the schema does not know" in found
    assert f"data/tables/{name}.csv: lacks the column {first!r}" in found


@pytest.mark.parametrize("name", SCHEMAS)
def test_latin_1_bytes_are_named(tables, name):
    path = tables / f"{name}.csv"
    path.write_bytes(path.read_bytes()[:-2] + b"\xe9\n")
    assert any(f"{name}.csv: is not UTF-8" in fault for fault in faults_of(tables))


def test_a_byte_order_mark_is_named(tables):
    path = tables / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert any("byte-order mark" in fault for fault in faults_of(tables))


def test_an_unquoted_comma_is_named_by_its_row(tables):
    """A note with an unquoted comma once pushed its tail into the next column, unseen."""
    edit(tables, "agreements", '"Single indirect', "Single indirect")
    assert any("agreements.csv, row 58: has 20 fields" in fault for fault in faults_of(tables))


def test_every_fault_of_every_table_is_reported_at_once(tables):
    edit(tables, "agreements", ",2025-04-30,", ",2025-13-01,")
    edit(tables, "agreements", ",memorandum_of_understanding,", ",handshake,")
    edit(tables, "production", ",refinery,2024,", ",kitchen,2024,")
    found = faults_of(tables)
    assert (
        "data/tables/agreements.csv, row 2, signed_on: '2025-13-01' is not a date "
        "(YYYY-MM-DD, YYYY-MM or blank)" in found
    )
    assert any("row 3, instrument_type: 'handshake' is not one of" in fault for fault in found)
    assert any("production.csv, row 2, stage: 'kitchen' is not one of" in fault for fault in found)


def test_a_duplicate_key_is_named(tables):
    edit(tables, "agreements", "\nsau-2025-moc,", "\nukr-2025-fund,")
    assert any("row 3, agreement_id: 'ukr-2025-fund' stands twice" in f for f in faults_of(tables))


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("agreements", "\nukr-2025-fund,UKR", "\nukr-2025-fund,QQQ", "'QQQ' is not a code"),
        ("events", ",UKR;USA,", ",UKR;QQQ,", "'QQQ' is not a code"),
        ("memberships", "\nAUT,eu", "\nQQQ,eu", "'QQQ' is not a code"),
        ("production", ",alumina,alumina,", ",almina,alumina,", "'almina' does not belong to"),
        ("profiles", "\nAGO,", "\nAFG,", "'AGO' has no row"),
        ("commodities", ",Antimony,true", ",Antimonium,true", "'Antimonium' is not in"),
        ("disagreements", "agreements:gbr-2026-mou", "agreements:gbr-1926-mou", "is not a row"),
        ("coverage", "2026-09-23", "2026-09-22", "the last dated row is of 2026-09-23"),
        ("profiles", "AF,no,no,no,AO", "AF,yes,no,no,AO", "contradicts memberships.csv on eu"),
    ],
)
def test_a_broken_reference_is_named(tables, table, old, new, said):
    edit(tables, table, old, new)
    assert any(f"{table}.csv" in fault and said in fault for fault in faults_of(tables))


def test_fifty_three_countries_are_one_too_few(tables):
    path = tables / "partners.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("PER,")), "utf-8")
    assert any("'53' countries, where State lists 54" in fault for fault in faults_of(tables))


def test_a_text_signed_at_the_ministerial_has_its_day(tables):
    edit(tables, "agreements", ",signed,2026-02-04,", ",signed,2026-02-05,")
    assert any("must be 2026-02-04 for a text signed at" in fault for fault in faults_of(tables))
