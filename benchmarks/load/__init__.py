"""The figures of load: many cold visits at once, many sessions, and memory after each."""

from __future__ import annotations

import time
from statistics import median

import uvloop

from benchmarks.figures import Figure, Growth, measure_growth, of_runs, over_floor
from benchmarks.load.knee import knees
from benchmarks.load.pair import two_processes
from benchmarks.load.rounds import PAUSE, Served, both
from benchmarks.load.visits import Crowd, Tally, warm

COLD, WARM = 100, 200
SECONDS, FLOOR_SECONDS = (300, 60, 60), 30
"""Of the warm rounds of the atlas, the first of five minutes, and of the floor between them."""


_SHARES = {"p50": 0.5, "p95": 0.95}
_OVER_FLOOR = {"a cold visit": 1.2, "an interaction": 5.0}
"""The most that a reader of the atlas waits, beside one of the hello-world app in the same run."""

_ANSWERED = 1000
"""Milliseconds within which an interaction is answered: a second keeps a reader's thought going
(Nielsen, Usability Engineering, 1993, chapter 5)."""


def measure() -> list[Figure]:
    """Every figure of load."""
    with both() as (atlas, floor):
        for seconds in SECONDS:
            _round(atlas, floor, seconds)
        figures = [*_lost(atlas, floor), *_times(atlas, floor), *_memory(atlas)]
    return [*figures, *knees(), two_processes()]


def _round(atlas: Served, floor: Served, seconds: float) -> None:
    atlas.stay(WARM, seconds)
    departed_at = time.monotonic()
    floor.stay(WARM, FLOOR_SECONDS)
    atlas.arrive(COLD)
    floor.arrive(COLD)
    atlas.forget(max(departed_at, time.monotonic() - FLOOR_SECONDS))


def _lost(atlas: Served, floor: Served) -> list[Figure]:
    acts = sum(len(tally.durations) + len(tally.lost) for tally in atlas.acts)
    visits = sum(len(tally.durations) + len(tally.lost) for tally in atlas.cold)
    return [
        _none_lost(f"lost of {visits} cold visits, {COLD} at once", atlas.cold),
        _none_lost(
            f"lost of {acts} interactions of {WARM} sessions in {sum(SECONDS) // 60} minutes",
            atlas.acts,
        ),
        _none_lost("lost by the hello-world app under the same driver", floor.cold + floor.acts),
    ]


def _none_lost(name: str, tallies: list) -> Figure:
    lost = [message for tally in tallies for message in tally.lost]
    return Figure(name, len(lost), "", 0, "; ".join(sorted(set(lost))[:2])[:200])


def _times(atlas: Served, floor: Served) -> list[Figure]:
    """What a visit and an interaction take, over the hello-world app's in the same run."""
    typical = [tally.at(0.5) for tally in atlas.acts]
    return [
        *_over_floor(f"a cold visit, {COLD} at once", "a cold visit", atlas.cold, floor.cold),
        *_over_floor(f"an interaction, {WARM} sessions", "an interaction", atlas.acts, floor.acts),
        of_runs(f"an interaction, {WARM} sessions, p50", typical, "ms", _ANSWERED),
    ]


def _over_floor(name: str, kind: str, ours: list[Tally], floors: list[Tally]) -> list[Figure]:
    return [
        over_floor(
            f"{name}, over the hello-world app, {share}",
            [tally.at(part) for tally in ours],
            [tally.at(part) for tally in floors],
            "ms",
            _OVER_FLOOR[kind],
        )
        for share, part in _SHARES.items()
    ]


def _memory(atlas: Served) -> list[Figure]:
    full = max(atlas.memory_full)
    each = (atlas.memory_full[1] - atlas.memory_after[0]) / WARM
    after = ", ".join(f"{value:.0f}" for value in atlas.memory_after)
    growth = atlas.memory_after[-1] - atlas.memory_after[-2]
    return [
        Figure(
            "memory with everyone there",
            full,
            "MB",
            1000,
            f"{atlas.memory_after[0]:.0f} MB with one",
        ),
        Figure("memory per session", each, "MB", 2),
        Figure("growth of memory in the last round, after all left", growth, "MB", 20, after),
    ]


def grow() -> list[Growth]:
    """An interaction with more and more sessions."""
    with both() as (atlas, _):
        return [
            measure_growth(
                "an interaction, p50", "sessions", "ms", lambda count: _cost(atlas, count)
            )
        ]


def _cost(atlas: Served, count: int) -> float:
    """Median milliseconds; a single session is followed for longer, to have as many answers."""
    seconds = 40 if count == 1 else 15
    _, acts = uvloop.run(warm(atlas.address, Crowd(count, seconds, PAUSE, atlas.names)))
    return median(acts.durations)
