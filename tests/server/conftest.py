"""What the tests of the server share."""

from collections.abc import Callable, Iterator

import pytest

from server.middleware.content_security_policy import content_security_policy
from server.settings import settings


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Sets a variable of the environment, as for a process that begins with it."""

    def give(name: str, value: str) -> None:
        monkeypatch.setenv(name, value)
        forget()

    def forget() -> None:
        settings.cache_clear()
        content_security_policy.cache_clear()

    forget()
    yield give
    monkeypatch.undo()
    forget()
