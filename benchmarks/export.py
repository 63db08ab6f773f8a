"""The figures of the served print edition: cold and cached images, a crowd, and memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import islice, product
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import httpx

from benchmarks.figures import Figure, of_runs
from benchmarks.memory import children_mb
from charts.spec.date_params import FIRST_DAY
from charts.spec.print_params import PRESETS
from data.facts.store import store
from tests.browser.serving import serving

CLIENTS = 32
_EACH = 4
_COLD = 200
_WARM = 48
"""Images drawn before memory is measured: each size in each format twice."""

_RENDERER = "server.rendering.worker"
_BUDGETS = {"svg": 300, "png": 400, "pdf": 600}


def measure() -> list[Figure]:
    """Every figure of the image routes, asked of a running server."""
    with TemporaryDirectory() as folder, serving(Path(folder) / "atlas.txt") as atlas:
        fresh, paper = _addresses(("web",), "light"), _addresses(("print",), "light")
        with httpx.Client(base_url=atlas, timeout=60) as client:
            for kind in _BUDGETS:
                client.get(next(fresh).format(kind=kind)).raise_for_status()
            figures = [_cold(client, fresh, kind, budget) for kind, budget in _BUDGETS.items()]
            figures.append(_cold(client, paper, "png", _BUDGETS["png"], " in print size"))
            figures.append(_cached(client, fresh))
            figures += _crowd(atlas, fresh)
            figures += _memory(client, _addresses(tuple(PRESETS), "dark"))
    return figures


def _addresses(presets: Sequence[str], theme: str) -> Iterator[str]:
    """Addresses of images that were not requested before; the format is left open."""
    last = store().facts.last_event
    days = [FIRST_DAY + timedelta(days=n) for n in range((last - FIRST_DAY).days)]
    for day, preset in product(days, presets):
        yield f"/charts/map.{{kind}}?preset={preset}&theme={theme}&asof={_iso(day)}"


def _iso(day: date) -> str:
    return day.isoformat()


def _request_ms(client: httpx.Client, address: str) -> float:
    start = time.perf_counter()
    client.get(address).raise_for_status()
    return (time.perf_counter() - start) * 1000


def _cold(
    client: httpx.Client, fresh: Iterator[str], kind: str, budget: float, size: str = ""
) -> Figure:
    times = [_request_ms(client, address.format(kind=kind)) for address in islice(fresh, 9)]
    return of_runs(f"a {kind.upper()} of the map{size} by address, cold", times, "ms", budget)


def _cached(client: httpx.Client, fresh: Iterator[str]) -> Figure:
    address = next(fresh).format(kind="png")
    _request_ms(client, address)
    times = [_request_ms(client, address) for _ in range(50)]
    return of_runs("an image from the cache, by address", times, "ms", 10)


def _crowd(atlas: str, fresh: Iterator[str]) -> list[Figure]:
    """32 clients that each request new images, while /healthz is polled."""
    batches = [[next(fresh).format(kind="png") for _ in range(_EACH)] for _ in range(CLIENTS)]
    stopped = threading.Event()
    with ThreadPoolExecutor(CLIENTS + 1) as pool:
        watch = pool.submit(_poll_health, atlas, stopped)
        start = time.perf_counter()
        answers = [code for codes in pool.map(_batch_client(atlas), batches) for code in codes]
        elapsed = time.perf_counter() - start
        stopped.set()
        health = watch.result()
    rendered, refused = answers.count(200), answers.count(503)
    note = (
        f"median {median(health):.0f} ms of {len(health)}; meanwhile {rendered} images in "
        f"{elapsed:.0f} s, {refused} refusals to come again"
    )
    wrong = len(answers) - rendered - refused
    return [
        Figure(f"p95 of /healthz while {CLIENTS} clients render", _p95(health), "ms", 200, note),
        Figure("answers that were neither an image nor a 503", wrong, "", 0),
    ]


def _batch_client(atlas: str) -> Callable[[Sequence[str]], list[int]]:
    def ask(addresses: Sequence[str]) -> list[int]:
        with httpx.Client(base_url=atlas, timeout=60) as client:
            return [client.get(address).status_code for address in addresses]

    return ask


def _poll_health(atlas: str, stopped: threading.Event) -> list[float]:
    times = []
    with httpx.Client(base_url=atlas, timeout=60) as client:
        while not stopped.wait(0.02):
            times.append(_request_ms(client, "/healthz"))
    return times


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _memory(client: httpx.Client, fresh: Iterator[str]) -> list[Figure]:
    """What drawing takes, and the server too, over images at every size in all three formats.

    By then each process has drawn images of every kind, and the server keeps as many as it may.
    """
    _draw(client, fresh, _WARM)
    before, all_before = _settled_mb(_RENDERER), _settled_mb()
    _draw(client, fresh, _COLD)
    after, all_after = _settled_mb(_RENDERER), _settled_mb()
    return [
        _growth("the drawing processes", before, after, 30),
        _growth("server and drawing processes", all_before, all_after, 50),
    ]


def _settled_mb(command: str = "") -> float:
    """The least of a second: a process answers first, and then lets go of what it drew."""
    readings = []
    for _ in range(10):
        time.sleep(0.1)
        readings.append(children_mb(command))
    return min(readings)


def _growth(of: str, before: float, after: float, budget: float) -> Figure:
    note = f"{before:.0f} MB before, {after:.0f} MB after"
    name = f"growth of {of} over {_COLD} cold renders"
    return Figure(name, after - before, "MB", budget, note)


def _draw(client: httpx.Client, fresh: Iterator[str], count: int) -> None:
    for place, address in enumerate(islice(fresh, count)):
        client.get(address.format(kind=list(_BUDGETS)[place % len(_BUDGETS)])).raise_for_status()
