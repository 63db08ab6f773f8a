"""A server whose loop was blocked answers the requests that came in time."""

import asyncio
import socket

import pytest
import uvloop
from uvicorn.config import Config
from uvicorn.server import ServerState

from server.protocol import http_protocol
from server.protocol.http_protocol import DeadlineProtocol

_REQUEST = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
_DEADLINE_SECONDS = 0.3


async def _app(scope, receive, send):
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


async def _read_status(client: socket.socket) -> str:
    """The status that came back, "" where the connection was closed instead."""
    head = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(client, 4096), 10)
    return head.decode().partition(" ")[2][:3]


async def _send_and_block_loop(client: socket.socket) -> None:
    """Send a request, then block the loop until every deadline has passed, as scripts that hold the
    interpreter do. From a socket callback, so that the timers run next."""
    loop, finished = asyncio.get_running_loop(), asyncio.Event()
    wake_reader, wake_writer = socket.socketpair()

    def block() -> None:
        loop.remove_reader(wake_reader)
        client.send(_REQUEST)
        end = loop.time() + 2 * _DEADLINE_SECONDS
        while loop.time() < end:
            pass
        finished.set()

    loop.add_reader(wake_reader, block)
    wake_writer.send(b"x")
    await finished.wait()
    wake_reader.close()
    wake_writer.close()


async def _collect_statuses(times: int) -> list[str]:
    """The statuses of so many requests, the last one sent just before the loop is blocked."""
    loop, state = asyncio.get_running_loop(), ServerState()
    config = Config(_app, log_level="critical", lifespan="off")
    config.load()
    server = await loop.create_server(
        lambda: DeadlineProtocol(config, state, {}, loop), "127.0.0.1", 0
    )
    statuses = []
    with socket.socket() as client:
        client.setblocking(False)
        await loop.sock_connect(client, server.sockets[0].getsockname())
        while not state.connections:
            await asyncio.sleep(0)
        for _ in range(times - 1):
            await loop.sock_sendall(client, _REQUEST)
            statuses.append(await _read_status(client))
        await _send_and_block_loop(client)
        statuses.append(await _read_status(client))
    server.close()
    return statuses


@pytest.mark.parametrize("times", [1, 2])
def test_who_asks_in_time_is_answered(monkeypatch, times: int):
    monkeypatch.setattr(http_protocol, "SLOWEST_HEAD_SECONDS", _DEADLINE_SECONDS)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(_collect_statuses(times)) == ["204"] * times
