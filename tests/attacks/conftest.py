"""One server for all attacks, before a way out on which nothing is ever answered."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.serving import serving


@dataclass(frozen=True)
class Attacked:
    """A server under attack, its log, and the socket that whoever leaves would reach."""

    address: str
    log: Path
    way_out: socket.socket

    def left(self) -> int:
        """How many have tried to leave by the way out since it was last asked."""
        count = 0
        while True:
            try:
                self.way_out.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The app as it is served, behind a proxy for its own requests that hangs."""
    log = tmp_path_factory.mktemp("attacked") / "log.txt"
    with socket.create_server(("127.0.0.1", 0), backlog=64) as way_out:
        way_out.setblocking(False)
        proxy = f"http://127.0.0.1:{way_out.getsockname()[1]}"
        kinds = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        with serving(log, environment={**dict.fromkeys(kinds, proxy), "no_proxy": ""}) as address:
            yield Attacked(address, log, way_out)
    assert "Traceback" not in log.read_text()
