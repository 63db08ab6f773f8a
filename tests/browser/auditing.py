"""What every page is held against once it is at rest, whatever it shows."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from tests.support.live import open_live

AXE_SCRIPT = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")

IGNORED_FINDINGS: tuple[tuple[str, str], ...] = ()
"""Rule and part of the selector of findings that lie in Streamlit's own markup and that neither
style sheet nor arguments reach. There are none: a new one needs a comment with its reason."""

INTERNAL_TEXT = re.compile(
    r"\b(?:nan|NaN|NaT|null|undefined|Deploy|Made with Streamlit)\b|^None$", re.MULTILINE
)

SETTLED = """
() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
  && !document.documentElement.classList.contains('arriving')
  && [...document.images].every((image) => image.complete || image.loading === 'lazy')
"""
QUIET = """
() => new Promise((done) => {
  const look = () => { watch.disconnect(); done(); };
  let clock = window.setTimeout(look, 300);
  const watch = new MutationObserver(() => {
    window.clearTimeout(clock);
    clock = window.setTimeout(look, 300);
  });
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
})
"""
"""Done once the page has not changed for a moment."""

RECORD = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const moved = entry.sources.map((source) => source.node?.parentElement?.className || "");
    window.shifts.push([entry.value, moved.slice(0, 3).join(" | ").slice(0, 200)]);
  }
}).observe({ type: "layout-shift", buffered: true });
window.broken = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.broken.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
"""What moved, and what broke the policy, from the first byte on."""

MOST_SHIFT = 0.1
"""Cumulative layout shift that counts as good (Web Vitals, web.dev/articles/cls)."""
MOST_SHIFT_UNTIL_LIVE = 0.02

AXE_FINDINGS = """
async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const report = await axe.run(document, {resultTypes: ['violations'], runOnly: tags});
  return report.violations.flatMap((rule) => rule.nodes.map((node) => [
    rule.id, rule.impact, node.target.join(' '), node.html.slice(0, 160), node.failureSummary]));
}
"""

LONGEST_MOTION = """
() => {
  const seconds = (text) => Math.max(...text.split(',').map((part) => parseFloat(part)));
  let most = 0;
  for (const e of document.querySelectorAll('*'))
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(e, part);
      most = Math.max(most, seconds(style.animationDuration), seconds(style.transitionDuration));
    }
  return most;
}
"""
MOST_MOTION = 0.001
MOTIONLESS = "() => document.getAnimations().every((a) => a.playState !== 'running')"
"""A transition of no length waits for the next frame; what goes on and on never rests."""

OVERFLOW_WIDTH = (
    "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"
)
CLIPPED = """
() => {
  // What scrolls or moves by itself, as tables and the map do, may be wider; Streamlit shortens
  // its options.
  const skip = (e) => e.closest('[data-testid="stDataFrame"], [role="listbox"], [role="figure"],'
    + ' svg.atlas-map, svg.atlas-lines, .atlas-words, [aria-hidden="true"], .js-plotly-plot,'
    + ' [data-testid="stSelectbox"]');
  const main = document.querySelector('[data-testid="stMain"]');
  const over = [];
  if (main.scrollWidth > main.clientWidth + 1) over.push(['the page', main.scrollWidth]);
  for (const e of main.querySelectorAll('button, a, input, p, li, h1, h2, h3, th, td, label')) {
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    if (!box.width || !box.height || skip(e) || style.visibility === 'hidden') continue;
    const hidden = e.closest('[data-testid="stWidgetLabel"][style*="hidden"]');
    if (hidden || getComputedStyle(e.parentElement).clip !== 'auto') continue;
    if (style.clipPath === 'inset(50%)') continue; // for screen readers, until it is focused
    if (box.right > window.innerWidth + 1 || box.left < -1)
      over.push([e.tagName, (e.innerText || e.ariaLabel || '').slice(0, 60), box.right]);
    else if (e.scrollWidth > e.clientWidth + 2 && style.overflowX !== 'visible')
      over.push([e.tagName, (e.innerText || '').slice(0, 60), 'cut', e.scrollWidth, e.clientWidth]);
  }
  return over;
}
"""

FOCUSED_ELEMENT = """
() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  // A ring may lie round the box of what is itself small or hidden, such as a slider's thumb.
  let ring = 0, box = at;
  for (let up = 0; up < 3 && box && !ring; up += 1, box = box.parentElement) {
    const style = getComputedStyle(box);
    const clear = style.outlineColor === 'rgba(0, 0, 0, 0)' || style.outlineStyle === 'none';
    ring = clear || box.getBoundingClientRect().width < 4 ? 0 : parseFloat(style.outlineWidth);
  }
  const labels = [at.getAttribute('aria-label'), ...(at.labels || [])]
    .map((x) => x?.innerText ?? x);
  const more = [at.innerText, at.title, at.dataset.testid, at.tagName];
  const words = [...labels, ...more].filter(Boolean)[0];
  const inside = at.closest('[class*="st-key-"]')?.className.match(/st-key-(\\S+)/)[1] || '';
  return {words: words.replace(/\\s+/g, ' ').trim().slice(0, 80), ring, inside,
          role: at.getAttribute('role') || at.tagName.toLowerCase()};
}
"""


def open_settled(page: Page, address: str) -> None:
    """Open a page and wait until it has settled."""
    open_live(page, address)
    settle(page)


def settle(page: Page) -> None:
    """Wait until a live page has all of its parts and is at rest."""
    page.locator(".st-key-footer").wait_for(state="attached")
    rest(page)


def rest(page: Page) -> None:
    """Wait until nothing is fetched and nothing changes: a label comes after its button."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(SETTLED)
    page.evaluate(QUIET)


