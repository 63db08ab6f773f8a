"""Broken files and a full disk: what is wrong is said where it matters, and the rest goes on."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import pytest

from benchmarks.load.session import connected
from charts.face_files import face_file
from charts.print import fonts
from data.facts.store import TABLES
from geo.boundaries import FOLDER
from pages.navigation import PAGES
from tests.browser.serving import ROOT, serving
from tests.support.shipped import SAME_CACHE, copy_app
from tests.waiting import until


def texts_by_page(address: str) -> dict[str, list[str]]:
    """The texts of each page, run over the websocket to its end as for a browser.

    Raises
    ------
    benchmarks.load.session.LostError
        When a page says that a part of it could not be drawn.
    """

    async def open_texts(path: str) -> list[str]:
        async with connected(address) as session:
            return (await session.open(path)).texts

    return {page.path: asyncio.run(open_texts(page.path)) for page in PAGES}


def contains(texts: list[str], fragment: str) -> bool:
    return any(fragment in text for text in texts)


def test_broken_boundaries_stop_the_start_with_the_list_of_faults(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "boundaries")
    (folder / "us.lonlat.geojson").write_text("")
    (folder / "us.borders.lonlat.geojson").unlink()
    setup = f"import pathlib, geo.boundaries as b; b.FOLDER = pathlib.Path({str(folder)!r});"
    started = subprocess.run(
        [sys.executable, "-c", setup + "import app"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert started.returncode != 0
    assert "The atlas cannot start: 2 fault(s) in the boundaries" in started.stderr
    assert "us.lonlat.geojson is not GeoJSON" in started.stderr
    assert "us.borders.lonlat.geojson is missing" in started.stderr
    assert "Traceback" not in started.stderr


def health(address: str) -> dict:
    return httpx.get(f"{address}/healthz").json()


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def test_tables_that_break_while_running_are_named_and_every_page_goes_on_until_they_are_whole(
    tmp_path,
):
    """Drawing processes once ran the page's script as they began, which read the broken tables."""
    tables = Path(shutil.copytree(TABLES, tmp_path / "tables"))
    log = tmp_path / "log.txt"
    with serving(log, environment={"ATLAS_DATA": str(tables)}) as address:
        version = health(address)["facts_version"]
        cut_short(tables / "partners.csv")
        (tables / "agreements.csv").unlink()
        (tables / "production.csv").write_bytes(b"")
        report = until(lambda: (now := health(address))["status"] == "degraded" and now)
        assert report, health(address)
        assert report["facts_version"] == version
        assert {"partners", "agreements", "production"} == {
            fault.removeprefix("data/tables/").partition(".")[0] for fault in report["faults"]
        }
        for page, texts in texts_by_page(address).items():
            assert contains(texts, "The tables have a fault since their last change"), page
        for path in ("charts/map.svg", "data/production.csv", "data/atlas.zip"):
            response = httpx.get(f"{address}/{path}", timeout=60)
            assert response.status_code == 200, log.read_text()
        for name in ("partners", "agreements", "production"):
            shutil.copyfile(TABLES / f"{name}.csv", tables / f"{name}.csv")
        assert until(lambda: health(address)["status"] == "ok"), health(address)
        assert not contains(texts_by_page(address)[""], "The tables have a fault")
    assert "Traceback" not in log.read_text()


def test_without_a_typeface_pictures_are_refused_by_its_name_and_the_rest_goes_on(tmp_path):
    copy_app(tmp_path)
    (tmp_path / face_file("Bold").relative_to(ROOT)).unlink()
    with serving(tmp_path / "log.txt", root=tmp_path, environment=SAME_CACHE) as address:
        fault = "SourceSans3-Bold.ttf is missing"
        assert health(address)["faults"] == [f"typefaces: {fault}"]
        assert health(address)["status"] == "degraded"
        response = httpx.get(f"{address}/charts/map.png")
        assert response.status_code == 503
        assert fault in response.json()["error"]["expected"]
        assert httpx.get(f"{address}/charts/map.csv", timeout=60).status_code == 200
        broken = "a typeface on the server is broken"
        affected_pages = [
            path for path, texts in texts_by_page(address).items() if contains(texts, broken)
        ]
        assert affected_pages == ["export"]
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00" * 9, b"no font" * 99, None], ids=str)
def test_a_font_file_that_is_none_is_named(tmp_path, content):
    path = tmp_path / "Face.ttf"
    path.mkdir() if content is None else path.write_bytes(content)
    expected = "cannot be read: Is a directory" if content is None else "is not a font"
    assert fonts.fault_of(path) == expected


def test_a_font_file_that_is_cut_short_or_missing_is_named(tmp_path):
    path = tmp_path / "Face.ttf"
    assert fonts.fault_of(path) == "is missing"
    shutil.copyfile(face_file("Bold"), path)
    assert not fonts.fault_of(path)
    cut_short(path)
    assert fonts.fault_of(path) == "is cut short"


def test_on_a_full_disk_everything_is_drawn_and_served_all_the_same(tmp_path):
    """Nothing is kept on a disk: no cache of fonts, no temporary file, and the log may be lost."""
    log = tmp_path / "log.txt"
    with TemporaryDirectory() as empty:  # pytest's own is too deep for the socket of a process
        environment = dict.fromkeys(("MPLCONFIGDIR", "TMPDIR", "HOME"), empty)
        with serving(log, "tests.server.full_disk:app", environment=environment) as address:
            for kind in ("png", "svg", "pdf", "csv", "zip"):
                response = httpx.get(f"{address}/charts/map.{kind}", timeout=90)
                assert response.status_code == 200, (kind, log.read_text())
            assert httpx.get(f"{address}/data/atlas.zip", timeout=60).status_code == 200
            texts_by_page(address)
            assert health(address)["status"] == "ok"
        written = [path.stat().st_size for path in Path(empty).rglob("*") if path.is_file()]
    assert max([*written, log.stat().st_size]) <= 4096
