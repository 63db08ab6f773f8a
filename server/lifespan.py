"""What runs for as long as the server does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from data.facts.store import store
from server.compressed_files import compressing_ahead
from server.rendering.rendered_files import drawing_processes
from server.warmup import warm_up


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """The processes that draw, and the thread that compresses.

    What the first readers need is computed here while those processes load what they draw with. One
    after the other, the first picture came 3 of 20 s later.
    """
    async with drawing_processes(app):
        warm_up(store().facts)
        with compressing_ahead():
            yield
