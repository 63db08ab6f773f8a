"""The log: JSON, a line for each run and each refusal, and nothing of who asked."""

import asyncio
import json
import logging
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from benchmarks.load.session import LostError, connected
from benchmarks.load.visits import pick
from server.logging_setup import log_as_json
from tests.waiting import until

ROOT = Path(__file__).parents[2]
READER_TEXT = "Words-of-a-reader"


@pytest.fixture
def log(failing_log):
    return failing_log


@pytest.fixture
def server(failing_server):
    return failing_server


@pytest.fixture
def new_lines(server, log):
    """The lines since the test began, every one of them JSON; the last comes after the answer."""
    before = len(log.read_text())

    def lines_since():
        return log.read_text()[before:].splitlines(keepends=True)

    def lines(least=1):
        assert until(lambda: sum(line.endswith("\n") for line in lines_since()) >= least)
        return [json.loads(line) for line in lines_since()]

    return lines


def render_lines(lines):
    return [line for line in lines if line["message"] == "render"]


def open_page(server, path="", query=""):
    async def visit():
        async with connected(server, query) as session:
            await session.open(path)

    asyncio.run(visit())


def test_a_page_is_one_line(server, new_lines, facts):
    open_page(server, query=f"partner=PER&title={READER_TEXT}")
    (line,) = render_lines(new_lines())
    assert set(line) == {
        *("at", "level", "logger", "message"),
        *("page", "duration_ms", "outcome", "part", "facts_version"),
    }
    assert (line["page"], line["outcome"], line["part"]) == ("/", "ok", False)
    assert line["facts_version"] == facts.version
    assert 0 < line["duration_ms"] < 20_000


def test_each_further_run_is_one_line(server, new_lines):
    async def change_partner():
        async with connected(server) as session:
            await session.open()
            await pick(session, "Zambia")

    asyncio.run(change_partner())
    assert [line["page"] for line in render_lines(new_lines(2))] == ["/", "/"]


def test_a_page_that_fails_is_one_line_too_beside_its_fault(server, new_lines):
    with pytest.raises(LostError):
        open_page(server, "brief")
    lines = new_lines(2)
    (line,) = render_lines(lines)
    assert (line["page"], line["outcome"]) == ("/brief", "fault")
    (fault,) = (line for line in lines if line["level"] == "ERROR")
    assert "the inside of the page" in fault["exc_info"]


@pytest.mark.parametrize(
    ("path", "route", "status", "parameter"),
    [
        (
            f"/charts/map.png?title={READER_TEXT}&asof={READER_TEXT}",
            "/charts/{name}.{kind}",
            400,
            "asof",
        ),
        (f"/charts/map.png?{READER_TEXT}=1", "/charts/{name}.{kind}", 400, "unknown"),
        (f"/charts/{READER_TEXT}.png", "/charts/{name}.{kind}", 404, "name"),
        (f"/data/{READER_TEXT}.csv", "/data/{name}.csv", 404, "name"),
        (f"/data/{READER_TEXT}/x", "elsewhere", 404, "path"),
        (f"/{READER_TEXT}%00", "/{page}", 400, "path"),
        (f"/static/{READER_TEXT}.js", "/static/…", 404, "path"),
    ],
)
def test_a_refusal_is_one_line(server, new_lines, path, route, status, parameter):
    assert httpx.get(server + path).status_code == status
    (line,) = new_lines()
    assert set(line) == {
        *("at", "level", "logger", "message"),
        *("route", "method", "status", "parameter"),
    }
    values = [line[key] for key in ("route", "method", "status", "parameter")]
    assert values == [route, "GET", status, parameter]


def test_a_strange_method_is_refused_without_being_repeated(server, new_lines):
    assert httpx.request(READER_TEXT, server + "/healthz").status_code == 405
    (line,) = new_lines()
    assert (line["method"], line["parameter"]) == ("other", "method")


def test_what_is_answered_is_no_line(server, new_lines):
    for path in ("/", "/healthz", "/data/partners.csv"):
        assert httpx.get(server + path).status_code == 200
    assert new_lines(0) == []


def test_nothing_of_a_reader_is_in_the_log(server, log):
    """Streamlit switches uvicorn's access log on: address and whole query stood in each line."""
    agent = {"User-Agent": "Agent-of-a-reader", "Cookie": "session=Id-of-a-reader"}
    httpx.get(f"{server}/export?title={READER_TEXT}", headers=agent)
    httpx.get(f"{server}/charts/map.png?title={READER_TEXT}&asof=x", headers=agent)
    open_page(server, "export", f"title={READER_TEXT}")
    log_text = log.read_text()
    assert "of-a-reader" not in log_text
    served = [line for line in log_text.splitlines() if "Uvicorn running" not in line]
    assert "127.0.0.1" not in "\n".join(served)


def test_streamlits_loggers_speak_json_whenever_they_are_made():
    stderr = subprocess.run(
        [
            *(sys.executable, "-c"),
            "from server.logging_setup import set_up_logging; set_up_logging();"
            "from streamlit.logger import get_logger, update_formatter;"
            "from streamlit import config; config.get_config_options(); update_formatter();"
            "get_logger('streamlit.later').warning('one'); get_logger('root').error('two');"
            "import warnings; warnings.warn('three')",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stderr
    lines = [json.loads(line) for line in stderr.splitlines()]
    assert [line["logger"] for line in lines] == ["streamlit.later", "streamlit", "py.warnings"]


def test_a_renderer_speaks_json(capfd):
    """By a logger of no one's own: drawing anything silences matplotlib's for the process."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        log_as_json()
        logging.getLogger("atlas.renderer").warning("a face is missing")
    finally:
        root.handlers[:] = before
        root.setLevel(level)
        logging.captureWarnings(False)
    assert json.loads(capfd.readouterr().err)["message"] == "a face is missing"
