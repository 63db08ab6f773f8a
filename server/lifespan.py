"""What runs for as long as the server does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from server.compressed_files import compressing_ahead
from server.rendering.rendered_files import drawing_processes


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """The processes that draw, and the thread that compresses."""
    async with drawing_processes(app):
        with compressing_ahead():
            yield
