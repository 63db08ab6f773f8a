"""A process that is kept on one core: its threads stay there, what draws for it does not."""

import subprocess
import sys
from pathlib import Path

import pytest

from server.cpu_affinity import available_cores
from server.settings import Settings

ROOT = Path(__file__).parents[2]

SCRIPT = """
import os, threading
from server.cpu_affinity import keep_to_core
from server.rendering.cpu_count import processors
from server.rendering.worker_process import _start_process

before = processors()
keep_to_core({core})
seen = []
thread = threading.Thread(target=lambda: seen.append(os.sched_getaffinity(0)))
thread.start()
thread.join()
drawing = _start_process()
print(seen, os.sched_getaffinity(drawing.pid), processors() == before)
drawing.kill()
drawing.wait()
"""


pytestmark = pytest.mark.skipif(
    not available_cores(), reason="the system keeps no process on a core"
)


def test_the_core_is_a_setting():
    core = max(available_cores())
    assert Settings.from_environment({"ATLAS_CORE": str(core)}).core == core


def test_threads_stay_on_the_core_and_what_draws_may_use_all():
    core = max(available_cores())
    completed = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(core=core)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert completed.stdout.strip() == f"[{{{core}}}] {set(available_cores())} True"
