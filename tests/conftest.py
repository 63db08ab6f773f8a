"""What all tests share."""

from __future__ import annotations

import pytest

from data.store import Facts, store
from pages.parts import first_paint


@pytest.fixture(scope="session")
def facts() -> Facts:
    """The real facts, as the app serves them."""
    return store().facts


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers last: while one is driven, its event loop runs, and no other can be begun."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    rooms = ("tests/deploy/", "tests/browser/")
    return max((at for at, room in enumerate(rooms, 1) if room in item.nodeid), default=0)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """In-process page tests have no browser whose first paint could be waited for."""
    monkeypatch.setattr(first_paint, "PAUSE_SECONDS", 0)
