"""The first image once began the processes that draw, on the event loop: nothing was answered for
2.7 s. They begin with the server, and never on the loop."""

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.rendering import rendered_files, worker_process
from server.rendering.cpu_count import _by_quota
from server.rendering.render_cache import RenderCache
from server.rendering.worker_pool import WorkerPool
from server.routes.table import ROUTES
from tests.attacks.drawings import version_of
from tests.waiting import until

ROOT = Path(__file__).parents[2]


@pytest.fixture
def spawn_threads(monkeypatch):
    """The thread that each process is started on."""
    threads, original = [], worker_process._start_process

    def record():
        threads.append(threading.get_ident())
        return original()

    monkeypatch.setattr(worker_process, "_start_process", record)
    return threads


def test_the_first_image_begins_no_process(spawn_threads, monkeypatch):
    warm = threading.Event()
    pool, cache = WorkerPool(1, warm=version_of), RenderCache(4, 1 << 20)
    monkeypatch.setattr(pool, "_make_warm", _run_both(pool._make_warm, warm.set))
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    app = Starlette(routes=ROUTES, lifespan=rendered_files.drawing_processes)
    with TestClient(app) as client:
        assert warm.wait(60)
        assert len(spawn_threads) == 1
        assert client.get("/charts/count.svg").status_code == 200
        assert len(spawn_threads) == 1
    assert until(lambda: not pool._workers)


def _run_both(first, second):
    def combined(*arguments):
        first(*arguments)
        second()

    return combined


def test_a_process_that_is_begun_late_is_not_begun_on_the_loop(facts, spawn_threads):
    """After one was lost there is no start of the server to wait for."""
    pool = WorkerPool(1)

    async def first():
        job = pool.submit(facts, version_of)
        return await asyncio.wrap_future(job), threading.get_ident()

    try:
        version, loop = asyncio.run(first())
    finally:
        pool.close()
    assert version == facts.version
    assert len(spawn_threads) == 1
    assert loop not in spawn_threads


def test_the_app_begins_them_with_the_server():
    completed = subprocess.run(
        [
            *(sys.executable, "-c"),
            "from starlette.testclient import TestClient\n"
            "from app import app\n"
            "from server.rendering.rendered_files import renderers\n"
            "with TestClient(app): print(len(renderers()._workers) > 0)",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert completed.stdout.strip() == "True", completed.stderr


@pytest.mark.parametrize(
    ("limits", "processors"),
    [
        ({"": "max 100000"}, 1 << 16),
        ({"": "max 100000", "pod": "400000 100000", "pod/atlas": "250000 100000"}, 2),
        ({"pod": "50000 100000", "pod/atlas": "max 100000"}, 0),
        ({"pod/atlas": "no number"}, 1 << 16),
        ({}, 1 << 16),
    ],
)
def test_processors_are_counted_by_the_control_group(tmp_path, limits, processors):
    """In a container limited to two processors on a machine of 64, sixty-three would draw."""
    for place, limit in limits.items():
        (tmp_path / place).mkdir(parents=True, exist_ok=True)
        (tmp_path / place / "cpu.max").write_text(limit)
    membership = tmp_path / "cgroup"
    membership.write_text("0::/pod/atlas\n")
    assert _by_quota(tmp_path, membership) == processors
