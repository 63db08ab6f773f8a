"""A new version takes the old one's place while readers have its pages open."""

import re
from contextlib import ExitStack
from pathlib import Path

import httpx

from tests.browser.recovering import DISCONNECTED, RECONNECTED
from tests.browser.serving import free_port, running
from tests.deploy.proxied import run_nginx
from tests.deploy.readers import check_view, open_page
from tests.support.shipped import SAME_CACHE, copy_app

VIEWS = ("/?partner=PER&asof=2026-04-23", "/partners?partner=ZMB")


def build_next_version(folder: Path) -> Path:
    """Copy the app as a next version, whose style sheet and script have other names."""
    copy_app(folder)
    for name in ("atlas.css", "atlas.js"):
        with (folder / "server" / "static" / name).open("a") as file:
            file.write("\n/* The next version. */\n")
    return folder


def own_files(address: str) -> set[str]:
    """Addresses of the atlas's own scripts and styles, as its page names them."""
    page = httpx.get(address, headers={"Accept": "text/html"}).text
    return set(re.findall(r'"([^"]*atlas[^"]*\.(?:css|js))"', page))


def test_open_pages_keep_their_view_when_a_new_version_takes_over(chromium, tmp_path):
    root, port = build_next_version(tmp_path / "newer"), free_port()
    after = f"http://127.0.0.1:{port}"
    with ExitStack() as stack:
        before, process = stack.enter_context(running(tmp_path / "before.txt"))
        address = stack.enter_context(run_nginx(tmp_path / "nginx", [before, after]))
        pages = [(view, open_page(chromium, address + view)) for view in VIEWS]
        stack.enter_context(
            running(tmp_path / "after.txt", root=root, port=port, environment=SAME_CACHE)
        )
        assert own_files(before)
        assert own_files(before).isdisjoint(own_files(after))
        process.terminate()
        process.wait(timeout=30)
        for view, page in pages:
            page.wait_for_function(DISCONNECTED)
            page.wait_for_function(RECONNECTED)
            assert page.url == address + view
            check_view(page, view)
            page.get_by_role("link", name="Timeline").click()
            page.locator("#root .atlas-lines a").first.wait_for()
            page.context.close()
    assert "Traceback" not in (tmp_path / "after.txt").read_text()
