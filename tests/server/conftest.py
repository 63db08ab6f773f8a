"""Fixtures shared by the server tests."""

from collections.abc import Callable, Iterator

import pytest

from server.middleware.content_security_policy import content_security_policy
from server.settings import settings


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Sets an environment variable, as for a process that starts with it."""

    def set_variable(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        clear_caches()

    def clear_caches() -> None:
        settings.cache_clear()
        content_security_policy.cache_clear()

    clear_caches()
    yield set_variable
    monkeypatch.undo()
    clear_caches()
