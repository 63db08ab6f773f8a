"""200 % zoom and a narrow window: nothing to scroll sideways, nothing cut off (WCAG 2.2, 1.4.10).

At 200 % a window of 1440 × 900 has 720 × 450 CSS pixels; 320 is the width the criterion names.
"""

from playwright.sync_api import Page

from pages.navigation import PAGES
from tests.browser.test_access import open_page, rest

ADDRESSES = (
    *(f"/{entry.path}" for entry in PAGES),
    *("/?partner=PER", "/timeline?event=agreements:per-2026-mou", "/partners?partner=PER"),
    *("/partners?compare=PER,COD", "/minerals?commodity=cobalt", "/present?slide=6"),
    "/sources?table=agreements&row=per-2026-mou",
)
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


WINDOWS = ((320, 640), (720, 450))
"""CSS pixels, the narrower first: a page is opened in it, and then made wider."""


def test_nothing_is_cut_off_or_scrolls_sideways(page: Page):
    faults = []
    for address in ADDRESSES:
        for number, (width, height) in enumerate(WINDOWS):
            page.set_viewport_size({"width": width, "height": height})
            if number:
                rest(page)
            else:
                open_page(page, address)
            wide, clipped = page.evaluate(OVERFLOW_WIDTH), page.evaluate(CLIPPED)
            faults += [(address, width, wide)] if wide > 0 else []
            faults += [(address, width, *item) for item in clipped]
    assert not faults, "\n".join(map(str, faults))


def test_every_chosen_partner_is_in_sight_in_a_narrow_window(page: Page):
    page.set_viewport_size({"width": 320, "height": 640})
    open_page(page, "/partners?compare=PER,COD,CHL")
    frame = page.locator('[data-testid="stMultiSelect"] div[role="group"]').bounding_box()
    chosen = page.locator("[data-tag-index]")
    assert frame
    assert chosen.count() == 3
    for tag in chosen.all():
        box = tag.bounding_box()
        assert box
        assert box["y"] + box["height"] <= frame["y"] + frame["height"] + 1
        assert box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
