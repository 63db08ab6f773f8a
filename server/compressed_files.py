"""Static files in each content coding: in memory, and in a folder for the next start.

A reader never waits for the best compression. Until a thread of low priority has come to a file, it
is compressed fast, once, in a thread beside the event loop.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import product
from pathlib import Path
from secrets import token_hex

from server.compression import BEST, CODINGS, FAST, EncodedBody, compress, is_encoded
from server.settings import settings
from server.static_files import digest_of, own_files, streamlit_files

_LOG = logging.getLogger("atlas.compression")
_LOWEST_PRIORITY = 19
"""What ``nice`` goes to (setpriority(2)); on Linux a thread has a priority of its own."""


class CompressedFiles:
    """What has been compressed.

    Parameters
    ----------
    folder : pathlib.Path or None
        Where it is kept for the next start, under the hash of the content; None for memory alone.
        It need not exist, and what is found in it is checked before it is used.
    """

    def __init__(self, folder: Path | None):
        self._folder = folder
        self._bodies: dict[tuple[Path, str], EncodedBody] = {}
        self._fast = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compress")

    async def get(self, path: Path, coding: str) -> EncodedBody:
        """A file in a content coding: the best there is by now, else compressed fast.

        Parameters
        ----------
        path : pathlib.Path
            Of a file that does not change while the server runs.
        coding : str
            A key of `server.compression.BEST` (RFC 9110, 8.4.1).
        """
        known = self._bodies.get((path, coding))
        if known is not None:
            return known
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._fast, self._compress_fast, path, coding)

    def compress_best(self, path: Path, coding: str) -> None:
        """Have a file as small as it gets, from the folder or by computing it.

        Parameters
        ----------
        path : pathlib.Path
        coding : str
            Both as in `get`.
        """
        kept = self._read(path, coding)
        if kept is None:
            kept = compress(path.read_bytes(), coding, BEST[coding])
            self._write(path, coding, kept)
        self._bodies[path, coding] = kept

    def _compress_fast(self, path: Path, coding: str) -> EncodedBody:
        """One at a time, so that a crowd's first readers have each file compressed once."""
        fast = self._bodies.get((path, coding))
        if fast is None:
            fast = compress(path.read_bytes(), coding, FAST[coding])
            fast = self._bodies.setdefault((path, coding), fast)
        return fast

    def _read(self, path: Path, coding: str) -> EncodedBody | None:
        kept = self._kept_file(path, coding)
        try:
            body = kept.read_bytes() if kept else b""
        except OSError:
            return None
        return (
            EncodedBody(body, BEST[coding]) if is_encoded(body, coding, digest_of(path)) else None
        )

    def _write(self, path: Path, coding: str, encoded: EncodedBody) -> None:
        """Keep it under its name once it is whole; several processes may share the folder."""
        kept = self._kept_file(path, coding)
        if kept is None:
            return
        try:
            _write_whole(kept, encoded.body)
        except OSError as error:
            _LOG.warning("compressed files are kept in memory alone: %s", error.strerror)
            self._folder = None

    def _kept_file(self, path: Path, coding: str) -> Path | None:
        name = f"{digest_of(path)}.{coding}{BEST[coding]}"
        return self._folder / name if self._folder else None


def _write_whole(path: Path, body: bytes) -> None:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    partial = path.with_name(f"{path.name}.{token_hex(4)}")
    try:
        partial.write_bytes(body)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


@lru_cache(maxsize=1)
def compressed_files() -> CompressedFiles:
    """The compressed files of this server."""
    return CompressedFiles(settings().cache_folder)


@contextmanager
def compressing_ahead() -> Iterator[None]:
    """Compress every static file as well as can be, for as long as the server runs."""
    stopped = threading.Event()
    threading.Thread(
        target=_compress_all, args=(compressed_files(), _paths(), stopped), daemon=True
    ).start()
    try:
        yield
    finally:
        stopped.set()


def _paths() -> list[Path]:
    files = (*own_files(), *streamlit_files().values())
    return [file.path for file in files if file.is_compressible]


def _compress_all(files: CompressedFiles, paths: Iterable[Path], stopped: threading.Event) -> None:
    _lower_priority()
    for path, coding in product(paths, CODINGS):
        if stopped.is_set():
            return
        files.compress_best(path, coding)


def _lower_priority() -> None:
    """Let everything else go first, where a thread can say so of itself."""
    with suppress(OSError, AttributeError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _LOWEST_PRIORITY)
