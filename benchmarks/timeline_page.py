"""The figures of the Timeline page: time to a ready page, a filter's time, a replay's bytes."""

from __future__ import annotations

import time
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from benchmarks.figures import Figure, Growth, measure_growth, of_runs, over_floor
from benchmarks.wire import counting_proxy
from charts.figures.timeline_marks import marks_of
from charts.figures.timeline_svg import timeline_svg
from data.facts.store import store
from data.timeline.chronology import TimelineFilter, chronology, in_order, selected
from tests.browser.chromium import FLAGS, executable
from tests.browser.mapping import wait_for_map
from tests.browser.serving import serving

_RUNS = 5
_READY = "!document.querySelector('#first-view') && document.querySelector('.atlas-lines a')"
_BARE = "document.querySelector('[data-testid=stSlider]')"


def measure() -> list[Figure]:
    """Every figure of the Timeline page."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder)
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        bare = serving(log / "bare.txt", "benchmarks.bare_hello_app:app", ready="/_stcore/health")
        with serving(log / "atlas.txt") as atlas, bare as floor:
            figures = [
                _ready_ratio(browser, atlas, floor),
                _filter(1, 150),
                _filter(100, 600),
                *_replay(browser, atlas),
            ]
        browser.close()
    return figures


def _ready_ratio(browser: Browser, atlas: str, floor: str) -> Figure:
    pairs = [
        (_ready(browser, f"{atlas}/timeline", _READY), _ready(browser, floor, _BARE))
        for _ in range(_RUNS + 1)
    ]
    ours, bare = zip(*pairs[1:], strict=True)
    name = "time to a live Timeline page over a bare Streamlit page"
    return over_floor(name, ours, bare, "ms", 1.2)


def _ready(browser: Browser, address: str, ready: str) -> float:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address)
    page.wait_for_function(f"() => {ready} && (window.__at = window.__at || performance.now())")
    at = page.evaluate("window.__at")
    page.close()
    return float(at)


def grow() -> list[Growth]:
    """A filter with more and more events."""
    name = "a filter change on the timeline, server time"
    return [measure_growth(name, "events", "ms", lambda times: median(_filter_durations(times)))]


def _filter(times: int, budget: float) -> Figure:
    return of_runs(
        f"a filter change with {times} × the events", _filter_durations(times), "ms", budget
    )


def _filter_durations(times: int) -> list[float]:
    """Selecting, placing and drawing, with the real rows or many copies of them."""
    facts = store().facts
    rows = _copies(chronology(facts), times)
    day = facts.last_event
    durations = []
    for kind in ("text", "us_policy", "multilateral", "finance", "text"):
        start = time.perf_counter()
        selection = selected(facts, rows, TimelineFilter(kinds=(kind,), confidence="medium"))
        marks = marks_of(selection, facts, day)
        timeline_svg(selection, marks, day, facts.covered_to, "", "/timeline?event={}".format)
        durations.append((time.perf_counter() - start) * 1000)
    return durations


def _copies(rows: pd.DataFrame, times: int) -> pd.DataFrame:
    copies = []
    for copy in range(times):
        shift = timedelta(days=copy % 37)
        for row in rows.to_dict("records"):
            moved = {"first": row["first"] + shift, "last": row["last"] + shift}
            copies.append(row | moved | {"row": f"{row['row']}-{copy}"})
    return in_order(copies)


def _replay(browser: Browser, atlas: str) -> list[Figure]:
    with counting_proxy(atlas) as (address, bytes_sent):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        unpacked: list[int] = []
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda frame: unpacked.append(len(frame))),
        )
        page.goto(address)
        wait_for_map(page)
        before = bytes_sent()
        unpacked.clear()
        page.get_by_role("button", name="Play").click()
        page.get_by_role("button", name="Pause").wait_for()
        page.get_by_role("button", name="Play").wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        note = f"{sum(unpacked) / 1000:.1f} KB before the websocket's own compression"
        name = "a replay of 18 months, over the websocket"
        figure = Figure(name, (bytes_sent() - before) / 1000, "KB", 60, note)
        page.close()
    return [figure]
