"""Broken tables: every fault named by file, row, column, value and expectation, all at once."""

import csv
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data.agreements import counted_rows
from data.check import main, weakly_counted
from data.facts.faults import FactsError
from data.facts.integrity import KEYS
from data.facts.schemas import SCHEMAS
from data.facts.store import TABLES, Store, load_facts, store


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
def test_a_missing_table_is_named_and_no_other(tables, name):
    (tables / f"{name}.csv").unlink()
    faults = faults_of(tables)
    assert f"data/tables/{name}.csv: is missing" in faults
    others = [other for other in SCHEMAS if other != name]
    assert not [fault for fault in faults if any(f"/{other}.csv: is" in fault for other in others)]


def damaged(folder: Path, damage: Callable[[Path], None]) -> list[str]:
    """The faults when the same thing has happened to every table."""
    for name in SCHEMAS:
        damage(folder / f"{name}.csv")
    return faults_of(folder)


def test_every_empty_table_is_named(tables):
    faults = damaged(tables, lambda path: path.write_text(""))
    assert faults == [f"data/tables/{name}.csv: is empty" for name in SCHEMAS]


def test_every_truncated_row_is_named_by_its_line(tables):
    def truncate(path: Path) -> None:
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join([*lines[:2], lines[2].split(",")[0]]), encoding="utf-8")

    widths = {name: len(cells_of(tables / f"{name}.csv")[0]) for name in SCHEMAS}
    assert damaged(tables, truncate) == [
        f"data/tables/{name}.csv, row 3: has 1 fields where the header has {width}"
        for name, width in widths.items()
    ]


def test_every_column_too_many_and_every_one_too_few_is_named(tables):
    first = {name: cells_of(tables / f"{name}.csv")[0][0] for name in SCHEMAS}

    def rename(path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(first[path.stem], "surprise", 1), encoding="utf-8")

    faults = damaged(tables, rename)
    for name, column in first.items():
        unknown = "has a column 'surprise' that the schema does not know"
        assert f"data/tables/{name}.csv: {unknown}" in faults
        assert f"data/tables/{name}.csv: lacks the column {column!r}" in faults


def test_latin_1_bytes_are_named_in_every_table(tables):
    faults = damaged(tables, lambda path: path.write_bytes(path.read_bytes()[:-2] + b"\xe9\n"))
    assert len(faults) == len(SCHEMAS)
    for name, fault in zip(SCHEMAS, faults, strict=True):
        assert fault.startswith(f"data/tables/{name}.csv: is not UTF-8")


def test_every_table_without_rows_is_named(tables):
    def keep_header(path: Path) -> None:
        header = path.read_text(encoding="utf-8").splitlines()[0]
        path.write_text(f"{header}\n", encoding="utf-8")

    faults = damaged(tables, keep_header)
    assert faults == [f"data/tables/{name}.csv: has a header but no row" for name in SCHEMAS]


def test_every_table_that_cannot_be_opened_is_named(tables):
    """The superuser reads any file, so a folder in its place stands for one without permission."""

    def replace_by_folder(path: Path) -> None:
        path.unlink()
        path.mkdir()

    faults = damaged(tables, replace_by_folder)
    assert len(faults) == len(SCHEMAS)
    for name, fault in zip(SCHEMAS, faults, strict=True):
        assert fault.startswith(f"data/tables/{name}.csv: cannot be read: ")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_row_that_stands_twice_is_named(tables, name):
    path = tables / f"{name}.csv"
    rows = cells_of(path)
    write_cells(path, [*rows, rows[1]])
    faults = faults_of(tables)
    assert any(f"{name}.csv" in fault and "twice" in fault for fault in faults)


def constrained_columns(name: str) -> list[str]:
    """Columns that may not say just anything: numbers, dates, codes, and words of a list."""
    columns = SCHEMAS[name].columns.items()
    return [
        column
        for column, schema in columns
        if any(not set(check.statistics or {}) <= {"required"} for check in schema.checks)
    ]


def test_nonsense_is_named_in_every_column_that_has_a_type_or_a_list(tables):
    places = [(name, column) for name in SCHEMAS for column in constrained_columns(name)]
    assert len(places) > 50

    def write_nonsense(path: Path) -> None:
        head, first, *rest = cells_of(path)
        bad = [
            "?!" if (path.stem, column) in places else cell
            for column, cell in zip(head, first, strict=True)
        ]
        write_cells(path, [head, bad, *rest])

    faults = damaged(tables, write_nonsense)
    for name, column in places:
        start = f"data/tables/{name}.csv, row 2, {column}: '?!'"
        assert any(fault.startswith(start) for fault in faults), (name, column)


