"""The figures of the print edition: a cold image in each format, and memory after many."""

from __future__ import annotations

import resource
import time
from datetime import timedelta
from itertools import cycle
from statistics import median

from benchmarks.figures import Figure, of_runs
from charts.print import FORMATS, Edition
from charts.registry import CHART_NAMES
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from data.facts.store import store

_BUDGETS = {"svg": 300, "png": 400, "pdf": 600}
_RUNS = 10
_MANY = 200


def measure() -> list[Figure]:
    """Every figure of the print edition; each image is rendered for the first time."""
    days = _days()
    for name in CHART_NAMES:
        _timed(name, "svg", next(days))
    durations: dict[str, dict[str, list[float]]] = {kind: {} for kind in FORMATS}
    for _ in range(_RUNS):
        for kind in FORMATS:
            for name in CHART_NAMES:
                durations[kind].setdefault(name, []).append(_timed(name, kind, next(days)))
    figures = [_slowest(kind, durations[kind], budget) for kind, budget in _BUDGETS.items()]
    return [*figures, _memory(days)]


def _slowest(kind: str, durations: dict[str, list[float]], budget: float) -> Figure:
    """The chart whose median is the highest."""
    name = max(durations, key=lambda name: median(durations[name]))
    return of_runs(
        f"{name} as {kind.upper()}, cold, the slowest chart", durations[name], "ms", budget
    )


def _days():
    facts = store().facts
    span = (facts.last_event - FIRST_DAY).days
    return cycle(FIRST_DAY + timedelta(days=back) for back in range(span, 0, -1))


def _timed(name: str, kind: str, day) -> float:
    code = "PER" if name == "partner" else ""
    spec = ChartSpec(asof=day, partner=code)
    start = time.perf_counter()
    render(spec.replace(chart=name), store().facts, Edition(kind))
    return (time.perf_counter() - start) * 1000


def _memory(days) -> Figure:
    """What the process has grown to at most, from warm to 200 more distinct pictures."""
    names, kinds = cycle(CHART_NAMES), cycle(FORMATS)
    before = _peak()
    for _ in range(_MANY):
        _timed(next(names), next(kinds), next(days))
    return Figure(f"memory after {_MANY} distinct pictures", _peak() - before, "MB", 30)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
