"""The figures of the Map page: bytes, clicks, hovering, time to a ready map."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, of_runs, over_floor
from data.facts.store import store
from geo.map_data import map_address
from tests.browser.chromium import FLAGS, executable
from tests.browser.mapping import TWENTY, click_partner, panel_name, wait_for_map
from tests.browser.serving import ROOT, serving

_RUNS = 5
_WATCH = """
(() => {
  window.__painted = 0;
  const proto = WebGL2RenderingContext.prototype;
  const names = ['drawElements', 'drawArrays', 'drawElementsInstanced', 'drawArraysInstanced'];
  for (const name of names) {
    const real = proto[name];
    proto[name] = function (...given) {
      const gl = this;
      window.__gl = gl;
      if (!window.__asked) {
        window.__asked = true;
        requestAnimationFrame(() => {
          gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
          window.__painted = performance.now();
        });
      }
      return real.apply(this, given);
    };
  }
  window.__tasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.__tasks.push(entry.duration);
  }).observe({ entryTypes: ['longtask'] });
})();
"""
"""Notes when the first drawn frame is finished: reading a pixel back waits for it."""

_DRAIN = """
() => {
  const gl = window.__gl;
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  return new Promise((done) => requestIdleCallback(() => { window.__tasks.length = 0; done(); }));
}
"""
"""Lets frames that are still being painted finish, so that only the hovering is measured."""


def measure() -> list[Figure]:
    """Every figure of the Map page."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder)
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        bare = serving(log / "bare.txt", "benchmarks.bare_app:app", ready="/_stcore/health")
        with serving(log / "atlas.txt") as atlas, bare as floor:
            figures = [
                *_bytes(browser, atlas),
                _hover(browser, atlas),
                _clicks(browser, atlas),
                _ready_ratio(browser, atlas, floor),
                _server_time(),
            ]
        browser.close()
    return figures


@contextmanager
def _open_page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address)
    context.add_init_script(_WATCH)
    page = context.new_page()
    yield page
    context.close()


def _bytes(browser: Browser, atlas: str) -> list[Figure]:
    received: list[int] = []
    requests: list[str] = []
    with _open_page(browser, atlas) as page:
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda frame: received.append(len(frame))),
        )
        page.on("response", lambda answer: requests.append(answer.url))
        page.goto("/")
        wait_for_map(page)
        half = sum(received) / 1000
        first = [url for url in requests if "/map/international" in url]
        page.goto("/?asof=2026-02-04")
        wait_for_map(page)
        again = page.evaluate(
            "performance.getEntriesByType('resource')"
            ".filter((e) => e.name.includes('/map/international')).map((e) => e.transferSize)"
        )
    facts = store().facts
    url = map_address(facts, "international", "equal-earth")
    body = httpx.get(atlas + url, headers={"Accept-Encoding": "identity"}).content
    packed = len(gzip.compress(body, 9)) / 1000
    return [
        Figure("websocket to a ready Map page", half, "KB", 50),
        Figure("map data, gzipped", packed, "KB", 120),
        Figure("map data, addresses requested", len(set(first)), "", 1),
        Figure("map data on the second visit", sum(again), "bytes", 0),
    ]


def _hover(browser: Browser, atlas: str) -> Figure:
    with _open_page(browser, atlas) as page:
        page.goto("/")
        wait_for_map(page)
        box = page.locator(".st-key-map").bounding_box()
        assert box
        page.evaluate(_DRAIN)
        for step in range(40):
            across = 0.1 + 0.8 * step / 40
            page.mouse.move(box["x"] + box["width"] * across, box["y"] + box["height"] * 0.45)
            page.wait_for_function(
                "() => new Promise((done) => requestAnimationFrame(() => done(true)))"
            )
        longest = page.evaluate("Math.max(0, ...window.__tasks)")
    return Figure("longest main-thread task while hovering", longest, "ms", 120)


def _clicks(browser: Browser, atlas: str) -> Figure:
    lost = 0
    with _open_page(browser, atlas) as page:
        page.goto("/")
        wait_for_map(page)
        for code in TWENTY:
            click_partner(page, code)
            lost += panel_name(page, code) != store().facts.name(code)
    return Figure(f"panels lost in {len(TWENTY)} clicks", lost, "", 0)


def _ready_ratio(browser: Browser, atlas: str, floor: str) -> Figure:
    pairs = [(_ready(browser, atlas), _ready(browser, floor)) for _ in range(_RUNS + 1)]
    ours, bare = zip(*pairs[1:], strict=True)
    return over_floor("time to a painted map over the bare page", ours, bare, "ms", 1.25)


def _ready(browser: Browser, address: str) -> float:
    """Milliseconds from the start of the visit to finished pixels of the first drawn frame."""
    with _open_page(browser, address) as page:
        page.goto("/")
        page.wait_for_function("() => window.__painted > 0")
        page.wait_for_load_state("networkidle")
        return float(page.evaluate("window.__painted"))


def _server_time() -> Figure:
    app = AppTest.from_file(str(ROOT / "pages" / "shell.py"), default_timeout=30)
    app.run()
    times = []
    for code in TWENTY:
        app.query_params["partner"] = code
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
    return of_runs("script run for a click", times, "ms", 60)
