"""The knee: the most readers for whom nearly every interaction is answered within a second."""

from __future__ import annotations

import uvloop

from benchmarks.figures import Figure
from benchmarks.load.rounds import PAUSE, Served, both
from benchmarks.load.visits import Crowd, warm

ANSWERED_MS = 1000
FIRST, STEP = 50, 1.5
_SECONDS = 20
_MOST = 2000
"""Readers; the driver takes part of the machine too, and says nothing true of more."""

LEAST = 0.4
"""Of the hello-world app's readers, those that the atlas serves as well."""


def knees() -> list[Figure]:
    """How many readers the atlas serves, over how many the hello-world app serves."""
    with both() as (atlas, floor):
        ours, readings = _knee(atlas)
        theirs, _ = _knee(floor)
    name = f"most readers with p95 within {ANSWERED_MS / 1000:g} s, over the hello-world app"
    ratio = ours / theirs
    return [Figure(name, ratio, "×", LEAST, readings, ours, theirs, "readers", is_least=True)]


def _knee(served: Served) -> tuple[int, str]:
    """The largest crowd that is served well, each half as large again as the one before."""
    most, readings, count = 0, [], FIRST
    while count <= _MOST:
        _, acts = uvloop.run(warm(served.address, Crowd(count, _SECONDS, PAUSE, served.names)))
        readings.append(f"{count}: {acts.at(0.95):.0f} ms")
        if acts.lost or acts.at(0.95) > ANSWERED_MS:
            break
        most, count = count, round(count * STEP)
    return most, ", ".join(readings)
