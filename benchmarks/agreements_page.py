"""The figures of the Agreements page: a filter's server time, and fifty times the rows."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlencode

import pandas as pd
from streamlit.testing.v1 import AppTest

from benchmarks.figures import Figure, of_runs, over_floor
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import change_dates
from data.facts.store import TABLES, Facts, load_facts, store
from server.html.document import PageRequest, document
from server.warmup import warm_up
from tests.pages.opening import open_page
from views.agreements.page import agreements_page
from views.context import page_context
from views.page_list import page_type

_TIMES = 50
_MOST_GROWN, _MOST_FILTER = 3, 100
"""Times what the shipped tables take; milliseconds."""

_VIEWS = 15
_REPEATED = ("agreements", "provisions")

Query = Mapping[str, str]


def measure() -> list[Figure]:
    """Every figure of the Agreements page."""
    return [_filter(), *_grown()]


def _filter() -> Figure:
    """Another mineral is chosen on the live page: the run makes all of its blocks, and shows them.

    A mineral that has been asked for is not asked for again, as much of it is kept.
    """
    app = open_page("agreements")
    slugs = store().facts.commodities["slug"].head(_VIEWS + 1)
    durations = [_choose(app, slug) for slug in slugs]
    name = "a change of the filter of /agreements, server time"
    return of_runs(name, durations[1:], "ms", _MOST_FILTER)


def _choose(app: AppTest, slug: str) -> float:
    field = app.multiselect(key="w_minerals_bought").set_value([slug])
    return _timed(field.run)


def _grown() -> Iterator[Figure]:
    """What the server takes with many more agreements over what it takes with those shipped."""
    with TemporaryDirectory() as folder:
        shipped, more = store().facts, repeated_facts(Path(folder), _TIMES)
    for facts in (shipped, more):
        warm_up(facts)
    for what, make in (("a new document", _document), ("the blocks", _blocks)):
        for view, queries in _views(shipped):
            runs = [(make(more, query), make(shipped, query)) for query in queries]
            ours, floors = zip(*runs[1:], strict=True)
            name = f"{what} of /agreements, {view}, with {_TIMES} × the rows over those shipped"
            yield over_floor(name, ours, floors, "ms", _MOST_GROWN)


def repeated_facts(folder: Path, times: int) -> Facts:
    """The facts of tables in which every agreement and its provisions stand so many times.

    Parameters
    ----------
    folder : pathlib.Path
        An empty one, into which the tables are written.
    times : int
        Each repetition under an id of its own.
    """
    for table in TABLES.glob("*.csv"):
        shutil.copy(table, folder)
    for name in _REPEATED:
        rows = pd.read_csv(TABLES / f"{name}.csv", dtype=str, keep_default_na=False)
        copies = [
            rows.assign(agreement_id=rows["agreement_id"] + f"-{copy}") for copy in range(1, times)
        ]
        pd.concat([rows, *copies]).to_csv(folder / f"{name}.csv", index=False)
    return load_facts(folder)


def _views(facts: Facts) -> Iterable[tuple[str, list[Query]]]:
    """Views that differ, so that what is kept of one does not count for the next."""
    slugs, days = facts.commodities["slug"], change_dates(facts)[::-1]
    names, codes = facts.agreements["agreement_id"], facts.partner_codes
    queries: dict[str, Iterable[Query]] = {
        "a mineral": ({"mineral": slug} for slug in slugs),
        "a day": ({"asof": day.isoformat()} for day in days),
        "a country and a word": ({"partner": code, "q": "minerals"} for code in codes),
        "the matrix": ({"view": "matrix", "asof": day.isoformat()} for day in days),
        "one agreement": ({"agreement": name} for name in names),
    }
    return [(view, list(islice(own, _VIEWS + 1))) for view, own in queries.items()]


def _document(facts: Facts, query: Query) -> float:
    spec, request = _read(facts, query), PageRequest("agreements", urlencode(query), "http://a.org")
    return _timed(lambda: document(facts, request, spec))


def _blocks(facts: Facts, query: Query) -> float:
    """Those of the live page: what is folded away is not made."""
    context = page_context("agreements", _read(facts, query), facts, "light")
    return _timed(lambda: agreements_page(context))


def _read(facts: Facts, query: Query) -> ChartSpec:
    spec, problems = page_type("agreements").spec.read(dict(query), facts)
    assert not problems, problems
    return spec


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000
