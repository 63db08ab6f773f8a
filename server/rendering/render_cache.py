"""Pictures on demand: each drawn once, a few at a time, the recent ones kept.

Whoever asks for a picture that is being drawn waits for that one. Beyond the pictures that are
being drawn and those that wait for their turn, a request is refused and told when to come again.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import threading
from collections import Counter
from collections.abc import Callable, Hashable
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass

from cachetools import LRUCache, TTLCache

from server.rendering.worker_process import OverdueError

_REMEMBERED = 4096
"""Hashes that outlive their pictures, so that a conditional request draws nothing anew."""

_WAIT_SECONDS = 25.0
"""Below the 30 s after which proxies commonly give up."""

RETRY_SECONDS = 3


_HUNG_SECONDS = 300
"""For so long a drawing that hung is not begun again: it would take a process each time."""


class BusyError(Exception):
    """No picture just now; ``seconds`` from now there may be."""

    def __init__(self, seconds: int = RETRY_SECONDS):
        super().__init__(seconds)
        self.seconds = seconds


@dataclass(frozen=True)
class RenderResult:
    """An answer's bytes, gzipped where ``packed``, and the hash of what they say."""

    body: bytes
    digest: str
    packed: bool = False

    @classmethod
    def of(cls, body: bytes, packed: bool = False) -> RenderResult:
        """Hash some bytes, and pack them where that pays."""
        digest = hashlib.sha256(body).hexdigest()[:32]
        return cls(gzip.compress(body, 6, mtime=0) if packed else body, digest, packed)

    @property
    def plain(self) -> bytes:
        """The bytes without the gzip."""
        return gzip.decompress(self.body) if self.packed else self.body


class RenderCache:
    """The queue before the renderers, and the cache behind them.

    Parameters
    ----------
    most : int
        Pictures drawn and waiting at once.
    keep_bytes : int
        Most bytes of pictures that are kept.
    noticed : callable
        Told ``hit`` for a picture that was kept, ``miss`` for one that has to be drawn.
    """

    def __init__(
        self, most: int, keep_bytes: int, on_lookup: Callable[[str], None] = lambda outcome: None
    ):
        self._on_lookup = on_lookup
        self._most = most
        self._lock = threading.RLock()
        self._cache: LRUCache[Hashable, RenderResult] = LRUCache(keep_bytes, lambda d: len(d.body))
        self._digests: LRUCache[Hashable, str] = LRUCache(_REMEMBERED)
        self._hung: TTLCache[Hashable, bool] = TTLCache(_REMEMBERED, _HUNG_SECONDS)
        self._running: dict[Hashable, Future[RenderResult]] = {}
        self._waiting: Counter[Hashable] = Counter()

    def digest_of(self, key: Hashable) -> str:
        """The hash of a picture that was drawn before, or ""."""
        with self._lock:
            return self._digests.get(key, "")

    def get(self, key: Hashable) -> RenderResult | None:
        """A picture that is still in the cache."""
        with self._lock:
            return self._cache.get(key)

    def put(self, key: Hashable, picture: RenderResult) -> None:
        """Keep a picture as far as there is room, and its hash for longer."""
        with self._lock:
            self._digests[key] = picture.digest
            if len(picture.body) <= self._cache.maxsize:
                self._cache[key] = picture

    async def get_or_render(
        self, key: Hashable, start: Callable[[], Future[RenderResult]]
    ) -> RenderResult:
        """A picture, from the cache, from whoever draws it already, or drawn now.

        Parameters
        ----------
        key : hashable
            What the picture shows, in full: equal keys are the same bytes.
        begin : callable
            Hands the drawing to a renderer.

        Raises
        ------
        BusyError
            When there is no room, the drawing takes too long or hung, or a renderer died.
        """
        with self._lock:
            cached = self._cache.get(key)
            self._on_lookup("miss" if cached is None else "hit")
            if cached is not None:
                return cached
            job = self._running.get(key) or self._start(key, start)
            self._waiting[key] += 1
        try:
            waiting = asyncio.shield(asyncio.wrap_future(job))
            return await asyncio.wait_for(waiting, _WAIT_SECONDS)
        except asyncio.CancelledError:
            self._cancel_if_abandoned(key, job)
            raise
        except OverdueError as error:
            raise BusyError(_HUNG_SECONDS) from error
        except (TimeoutError, BrokenExecutor) as error:
            raise BusyError from error
        finally:
            self._waiting -= Counter([key])

    def _cancel_if_abandoned(self, key: Hashable, job: Future[RenderResult]) -> None:
        """Drop a drawing that its last reader has left, unless it is being drawn already."""
        with self._lock:
            if self._waiting[key] <= 1:
                job.cancel()

    def _start(
        self, key: Hashable, start: Callable[[], Future[RenderResult]]
    ) -> Future[RenderResult]:
        if key in self._hung:
            raise BusyError(_HUNG_SECONDS)
        if len(self._running) >= self._most:
            raise BusyError
        try:
            job = start()
        except BrokenExecutor as error:
            raise BusyError from error
        self._running[key] = job
        job.add_done_callback(lambda finished: self._finish(key, finished))
        return job

    def _finish(self, key: Hashable, job: Future[RenderResult]) -> None:
        with self._lock:
            self._running.pop(key, None)
            if not job.cancelled() and isinstance(job.exception(), OverdueError):
                self._hung[key] = True
            if not job.cancelled() and not job.exception():
                self.put(key, job.result())
