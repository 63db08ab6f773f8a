"""Connections that ask nothing, or read nothing: a thousand of them shut everyone out for 10 s,
``/healthz`` too, and who did not read its answer was never dropped."""

import asyncio
import os
import resource
import socket
from contextlib import asynccontextmanager

import httpx
import pytest
import uvloop
from uvicorn.config import Config
from uvicorn.server import ServerState

from server.limits import ROOM_FOR_PROBES
from server.protocol import admission, file_descriptors, http_protocol, slow_readers
from server.protocol.http_protocol import DeadlineProtocol
from server.settings import settings
from tests.browser.serving import running
from tests.waiting import until

MAX_CONNECTIONS = 20
IDLE_SECONDS = 0.2
REQUEST = b"GET /%s HTTP/1.1\r\nHost: a\r\n\r\n"
LARGE_BODY = 4 * 1024 * 1024


async def app(scope, receive, send):
    """Answers at once, with a large body at ``/large``, and never at ``/work``.

    On a websocket it sends without an end.
    """
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while True:
            await send({"type": "websocket.send", "bytes": os.urandom(LARGE_BODY)})
    if scope["path"] == "/work":
        await asyncio.sleep(3600)
    body = b"x" * LARGE_BODY if scope["path"] == "/large" else b"ok"
    headers = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


@asynccontextmanager
async def serve():
    loop, state = asyncio.get_running_loop(), ServerState()
    config = Config(app, log_level="critical", lifespan="off")
    config.load()
    server = await loop.create_server(
        lambda: DeadlineProtocol(config, state, {}, loop), "127.0.0.1", 0
    )
    writers, state.address = [], server.sockets[0].getsockname()

    async def open_client(path=None):
        reader, writer = await asyncio.open_connection(*state.address)
        writers.append(writer)
        if path is not None:
            writer.write(REQUEST % path.encode())
        return reader

    yield open_client, state
    for writer in writers:
        writer.transport.abort()
    for task in state.tasks:
        task.cancel()
    server.close()


async def status_of(reader, seconds=5):
    """The status of the response; 0 where the connection is closed without one."""
    head = await asyncio.wait_for(reader.read(200), seconds)
    return int(head.split()[1]) if head else 0


async def until_all_are_idle(state):
    """Wait until every connection has been idle for so long that it gives way."""
    async with asyncio.timeout(10):
        while (
            len(state.connections) < MAX_CONNECTIONS
            or min(one.idle_seconds() for one in state.connections) <= IDLE_SECONDS
        ):
            await asyncio.sleep(0.01)


async def idle_status(reader):
    """The status sent to an idle connection; None where nothing is sent.

    That nothing comes can only be seen by waiting; what there is was sent before.
    """
    try:
        return await status_of(reader, 0.05)
    except TimeoutError:
        return None


def run(scenario):
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(scenario())


@pytest.fixture(autouse=True)
def small_limits(monkeypatch):
    monkeypatch.setattr(http_protocol, "most_connections", lambda: MAX_CONNECTIONS)
    monkeypatch.setattr(http_protocol, "LEAST_IDLE_SECONDS", IDLE_SECONDS)
    monkeypatch.setattr(slow_readers.SlowReaderLimit, "slowest_seconds", 0.4)
    monkeypatch.setattr(slow_readers, "SLOWEST_SESSION_SECONDS", 0.4)
    slow_readers.with_slow_reader_limit.cache_clear()
    yield
    slow_readers.with_slow_reader_limit.cache_clear()


def test_who_asks_nothing_gives_way_to_who_asks():
    async def scenario():
        async with serve() as (open_client, state):
            idle = [await open_client() for _ in range(MAX_CONNECTIONS)]
            await until_all_are_idle(state)
            statuses = [await status_of(await open_client("x")) for _ in range(5)]
            return statuses, [await idle_status(reader) for reader in idle]

    statuses, idle_statuses = run(scenario)
    assert statuses == [200] * 5
    assert (idle_statuses.count(408), idle_statuses.count(None)) == (5, MAX_CONNECTIONS - 5)


def test_a_connection_that_was_used_is_closed_without_a_word():
    async def scenario():
        async with serve() as (open_client, state):
            used = [await open_client("x") for _ in range(MAX_CONNECTIONS)]
            assert [await status_of(reader) for reader in used] == [200] * MAX_CONNECTIONS
            await until_all_are_idle(state)
            return await status_of(await open_client("x")), [
                await idle_status(reader) for reader in used
            ]

    status, idle_statuses = run(scenario)
    assert status == 200
    assert (idle_statuses.count(0), idle_statuses.count(None)) == (1, MAX_CONNECTIONS - 1)


