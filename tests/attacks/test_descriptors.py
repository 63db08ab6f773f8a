"""More readers than a process may open files: 251 once took all of 1,024, pages and pictures then
answered 500, and health said ok."""

import asyncio
import resource
import socket
import subprocess
import sys

import httpx
import pytest
from streamlit.runtime import app_session

from benchmarks.load.session import connected
from server.protocol import file_descriptors
from server.protocol.event_loops import LazyEventLoop, make_event_loops_lazy
from server.routes import health
from tests.browser.serving import ROOT, running
from tests.waiting import until

READERS = 24
DESCRIPTOR_LIMIT = 200
"""Open files that the process of this test may have at all."""


def fd_count(pid):
    return len(list((ROOT / f"/proc/{pid}/fd").iterdir()))


@pytest.fixture(scope="module")
def limited_server(tmp_path_factory):
    """A server that may open few files; its own limit is that of the process that begins it."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    log = tmp_path_factory.mktemp("poor") / "log.txt"
    with running(log) as (address, process):
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (DESCRIPTOR_LIMIT, hard))
        yield address, process
    assert "Traceback" not in log.read_text()


def test_a_reader_costs_one_descriptor_and_gives_it_back(limited_server):
    address, process = limited_server

    async def visit():
        before, sessions = fd_count(process.pid), []
        for _ in range(READERS):
            session = connected(address)
            sessions.append(session)
            await (await session.__aenter__()).open()
        during = fd_count(process.pid)
        for session in sessions:
            await session.__aexit__(None, None, None)
        return before, during

    httpx.get(address)
    before, during = asyncio.run(visit())
    assert during - before <= READERS + 8, (before, during)
    assert until(lambda: fd_count(process.pid) <= before + 8), fd_count(process.pid)


def test_who_comes_when_all_is_taken_is_told_when_to_come_again_and_health_says_so(limited_server):
    address, _ = limited_server
    host, port = address.removeprefix("http://").split(":")
    capacity = DESCRIPTOR_LIMIT - file_descriptors.RESERVE
    connections = [socket.create_connection((host, int(port))) for _ in range(capacity - 2)]
    try:
        health_report = httpx.get(f"{address}/healthz").json()
        assert health_report["status"] == "degraded"
        assert health_report["reason"] == "connections"
        connections += [socket.create_connection((host, int(port))) for _ in range(80)]
        responses = [httpx.get(f"{address}/healthz", timeout=20) for _ in range(3)]
        assert {response.status_code for response in responses} <= {200, 503}
        refused = [
            connection
            for connection in connections[capacity:]
            if connection.recv(4096).startswith(b"HTTP/1.1 503")
        ]
        assert refused
    finally:
        for connection in connections:
            connection.close()
    assert until(lambda: httpx.get(f"{address}/healthz").json()["status"] == "ok")


def test_at_the_start_the_soft_limit_is_the_hard_one():
    script = (
        "import resource as r; from server.protocol.file_descriptors import *; go = raise_limit;"
        "hard = r.getrlimit(r.RLIMIT_NOFILE)[1]; r.setrlimit(r.RLIMIT_NOFILE, (256, hard));"
        "print(most_connections(), go() == hard, most_connections())"
    )
    completed = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=20
    )
    before, raised, after = completed.stdout.split()
    assert (before, raised) == ("128", "True")
    assert int(after) > 128


def test_health_is_degraded_before_the_descriptors_are_gone(monkeypatch):
    monkeypatch.setattr(file_descriptors, "in_use", lambda: 950)
    monkeypatch.setattr(file_descriptors, "limit", lambda: 1_000)
    faults = dict(health._faults())
    assert faults == {"descriptors": "descriptors: 950 of 1000 are in use"}


def test_a_lazy_loop_opens_nothing_and_runs_like_any_other():
    before = file_descriptors.in_use()
    loops = [LazyEventLoop() for _ in range(10)]
    assert file_descriptors.in_use() == before
    for loop in loops[:2]:
        calls = []
        loop.call_soon(calls.append, 1)
        loop.run_until_complete(asyncio.sleep(0.01))  # a timer of the loop is what is tested
        assert calls == [1]
        assert loop.run_until_complete(loop.run_in_executor(None, lambda: 7)) == 7
    for loop in loops:
        loop.close()
        assert loop.is_closed()
    assert file_descriptors.in_use() == before


def test_streamlit_takes_a_sessions_loop_from_where_it_is_given(monkeypatch):
    """The contract, seen in Streamlit 1.67: ``app_session.asyncio.new_event_loop()``."""
    monkeypatch.setattr(app_session, "asyncio", app_session.asyncio)
    make_event_loops_lazy()
    assert isinstance(app_session.asyncio.new_event_loop(), LazyEventLoop)
    assert app_session.asyncio.get_running_loop is asyncio.get_running_loop
    names = app_session.AppSession.__init__.__code__.co_names
    assert {"asyncio", "new_event_loop"} <= set(names)
