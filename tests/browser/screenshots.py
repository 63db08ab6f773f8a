"""Every page as a reader sees it, wide, narrow and dark; ``make screenshots`` keeps them.

``python -m tests.browser.screenshots FOLDER [ROOT]`` takes them of the checkout at ROOT.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import FLAGS, executable, new_context
from tests.browser.serving import ROOT, serving
from tests.support.live import open_live
from tests.waiting import until

PLACES = {
    "map": "/?partner=PER",
    "timeline": "/timeline",
    "agreements": "/agreements?mineral=cobalt,rare-earths&stage=refinery",
    "partners": "/partners",
    "partner": "/partners?partner=COD",
    "minerals": "/minerals",
    "mineral": "/minerals?commodity=cobalt",
    "brief": "/brief",
    "present": "/present?slide=4",
    "export": "/export?chart=shares",
    "sources": "/sources",
}
LOOKS = {
    "wide": (1440, 900, "light"),
    "dark": (1440, 900, "dark"),
    "narrow": (360, 740, "light"),
}
_AT_REST = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && !document.documentElement.classList.contains('arriving')"
    " && [...document.images].every((image) => image.complete || image.loading === 'lazy')"
)


def take_screenshots(browser: Browser, address: str, folder: Path) -> None:
    """One picture of each page in each look."""
    for look, (width, height, scheme) in LOOKS.items():
        context = new_context(
            browser,
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce",
        )
        page = context.new_page()
        for name, path in PLACES.items():
            open_live(page, path)
            (folder / f"{name}-{look}.jpg").write_bytes(settled_screenshot(page))
        context.close()


def settled_screenshot(page: Page) -> bytes:
    """A screenshot once three in a row are the same: charts come after their frames."""
    page.locator(".st-key-footer").wait_for(state="attached")
    page.wait_for_load_state("networkidle")
    page.wait_for_function(_AT_REST)
    shots: list[bytes] = []

    def is_still() -> bool:
        shots.append(page.screenshot(type="jpeg", quality=72))
        return len(shots) > 2 and len(set(shots[-3:])) == 1

    until(is_still)
    return shots[-1]


def main(folder: Path, root: Path) -> None:
    """Serve a checkout and take its pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory() as log_folder,
        serving(Path(log_folder) / "log.txt", root=root) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        take_screenshots(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT)
