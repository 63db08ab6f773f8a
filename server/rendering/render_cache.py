"""Images on demand: each rendered once, a few at a time, the recent ones cached.

A request for an image that is being rendered waits for that one. When the queue is full, a request
is refused with the time to retry.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Hashable
from concurrent.futures import BrokenExecutor, Future

from cachetools import LRUCache, TTLCache

from server.negotiation import StoredContent
from server.rendering.worker_process import OverdueError

_REMEMBERED = 4096
"""Hashes that outlive their images, so that a conditional request renders nothing again."""

_WAIT_SECONDS = 25.0
"""Below the 30 s after which proxies commonly give up."""

RETRY_SECONDS = 3


_HUNG_SECONDS = 300
"""How long a render that hung is not started again: it would take a process each time."""


class BusyError(Exception):
    """No image available; retry in ``seconds``."""

    def __init__(self, seconds: int = RETRY_SECONDS):
        super().__init__(seconds)
        self.seconds = seconds


class RenderCache:
    """The queue before the renderers, and the cache behind them.

    Parameters
    ----------
    most : int
        Images rendering and waiting at once.
    keep_bytes : int
        Most bytes of images that are cached.
    on_lookup : callable
        Called with ``hit`` for a cached image, ``miss`` for one that has to be rendered.
    """

    def __init__(
        self, most: int, keep_bytes: int, on_lookup: Callable[[str], None] = lambda outcome: None
    ):
        self._on_lookup = on_lookup
        self._most = most
        self._lock = threading.RLock()
        self._cache: LRUCache[Hashable, StoredContent] = LRUCache(keep_bytes, lambda d: len(d.body))
        self._digests: LRUCache[Hashable, str] = LRUCache(_REMEMBERED)
        self._hung: TTLCache[Hashable, bool] = TTLCache(_REMEMBERED, _HUNG_SECONDS)
        self._running: dict[Hashable, Future[StoredContent]] = {}
        self._waiting: Counter[Hashable] = Counter()

    def digest_of(self, key: Hashable) -> str:
        """The hash of an image that was rendered before, or ""."""
        with self._lock:
            return self._digests.get(key, "")

    def get(self, key: Hashable) -> StoredContent | None:
        """An image that is still in the cache, or None."""
        with self._lock:
            return self._cache.get(key)

    def put(self, key: Hashable, picture: StoredContent) -> None:
        """Cache an image if it fits, and its hash for longer.

        Parameters
        ----------
        key : hashable
            The render request, which names the facts by their version.
        picture : StoredContent
            One that is larger than the whole cache leaves its hash alone.
        """
        with self._lock:
            self._digests[key] = picture.digest
            if len(picture.body) <= self._cache.maxsize:
                self._cache[key] = picture

    async def get_or_render(
        self, key: Hashable, start: Callable[[], Future[StoredContent]]
    ) -> StoredContent:
        """An image from the cache, from a render that is running, or rendered now.

        Parameters
        ----------
        key : hashable
            Everything the image depends on: equal keys are the same bytes.
        start : callable
            Submits the job to a renderer.

        Raises
        ------
        BusyError
            When the queue is full, the render takes too long or hung, or a renderer died.
        """
        with self._lock:
            cached = self._cache.get(key)
            self._on_lookup("miss" if cached is None else "hit")
            if cached is not None:
                return cached
            job = self._running.get(key) or self._start(key, start, self._finish)
            self._waiting[key] += 1
        try:
            return await _result(job)
        except asyncio.CancelledError:
            self._cancel_if_abandoned(key, job)
            raise
        finally:
            self._waiting -= Counter([key])

    async def render_once(self, start: Callable[[], Future[StoredContent]]) -> StoredContent:
        """A drawing for one reader alone: it takes a place in the queue, and is not kept.

        Parameters
        ----------
        start : callable
            Submits the job to a renderer.

        Raises
        ------
        BusyError
            As `get_or_render` does.
        """
        key = object()
        with self._lock:
            job = self._start(key, start, self._forget)
        try:
            return await _result(job)
        finally:
            job.cancel()

    def _forget(self, key: Hashable, job: Future[StoredContent]) -> None:
        with self._lock:
            self._running.pop(key, None)

    def _cancel_if_abandoned(self, key: Hashable, job: Future[StoredContent]) -> None:
        """Cancel a job that no client waits for, unless it is running already."""
        with self._lock:
            if self._waiting[key] <= 1:
                job.cancel()

    def _start(
        self,
        key: Hashable,
        start: Callable[[], Future[StoredContent]],
        finish: Callable[[Hashable, Future[StoredContent]], None],
    ) -> Future[StoredContent]:
        if key in self._hung:
            raise BusyError(_HUNG_SECONDS)
        if len(self._running) >= self._most:
            raise BusyError
        try:
            job = start()
        except BrokenExecutor as error:
            raise BusyError from error
        self._running[key] = job
        job.add_done_callback(lambda finished: finish(key, finished))
        return job

    def _finish(self, key: Hashable, job: Future[StoredContent]) -> None:
        with self._lock:
            self._running.pop(key, None)
            if not job.cancelled() and isinstance(job.exception(), OverdueError):
                self._hung[key] = True
            if not job.cancelled() and not job.exception():
                self.put(key, job.result())


async def _result(job: Future[StoredContent]) -> StoredContent:
    """What a job gives, if it does so in time."""
    try:
        waiting = asyncio.shield(asyncio.wrap_future(job))
        return await asyncio.wait_for(waiting, _WAIT_SECONDS)
    except OverdueError as error:
        raise BusyError(_HUNG_SECONDS) from error
    except (TimeoutError, BrokenExecutor) as error:
        raise BusyError from error
