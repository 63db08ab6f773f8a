"""The figures of the Present page: from key to picture, the deck, and the pages on partners."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from benchmarks.figures import Figure, of_runs
from charts.briefing import briefing
from charts.briefing.partner_briefs import brief
from charts.briefing.powerpoint import as_powerpoint
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.browser.chromium import FLAGS, executable
from tests.browser.serving import serving
from tests.support.live import open_live
from views.briefing_file import as_html

_ROUNDS = 4
_SLIDE_READY = """(title) => {
  const head = document.querySelector('.st-key-stage h1');
  if (!head || head.innerText.trim() !== title) return false;
  const stale = document.querySelector('[data-stale="true"]');
  return !stale && Boolean(document.querySelector(
    '.st-key-stage .js-plotly-plot .point path, .st-key-stage .scatterlayer path, '
    + '.st-key-stage .st-key-map canvas, .st-key-points li'));
}
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
            page.locator(".st-key-steering").wait_for()
            durations = [
                duration for _ in range(_ROUNDS) for duration in _step_through(page, slides)
            ]
        browser.close()
    later = durations[len(slides) :]
    return [of_runs("from key to the next slide's picture", later, "ms", 400), *_files(slides)]


def _step_through(page: Page, slides) -> list[float]:
    """Once through the briefing and back to its first slide; Plotly is loaded after the first."""
    durations = []
    for slide in slides[1:]:
        start = time.perf_counter()
        page.keyboard.press("ArrowRight")
        page.wait_for_function(_SLIDE_READY, arg=slide.title)
        durations.append((time.perf_counter() - start) * 1000)
    page.keyboard.press("Home")
    page.wait_for_function(_SLIDE_READY, arg=slides[0].title)
    return durations


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
        Figure("the deck", elapsed, "s", 5),
        Figure("size of the deck", len(deck) / 1e6, "MB", 8),
        Figure("the briefing as one HTML file", single_elapsed, "s", 5),
        Figure("size of that file", len(single_file) / 1e6, "MB", 6),
        of_runs("a page on one partner", brief_durations, "s", 1),
        Figure("all 55 pages", sum(brief_durations), "s", 60),
    ]


def _timed(action) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start
