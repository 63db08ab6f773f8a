"""The memory of the server and its processes while strangers ask for everything at once."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from websockets.exceptions import ConnectionClosed

from benchmarks.figures import Figure
from benchmarks.load.session import connected
from benchmarks.memory import children_mb
from data.facts.store import store
from server.limits import LARGEST_BODY
from tests.attacks.sockets import connect_stream, message, session_of
from tests.browser.serving import serving

SETS, PRINTS, DECKS, UPLOADS, VALUES, READERS = 8, 16, 11, 150, 10, 8
"""What was once too much: readers of all pages on partners, prints at scale 3, decks, uploads of a
session, long values of its controls; and those who only read."""

MOST_MB = 1200
_SECONDS = 60


def measure() -> list[Figure]:
    """The most that the whole tree of processes holds, and whether anybody was answered wrongly."""
    with TemporaryDirectory() as folder, serving(Path(folder) / "atlas.txt") as atlas:
        httpx.get(f"{atlas}/charts/count.png", timeout=60).raise_for_status()
        before = children_mb()
        with _peak() as most, ThreadPoolExecutor(64) as pool:
            jobs = [pool.submit(act, atlas) for act in _attacks()]
            answers = Counter(status for job in jobs for status in job.result())
        after = children_mb()
    wrong = sum(count for status, count in answers.items() if status not in (200, 204, 503, 1009))
    note = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    memory_note = f"{before:.0f} MB before, {after:.0f} MB after"
    return [
        Figure(
            "memory of the server and its processes, attacked",
            max(most),
            "MB",
            MOST_MB,
            memory_note,
        ),
        Figure("answers that were neither right nor a refusal", wrong, "", 0, note),
    ]


@contextmanager
def _peak() -> Iterator[list[float]]:
    """What all processes below this one hold, four times a second until the block ends."""
    samples, stopped = [children_mb()], threading.Event()

    def sample_memory() -> None:
        while not stopped.wait(0.25):
            samples.append(children_mb())

    sampler = threading.Thread(target=sample_memory)
    sampler.start()
    try:
        yield samples
    finally:
        stopped.set()
        sampler.join()


def _attacks() -> Iterator[Callable[[str], list[int]]]:
    last = store().facts.last_event
    days = [last - timedelta(days=place) for place in range(PRINTS)]
    for _ in range(SETS):
        yield lambda atlas: _statuses(atlas, "/briefs.zip")
    for day in days:
        address = f"/charts/map.png?preset=slide&scale=3&asof={day}"
        yield lambda atlas, address=address: _statuses(atlas, address)
    for day in days[:DECKS]:
        address = f"/briefing.pptx?asof={day}"
        yield lambda atlas, address=address: _statuses(atlas, address)
    yield _uploads
    yield _values
    for _ in range(READERS):
        yield _reads


def _statuses(atlas: str, address: str) -> list[int]:
    """The status of one answer, read to its end or for a minute."""
    with (
        httpx.Client(base_url=atlas, timeout=120) as client,
        client.stream("GET", address) as response,
    ):
        timer = threading.Timer(_SECONDS, response.close)
        timer.start()
        try:
            for _ in response.iter_raw():
                pass
        except (httpx.StreamError, httpx.HTTPError):
            pass
        finally:
            timer.cancel()
        return [response.status_code]


def _uploads(atlas: str) -> list[int]:
    with connect_stream(atlas) as socket, httpx.Client(base_url=atlas, timeout=60) as client:
        session = session_of(socket)
        client.get("/_stcore/health")
        token = {"X-Xsrftoken": client.cookies["_streamlit_xsrf"]}
        file = {"file": ("briefing.json", b"x" * (LARGEST_BODY - 1024), "application/json")}
        places = [f"/_stcore/upload_file/{session}/file-{number}" for number in range(UPLOADS)]
        return [client.put(place, files=file, headers=token).status_code for place in places]


def _values(atlas: str) -> list[int]:
    """Long values, one control after another, until the connection is ended."""
    with connect_stream(atlas) as socket:
        session_of(socket)
        try:
            for number in range(VALUES):
                socket.send(message(**{f"control{number}": 200_000}))
            list(socket)
        except ConnectionClosed as closed:
            return [closed.rcvd.code if closed.rcvd else 0]
    return [200]


def _reads(atlas: str) -> list[int]:
    async def read() -> None:
        for partner in ("PER", "ZMB", "COD", "JPN"):
            async with connected(atlas, f"partner={partner}") as session:
                await session.open()

    asyncio.run(read())
    return [200]
