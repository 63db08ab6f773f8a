"""Every page against WCAG 2.2 AA by axe-core, light and dark, on a desk and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages.navigation import PAGES
from tests.support.live import open_live

AXE_SCRIPT = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")

ADDRESSES = (
    *(f"/{entry.path}" for entry in PAGES),
    *("/?partner=PER", "/?status=signed_after", "/?color=mineral&commodity=cobalt"),
    *("/timeline?event=agreements:per-2026-mou", "/timeline?kind=text&partner=PER"),
    *("/partners?partner=PER", "/partners?partner=EUU", "/partners?compare=PER,COD"),
    *("/partners?view=table", "/partners?partner=PER&view=print", "/minerals?commodity=cobalt"),
    *("/present?slide=4", "/present?slide=6", "/present?notes=under", "/present?notes=only"),
    *("/export?chart=shares", "/sources?table=agreements&row=per-2026-mou"),
    *("/agreements?mineral=cobalt,rare-earths&stage=refinery", "/agreements?view=matrix"),
    *("/agreements?agreement=per-2026-mou", "/agreements?mineral=kobalt"),
    "/?partner=NOBODY",
)
"""Every page, and views that look different: a partner, an event, a slide, a table, a notice."""

IGNORED_FINDINGS: tuple[tuple[str, str], ...] = ()
"""Rule and part of the selector of findings that lie in Streamlit's own markup and that neither
style sheet nor arguments reach. There are none: a new one needs a comment with its reason."""

SETTLED = """
() => document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState === 'notRunning'
  && !document.querySelector('[data-testid="stSkeleton"], [data-stale="true"]')
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
VIOLATIONS = """
async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const report = await axe.run(document, {resultTypes: ['violations'], runOnly: tags});
  return report.violations.flatMap((rule) => rule.nodes.map((node) => [
    rule.id, rule.impact, node.target.join(' '), node.html.slice(0, 160), node.failureSummary]));
}
"""


@pytest.fixture(params=["light", "dark"])
def audited_page(request: pytest.FixtureRequest, chromium: Browser, server: str) -> Iterator[Page]:
    """A page in one theme with axe-core injected, which the policy would block."""
    context = chromium.new_context(
        base_url=server,
        color_scheme=request.param,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    context.add_init_script(AXE_SCRIPT)
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def open_page(page: Page, address: str) -> None:
    """Open a page and wait until it has settled."""
    open_live(page, address)
    page.locator(".st-key-footer").wait_for(state="attached")
    rest(page)


def rest(page: Page) -> None:
    """Wait until nothing is fetched and nothing changes: a label comes after its button."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function(SETTLED)
    page.evaluate(QUIET)


def test_no_page_has_a_serious_finding(audited_page: Page):
    grave = []
    for address in ADDRESSES:
        audited_page.set_viewport_size({"width": 1440, "height": 900})
        open_page(audited_page, address)
        grave += [(address, 1440, *finding) for finding in grave_findings(audited_page)]
        audited_page.set_viewport_size({"width": 360, "height": 740})
        rest(audited_page)
        grave += [(address, 360, *finding) for finding in grave_findings(audited_page)]
    assert not grave, "\n".join(map(str, grave))


def grave_findings(page: Page) -> list[list[str]]:
    """What axe-core calls serious or critical, without what is Streamlit's own."""
    return [
        finding
        for finding in page.evaluate(VIOLATIONS)
        if finding[1] in ("serious", "critical")
        and not any(finding[0] == rule and part in finding[2] for rule, part in IGNORED_FINDINGS)
    ]