def resize(page: Page, width: int, height: int) -> None:
    """Another window, and the page at rest in it."""
    page.set_viewport_size({"width": width, "height": height})
    rest(page)


def grave_findings(page: Page) -> list[list[str]]:
    """What axe-core calls serious or critical, without what is Streamlit's own."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return [
        finding
        for finding in page.evaluate(AXE_FINDINGS)
        if finding[1] in ("serious", "critical")
        and not any(finding[0] == rule and part in finding[2] for rule, part in IGNORED_FINDINGS)
    ]


def shift(page: Page, most: float = MOST_SHIFT) -> list[tuple[float, str]]:
    """What has moved in a load, if it is too much: all of it, though the measure takes 5 s."""
    moved: list[tuple[float, str]] = page.evaluate("() => window.shifts")
    return moved if sum(value for value, _ in moved) > most else []


def motion(page: Page) -> list[float]:
    """Seconds of the longest animation or transition, if any takes time; all have come to rest."""
    page.wait_for_function(MOTIONLESS)
    return [longest] if (longest := page.evaluate(LONGEST_MOTION)) > MOST_MOTION else []


def internal_text(page: Page) -> list[str]:
    """Words on the page that belong to what it is made with."""
    return INTERNAL_TEXT.findall(page.locator('[data-testid="stApp"]').inner_text())


def cut_off(page: Page) -> list[object]:
    """What does not fit the window: elements that are cut, or the page itself, if it scrolls."""
    wide = page.evaluate(OVERFLOW_WIDTH)
    return [*([["the window", wide]] if wide > 0 else []), *page.evaluate(CLIPPED)]


def unseen_stops(page: Page, keys: int) -> list[dict[str, object]]:
    """Stops of the Tab key whose focus is not seen.

    A cell of a table is no element on the screen: Streamlit's grid draws its ring on a canvas.
    """
    stops = []
    for _ in range(keys):
        page.keyboard.press("Tab")
        stops += filter(None, [page.evaluate(FOCUSED_ELEMENT)])
    assert stops, "the Tab key reaches nothing"
    return [stop for stop in stops if stop["ring"] < 2 and stop["role"] != "gridcell"]
