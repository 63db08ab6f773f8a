"""A first visit as a reader has it: cold, without a GPU, on three lines, beside hello-world.

First content is the browser's first contentful paint; the live page of the atlas is whole when its
first view has left, hello-world's when its title stands there.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, CDPSession, sync_playwright

from benchmarks.figures import Figure, of_runs, over_floor
from tests.browser.chromium import executable
from tests.browser.serving import ROOT, free_port, serving, wait_until_served
from views.page_list import PAGES

_RUNS = 5
_TITLE = """
new MutationObserver((changes, observer) => {
  if (!document.querySelector("h1")) return;
  performance.mark("atlas-live");
  observer.disconnect();
}).observe(document, { subtree: true, childList: true });
"""
"""Marks when hello-world's one heading is there; the atlas marks its own handover."""

_TIMES = """
() => ({
  first: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
  live: performance.getEntriesByName("atlas-live")[0]?.startTime ?? 0,
})
"""


@dataclass(frozen=True)
class Line:
    """A reader's line: bits a second each way, and milliseconds of a round trip."""

    name: str
    bits: int
    latency: int
    first_budget: float


SLOW_LINE = Line("1.6 Mbit/s, 150 ms", 1_600_000, 150, 0.35)
LINES = (
    Line("10 Mbit/s, 40 ms", 10_000_000, 40, 0.35),
    SLOW_LINE,
    Line("loopback", 0, 0, 0.8),
)


@dataclass(frozen=True)
class Visit:
    """Milliseconds until the first content and the live page, and bytes over the line."""

    first: float
    live: float
    received: float


def measure() -> list[Figure]:
    """Every figure of a first visit, of each page on each line, and of a second visit."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        log = Path(folder)
        browser = playwright.chromium.launch(
            executable_path=executable(), args=["--disable-gpu", "--no-sandbox"]
        )
        with serving(log / "atlas.txt") as atlas, _hello_world(log / "hello.txt") as floor:
            figures = [
                figure for line in LINES for figure in _on_a_line(browser, line, atlas, floor)
            ]
            figures += _bytes(browser, atlas)
        browser.close()
    return figures


@contextmanager
def _hello_world(log: Path) -> Iterator[str]:
    """Streamlit's own server with its smallest page."""
    port = free_port()
    script = ROOT / "benchmarks" / "bare_hello_world.py"
    options = ["--server.port", str(port), "--server.headless", "true"]
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(script), *options],
            cwd=log.parent,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_served(f"{address}/_stcore/health", process, log)
            yield address
        finally:
            process.terminate()
            process.wait(timeout=20)


def _on_a_line(browser: Browser, line: Line, atlas: str, floor: str) -> list[Figure]:
    paths = [f"/{page.path}" for page in PAGES]
    ours: dict[str, list[Visit]] = {path: [] for path in paths}
    floors: list[Visit] = []
    for _ in range(_RUNS):
        floors.append(_visit(browser, floor, line, is_atlas=False))
        for path in paths:
            ours[path].append(_visit(browser, atlas + path, line))
    figures = []
    for path in paths:
        most = 0.9 if path == "/" else 1.2
        parts = [("first content", "first", line.first_budget)]
        # On loopback the page's own work is all there is; the budget is for readers' lines.
        parts += [("live page", "live", most)] if line.bits else []
        for label, part, budget in parts:
            here = [getattr(visit, part) for visit in ours[path]]
            there = [getattr(visit, part) for visit in floors]
            name = f"{label} of {path} over hello-world, {line.name}"
            figures.append(over_floor(name, here, there, "ms", budget))
    return figures


def _visit(browser: Browser, address: str, line: Line, is_atlas: bool = True) -> Visit:
    """A visit by a browser that has never been there."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    try:
        return _visit_by(context, address, line, is_atlas)
    finally:
        context.close()


def _visit_by(context: BrowserContext, address: str, line: Line, is_atlas: bool = True) -> Visit:
    page = context.new_page()
    session = context.new_cdp_session(page)
    received: list[float] = []
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    if line.bits:
        emulate(session, line)
    if not is_atlas:
        page.add_init_script(_TITLE)
    page.goto(address, wait_until="commit")
    done = page.locator("#first-view") if is_atlas else page.locator("h1")
    done.wait_for(state="detached" if is_atlas else "visible", timeout=90_000)
    page.wait_for_load_state("networkidle")
    times = page.evaluate(_TIMES)
    page.close()
    return Visit(times["first"], times["live"], sum(received) / 1000)


def emulate(session: CDPSession, line: Line) -> None:
    """Have a page be on a line.

    Parameters
    ----------
    session : CDPSession
        Of the page, its network enabled.
    line : Line
    """
    speed = line.bits / 8
    conditions = {"offline": False, "latency": line.latency}
    session.send(
        "Network.emulateNetworkConditions",
        conditions | {"downloadThroughput": speed, "uploadThroughput": speed},
    )


def _bytes(browser: Browser, atlas: str) -> list[Figure]:
    """What a first and a second visit move, once the server has compressed everything well."""
    figures = []
    for page in PAGES:
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        first = _visit_by(context, f"{atlas}/{page.path}", LINES[2]).received
        second = _visit_by(context, f"{atlas}/{page.path}", LINES[2]).received
        context.close()
        most = 2600 if page.path else 1600
        figures.append(of_runs(f"first visit of /{page.path}", [first], "KB", most))
        figures.append(of_runs(f"second visit of /{page.path}", [second], "KB", 60))
    return figures
