"""A running app on a free port of this machine, for browser and server tests and benchmarks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from server.limits import SLOWEST_HEAD_SECONDS
from tests.waiting import until

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(
    log: Path,
    app: str = "app:app",
    root: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    ready: str = "/healthz",
    port: int = 0,
) -> Iterator[str]:
    """Serve an ASGI app until the block ends; gives its address."""
    with running(log, app, root, environment, ready, port) as (address, _):
        yield address


@contextmanager
def running(
    log: Path,
    app: str = "app:app",
    root: Path = ROOT,
    environment: Mapping[str, str] | None = None,
    ready: str = "/healthz",
    port: int = 0,
) -> Iterator[tuple[str, subprocess.Popen]]:
    """Serve an ASGI app until the block ends; gives its address and its process."""
    port = port or free_port()
    command = [sys.executable, "-m", "uvicorn", app, "--port", str(port), "--no-server-header"]
    # Our own keep-alive: at uvicorn's 5 s, clients that keep connections for 5 s lose some.
    keep_alive = ["--timeout-keep-alive", str(SLOWEST_HEAD_SECONDS)]
    deadline = ["--http", "server.protocol.http_protocol:DeadlineProtocol"]
    protocol_options = deadline if app == "app:app" else keep_alive
    with log.open("w") as out:
        process = subprocess.Popen(
            [*command, *protocol_options, "--log-level", "warning"],
            cwd=root,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
        )
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_served(address + ready, process, log)
            yield address, process
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_served(url: str, process: subprocess.Popen, log: Path, seconds: float = 120) -> None:
    """Until a process answers 200 at an address.

    Raises
    ------
    RuntimeError, TimeoutError
        With the process's log, when it stopped or did not answer.
    """

    def responds() -> bool:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped:\n{log.read_text()}")
        try:
            return httpx.get(url, timeout=2).status_code == 200
        except httpx.TransportError:
            return False

    if not until(responds, seconds):
        raise TimeoutError(f"the server did not answer in {seconds} s:\n{log.read_text()}")
