"""One set of facts for everyone: frozen, versioned, and retained when an edit is broken."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from data.facts.faults import FactsError
from data.facts.store import TABLES, Store, load_facts


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


def raise_permission_error(self, *args, **kwargs):
    raise PermissionError(13, "Permission denied", str(self))


@pytest.mark.parametrize(
    ("where", "error"),
    [
        ("load_facts", OSError(5, "Input/output error")),
        ("load_facts", PermissionError(13, "Permission denied")),
        ("load_facts", UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")),
        ("load_facts", pd.errors.ParserError("Error tokenizing data")),
        ("load_facts", RecursionError("maximum recursion depth exceeded")),
        ("load_facts", KeyError("iso_a3")),
        ("cross_faults", ValueError("could not convert string to float: '٣'")),
        ("_version", FileNotFoundError(2, "No such file or directory")),
    ],
)
def test_whatever_goes_wrong_while_tables_are_read_again_is_a_fault(
    tables, monkeypatch, where, error
):
    """An exception nobody thought of answered 500 on every page, until the files changed again."""

    def failing(*args):
        raise error

    store = Store(tables, every=0)
    good = store.facts.version
    with monkeypatch.context() as broken:
        broken.setattr(f"data.facts.store.{where}", failing)
        rename_peru(tables, "PERU")
        assert store.facts.version == good
        (fault,) = store.faults
        kind = getattr(error, "strerror", None) or type(error).__name__
        assert str(fault).endswith(f"cannot be read: {kind}")
    (tables / "partners.csv").touch()
    assert store.status == "ok"
    assert store.facts.version != good


def test_a_folder_that_cannot_be_looked_at_is_a_fault_until_it_can(tables, monkeypatch):
    store = Store(tables, every=0)
    with monkeypatch.context() as closed:
        closed.setattr(Path, "stat", raise_permission_error)
        closed.setattr(Path, "read_bytes", raise_permission_error)
        assert store.status == "degraded"
        assert "cannot be read: Permission denied" in str(store.faults[0])
    assert store.status == "ok"


def test_a_lack_of_memory_is_no_fault_of_the_tables_and_is_tried_again(tables, monkeypatch):
    def failing(folder):
        raise MemoryError

    store = Store(tables, every=0)
    with monkeypatch.context() as poor:
        poor.setattr("data.facts.store.load_facts", failing)
        rename_peru(tables, "PERU")
        with pytest.raises(MemoryError):
            _ = store.facts
    assert "PERU" in set(store.facts.partners["fact_sheet_name"])
