"""The figures of the Present page: from address and key to picture, the deck, pages on partners."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.figures import Figure, of_runs
from benchmarks.first_visit import SLOW_LINE, emulate
from charts.briefing import briefing
from charts.briefing.partner_briefs import brief
from charts.briefing.powerpoint import as_powerpoint
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.chromium import FLAGS, executable
from tests.browser.serving import serving
from tests.support.live import open_live
from views.briefing_file import as_html

_ROUNDS = 3
_STEP = """
(key) => new Promise((done) => {
  const start = performance.now();
  const isDrawn = () => {
    const image = document.querySelector('.atlas-slides .slide.is-shown img');
    return !image || (image.complete && image.naturalWidth > 0);
  };
  const look = () => (isDrawn() ? done(performance.now() - start) : requestAnimationFrame(look));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  requestAnimationFrame(() => requestAnimationFrame(look));
})
"""
"""Presses a key, and gives the milliseconds until the frame after the slide's picture is there."""

_OPENINGS = 5
_FIRST_PICTURE = """
document.addEventListener("load", ({ target }) => {
  if (target.matches?.("img[fetchpriority=high]")) performance.mark("atlas-picture");
}, true);
"""
"""Marks when the picture of the slide that the address is about is there."""

_MARKS = """
() => ["atlas-picture", "atlas-live"].map((name) => performance.getEntriesByName(name)[0].startTime)
"""


def measure() -> list[Figure]:
    """Every figure of the Present page."""
    facts = store().facts
    slides = briefing(BriefingSpec(), facts)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        with serving(Path(folder) / "atlas.txt") as address:
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            open_live(page, f"{address}/present")
            durations, lost = _steps(page, len(slides))
            openings = [_opening(browser, address) for _ in range(_OPENINGS)]
        browser.close()
    pictures, live = zip(*openings, strict=True)
    return [
        of_runs(f"first slide's picture, {SLOW_LINE.name}", pictures, "ms", 2500),
        of_runs(f"live page of a briefing, {SLOW_LINE.name}", live, "ms", 8000),
        of_runs("from key to the next slide's picture", durations, "ms", 100),
        Figure(f"keys lost of {len(durations)}", lost, "", 0),
        *_files(slides),
    ]


def _opening(browser: Browser, address: str) -> tuple[float, float]:
    """Milliseconds to the picture of the first slide, and to the live page, on a slow line."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    emulate(session, SLOW_LINE)
    page.add_init_script(_FIRST_PICTURE)
    page.goto(f"{address}/present", wait_until="commit")
    page.locator("#first-view").wait_for(state="detached", timeout=90_000)
    picture, live = page.evaluate(_MARKS)
    context.close()
    return picture, live


def _steps(page: Page, last: int) -> tuple[list[float], int]:
    """Milliseconds of each step through the briefing and back, and how many led nowhere."""
    durations, lost, number = [], 0, 1
    for _ in range(_ROUNDS):
        for key, by in [*[("ArrowRight", 1)] * (last - 1), *[("ArrowLeft", -1)] * (last - 1)]:
            durations.append(float(page.evaluate(_STEP, key)))
            number += by
            lost += page.locator(".atlas-slides").get_attribute("data-slide") != str(number)
    return durations, lost


def _files(slides) -> list[Figure]:
    facts = store().facts
    start = time.perf_counter()
    deck = as_powerpoint(slides, facts)
    elapsed = time.perf_counter() - start
    start = time.perf_counter()
    single_file = as_html(slides, facts)
    single_elapsed = time.perf_counter() - start
    codes = list(facts.partners["iso_a3"])
    brief_durations = [
        _timed(lambda code=code: brief(facts, code, facts.last_event)) for code in codes
    ]
    return [
        Figure("the deck", elapsed, "s", 3),
        Figure("size of the deck", len(deck) / 1e6, "MB", 8),
        Figure("the briefing as one HTML file", single_elapsed, "s", 5),
        Figure("size of that file", len(single_file) / 1e6, "MB", 6),
        of_runs("a page on one partner", brief_durations, "s", 0.7),
        Figure("all 55 pages", sum(brief_durations), "s", 60),
    ]


def _timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
