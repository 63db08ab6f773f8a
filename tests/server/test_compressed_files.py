"""Compressed once: kept in a folder for the next start, and never what somebody else put there."""

import asyncio
import threading

import brotli
import pytest

from server import compressed_files
from server.compressed_files import CompressedFiles, compressing_ahead
from server.compression import BEST, CODINGS, FAST

BODY = b"export const answer = 42;\n" * 400


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "script.js"
    path.write_bytes(BODY)
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def forbid_compression(monkeypatch):
    def compress(*arguments):
        raise AssertionError("compressed once more")

    monkeypatch.setattr(compressed_files, "compress", compress)


def get(files, path, coding="br"):
    return asyncio.run(files.get(path, coding))


@pytest.mark.parametrize("coding", CODINGS)
def test_a_restart_finds_what_was_compressed(script, folder, coding, monkeypatch):
    before = CompressedFiles(folder)
    before.compress_best(script, coding)
    forbid_compression(monkeypatch)
    after = CompressedFiles(folder)
    after.compress_best(script, coding)
    assert get(after, script, coding) == get(before, script, coding)
    assert get(after, script, coding).level == BEST[coding]


@pytest.mark.parametrize("damage", [b"", b"half", brotli.compress(b"alert(1)")])
def test_what_is_found_is_checked_before_it_is_used(script, folder, damage):
    """A full disk cuts files off, and a folder may be one that others write to."""
    CompressedFiles(folder).compress_best(script, "br")
    (kept,) = folder.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage)
    after = CompressedFiles(folder)
    after.compress_best(script, "br")
    assert brotli.decompress(get(after, script).body) == BODY
    assert kept.read_bytes() == whole


def test_another_content_has_another_name(script, folder):
    CompressedFiles(folder).compress_best(script, "br")
    other = script.with_name("other.js")
    other.write_bytes(BODY + b"\n")
    CompressedFiles(folder).compress_best(other, "br")
    assert len(list(folder.iterdir())) == 2


def test_nothing_half_written_stays(script, folder, monkeypatch):
    monkeypatch.setattr(compressed_files.Path, "replace", fail)
    files = CompressedFiles(folder)
    files.compress_best(script, "br")
    assert list(folder.iterdir()) == []
    assert brotli.decompress(get(files, script).body) == BODY


def fail(*arguments):
    raise OSError(28, "No space left on device")


def test_where_nothing_can_be_written_it_is_kept_in_memory(script, tmp_path, caplog):
    """In a container with a read-only file system; said once, not for each of 600 files."""
    occupied = tmp_path / "occupied"
    occupied.write_text("a file, not a folder")
    for folder in (None, occupied):
        files = CompressedFiles(folder)
        for coding in CODINGS:
            files.compress_best(script, coding)
            assert get(files, script, coding).level == BEST[coding]
    assert len(caplog.records) == 1
    assert str(tmp_path) not in caplog.text


def test_who_comes_before_the_best_is_ready_does_not_wait_for_it(script):
    files = CompressedFiles(None)
    assert get(files, script).level == FAST["br"]
    files.compress_best(script, "br")
    assert get(files, script).level == BEST["br"]


def test_a_crowd_has_a_file_compressed_once(script, monkeypatch):
    counted = []
    compress = compressed_files.compress
    monkeypatch.setattr(
        compressed_files,
        "compress",
        lambda *arguments: counted.append(1) or compress(*arguments),
    )
    files = CompressedFiles(None)

    async def crowd():
        return await asyncio.gather(*(files.get(script, "br") for _ in range(50)))

    assert len(set(asyncio.run(crowd()))) == 1
    assert len(counted) == 1


def test_the_server_compresses_ahead_and_stops_when_it_stops(script, monkeypatch):
    """By a thread that lets others go first, and that does not hold up the end."""
    files, reached, blocked = CompressedFiles(None), threading.Event(), threading.Event()
    done = []

    def compress_best(path, coding):
        done.append(coding)
        reached.set()
        blocked.wait(10)

    monkeypatch.setattr(files, "compress_best", compress_best)
    monkeypatch.setattr(compressed_files, "compressed_files", lambda: files)
    monkeypatch.setattr(compressed_files, "_paths", lambda: [script])
    with compressing_ahead():
        assert reached.wait(10)
        (thread,) = [each for each in threading.enumerate() if "_compress_all" in each.name]
        assert thread.daemon
    blocked.set()
    thread.join(10)
    assert done == ["br"]
