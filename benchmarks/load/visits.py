"""What readers do: arrive cold with everything to load, or stay and interact."""

from __future__ import annotations

import asyncio
import random
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache

import httpx

from benchmarks.load.session import LATE, LostError, RunOutput, Session, connected
from charts.spec.parsers import selectable
from data.facts.store import store

_ASSET_LINK = re.compile(
    r'<(?:script|link)[^>]*?(?:src|href)="(?P<path>\.?/(?:static|assets)/[^"]+)"'
)
_CONNECTIONS = 6
"""Connections that a browser opens to one host."""

DAYS = tuple(date(2026, month, 15) for month in range(2, 9))


@dataclass
class Tally:
    """What came of a crowd: milliseconds of everything answered, and what was lost."""

    durations: list[float] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def at(self, share: float) -> float:
        """A quantile of the milliseconds, such as ``at(0.95)``."""
        ordered = sorted(self.durations)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


async def cold(address: str, count: int) -> Tally:
    """So many readers at once, each with nothing in the cache, until their first run is done."""
    tally = Tally()
    await asyncio.gather(*(_record(tally, lambda: _arrive(address)) for _ in range(count)))
    return tally


async def _arrive(address: str) -> None:
    limits = httpx.Limits(max_connections=_CONNECTIONS)
    client = httpx.AsyncClient(base_url=address, limits=limits, timeout=LATE * 2, verify=False)
    async with client:
        page = await client.get("/", headers={"Accept": "text/html"})
        page.raise_for_status()
        paths = dict.fromkeys(
            match["path"].lstrip(".") for match in _ASSET_LINK.finditer(page.text)
        )
        files = await asyncio.gather(*(client.get(path) for path in paths))
    for file in files:
        file.raise_for_status()
        if file.headers["content-type"].startswith("text/html"):
            raise LostError(f"{file.url.path} was answered with a page")
    async with connected(address) as session:
        await session.open()


@dataclass(frozen=True)
class Crowd:
    """Readers who stay: how many, for how long, with what pause, and which names they pick."""

    count: int
    seconds: float
    pause: tuple[float, float]
    names: Sequence[str]


async def warm(
    address: str, crowd: Crowd, watch: Callable[[], None] | None = None
) -> tuple[Tally, Tally]:
    """Connect a crowd, let it interact, and leave; gives the first runs and the interactions.

    Each interaction is waited for and counts as lost when its own effect (the name that was
    picked, the day, the page) does not come back. ``watch`` is called once all are there, and once
    more before they leave.
    """
    first_runs, acts = Tally(), Tally()
    ready, end = asyncio.Barrier(crowd.count + 1), asyncio.Event()
    readers = [
        asyncio.create_task(
            _stay(address, crowd, random.Random(seed), first_runs, acts, ready, end)
        )
        for seed in range(crowd.count)
    ]
    await ready.wait()
    if watch:
        watch()
    await asyncio.sleep(crowd.seconds)
    end.set()
    await ready.wait()
    if watch:
        watch()
    await asyncio.gather(*readers)
    return first_runs, acts


async def _stay(
    address: str,
    crowd: Crowd,
    rng: random.Random,
    first_runs: Tally,
    acts: Tally,
    ready: asyncio.Barrier,
    end: asyncio.Event,
) -> None:
    await asyncio.sleep(rng.uniform(0, crowd.count * 0.05))
    async with connected(address) as session:
        await _record(first_runs, session.open)
        await ready.wait()
        await _wait_until(end, rng.uniform(0, crowd.pause[1]))
        while not end.is_set():
            await _record(acts, lambda: _interact(session, crowd.names, rng))
            await _wait_until(end, rng.uniform(*crowd.pause))
        await ready.wait()


async def _wait_until(end: asyncio.Event, seconds: float) -> None:
    """A pause, or less when the end comes."""
    try:
        async with asyncio.timeout(seconds):
            await end.wait()
    except TimeoutError:
        return


async def _interact(session: Session, names: Sequence[str], rng: random.Random) -> None:
    """Pick a partner, change the date, or go to another page and back."""
    act = rng.choices(("pick", "date", "page"), (3, 2, 1))[0]
    if act == "pick":
        await pick(session, rng.choice(names))
    elif act == "date":
        await _change_date(session, rng.choice(DAYS))
    else:
        await session.go("Partners")
        await session.go("Map", lambda output: output.has('"asof"') or output.has("as of **"))


async def pick(session: Session, name: str, effect: str = "") -> RunOutput:
    """Choose a partner, on the live map or, where there is none, in a field.

    Parameters
    ----------
    effect : str
        The name that is waited for, where that is another.
    """
    expected = effect or name

    def is_there(output: RunOutput) -> bool:
        return output.has(f"<h2>{expected}</h2>") or expected in output.texts

    if session.has_map:
        return await session.choose_on_map(is_there, partner=_codes()[name])
    return await session.set("w_partner", name, is_there)


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    facts = store().facts
    return {facts.name(code): code for code in selectable(facts)}


async def _change_date(session: Session, day: date) -> None:
    if session.has_map:
        asof = day.isoformat()
        await session.choose_on_map(lambda output: output.has(f'"asof": "{asof}"'), asof=asof)
        return
    await session.set("w_asof", _microseconds(day), lambda output: output.has(_date_line(day)))


def _microseconds(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1e6


def _date_line(day: date) -> str:
    return f"as of **{day.day} {day:%b %Y}**"


async def _record(tally: Tally, act: Callable[[], Awaitable[object]]) -> None:
    start = time.perf_counter()
    try:
        await act()
    except (LostError, OSError, httpx.HTTPError, asyncio.IncompleteReadError) as error:
        tally.lost.append(f"{type(error).__name__}: {error}")
    else:
        tally.durations.append((time.perf_counter() - start) * 1000)
