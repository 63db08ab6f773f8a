"""What all tests share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkstemp

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

from data.configuration import _Current, configuration
from data.facts.store import Facts, store
from tests.attacks.outgoing import sitecustomize as outgoing
from tests.browser.chromium import FLAGS, LONGEST_WAIT, executable

settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")
"""No example is timed: how long one takes says how busy the machine is."""

expect.set_options(timeout=LONGEST_WAIT)
"""What is expected of a page is waited for as long as all else is, not for Playwright's own 5 s."""


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real facts, as the app serves them."""
    return store().facts


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers last: while one is driven, its event loop runs, and no other can be started."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    folders = ("tests/deploy/", "tests/browser/")
    return max((at for at, folder in enumerate(folders, 1) if folder in item.nodeid), default=0)


@pytest.fixture(autouse=True)
def own_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test has configured is not there for the next one."""
    monkeypatch.setattr(_Current, "configuration", configuration())


@pytest.fixture(scope="session", autouse=True)
def outgoing_log() -> Iterator[Path]:
    """The log of outgoing connections, from this process and every Python process a test starts."""
    handle, name = mkstemp(prefix="outgoing-", suffix=".txt")
    os.close(handle)
    os.environ[outgoing.LOG] = name
    os.environ["PYTHONPATH"] = os.path.dirname(outgoing.__file__)
    outgoing.watch()
    yield Path(name)
    Path(name).unlink()


@pytest.fixture(autouse=True)
def no_outgoing_connections(outgoing_log: Path) -> Iterator[None]:
    """The atlas works without a network: a test that tries to connect elsewhere fails."""
    before = outgoing_log.stat().st_size
    yield
    attempts = outgoing_log.read_text(encoding="utf-8")[before:].split()
    assert not attempts, f"{len(attempts)} attempt(s) to leave this machine: {attempts}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for every test that needs one: Playwright runs one at a time."""
    with sync_playwright() as playwright:
        flags = [*FLAGS, "--process-per-site"]  # What is compiled for one page serves the next.
        browser = playwright.chromium.launch(executable_path=executable(), args=flags)
        yield browser
        browser.close()
