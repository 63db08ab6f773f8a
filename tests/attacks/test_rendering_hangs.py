"""A drawing that hung was never ended: its place stayed full, and health said ok."""

import asyncio
import errno
import signal
import subprocess
import sys
import threading
from concurrent.futures import BrokenExecutor, Future
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.testclient import TestClient

from server.middleware.response_headers import MIDDLEWARE
from server.negotiation import StoredContent
from server.rendering import rendered_files, worker_pool, worker_process
from server.rendering.render_cache import RenderCache
from server.rendering.worker_pool import MOST_WEIGHT, WorkerPool
from server.rendering.worker_process import OverdueError
from server.routes.table import ROUTES
from tests.attacks.drawings import fail, hang, process_of, version_of
from tests.waiting import until

ROOT = Path(__file__).parents[2]
DEADLINE = 12.0
"""Seconds: the process has to be begun in them, and the facts taken to it."""


@pytest.fixture
def pool():
    workers = WorkerPool(2, DEADLINE, warm=version_of)
    yield workers
    workers.close()


def test_a_hung_drawing_is_ended_while_others_go_on(facts, pool, monkeypatch):
    stuck = pool.submit(facts, hang)
    others = [pool.submit(facts, version_of) for _ in range(5)]
    assert {job.result(timeout=60) for job in others} == {facts.version}
    assert not stuck.done()
    with pytest.raises(OverdueError):
        stuck.result(timeout=60)
    assert pool.faults == ["drawings: 1 ended at 12 s within 300 s"]
    both = [pool.submit(facts, version_of) for _ in range(2)]
    assert {job.result(timeout=60) for job in both} == {facts.version}
    monkeypatch.setattr(worker_pool, "_RECENT_SECONDS", 0)
    assert pool.faults == []


def test_the_reader_is_told_when_to_come_again_and_it_is_not_begun_anew(pool, monkeypatch):
    """A page that asks again every few seconds would take a process each time."""
    cache, submitted = RenderCache(4, 1 << 20), []
    submit = pool.submit

    def record_submit(facts, draw, *arguments, weight):
        submitted.append(arguments)
        return submit(facts, hang if len(submitted) == 1 else draw, *arguments, weight=weight)

    monkeypatch.setattr(pool, "submit", record_submit)
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    for _ in range(2):
        response = client.get("/charts/count.svg")
        assert response.status_code == 503
        assert int(response.headers["retry-after"]) == 300
        assert len(submitted) == 1
    # The process that takes the ended one's place has to begin first, however busy the machine is.
    assert until(lambda: client.get("/charts/count.csv").status_code == 200, seconds=60)


