"""Releases: the tables of a version as they stood, and the facts that are read from them."""

import pickle
import shutil
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import release
from data.facts import releases as lookup
from data.facts.release_files import (
    RELEASES,
    read_index,
    read_release,
    release_faults,
    version_of,
    write_release,
)
from data.facts.releases import ReleaseError, UnknownVersionError, facts_of, releases
from data.facts.store import TABLES, load_facts, store

FIRST, SECOND = "28f88ea5c6bb", "37b9edb52417"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of releases of its own, in which the lookup looks."""
    place = tmp_path / "releases"
    place.mkdir()
    forget()
    monkeypatch.setattr(lookup, "RELEASES", place)
    yield place
    forget()


def forget():
    releases.cache_clear()
    lookup._released_facts.cache.clear()


def edited_tables(tmp_path, name, edit):
    """A copy of the tables, of which one file is edited."""
    tables = tmp_path / "tables"
    shutil.copytree(TABLES, tables)
    path = tables / f"{name}.csv"
    path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
    return tables


def test_the_releases_hold_what_their_names_say():
    assert list(release_faults()) == []
    assert {FIRST, SECOND} < set(read_index(RELEASES))


def test_the_facts_in_force_are_found_by_their_version_and_by_none():
    current = store().facts
    assert facts_of("") is facts_of(current.version) is current
    assert current.released is None


def test_a_release_has_the_rows_of_its_file():
    facts = facts_of(FIRST)
    bodies, _ = read_release(RELEASES, FIRST)
    assert (facts.version, facts.released) == (FIRST, date(2026, 11, 25))
    assert facts.last_event == date(2026, 9, 23)
    assert len(facts.agreements) == bodies["agreements"].count(b"\n") - 1 == 63
    assert "described_as" not in facts.raw_table("agreements")
    assert set(facts.agreements["described_as"]) == {""}


def test_a_table_that_came_later_is_missed_only_by_who_asks_for_it():
    facts = facts_of(FIRST)
    assert "provisions" not in facts.table_names
    for ask in (lambda: facts.provisions, lambda: facts.localized("fr").table("provisions")):
        with pytest.raises(ReleaseError, match="older than the table provisions"):
            ask()


def test_a_release_travels_to_another_process():
    facts = pickle.loads(pickle.dumps(facts_of(FIRST)))
    assert (facts.state, facts.released) == (f"{FIRST}, released", date(2026, 11, 25))
    with pytest.raises(ReleaseError) as caught:
        facts.table("hosts")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.version, again.reason) == (caught.value.version, caught.value.reason)


def test_a_release_is_read_once(monkeypatch):
    assert facts_of(SECOND) is facts_of(SECOND)


def test_few_releases_stay_in_memory_and_what_was_made_from_them_goes():
    kept = lookup._Kept(1)
    first, second = facts_of(FIRST), facts_of(SECOND)
    first.caches["something"] = "made"
    kept["first"] = first
    kept["second"] = second
    assert list(kept) == ["second"]
    assert not first.caches


def test_an_unknown_version_names_the_newest_and_those_that_are_kept():
    with pytest.raises(UnknownVersionError) as caught:
        facts_of("0" * 12)
    assert caught.value.newest == store().facts.version
    assert FIRST in caught.value.kept


def test_without_releases_there_are_the_facts_in_force(folder):
    assert facts_of(store().facts.version) is store().facts
    with pytest.raises(UnknownVersionError):
        facts_of(FIRST)


def test_a_release_is_the_same_bytes_every_time_and_never_written_again(tmp_path, folder):
    other = tmp_path / "others"
    other.mkdir()
    made = write_release(TABLES, date(2026, 11, 28), folder)
    write_release(TABLES, date(2026, 12, 1), other)
    file = f"{made.version}.zip"
    assert (folder / file).read_bytes() == (other / file).read_bytes()
    assert made.version == load_facts(TABLES).version
    with zipfile.ZipFile(folder / file) as archive:
        assert archive.namelist()[:-1] == sorted(archive.namelist()[:-1])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(FileExistsError):
        write_release(TABLES, date(2026, 12, 1), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_command_writes_a_release_and_refuses_a_second(folder, capsys):
    assert release.main(["--day", "2026-11-28"], folder) == 0
    assert store().facts.version in capsys.readouterr().out
    assert release.main([], folder) == 1
    assert "never changed" in capsys.readouterr().err


def test_a_release_that_was_changed_or_is_not_listed_is_a_fault(folder):
    made = write_release(TABLES, date(2026, 11, 28), folder)
    path = folder / f"{made.version}.zip"
    path.rename(folder / "000000000000.zip")
    found = {str(fault) for fault in release_faults(folder)}
    assert len(found) == 2
    shutil.copy(folder / "000000000000.zip", path)
    (folder / "index.csv").write_text(
        (folder / "index.csv").read_text().replace(made.version, "0" * 12), encoding="utf-8"
    )
    assert any("is not the version" in str(fault) for fault in release_faults(folder))


def renamed_column(text):
    return text.replace("iso_a3,", "code,", 1)


def test_tables_that_no_longer_fit_are_an_error_that_says_so(tmp_path, folder):
    made = write_release(edited_tables(tmp_path, "partners", renamed_column), date.today(), folder)
    with pytest.raises(ReleaseError, match="partners lacks iso_a3") as caught:
        facts_of(made.version)
    assert caught.value.version == made.version


@pytest.mark.parametrize("body", [b"", b"not a zip"])
def test_a_broken_file_is_an_error_that_says_so(folder, body):
    made = write_release(edited_tables(folder.parent, "events", str.lower), date.today(), folder)
    (folder / f"{made.version}.zip").write_bytes(body)
    with pytest.raises(ReleaseError, match="cannot be read"):
        facts_of(made.version)


def test_rows_that_were_exchanged_are_no_release(folder):
    made = write_release(edited_tables(folder.parent, "events", str.lower), date.today(), folder)
    shutil.copy(RELEASES / f"{FIRST}.zip", folder / f"{made.version}.zip")
    with pytest.raises(ReleaseError, match="not those of its name"):
        facts_of(made.version)


@given(st.dictionaries(st.text(max_size=3), st.binary(max_size=8), max_size=4))
def test_a_version_does_not_depend_on_the_order_of_the_tables(tables):
    assert version_of(tables) == version_of(dict(reversed(tables.items())))
