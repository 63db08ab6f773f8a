"""One server and one browser profile for all journeys; a request off the machine fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.browser.chromium import new_context
from tests.browser.serving import serving

LOCAL = ("127.0.0.1", "localhost")


@pytest.fixture(scope="session")
def server_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server") / "log.txt"


@pytest.fixture(scope="session")
def server(server_log: Path) -> Iterator[str]:
    with serving(server_log) as address:
        yield address


@pytest.fixture(scope="session")
def shared_context(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """A profile with one page that stays open: with it, Chromium keeps the scripts it compiled.

    A profile of its own for every test took twice the processor time for each page.
    """
    browser_context = new_context(
        chromium, base_url=server, viewport={"width": 1440, "height": 900}
    )
    browser_context.new_page().goto("/robots.txt")
    yield browser_context
    browser_context.close()


@pytest.fixture
def context(shared_context: BrowserContext, server: str) -> Iterator[BrowserContext]:
    """The profile with nothing stored, no permission granted, and no page of another test."""
    external_requests: list[str] = []

    def record_external(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in LOCAL:
            external_requests.append(request.url)

    shared_context.on("request", record_external)
    yield shared_context
    shared_context.remove_listener("request", record_external)
    kept, *pages = shared_context.pages
    for page in pages:
        page.close()
    shared_context.clear_permissions()
    session = shared_context.new_cdp_session(kept)
    session.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "all"})
    session.detach()
    assert not external_requests, f"requests left the machine: {external_requests}"


@pytest.fixture
def page(context: BrowserContext, server_log: Path) -> Iterator[Page]:
    new_page = context.new_page()
    faults: list[str] = []
    new_page.on("pageerror", lambda error: faults.append(str(error)))
    before = len(server_log.read_text())
    yield new_page
    assert not faults, f"errors in the page: {faults}"
    assert "Traceback" not in server_log.read_text()[before:]
