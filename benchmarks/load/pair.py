"""What a second process behind the shipped nginx adds."""

from __future__ import annotations

import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from benchmarks.figures import Figure, spread
from benchmarks.load.rounds import partner_names
from benchmarks.load.visits import Crowd, warm
from server.cpu_affinity import available_cores
from tests.browser.serving import serving
from tests.deploy.proxied import run_nginx

READERS, SECONDS, ROUNDS = 120, 20, 3
BARE_SECONDS = 5
PAUSE = (0.1, 0.3)
"""Seconds between interactions: so few that one process has always something to do."""

LEAST = 1.7


def two_processes() -> Figure:
    """Interactions that two processes answer, over those that one answers in the same time.

    Beside it stands what the machine itself makes of a second process: virtual processors that
    share a core, or a busy host, give less than two, and driver and nginx take their part of that.
    Each process is kept on a core of its own, as the README has it for several on one machine.
    """
    one, two, bare_ratios = [], [], []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        log = Path(folder)
        bare = [
            stack.enter_context(serving(log / f"{core}.txt", environment={"ATLAS_CORE": str(core)}))
            for core in sorted(available_cores())[:2]
        ]
        alone = stack.enter_context(run_nginx(log / "alone", bare[:1]))
        both = stack.enter_context(run_nginx(log / "both", bare))
        for _ in range(ROUNDS):
            one.append(_count_answers(alone))
            two.append(_count_answers(both))
            bare_ratios.append(_count_loops(2) / _count_loops(1))
    ratios = [here / there for here, there in zip(two, one, strict=True)]
    name = "interactions of two processes behind nginx, over those of one"
    ours, floor = sum(two) / ROUNDS / SECONDS, sum(one) / ROUNDS / SECONDS
    measured = f"{spread(ratios)}; of arithmetic alone {sum(bare_ratios) / ROUNDS:.2f}"
    return Figure(name, ours / floor, "×", LEAST, measured, ours, floor, "a second", is_least=True)


def _count_loops(processes: int) -> int:
    """How often so many processes that do nothing but count come round in a few seconds, in all."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        for started in [pool.submit(_loops, 0.1) for _ in range(processes)]:
            started.result()
        return sum(pool.map(_loops, [BARE_SECONDS] * processes))


def _loops(seconds: float) -> int:
    """Rounds of arithmetic until the time is over."""
    rounds, end = 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        sum(range(10_000))
        rounds += 1
    return rounds


def _count_answers(address: str) -> int:
    _, acts = uvloop.run(warm(address, Crowd(READERS, SECONDS, PAUSE, partner_names())))
    return len(acts.durations)