def test_where_everybody_is_at_work_probes_are_answered_and_others_told_to_come_again():
    async def scenario():
        async with serve() as (open_client, state):
            for _ in range(MAX_CONNECTIONS):
                await open_client("work")
            while len(state.tasks) < MAX_CONNECTIONS:
                await asyncio.sleep(0.01)
            statuses = [
                await status_of(await open_client(path)) for path in ("healthz", "x", "healthz")
            ]
            silent = [await open_client() for _ in range(ROOM_FOR_PROBES + 4)]
            return statuses, await status_of(silent[-1]), len(state.connections)

    statuses, last_status, count = run(scenario)
    assert statuses == [200, 503, 200]
    assert last_status == 503
    assert count <= MAX_CONNECTIONS + ROOM_FOR_PROBES + 4


def test_one_address_has_its_part_and_no_more(monkeypatch):
    monkeypatch.setattr(http_protocol, "is_bounded", lambda address: True)
    monkeypatch.setattr(admission, "PARTS_FOR_ONE_ADDRESS", 4)
    monkeypatch.setattr(http_protocol, "most_connections", lambda: 80)

    async def scenario():
        async with serve() as (open_client, state):
            for _ in range(20):
                await open_client("work")
            while len(state.tasks) < 20:
                await asyncio.sleep(0.01)
            return [await status_of(await open_client("x")) for _ in range(3)]

    assert run(scenario) == [429] * 3


@pytest.mark.parametrize(
    ("address", "trusted", "bounded"),
    [
        ("203.0.113.9", "", True),
        ("2001:db8::7", "", True),
        ("127.0.0.1", "", False),
        ("::1", "", False),
        ("10.1.2.3", "10.0.0.0/8", False),
        ("10.1.2.3", "", True),
        ("", "", False),
    ],
)
def test_who_is_one_reader_and_who_brings_many(monkeypatch, address, trusted, bounded):
    monkeypatch.setenv("ATLAS_TRUSTED_PROXIES", trusted)
    settings.cache_clear()
    assert admission.is_bounded(address) is bounded
    monkeypatch.undo()
    settings.cache_clear()


def test_who_does_not_read_is_dropped_and_who_reads_slowly_is_not():
    async def scenario():
        async with serve() as (open_client, state):
            stalled, slow = await open_client("large"), await open_client("large")
            stalled._limit = slow._limit = 1024
            size = 0
            while (piece := await slow.read(65536)) and size < LARGE_BODY // 2:
                size += len(piece)
                await asyncio.sleep(0.02)  # its slowness is what is tested
            remaining = len(state.connections)
            rest = await asyncio.wait_for(slow.read(LARGE_BODY), 5)
            return remaining, bool(rest)

    remaining, continued = run(scenario)
    assert remaining == 1, "the one that reads is there still, the other is not"
    assert continued


HANDSHAKE = (
    b"GET /_stcore/stream HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
)


def test_nor_does_a_session_stay_whose_reader_takes_nothing():
    """Its ping only closed the transport, which then waited for ever to send what it held."""

    async def scenario():
        async with serve() as (_, state):
            with socket.socket() as client:
                client.setblocking(False)
                loop = asyncio.get_running_loop()
                await loop.sock_connect(client, state.address)
                await loop.sock_sendall(client, HANDSHAKE)
                assert (await loop.sock_recv(client, 12)).endswith(b"101")
                while state.connections:
                    await asyncio.sleep(0.05)
                return "dropped"

    async def in_time():
        return await asyncio.wait_for(scenario(), 10)

    assert run(in_time) == "dropped"


@pytest.fixture
def raised_file_limit():
    """Room for a thousand sockets in the process of the test."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert file_descriptors.raise_limit() >= 2_500, "this system allows too few open files"
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def responds(address):
    """Whether an address answers 200; it once did not for nine seconds."""
    try:
        return httpx.get(address, timeout=5).status_code == 200
    except httpx.TransportError:
        return False


def test_a_thousand_idle_connections_shut_nobody_out(raised_file_limit, tmp_path):
    """All that a process with the common limit of open files takes, and more."""
    with running(tmp_path / "log.txt") as (address, process):
        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (1_024, hard))
        host, port = address.removeprefix("http://").split(":")
        connections = [socket.create_connection((host, int(port))) for _ in range(1_000)]
        for path in ("/healthz", "/", "/data/partners.csv", "/healthz"):
            assert until(lambda path=path: responds(address + path), seconds=5), path
        for connection in connections:
            connection.close()
    assert "Traceback" not in (tmp_path / "log.txt").read_text()
