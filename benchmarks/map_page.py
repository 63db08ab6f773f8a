"""The figures of the Map page: bytes, clicks, the work of hovering, zooming and replaying."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, of_runs
from benchmarks.wire import counting_proxy
from tests.browser.chromium import FLAGS, executable
from tests.browser.mapping import TWENTY, click_partner, panel_name, point_at, wait_for_map
from tests.browser.serving import ROOT, serving

_THROTTLE = 4
_WATCH = """
window.shift = 0; window.tasks = []; window.frames_ms = [];
const watch = (type, act) => new PerformanceObserver((list) => list.getEntries().forEach(act))
  .observe({ type, buffered: true });
watch('layout-shift', (entry) => { if (!entry.hadRecentInput) window.shift += entry.value; });
watch('longtask', (entry) => window.tasks.push(entry));
let last = performance.now();
const frame = (now) => {
  window.frames_ms.push(now - last);
  last = now;
  requestAnimationFrame(frame);
};
requestAnimationFrame(frame);
document.addEventListener('click', () => { window.clicked = performance.now(); }, true);
new MutationObserver(() => {
  const name = document.querySelector('.atlas-chosen:not([hidden]) h2')?.textContent;
  if (!name || name === window.named) return;
  window.named = name;
  window.highlighted = performance.now();
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
"""
"""Notes layout shifts, long tasks, frames, and when a click has its highlight."""

_DRAIN = "() => new Promise((done) => requestIdleCallback(() => { window.tasks = []; done(); }))"
_LONGEST = "Math.max(0, ...window.tasks.map((entry) => entry.duration))"
_REPLAY = """
() => new Promise((done) => {
  const stage = document.querySelector('.atlas-stage');
  new MutationObserver((changes, observer) => {
    if (stage.classList.contains('is-playing')) return;
    observer.disconnect();
    const ended = performance.now();
    const frames = window.frames_ms;
    const longest = (of) => Math.max(0, ...window.tasks.filter(of).map((entry) => entry.duration));
    const settle = () => done({
      frames,
      playing: longest((entry) => entry.startTime < ended),
      settling: longest((entry) => entry.startTime >= ended),
    });
    setTimeout(() => requestIdleCallback(settle), 1500);
  }).observe(stage, { attributes: true, attributeFilter: ['class'] });
  window.frames_ms = [];
  stage.querySelector('[data-act=play]').click();
})
"""
"""Plays and listens in the page: to look for a button there, or for the end, would be counted."""


def measure() -> list[Figure]:
    """Every figure of the Map page."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        with serving(Path(folder) / "atlas.txt") as atlas:
            figures = [
                *_bytes(browser, atlas),
                *_clicks(browser, atlas),
                *_movement(browser, atlas, 1, 50),
                *_movement(browser, atlas, _THROTTLE, 120),
                _server_time(),
            ]
        browser.close()
    return figures


@contextmanager
def _open_page(browser: Browser, address: str, throttle: int = 1) -> Iterator[Page]:
    """A live Map page, on a processor so many times slower."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address)
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.goto("/")
    wait_for_map(page)
    page.wait_for_load_state("networkidle")
    client = context.new_cdp_session(page)
    client.send("Emulation.setCPUThrottlingRate", {"rate": throttle})
    yield page
    context.close()


def _bytes(browser: Browser, atlas: str) -> list[Figure]:
    unpacked: list[int] = []
    with counting_proxy(atlas) as (address, count):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=address)
        context.add_init_script(_WATCH)
        page = context.new_page()
        page.on(
            "websocket",
            lambda socket: socket.on("framereceived", lambda frame: unpacked.append(len(frame))),
        )
        page.goto("/")
        wait_for_map(page)
        page.wait_for_load_state("networkidle")
        shift = float(page.evaluate("window.shift"))
        sent = count()
        context.close()
    note = f"{sum(unpacked) / 1000:.1f} KB before the websocket's own compression"
    return [
        Figure("websocket to a ready Map page", sent / 1000, "KB", 20, note),
        Figure("layout shift to a ready Map page", shift, "", 0.02),
    ]


def _clicks(browser: Browser, atlas: str) -> list[Figure]:
    highlights, panels, lost = [], [], 0
    with _open_page(browser, atlas) as page:
        for code in TWENTY:
            click_partner(page, code)
            lost += not panel_name(page, code, seconds=10)
            highlights.append(page.evaluate("window.highlighted - window.clicked"))
            panels.append(page.evaluate("performance.now() - window.clicked"))
    return [
        of_runs("highlight after a click", highlights, "ms", 50),
        of_runs("whole panel after a click", panels, "ms", 250),
        Figure(f"panels lost in {len(TWENTY)} clicks", lost, "", 0),
    ]


def _movement(browser: Browser, atlas: str, throttle: int, most: float) -> list[Figure]:
    """The longest task of hovering, zooming and a replay, and the frames of the last two."""
    on = f", processor 1/{throttle}" if throttle > 1 else ""
    with _open_page(browser, atlas, throttle) as page:
        page.evaluate(_DRAIN)
        for code in TWENTY[:10]:
            point_at(page, code)
        hovering = page.evaluate(_LONGEST)
        page.evaluate(_DRAIN)
        frames = _zoom(page)
        zooming = page.evaluate(_LONGEST)
        page.get_by_role("button", name="Show the whole map").click()
        page.evaluate(_DRAIN)
        replay = page.evaluate(_REPLAY)
    tasks = {"hovering": hovering, "zooming": zooming, "replaying": replay["playing"]}
    rates = {"zooming": frames, "replaying": replay["frames"]}
    settling = f"{replay['settling']:.0f} ms after it, as the live page takes the date over"
    return [
        *(
            Figure(
                f"longest task while {act}{on}",
                ms,
                "ms",
                most,
                settling if act == "replaying" else "",
            )
            for act, ms in tasks.items()
        ),
        *(
            Figure(f"frames a second while {act}{on}", 1000 / median(ms), "", 30, is_least=True)
            for act, ms in rates.items()
        ),
    ]


def _zoom(page: Page) -> list[float]:
    """Zoom in by the wheel, a notch a frame; gives the milliseconds of the frames."""
    box = page.locator(".atlas-map-box svg").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] * 0.5)
    page.evaluate("() => { window.frames_ms = []; }")
    for _ in range(30):
        page.mouse.wheel(0, -60)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done()))")
    frames: list[float] = page.evaluate("window.frames_ms")
    return frames


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
