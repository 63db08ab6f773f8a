"""32 clients at once: each gets the very picture it asked for, or is told to come again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import httpx
import pytest

from charts.print import Edition, render
from charts.spec.chart_spec import ChartSpec
from charts.spec.urls import image_address, shown, view_address
from data.facts.store import store
from tests.browser.serving import serving

FACTS = store().facts
CLIENTS = 32
VIEWS = [
    *(ChartSpec(asof=date(2026, month, 15), format="svg") for month in range(1, 7)),
    ChartSpec(chart="count", preset="social"),
    ChartSpec(color="mineral", commodity="copper", theme="dark"),
    ChartSpec(chart="partner", partner="PER", title="Peru, in my own words"),
    ChartSpec(chart="timeline", kind=("text",), preset="square"),
    ChartSpec(chart="shares", commodity="cobalt", format="pdf"),
    ChartSpec(color="initiative", initiative="forge", worldview="us"),
]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory):
    """A server with room for few pictures, so that a crowd meets the end of the queue."""
    few = {"ATLAS_RENDERERS": "2", "ATLAS_RENDER_QUEUE": "6"}
    with serving(tmp_path_factory.mktemp("crowd") / "log.txt", environment=few) as address:
        yield address


def drawn_alone(spec, base):
    edition = Edition(
        format=spec.format,
        preset=spec.preset,
        theme=spec.theme or "light",
        title=spec.title,
        address=base + view_address(spec),
    )
    return render(spec.chart, shown(spec), FACTS, edition)


def test_right_answers_or_503_and_the_pages_go_on(crowded):
    wanted = [VIEWS[place % len(VIEWS)] for place in range(CLIENTS)]

    def ask(spec):
        return httpx.get(crowded + image_address(spec, spec.format), timeout=60)

    with ThreadPoolExecutor(CLIENTS + 2) as pool:
        asked = [pool.submit(ask, spec) for spec in wanted]
        beside = [pool.submit(httpx.get, crowded + path, timeout=60) for path in ("/healthz", "/")]
        answers = [job.result() for job in asked]
        assert [job.result().status_code for job in beside] == [200, 200]
    assert {answer.status_code for answer in answers} == {200, 503}
    for answer in answers:
        if answer.status_code == 503:
            assert int(answer.headers["retry-after"]) > 0
    right = {spec: drawn_alone(spec, crowded) for spec in VIEWS}
    for spec, answer in zip(wanted, answers, strict=True):
        assert answer.status_code == 503 or answer.content == right[spec], spec
    for spec in VIEWS:
        assert ask(spec).content == right[spec], spec


def test_a_thing_that_is_drawn_already_is_not_refused_in_a_crowd(crowded):
    """One story read by many: the same address from every client is one drawing."""
    address = crowded + image_address(ChartSpec(asof=date(2026, 7, 1)), "png")
    with ThreadPoolExecutor(CLIENTS) as pool:
        answers = list(pool.map(lambda _: httpx.get(address, timeout=60), range(CLIENTS)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
