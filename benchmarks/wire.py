"""A proxy that counts what a server sends over websockets, as it is on the wire."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from tests.browser.serving import free_port

_CHUNK = 65_536


class _Counter:
    def __init__(self, host: str, port: int):
        self.host, self.port, self.total = host, port, 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(self.host, self.port)
        socket = {"is": False}
        await asyncio.gather(
            self._pass(reader, far_writer, socket, False),
            self._pass(far_reader, writer, socket, True),
            return_exceptions=True,
        )

    async def _pass(
        self,
        source: asyncio.StreamReader,
        target: asyncio.StreamWriter,
        socket: dict[str, bool],
        back: bool,
    ) -> None:
        while chunk := await source.read(_CHUNK):
            if not back and b"upgrade: websocket" in chunk.lower():
                socket["is"] = True
            if back and socket["is"]:
                self.total += len(chunk)
            target.write(chunk)
            await target.drain()
        target.close()


@contextmanager
def counting_proxy(address: str) -> Iterator[tuple[str, Callable[[], int]]]:
    """Serve another address of the same server; gives it and the bytes sent over websockets."""
    parts = urlsplit(address)
    counter = _Counter(parts.hostname or "127.0.0.1", parts.port or 80)
    port = free_port()
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    def run() -> None:
        loop.run_until_complete(asyncio.start_server(counter.serve, "127.0.0.1", port))
        ready.set()
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(timeout=10)
    try:
        yield f"http://127.0.0.1:{port}", lambda: counter.total
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=5)
