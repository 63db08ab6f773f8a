"""What a websocket sends in turns of the loop that follow each other goes out as one write."""

import asyncio
from contextlib import closing

import pytest
from uvicorn.config import Config
from uvicorn.server import Server
from websockets.asyncio.client import connect

from server.protocol.http_protocol import DeadlineProtocol
from server.protocol.joined_writes import MOST_PENDING, WINDOW_BITS, JoinedWrites

PIECES = tuple(f"message {number}".encode() for number in range(32))


class RecordingTransport(asyncio.Transport):
    def __init__(self):
        super().__init__()
        self.calls = []
        self.is_closed = False

    def write(self, data):
        self.calls.append(data)

    def close(self):
        self.calls.append("close")
        self.is_closed = True

    def is_closing(self):
        return self.is_closed


async def write_pieces(transport: RecordingTransport) -> JoinedWrites:
    joined = JoinedWrites(transport, asyncio.get_running_loop())
    for piece in PIECES:
        joined.write(piece)
        await asyncio.sleep(0)  # Streamlit's own turn of the loop after each message
    return joined


def test_messages_that_follow_each_other_are_one_write_in_their_order():
    async def scenario():
        transport = RecordingTransport()
        joined = await write_pieces(transport)
        while not transport.calls:
            await asyncio.sleep(0.001)
        joined.write(b"later")
        while len(transport.calls) < 2:
            await asyncio.sleep(0.001)
        return transport.calls

    assert asyncio.run(scenario()) == [b"".join(PIECES), b"later"]


def test_what_is_pending_is_written_before_the_connection_closes():
    async def scenario():
        transport = RecordingTransport()
        joined = await write_pieces(transport)
        joined.close()
        joined.write(b"too late")
        joined.close()
        return transport.calls

    assert asyncio.run(scenario()) == [b"".join(PIECES), "close", "close"]


def test_much_is_written_at_once_so_that_a_slow_client_holds_its_sender_up():
    async def scenario():
        transport = RecordingTransport()
        joined = JoinedWrites(transport, asyncio.get_running_loop())
        joined.write(bytes(MOST_PENDING))
        before = len(transport.calls)
        joined.write(b"more")
        return before, [len(data) for data in transport.calls]

    assert asyncio.run(scenario()) == (0, [MOST_PENDING + 4])


def test_nothing_is_written_to_a_connection_that_is_closing():
    async def scenario():
        transport = RecordingTransport()
        joined = await write_pieces(transport)
        transport.is_closed = True
        joined.close()
        return transport.calls

    assert asyncio.run(scenario()) == ["close"]


def test_everything_else_is_asked_of_the_transport():
    transport = RecordingTransport()
    with closing(asyncio.new_event_loop()) as loop:
        joined = JoinedWrites(transport, loop)
        transport.is_closed = True
        assert joined.is_closing()
        with pytest.raises(AttributeError):
            _ = joined.no_such_method


async def app(scope, receive, send):
    """Sends the pieces with a turn of the loop after each, then closes."""
    await receive()
    await send({"type": "websocket.accept"})
    for piece in PIECES:
        await send({"type": "websocket.send", "bytes": piece})
        await asyncio.sleep(0)
    await send({"type": "websocket.close", "code": 1000})


def test_a_client_gets_every_message_and_what_repeats_is_found_far_back():
    """The contract, seen in uvicorn 0.54: ``connection_made``, ``conn.available_extensions``."""

    async def scenario():
        config = Config(app, port=0, http=DeadlineProtocol, log_level="critical", lifespan="off")
        server = Server(config)
        config.load()
        server.lifespan = config.lifespan_class(config)
        await server.startup()
        port = server.servers[0].sockets[0].getsockname()[1]
        async with connect(f"ws://127.0.0.1:{port}") as client:
            (extension,) = client.protocol.extensions
            received = [message async for message in client]
        await server.shutdown()
        return extension.remote_max_window_bits, received

    bits, received = asyncio.run(scenario())
    assert bits == WINDOW_BITS
    assert received == list(PIECES)
