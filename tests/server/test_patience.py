"""A server that was held up answers those who asked in time."""

import asyncio
import socket

import pytest
import uvloop
from uvicorn.config import Config
from uvicorn.server import ServerState

from server.protocol import http_protocol
from server.protocol.http_protocol import DeadlineProtocol

_ASK = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
_PATIENT_SECONDS = 0.3


async def _app(scope, receive, send):
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body"})


async def _heard(client: socket.socket) -> str:
    """The status that came back, "" where the connection was closed instead."""
    head = await asyncio.wait_for(asyncio.get_running_loop().sock_recv(client, 4096), 10)
    return head.decode().partition(" ")[2][:3]


async def _held_up(client: socket.socket) -> None:
    """Ask; then nothing else is done until every deadline is over, as when scripts keep the
    interpreter to themselves. By a socket's callback: then the clocks come next."""
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    bell, rope = socket.socketpair()

    def hold() -> None:
        loop.remove_reader(bell)
        client.send(_ASK)
        end = loop.time() + 2 * _PATIENT_SECONDS
        while loop.time() < end:
            pass
        over.set()

    loop.add_reader(bell, hold)
    rope.send(b"x")
    await over.wait()
    bell.close()
    rope.close()


async def _asked(times: int) -> list[str]:
    """What a client hears that asks so many times, the last time just before the hold-up."""
    loop, state = asyncio.get_running_loop(), ServerState()
    config = Config(_app, log_level="critical", lifespan="off")
    config.load()
    server = await loop.create_server(
        lambda: DeadlineProtocol(config, state, {}, loop), "127.0.0.1", 0
    )
    heard = []
    with socket.socket() as client:
        client.setblocking(False)
        await loop.sock_connect(client, server.sockets[0].getsockname())
        while not state.connections:
            await asyncio.sleep(0)
        for _ in range(times - 1):
            await loop.sock_sendall(client, _ASK)
            heard.append(await _heard(client))
        await _held_up(client)
        heard.append(await _heard(client))
    server.close()
    return heard


@pytest.mark.parametrize("times", [1, 2])
def test_who_asks_in_time_is_answered(monkeypatch, times: int):
    monkeypatch.setattr(http_protocol, "SLOWEST_HEAD_SECONDS", _PATIENT_SECONDS)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        assert runner.run(_asked(times)) == ["204"] * times
