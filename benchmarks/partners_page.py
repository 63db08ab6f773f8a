"""The figures of the Partners page: a switch's server time and bytes, and all 55 pages."""

from __future__ import annotations

import re
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
from playwright.sync_api import Browser, expect, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, Growth, measure_growth, of_runs
from benchmarks.wire import counting_proxy
from data.facts.store import Facts, store
from data.partners.dossier import dossier
from data.partners.listing import listing
from tests.browser.chromium import FLAGS, executable
from tests.browser.serving import serving
from tests.pages.opening import open_page
from tests.support.live import open_live

_SWITCHES = 20


def measure() -> list[Figure]:
    """Every figure of the Partners page."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        with serving(Path(folder) / "atlas.txt") as atlas:
            figures = [_server_time(), _bytes(browser, atlas), _all_pages()]
        browser.close()
    return figures


def grow() -> list[Growth]:
    """The list of all and one partner with more and more texts: countries cannot become more."""
    return [measure_growth("the list of partners, and one of them", "texts", "ms", _list_cost)]


def _list_cost(times: int) -> float:
    durations = []
    for run in range(3):
        facts = _with_texts(times, f"{times}-{run}")
        start = time.perf_counter()
        listing(facts, facts.last_event)
        dossier(facts, "JPN", facts.last_event)
        durations.append((time.perf_counter() - start) * 1000)
    return median(durations)


def _with_texts(times: int, version: str) -> Facts:
    """The facts with every text so many times over, each copy under an id of its own."""
    facts = store().facts
    raw = {name: facts.raw_table(name) for name in facts.table_names}
    rows = raw["agreements"]
    copies = [
        rows.assign(agreement_id=rows["agreement_id"] + f"-{copy}") for copy in range(1, times)
    ]
    return Facts(raw | {"agreements": pd.concat([rows, *copies], ignore_index=True)}, version)


def _server_time() -> Figure:
    app = open_page("partners", partner="PER")
    durations = [_next(app) for _ in range(_SWITCHES)]
    return of_runs("a switch to the next partner, server time", durations, "ms", 80)


def _next(app: AppTest) -> float:
    start = time.perf_counter()
    app.button(key="move_Next").click().run()
    return (time.perf_counter() - start) * 1000


def _bytes(browser: Browser, atlas: str) -> Figure:
    facts = store().facts
    order = list(listing(facts, facts.last_event).index)
    costs = []
    with counting_proxy(atlas) as (address, bytes_sent):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        open_live(page, f"{address}/partners?partner={order[0]}")
        page.locator(".st-key-footer").wait_for()
        page.wait_for_load_state("networkidle")
        for code in order[1 : _SWITCHES + 1]:
            before = bytes_sent()
            page.get_by_role("button", name="Next", exact=True).click()
            expect(page).to_have_url(re.compile(f"partner={code}"))
            expect(page.locator("h1").first).to_have_text(facts.name(code))
            page.wait_for_load_state("networkidle")
            costs.append((bytes_sent() - before) / 1000)
        page.close()
    return Figure(
        f"a switch to another partner, over the websocket, the largest of {len(costs)}",
        max(costs),
        "KB",
        20,
        f"{min(costs):.1f} to {max(costs):.1f}",
    )


def _all_pages() -> Figure:
    start = time.perf_counter()
    for code in store().facts.partners["iso_a3"]:
        open_page("partners", partner=code)
    elapsed = time.perf_counter() - start
    return Figure("all 55 pages in process, each in a session of its own", elapsed, "s", 60)
