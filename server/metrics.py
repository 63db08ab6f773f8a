"""What a Prometheus server asks: how the atlas fares, in figures.

Labels are pages, route patterns, formats and statuses, never what somebody typed: a label that a
stranger chooses is a way to fill the memory of the monitoring server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from streamlit import runtime

from data.facts.store import store

REGISTRY = CollectorRegistry()

_RENDER_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_REQUEST_SECONDS = (0.001, 0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 25.0)

RENDERS = Histogram(
    "atlas_render_seconds",
    "Runs of a page's script, by page and outcome (ok or fault).",
    ["page", "outcome"],
    registry=REGISTRY,
    buckets=_RENDER_SECONDS,
)
WAITS = Histogram(
    "atlas_render_wait_seconds",
    "Time for which runs of a page's script waited for their turn: rising, one replica is too few.",
    registry=REGISTRY,
    buckets=_RENDER_SECONDS,
)
REQUESTS = Histogram(
    "atlas_request_seconds",
    "Requests by route, to the last byte of the answer.",
    ["route"],
    registry=REGISTRY,
    buckets=_REQUEST_SECONDS,
)
REJECTED = Counter(
    "atlas_rejected_requests",
    "Requests that were refused or failed, by route and status.",
    ["route", "status"],
    registry=REGISTRY,
)
PRINTS = Counter(
    "atlas_print_cache_requests",
    "Print editions asked for: a hit was drawn before, a miss waits for its drawing.",
    ["outcome"],
    registry=REGISTRY,
)
IMAGES = Counter(
    "atlas_images_drawn",
    "Print editions that were drawn, by format.",
    ["format"],
    registry=REGISTRY,
)
for _outcome in ("hit", "miss"):
    PRINTS.labels(_outcome)


class _LiveCollector(Collector):
    """What is looked up when it is asked for."""

    def collect(self) -> Iterable[Metric]:
        current = store()
        faults = GaugeMetricFamily(
            "atlas_facts_faults", "Faults of the tables as they stand; 0 while all is well."
        )
        faults.add_metric([], len(current.faults))
        version = GaugeMetricFamily(
            "atlas_facts_info", "The version of the facts in force.", labels=["version"]
        )
        version.add_metric([current.facts.version], 1)
        yield faults
        yield version
        yield from _sessions()


def _sessions() -> Iterator[Metric]:
    """Streamlit counts its own sessions; there are none without its runtime."""
    now = started = 0
    if runtime.exists():
        stats = runtime.get_instance().stats_mgr.get_stats(
            family_names=["active_sessions", "session_events"]
        )
        for stat in (stat for family in stats.values() for stat in family):
            labels = getattr(stat, "labels", None) or {}
            if stat.family_name == "active_sessions":
                now = int(getattr(stat, "value", 0))
            elif labels.get("type") == "connect":
                started = int(getattr(stat, "value", 0))
    gauge = GaugeMetricFamily("atlas_sessions", "Readers' sessions that are connected now.")
    gauge.add_metric([], now)
    counter = CounterMetricFamily("atlas_sessions_begun", "Sessions since the start.")
    counter.add_metric([], started)
    yield gauge
    yield counter


REGISTRY.register(_LiveCollector())


def metrics(request: Request) -> Response:
    """The figures as Prometheus reads them; see `server.middleware.request_limits` for whom."""
    headers = {"Cache-Control": "no-store"}
    return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST, headers=headers)


def count_render(page: str, outcome: str, seconds: float, waited: float) -> None:
    """Count a run of a page's script, and how long it waited for its turn.

    Parameters
    ----------
    page, outcome : str
        The labels under which it is counted.
    seconds, waited : float
        How long it ran, and how long it waited before.
    """
    RENDERS.labels(page, outcome).observe(seconds)
    WAITS.observe(waited)


def count_request(route: str, status: int, seconds: float) -> None:
    """Count a request, and a refused one once more by its status.

    Parameters
    ----------
    route : str
        One of the names that `server.route_labels.route_name` gives.
    status : int
        From 400 on it is a refusal.
    seconds : float
        How long the answer took.
    """
    REQUESTS.labels(route).observe(seconds)
    if status >= 400:
        count_rejected(route, status)


def count_rejected(route: str, status: int) -> None:
    """Count a refused request.

    Parameters
    ----------
    route : str
        A pattern or a name that we chose, never the path that was sent.
    status : int
        Of HTTP; 499 for a client that left.
    """
    REJECTED.labels(route, str(status)).inc()


def count_print(outcome: str) -> None:
    """Count a print edition that was asked for: ``hit`` or ``miss``."""
    PRINTS.labels(outcome).inc()


def count_image(kind: str) -> None:
    """Count a print edition that was drawn, by its format."""
    IMAGES.labels(kind).inc()
