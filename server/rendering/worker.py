"""A process that draws: takes one job after another from its standard input, and answers each.

Run by `server.rendering.worker_process` as ``python -m server.rendering.worker``. It draws at a
lower priority than the pages are served, and ends with the server, however that ends.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import platform
import signal
import sys
import threading
from queue import SimpleQueue
from typing import Any, BinaryIO

from server.logging_setup import log_as_json
from server.settings import settings

_NICENESS = 10
_IS_GLIBC = platform.libc_ver()[0] == "glibc"


def main() -> None:
    """Answer each job with a pair: what was drawn, and what it failed with or None."""
    output = _open_output()
    log_as_json()
    settings()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    jobs: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_read, args=(jobs,), daemon=True).start()
    held: dict[bool, Any] = {}
    while True:
        _answer(jobs.get(), held, output)
        _collect(held)


def _answer(
    job: tuple[bool, Any, Any, tuple[Any, ...]], held: dict[bool, Any], output: BinaryIO
) -> None:
    """Answer one job, of which nothing stays but its facts: those in force, and of one release."""
    is_release, new_facts, draw, arguments = job
    if new_facts is not None:
        if is_release in held:
            held[is_release].forget()
        held[is_release] = new_facts
    _send(_outcome(draw, arguments, held[is_release]), output)


def _collect(held: dict[bool, Any]) -> None:
    """Let go of the figures of a drawing, which refer to each other: 30 MB until the next ones.

    What the first drawing loaded stays as long as the process, as the facts in force do: to look at
    all of that again after each drawing took as long as the drawing, and the next one waited.
    """
    gc.collect()
    return_free_memory()
    if not gc.get_freeze_count() and held.keys() == {False}:
        gc.freeze()


def return_free_memory() -> None:
    """Give the system what lies free between what is kept (malloc_trim(3)): 0.3 ms.

    Other systems do so by themselves. Of pictures of every kind glibc kept up to 80 MB.
    """
    if _IS_GLIBC:
        ctypes.CDLL(None).malloc_trim(0)


def _open_output() -> BinaryIO:
    """Standard output for answers alone: what a library prints goes to the log."""
    own = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return own


def _read(jobs: SimpleQueue[Any]) -> None:
    """Jobs as they come. The end of them is the end of the server, and of what is being drawn."""
    try:
        while True:
            jobs.put(pickle.load(sys.stdin.buffer))  # noqa: S301
    finally:
        os._exit(0)


def _outcome(draw: Any, arguments: tuple[Any, ...], facts: Any) -> tuple[Any, Exception | None]:
    try:
        return draw(*arguments, facts), None
    except Exception as error:  # noqa: BLE001
        return None, error


def _send(outcome: tuple[Any, Exception | None], output: BinaryIO) -> None:
    try:
        payload = pickle.dumps(outcome)
        if outcome[1] is not None:
            pickle.loads(payload)  # noqa: S301
    except Exception as error:  # noqa: BLE001
        payload = pickle.dumps((None, RuntimeError(f"no answer could be sent: {error!r}")))
    output.write(payload)
    output.flush()


if __name__ == "__main__":
    main()
