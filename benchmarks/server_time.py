"""What the server takes for a document: one that nobody has asked for, and one that is kept.

Each view is another one, so that what is kept of a view does not count; what is kept of the facts
does, as in a server that has been up for a minute.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from itertools import combinations, islice
from urllib.parse import urlencode

from benchmarks.figures import Figure, of_runs
from benchmarks.in_process import ask, running
from data.agreements.counting import change_dates
from data.facts.store import Facts, store
from server.html.document import PageRequest, document
from server.warmup import warm_up
from views.page_list import page_type

_VIEWS = 15
_MOST_NEW, _MOST_KEPT = 30, 2
"""Milliseconds."""

_KEPT = 200


def measure() -> list[Figure]:
    """The figure of each page, and of a document that is kept."""
    facts = store().facts
    warm_up(facts)
    figures = [
        of_runs(
            f"server time of a new document of {name}",
            [_new(facts, page, query) for query in islice(queries, _VIEWS + 1)][1:],
            "ms",
            _MOST_NEW,
        )
        for name, page, queries in _views(facts)
    ]
    return [*figures, _kept()]


def _new(facts: Facts, page: str, query: Mapping[str, str]) -> float:
    spec, problems = page_type(page).spec.read(dict(query), facts)
    assert not problems, problems
    start = time.perf_counter()
    document(facts, PageRequest(page, urlencode(query), "http://testserver"), spec)
    return (time.perf_counter() - start) * 1000


def _views(facts: Facts) -> Iterable[tuple[str, str, Iterable[Mapping[str, str]]]]:
    codes = facts.partner_codes
    slugs = list(facts.commodities["slug"])
    days = [day.isoformat() for day in change_dates(facts)]
    yield "/", "", ({"partner": code, "asof": days[-1]} for code in codes)
    yield "/timeline", "timeline", ({"partner": code} for code in codes)
    yield "/agreements", "agreements", ({"mineral": slug} for slug in slugs)
    yield "/partners, one", "partners", ({"partner": code} for code in codes)
    triples = combinations(codes, 3)
    yield "/partners, three", "partners", ({"compare": ",".join(three)} for three in triples)
    yield "/minerals", "minerals", ({"coalition": f"-{code}"} for code in codes)
    yield "/minerals, one", "minerals", ({"commodity": slug} for slug in slugs)
    yield "/brief", "brief", ({"asof": day} for day in days)
    yield "/present", "present", ({"partner": code} for code in codes)
    yield "/export", "export", ({"chart": "partner", "partner": code} for code in codes)
    yield "/sources", "sources", ({"table": "agreements", "q": facts.name(code)} for code in codes)


def _kept() -> Figure:
    with running() as client:
        client.get("/", headers={"Accept": "text/html"}).raise_for_status()
        assert client.portal is not None
        answers = [client.portal.call(ask, client.app, "/") for _ in range(_KEPT)]
    times = [answer.seconds * 1000 for answer in answers]
    return of_runs(
        "server time of a document that is kept, its way through the app", times, "ms", _MOST_KEPT
    )