_SERVER = """
import os, signal
from threading import Event
from data.facts.store import store
from server.rendering.worker_pool import WorkerPool
from tests.attacks.drawings import fail, hang, process_of, version_of
facts, pool = store().facts, WorkerPool(1)
pool.submit(facts, version_of).result()
job = pool.submit(facts, hang)
while not job.running():
    Event().wait(0.01)
print(pool._workers[0]._process.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_process_that_draws_ends_with_the_server_however_that_ends():
    """Killed for want of memory, a server would leave what eats the memory behind."""
    completed = subprocess.run(
        [sys.executable, "-c", _SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60
    )
    assert completed.returncode == -signal.SIGKILL
    assert completed.stdout.strip().isdecimal(), "the process that draws was begun, and named"
    process_folder = Path("/proc") / completed.stdout.strip()
    assert until(lambda: not _is_running(process_folder), seconds=10)


def _is_running(process_folder):
    """Whether a process runs and is not a zombie."""
    try:
        return process_folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


class InlineProcess:
    """Stands in for a worker process: draws on the calling thread."""

    def __init__(self, seconds):
        pass

    def run(self, facts, draw, arguments):
        return draw(*arguments)

    def end(self):
        pass


@pytest.fixture
def inline_pool(monkeypatch):
    monkeypatch.setattr(worker_pool, "WorkerProcess", InlineProcess)
    workers = WorkerPool(3)
    yield workers
    workers.close()


def test_what_is_heavy_waits_for_what_is_heavy_and_lets_the_light_pass(facts, inline_pool):
    """Sixteen print pages at scale 3 were drawn at once, and took 2.6 GB."""
    release, started = threading.Event(), []

    def draw(name):
        started.append(name)
        release.wait(30)

    for name in ("heavy", "second heavy"):
        inline_pool.submit(facts, draw, name, weight=MOST_WEIGHT - 10)
    light = inline_pool.submit(facts, started.append, "light")
    light.result(timeout=30)
    assert started == ["heavy", "light"]
    release.set()
    assert until(lambda: started == ["heavy", "light", "second heavy"])


def test_what_is_heavier_than_everything_at_once_is_drawn_alone(facts, inline_pool):
    jobs = [inline_pool.submit(facts, str, n, weight=MOST_WEIGHT * 3) for n in range(3)]
    assert [job.result(timeout=30) for job in jobs] == ["0", "1", "2"]


def test_what_its_last_reader_has_left_is_not_begun():
    cache, job = RenderCache(4, 1 << 20), Future()

    async def scenario():
        readers = [asyncio.ensure_future(cache.get_or_render("map", lambda: job)) for _ in range(2)]
        await asyncio.sleep(0)
        readers[0].cancel()
        await asyncio.sleep(0)
        assert not job.cancelled()
        readers[1].cancel()
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(scenario())
    assert job.cancelled()


def test_who_comes_and_leaves_again_and_again_leaves_no_queue_behind(facts, inline_pool):
    release = threading.Event()
    for _ in range(3):
        inline_pool.submit(facts, release.wait, 30, weight=10)
    for _ in range(500):
        inline_pool.submit(facts, str, 0, weight=30).cancel()
    assert len(inline_pool._waiting) < 10
    release.set()


def test_without_a_file_descriptor_for_a_process_a_reader_is_told_to_come_again(facts, monkeypatch):
    """A crowd once used all of them, and every drawing was then answered 500."""
    original = worker_process._start_process

    def refuse():
        raise OSError(errno.EMFILE, "Too many open files")

    pool = WorkerPool(1)
    try:
        monkeypatch.setattr(worker_process, "_start_process", refuse)
        with pytest.raises(BrokenExecutor):
            pool.submit(facts, version_of).result(timeout=30)
        monkeypatch.setattr(worker_process, "_start_process", original)
        assert pool.submit(facts, version_of).result(timeout=30) == facts.version
    finally:
        pool.close()


def test_a_fault_that_cannot_be_read_is_one_drawing_s_alone(facts):
    """What was left of it in the pipe was read as the answer to the next drawing."""
    pool = WorkerPool(1)
    try:
        process, _ = pool.submit(facts, process_of).result(timeout=30)
        with pytest.raises(RuntimeError, match="NoticeError"):
            pool.submit(facts, fail).result(timeout=30)
        assert pool.submit(facts, process_of).result(timeout=30) == (process, facts.version)
    finally:
        pool.close()


def test_a_client_that_leaves_is_noticed(facts, monkeypatch):
    job: Future[StoredContent] = Future()
    cache = RenderCache(4, 1 << 20)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    submitted = asyncio.Event()

    def submit(*_, weight):
        submitted.set()
        return job

    async def disconnect_once_submitted():
        await submitted.wait()
        return {"type": "http.disconnect"}

    monkeypatch.setattr(rendered_files, "renderers", lambda: SimpleNamespace(submit=submit))
    request = SimpleNamespace(receive=disconnect_once_submitted)
    render_request = SimpleNamespace(kind="png", weight=1)
    with pytest.raises(ClientDisconnect):
        asyncio.run(
            rendered_files.render_while_connected(request, facts, _hashable(render_request))
        )
    assert job.cancelled()


def _hashable(render_request):
    return type("Order", (), vars(render_request))()
