"""The figures of the Minerals page: a tick, another mineral, and ten times the rows."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import cycle
from statistics import median
from unittest.mock import patch

import pandas as pd
import streamlit
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, Growth, measure_growth, of_runs
from data.facts.store import Facts, store
from data.minerals.country_groups import part_names, presets
from data.minerals.overview import ordered, overview
from geo.map_data import map_data
from tests.pages.opening import open_page
from views.minerals import overview_table

_RUNS = 20
_YEARS = 10


def measure() -> list[Figure]:
    """Every figure of the Minerals page."""
    figures = [_another_mineral(), _one_tick()]
    shares = map_data(store().facts, "international", "globe", "shares")
    size = Figure(
        "globe of shares, gzipped, one cached request", len(shares.body) / 1000, "KB", 100
    )
    return [*figures, size, _ten_times()]


def grow() -> list[Growth]:
    """A set of partners with more and more rows, and the first time it is drawn at all."""
    return [
        measure_growth(
            "a tick in the coalition, server time", "rows of production", "ms", _tick_cost
        ),
        measure_growth(
            "the first view of the Minerals page", "rows of production", "ms", _first_cost
        ),
    ]


def _tick_cost(times: int) -> float:
    facts = _facts_with_years(times)
    _draw(facts, ())
    keys = list(presets(facts))
    return median(_timed(lambda key=key: _draw(facts, (key,))) for key in keys)


def _first_cost(times: int) -> float:
    _facts_with_years.cache_clear()
    facts = _facts_with_years(times)
    return _timed(lambda: _draw(facts, ()))


def _another_mineral() -> Figure:
    app = open_page("minerals", commodity="cobalt")
    durations = [_timed(lambda: app.button(key="mineral_Next").click().run()) for _ in range(_RUNS)]
    return of_runs("a change of mineral, server time", durations, "ms", 100)


def _one_tick() -> Figure:
    """Partners ticked in one by one, with the pills of all 54 open."""
    codes = list(store().facts.partner_codes)
    with patch.object(streamlit, "expander", partial(streamlit.expander, expanded=True)):
        app = open_page("minerals", coalition="none")
        durations = [_tick(app, codes[:count]) for count in range(1, _RUNS + 1)]
    return of_runs("one tick in the coalition, server time", durations, "ms", 100)


def _tick(app: AppTest, codes: list[str]) -> float:
    pills = app.button_group(key="w_ticks")
    return _timed(lambda: pills.set_value(codes).run())


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


def _ten_times() -> Figure:
    """A tick's arithmetic and table with ten times the years in the tables, over today's."""
    now, more = store().facts, _facts_with_years(_YEARS)
    _draw(now, ()), _draw(more, ())
    sets = cycle(presets(now))
    ratios = []
    for _ in range(_RUNS):
        key = next(sets)
        plain = _timed(lambda key=key: _draw(now, (key,)))
        ratios.append(_timed(lambda key=key: _draw(more, (key,))) / plain)
    return of_runs(f"a tick with {_YEARS} × the rows over today's", ratios, "×", 3)


def _draw(facts: Facts, coalition: tuple[str, ...]) -> None:
    chosen = presets(facts)[coalition[0]] if coalition else facts.partner_codes
    rows = overview(facts, chosen)
    names = part_names(facts, coalition)
    order = ordered(facts, rows, "gap")
    overview_table.as_html(facts, facts, rows, order, names, "light", lambda slug: slug)


@lru_cache(maxsize=1)
def _facts_with_years(times: int) -> Facts:
    """The facts with every production row again for each of so many earlier pairs of years."""
    facts = store().facts
    raw = {name: facts.raw_table(name) for name in facts.table_names}
    rows = raw["production"]
    earlier = [
        rows.assign(year=(rows["year"].astype(int) - 2 * back).astype(str))
        for back in range(1, times)
    ]
    return Facts(
        raw | {"production": pd.concat([rows, *earlier], ignore_index=True)}, f"grown-{times}"
    )
