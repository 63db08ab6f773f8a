"""Fixtures shared by the server tests."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from server.middleware.content_security_policy import content_security_policy
from server.settings import settings
from tests.browser.serving import serving


@pytest.fixture(scope="session")
def failing_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The log of `failing_server`."""
    return tmp_path_factory.mktemp("failing") / "log.txt"


@pytest.fixture(scope="session")
def failing_server(failing_log: Path) -> Iterator[str]:
    """The address of a server with one live page that fails."""
    with serving(failing_log, "tests.server.failing_app:app") as address:
        yield address


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
