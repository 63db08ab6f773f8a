"""32 clients at once: each gets the very picture it asked for, or is told to come again."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import httpx
import pytest

from charts.print import Edition
from charts.rendering import render
from charts.spec.page_specs import ExportSpec
from charts.urls import image_address, view_address
from data.facts.store import store
from tests.browser.serving import serving

FACTS = store().facts
CLIENTS = 32
VIEWS = [
    *(ExportSpec(asof=date(2026, month, 15), format="svg") for month in range(1, 7)),
    ExportSpec(chart="count", preset="social"),
    ExportSpec(color="mineral", commodity="copper", theme="dark"),
    ExportSpec(chart="partner", partner="PER", title="Peru, in my own words"),
    ExportSpec(chart="timeline", kind=("text",), preset="square"),
    ExportSpec(chart="shares", commodity="cobalt", format="pdf"),
    ExportSpec(color="initiative", initiative="forge", worldview="us"),
]


@pytest.fixture(scope="module")
def small_server(tmp_path_factory):
    """A server with a short queue, so that a crowd reaches its end."""
    few = {"ATLAS_RENDERERS": "2", "ATLAS_RENDER_QUEUE": "6"}
    with serving(tmp_path_factory.mktemp("crowd") / "log.txt", environment=few) as address:
        yield address


def render_alone(spec, base):
    edition = Edition(**spec.options, address=base + view_address(spec))
    return render(spec.content, FACTS, edition)


def test_right_answers_or_503_and_the_pages_go_on(small_server):
    specs = [VIEWS[index % len(VIEWS)] for index in range(CLIENTS)]

    def fetch(spec):
        return httpx.get(small_server + image_address(spec, spec.format), timeout=60)

    with ThreadPoolExecutor(CLIENTS + 2) as pool:
        image_jobs = [pool.submit(fetch, spec) for spec in specs]
        page_jobs = [
            pool.submit(httpx.get, small_server + path, timeout=60) for path in ("/healthz", "/")
        ]
        responses = [job.result() for job in image_jobs]
        assert [job.result().status_code for job in page_jobs] == [200, 200]
    assert {response.status_code for response in responses} == {200, 503}
    for response in responses:
        if response.status_code == 503:
            assert int(response.headers["retry-after"]) > 0
    expected = {spec: render_alone(spec, small_server) for spec in VIEWS}
    for spec, response in zip(specs, responses, strict=True):
        assert response.status_code == 503 or response.content == expected[spec], spec
    for spec in VIEWS:
        assert fetch(spec).content == expected[spec], spec


def test_a_thing_that_is_drawn_already_is_not_refused_in_a_crowd(small_server):
    """One story read by many: the same address from every client is one drawing."""
    address = small_server + image_address(ExportSpec(asof=date(2026, 7, 1)), "png")
    with ThreadPoolExecutor(CLIENTS) as pool:
        responses = list(pool.map(lambda _: httpx.get(address, timeout=60), range(CLIENTS)))
    assert {response.status_code for response in responses} == {200}
    assert len({response.content for response in responses}) == 1
