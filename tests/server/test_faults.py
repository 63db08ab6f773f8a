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
from charts.print import fonts
from data.facts.store import TABLES
from geo.boundaries import FOLDER
from pages.navigation import PAGES
from tests.browser.serving import ROOT, serving
from tests.waiting import until


def every_page(address: str) -> dict[str, list[str]]:
    """What each page says, run over the websocket to its end as for a reader's browser.

    Raises
    ------
    benchmarks.load.session.LostError
        When a page says that a part of it could not be drawn.
    """

    async def opened(path: str) -> list[str]:
        async with connected(address) as session:
            return (await session.open(path)).texts

    return {screen.path: asyncio.run(opened(screen.path)) for screen in PAGES}


def says(texts: list[str], wanted: str) -> bool:
    return any(wanted in text for text in texts)


def test_broken_boundaries_stop_the_start_with_the_list_of_faults(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "boundaries")
    (folder / "us.lonlat.geojson").write_text("")
    (folder / "us.borders.lonlat.geojson").unlink()
    begin = f"import pathlib, geo.boundaries as b; b.FOLDER = pathlib.Path({str(folder)!r});"
    started = subprocess.run(
        [sys.executable, "-c", begin + "import app"],
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
        told = until(lambda: (now := health(address))["status"] == "degraded" and now)
        assert told, health(address)
        assert told["facts_version"] == version
        assert {"partners", "agreements", "production"} == {
            fault.removeprefix("data/tables/").partition(".")[0] for fault in told["faults"]
        }
        for page, texts in every_page(address).items():
            assert says(texts, "The tables have a fault since their last change"), page
        for path in ("charts/map.svg", "data/production.csv", "data/atlas.zip"):
            answer = httpx.get(f"{address}/{path}", timeout=60)
            assert answer.status_code == 200, log.read_text()
        for name in ("partners", "agreements", "production"):
            shutil.copyfile(TABLES / f"{name}.csv", tables / f"{name}.csv")
        assert until(lambda: health(address)["status"] == "ok"), health(address)
        assert not says(every_page(address)[""], "The tables have a fault")
    assert "Traceback" not in log.read_text()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [(Path.unlink, "is missing"), (cut_short, "is cut short")],
)
def test_without_a_typeface_pictures_are_refused_by_its_name_and_the_rest_goes_on(
    tmp_path, spoil, said
):
    package = Path(fonts.font_source_sans_pro.__file__).parent
    shutil.copytree(package, tmp_path / package.name)
    spoil(tmp_path / package.name / "files" / "SourceSansPro-Bold.ttf")
    with serving(tmp_path / "log.txt", environment={"PYTHONPATH": str(tmp_path)}) as address:
        fault = f"SourceSansPro-Bold.ttf {said}"
        assert health(address)["faults"] == [f"typefaces: {fault}"]
        assert health(address)["status"] == "degraded"
        refused = httpx.get(f"{address}/charts/map.png")
        assert refused.status_code == 503
        assert fault in refused.json()["error"]["expected"]
        assert httpx.get(f"{address}/charts/map.csv", timeout=60).status_code == 200
        broken = "a typeface on the server is broken"
        told = [path for path, texts in every_page(address).items() if says(texts, broken)]
        assert told == ["export"]
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00" * 9, b"no font" * 99, None], ids=str)
def test_a_font_file_that_is_none_is_named(tmp_path, content):
    path = tmp_path / "Face.ttf"
    path.mkdir() if content is None else path.write_bytes(content)
    said = "cannot be read: Is a directory" if content is None else "is not a font"
    assert fonts.fault_of(path) == said


def test_on_a_full_disk_everything_is_drawn_and_served_all_the_same(tmp_path):
    """Nothing is kept on a disk: no cache of fonts, no temporary file, and the log may be lost."""
    log = tmp_path / "log.txt"
    with TemporaryDirectory() as empty:  # pytest's own is too deep for the socket of a process
        environment = dict.fromkeys(("MPLCONFIGDIR", "TMPDIR", "HOME"), empty)
        with serving(log, "tests.server.full_disk:app", environment=environment) as address:
            for kind in ("png", "svg", "pdf", "csv", "zip"):
                answer = httpx.get(f"{address}/charts/map.{kind}", timeout=90)
                assert answer.status_code == 200, (kind, log.read_text())
            assert httpx.get(f"{address}/data/atlas.zip", timeout=60).status_code == 200
            every_page(address)
            assert health(address)["status"] == "ok"
        written = [path.stat().st_size for path in Path(empty).rglob("*") if path.is_file()]
    assert max([*written, log.stat().st_size]) <= 4096