def cells_of(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def write_cells(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(rows)


def remove_peru(path: Path) -> None:
    write_cells(path, [row for row in cells_of(path) if row[0] != "PER"])


def truncate_to_half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize(
    ("name", "damage"),
    [
        ("agreements", Path.unlink),
        ("events", lambda path: path.write_text("")),
        ("profiles", truncate_to_half),
        ("publications", lambda path: path.write_bytes(path.read_bytes()[:-2] + b"\xe9\n")),
        ("production", lambda path: edit(path.parent, "production", ",2024,", ",soon,")),
        ("coverage", lambda path: path.write_bytes(path.read_bytes() * 2)),
        ("partners", remove_peru),
        ("memberships", lambda path: edit(path.parent, "memberships", "\nAUT,eu", "\nAUT,club")),
    ],
)
def test_while_running_any_fault_keeps_the_last_good_facts_until_it_is_mended(
    tables: Path, name: str, damage: Callable[[Path], object]
):
    running = Store(tables, every=0)
    good, whole = running.facts.version, (tables / f"{name}.csv").read_bytes()
    damage(tables / f"{name}.csv")
    assert running.status == "degraded"
    assert any(f"{name}.csv" in str(fault) for fault in running.faults)
    assert running.facts.version == good
    assert len(running.facts.partner_codes) == 54
    (tables / f"{name}.csv").write_bytes(whole)
    assert running.status == "ok"
    assert running.facts.version == good


def test_a_byte_order_mark_is_named(tables):
    path = tables / "events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert any("byte-order mark" in fault for fault in faults_of(tables))


def test_an_unquoted_comma_is_named_by_its_row(tables):
    """A note with an unquoted comma once pushed its tail into the next column, unseen."""
    edit(tables, "agreements", '"Single indirect source without', "Single indirect source without")
    lines = (tables / "agreements.csv").read_text(encoding="utf-8").splitlines()
    row = 1 + next(at for at, line in enumerate(lines) if line.startswith("ltu-2026-mou,"))
    message = f"agreements.csv, row {row}: has 21 fields"
    assert any(message in fault for fault in faults_of(tables))


def test_every_fault_of_every_table_is_reported_at_once(tables):
    edit(tables, "agreements", ",2025-04-30,", ",2025-13-01,")
    edit(tables, "agreements", ",memorandum_of_understanding,", ",handshake,")
    edit(tables, "production", ",refinery,2024,", ",kitchen,2024,")
    faults = faults_of(tables)
    assert (
        "data/tables/agreements.csv, row 2, signed_on: '2025-13-01' is not a date "
        "(YYYY-MM-DD, YYYY-MM or blank)" in faults
    )
    assert any("row 3, instrument_type: 'handshake' is not one of" in fault for fault in faults)
    assert any("production.csv, row 2, stage: 'kitchen' is not one of" in fault for fault in faults)


def test_a_duplicate_key_is_named(tables):
    edit(tables, "agreements", "\nsau-2025-moc,", "\nukr-2025-fund,")
    assert any(
        "row 3, agreement_id: 'ukr-2025-fund' stands twice" in fault for fault in faults_of(tables)
    )


@pytest.mark.parametrize(
    ("table", "old", "new", "message"),
    [
        ("agreements", "\nukr-2025-fund,UKR", "\nukr-2025-fund,QQQ", "'QQQ' is not a code"),
        ("events", ",UKR;USA,", ",UKR;QQQ,", "'QQQ' is not a code"),
        ("memberships", "\nAUT,eu", "\nQQQ,eu", "'QQQ' is not a code"),
        ("production", ",alumina,alumina,", ",almina,alumina,", "'almina' does not belong to"),
        ("profiles", "\nAGO,", "\nAFG,", "'AGO' has no row"),
        ("commodities", ",Antimony,true", ",Antimonium,true", "'Antimonium' is not in"),
        ("disagreements", "agreements:gbr-2026-mou", "agreements:gbr-1926-mou", "is not a row"),
        ("coverage", "2026-10-09", "2026-10-08", "the last dated row is of 2026-10-09"),
        ("profiles", "AF,no,no,no,AO", "AF,yes,no,no,AO", "contradicts memberships.csv on eu"),
    ],
)
def test_a_broken_reference_is_named(tables, table, old, new, message):
    edit(tables, table, old, new)
    assert any(f"{table}.csv" in fault and message in fault for fault in faults_of(tables))


def test_fifty_three_countries_are_one_too_few(tables):
    path = tables / "partners.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("PER,")), "utf-8")
    assert any("'53' countries, where State lists 54" in fault for fault in faults_of(tables))


def test_an_agreement_signed_at_the_ministerial_has_its_day(tables):
    edit(tables, "agreements", ",signed,2026-02-04,", ",signed,2026-02-05,")
    message = "must be 2026-02-04 for an agreement signed at"
    assert any(message in fault for fault in faults_of(tables))


def change(folder: Path, name: str, key: str, **cells: str) -> None:
    """Edit cells of one row; the cells of a longer key are joined by dots."""
    path = folder / f"{name}.csv"
    head, *rows = cells_of(path)
    columns = [head.index(column) for column in KEYS[name]]
    parts = key.split(".") if len(columns) > 1 else [key]
    row = next(row for row in rows if [row[place] for place in columns] == parts)
    for column, text in cells.items():
        row[head.index(column)] = text
    write_cells(path, [head, *rows])


@pytest.mark.parametrize(
    ("key", "cells", "message"),
    [
        (
            "OTH.copper.mine.2025",
            {"iso_a3": "TZA"},
            "'TZA' does not go with 'Other countries': a remainder, and only that, is OTH",
        ),
        (
            "CHL.copper.mine.2025",
            {"iso_a3": "OTH", "year": "2023"},
            "'OTH' does not go with 'Chile'",
        ),
        (
            "CHL.copper.mine.2025",
            {"share_of_world_pct": "32.04"},
            "'32.04' is not 5300 over the printed total 23000, which is 23.04",
        ),
        ("CHL.copper.mine.2025", {"share_of_world_pct": "100.5"}, "'100.5' is not a share from 0"),
        ("WLD.copper.mine.2025", {"unit": "barrels"}, "has no printed total of the world"),
    ],
)
def test_a_figure_that_would_be_ranked_or_shared_out_wrongly_is_named(tables, key, cells, message):
    """A remainder once stood in rankings as if it were a producer."""
    change(tables, "production", key, **cells)
    assert any("production.csv" in fault and message in fault for fault in faults_of(tables))


def test_a_cell_with_a_number_cannot_also_be_without_one(tables):
    change(tables, "not_quantified", "USA.antimony.mine.2025", iso_a3="CHN")
    message = "'CHN antimony mine 2025' has a number in production.csv"
    assert any("not_quantified.csv" in fault and message in fault for fault in faults_of(tables))


def test_an_agreement_of_the_day_is_not_counted_on_weak_reports(tables):
    change(tables, "agreements", "per-2026-mou", confidence="low")
    message = "'low' is too little for an agreement counted as signed at the ministerial"
    assert any("agreements.csv" in fault and message in fault for fault in faults_of(tables))


def test_a_counting_rule_that_takes_weak_reports_is_named(monkeypatch, capsys):
    """Rows of low confidence stand in the table as claims: the rule alone keeps them out."""
    assert weakly_counted(store().facts) == []
    monkeypatch.setattr(counted_rows, "_SURE", ("high", "medium", "low"))
    assert main() == 1
    assert "'ltu-2026-mou' counts, at low confidence" in capsys.readouterr().err


def test_the_commission_attended_as_the_countries_did(tables):
    change(tables, "agreements", "eu-2026-mou", partner_attended="false")
    message = "'false' but a partner of the row is in partners.csv"
    assert any("agreements.csv" in fault and message in fault for fault in faults_of(tables))


@pytest.mark.parametrize(
    ("key", "cells", "message"),
    [
        (
            "2026-04-24-eu-us-memorandum-action",
            {"confidence": "high"},
            "'high' is more than the medium of eu-2026-mou",
        ),
        (
            "2026-03-12-chile-joint-declaration",
            {"agreement_ids": "chl-2026-april"},
            "'high' is more than the low of chl-2026-april",
        ),
        (
            "2026-03-12-chile-joint-declaration",
            {"agreement_ids": ""},
            "'' is blank, but the event is one of an agreement",
        ),
        (
            "2026-03-12-chile-joint-declaration",
            {"agreement_ids": "chl-1926-declaration"},
            "'chl-1926-declaration' is not an agreement",
        ),
    ],
)
def test_an_event_is_no_surer_than_the_agreement_it_reports(tables, key, cells, message):
    """The Union's memorandum stood at high confidence on the timeline, at medium in its own row."""
    change(tables, "events", key, **cells)
    assert any("events.csv" in fault and message in fault for fault in faults_of(tables))


def test_an_original_stands_before_what_only_carries_it(tables):
    mirror = "http://nie-podam.pl/viewer.php?id=110731777"
    change(tables, "partners", "PER", source_urls=f"{mirror};https://www.state.gov/releases")
    message = f"'{mirror}' stands first (copy), but an original stands behind it"
    assert any("partners.csv" in fault and message in fault for fault in faults_of(tables))


def test_a_host_that_no_row_names_is_reported(tables):
    change(tables, "hosts", "2ch.logpo.jp", host="3ch.logpo.jp")
    message = "hosts.csv, row 32, host: '3ch.logpo.jp' is in no source of the tables"
    assert any(message in fault for fault in faults_of(tables))
