"""Charts in pages elsewhere: what one process answers, what a new one takes, what it weighs."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from starlette.testclient import TestClient

from benchmarks.figures import Figure, of_runs, spread
from benchmarks.in_process import Answer, ask, running
from charts.registry import CHART_NAMES
from charts.spec.page_specs import ExportSpec
from charts.urls import embed_address
from data.agreements.counting import change_dates
from data.facts.releases import releases
from data.facts.store import Facts, store
from server.assets import EMBED_FRAME

_ROUNDS, _REQUESTS = 5, 400
_LEAST_PER_SECOND = 1000
_NEW = 10
_MOST_NEW = 100
"""Milliseconds: with 48 for 60 KB at 10 Mbit/s, and two ways there and back, within 0.5 s."""

_MOST_KB = 60


_FINISHED = {
    "highlight": ("CAN", "RUS", "USA", "IDN", "AUS"),
    "annotate": '{"-8.1,12.5":"A port","COD":"A refinery for cobalt","PER":"Signed on the day"}',
    "byline": "Graphic: Jane Doe",
    "style": "signed:7a1f5c",
}
"""The most that an editor adds to a map."""


def measure() -> list[Figure]:
    """Requests a second, the server time of a new embed of each chart, and the largest."""
    facts = store().facts
    with running() as client:
        figures = [
            _per_second(client, "a plain view", "/embed/map"),
            _per_second(client, "a view of many keys", embed_address(_many_keys())),
            _per_second(client, "of a release", f"/embed/count?facts={next(iter(releases()))}"),
        ]
        figures += [_new(client, name, addresses) for name, addresses in _fresh(facts)]
        figures.append(_largest(client))
    return figures


def _many_keys() -> ExportSpec:
    return ExportSpec(
        **{"chart": "map", "color": "mineral", "commodity": "cobalt", "stage": "refinery"},
        **{"worldview": "us", "region": "africa", "lang": "fr", "theme": "dark"},
        **{"title": "A title of one's own", "note": "A note of one's own."},
    )


async def _all(client: TestClient, addresses: Iterable[str]) -> list[Answer]:
    return [await ask(client.app, address) for address in addresses]


def _answers(client: TestClient, addresses: Sequence[str]) -> list[Answer]:
    assert client.portal is not None
    return client.portal.call(_all, client, addresses)


def _per_second(client: TestClient, name: str, address: str) -> Figure:
    """One after the other: what one process answers, whoever asks."""
    _answers(client, [address] * 20)
    rounds = [_answers(client, [address] * _REQUESTS) for _ in range(_ROUNDS)]
    rates = [len(one) / sum(answer.seconds for answer in one) for one in rounds]
    return Figure(
        f"embeds that are kept, {name}, from one process",
        sorted(rates)[len(rates) // 2],
        "requests/s",
        _LEAST_PER_SECOND,
        spread(rates),
        is_least=True,
    )


def _new(client: TestClient, name: str, addresses: Iterator[str]) -> Figure:
    """Each view is another one; what is made of the facts for the first serves the others."""
    _first, *answers = _answers(client, list(islice(addresses, _NEW + 1)))
    times = [answer.seconds * 1000 for answer in answers]
    return of_runs(f"server time of a new embed of {name}", times, "ms", _MOST_NEW)


def _fresh(facts: Facts) -> Iterator[tuple[str, Iterator[str]]]:
    days = change_dates(facts)[::-1]
    codes, slugs = facts.partner_codes, list(facts.commodities["slug"])
    views: dict[str, Iterable[dict[str, object]]] = {
        "map": ({"asof": day} for day in days),
        "timeline": ({"partner": code} for code in codes),
        "count": ({"asof": day} for day in days),
        "shares": ({"commodity": slug} for slug in slugs),
        "partner": ({"partner": code} for code in codes),
        "agreements": ({"mineral": (slug,)} for slug in slugs),
    }
    for chart in CHART_NAMES:
        yield (
            chart,
            (embed_address(ExportSpec().replace(chart=chart, **view)) for view in views[chart]),
        )
    finished = ExportSpec(**_FINISHED)
    yield "a finished map", (embed_address(finished.replace(asof=day)) for day in days)


def _largest(client: TestClient) -> Figure:
    """Document and script of the largest embed, as they come over the wire."""
    specs = [
        ExportSpec(chart=chart, lang=lang, partner="PER" if chart == "partner" else "")
        for chart in CHART_NAMES
        for lang in ("en", "ar")
    ]
    specs += [spec.replace(**_FINISHED) for spec in specs[:2]]
    script = len(gzip.compress(EMBED_FRAME.read_bytes()))
    sizes = [answer.size + script for answer in _answers(client, list(map(embed_address, specs)))]
    within = [size / 1024 for size in sizes]
    return Figure("the largest embed on the wire", max(within), "KB", _MOST_KB, spread(within))
