"""One server for all attacks, behind an outgoing proxy that never answers."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.serving import serving


@dataclass(frozen=True)
class TargetServer:
    """A server under attack, its log, and the socket that outgoing requests would reach."""

    address: str
    log: Path
    proxy_socket: socket.socket

    def count_departures(self) -> int:
        """How many outgoing connections were tried since the last call."""
        count = 0
        while True:
            try:
                self.proxy_socket.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1


@pytest.fixture(scope="session")
def target(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TargetServer]:
    """The app as it is served, behind a proxy for its own requests that hangs."""
    log = tmp_path_factory.mktemp("attacked") / "log.txt"
    with socket.create_server(("127.0.0.1", 0), backlog=64) as proxy_socket:
        proxy_socket.setblocking(False)
        proxy = f"http://127.0.0.1:{proxy_socket.getsockname()[1]}"
        variables = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
        with serving(
            log, environment={**dict.fromkeys(variables, proxy), "no_proxy": ""}
        ) as address:
            yield TargetServer(address, log, proxy_socket)
    assert "Traceback" not in log.read_text()
