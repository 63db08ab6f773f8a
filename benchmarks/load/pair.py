"""What a second process behind the shipped nginx adds."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from benchmarks.figures import Figure, spread
from benchmarks.load.rounds import partner_names
from benchmarks.load.visits import Crowd, warm
from tests.browser.serving import running
from tests.deploy.proxied import run_nginx

READERS, SECONDS, ROUNDS = 120, 20, 3
PAUSE = (0.1, 0.3)
"""Seconds between interactions: so few that one process has always something to do."""

LEAST = 1.7


def two_processes() -> Figure:
    """Interactions that two processes answer, over those that one answers in the same time."""
    one, two = [], []
    with TemporaryDirectory() as folder, ExitStack() as stack:
        log = Path(folder)
        bare = [
            stack.enter_context(running(log / f"{name}.txt"))[0] for name in ("first", "second")
        ]
        alone = stack.enter_context(run_nginx(log / "alone", bare[:1]))
        both = stack.enter_context(run_nginx(log / "both", bare))
        for _ in range(ROUNDS):
            one.append(_count_answers(alone))
            two.append(_count_answers(both))
    ratios = [here / there for here, there in zip(two, one, strict=True)]
    name = "interactions of two processes behind nginx, over those of one"
    ours, floor = sum(two) / ROUNDS / SECONDS, sum(one) / ROUNDS / SECONDS
    return Figure(
        name, ours / floor, "×", LEAST, spread(ratios), ours, floor, "a second", is_least=True
    )


def _count_answers(address: str) -> int:
    _, acts = uvloop.run(warm(address, Crowd(READERS, SECONDS, PAUSE, partner_names())))
    return len(acts.durations)
