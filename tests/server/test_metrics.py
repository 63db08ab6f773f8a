"""What a Prometheus server reads: true figures, under labels nobody outside can add to."""

import asyncio
import re

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.load.session import LostError, connected
from pages.navigation import PAGES
from server import metrics
from server.middleware.response_headers import MIDDLEWARE
from server.route_labels import ASSETS, ELSEWHERE, PAGE, STREAMLIT
from server.routes.table import ROUTES
from tests.waiting import until


@pytest.fixture
def server(failing_server):
    return failing_server


def samples(text):
    """Each sample by its name and labels."""
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def read_samples(server):
    return samples(httpx.get(server + "/metrics").text)


def increase(before, after, name, **labels):
    key = (name, *sorted(labels.items()))
    return after.get(key, 0) - before.get(key, 0)


def test_it_is_prometheus_text(server):
    response = httpx.get(server + "/metrics")
    assert response.headers["content-type"].startswith("text/plain; version=")
    assert response.headers["cache-control"] == "no-store"
    assert all(name.startswith("atlas_") for name, *_ in samples(response.text))


def test_runs_are_counted_by_page_and_outcome_and_sessions_while_they_last(server):
    before = read_samples(server)
    during = {}

    async def visit():
        async with connected(server) as session:
            await session.open()
            during.update(read_samples(server))
        async with connected(server) as other:
            with pytest.raises(LostError):
                await other.open("brief")

    asyncio.run(visit())
    after = read_samples(server)
    assert increase(before, after, "atlas_render_seconds_count", page="/", outcome="ok") == 1
    assert (
        increase(before, after, "atlas_render_seconds_count", page="/brief", outcome="fault") == 1
    )
    assert increase(before, after, "atlas_render_wait_seconds_count") == 2
    assert increase(before, after, "atlas_sessions_begun_total") == 2
    assert during[("atlas_sessions",)] == before[("atlas_sessions",)] + 1
    assert until(lambda: read_samples(server)[("atlas_sessions",)] == before[("atlas_sessions",)])


def test_pictures_are_drawn_once_and_then_hits(server):
    before = read_samples(server)
    url = server + "/charts/count.svg?asof=2026-05-05"
    tag = httpx.get(url, timeout=60).headers["etag"]
    httpx.get(url)
    assert httpx.get(url, headers={"If-None-Match": tag}).status_code == 304
    after = read_samples(server)
    assert increase(before, after, "atlas_print_cache_requests_total", outcome="miss") == 1
    assert increase(before, after, "atlas_print_cache_requests_total", outcome="hit") == 2
    assert increase(before, after, "atlas_images_drawn_total", format="svg") == 1


def test_requests_are_timed_and_refusals_counted_by_route(server):
    before = read_samples(server)
    for name in ("partners", "mine", "yours"):
        httpx.get(f"{server}/data/{name}.csv")
    httpx.post(server + "/healthz")
    after = read_samples(server)
    assert increase(before, after, "atlas_request_seconds_count", route="/data/{name}.csv") == 3
    labels = {"route": "/data/{name}.csv", "status": "404"}
    assert increase(before, after, "atlas_rejected_requests_total", **labels) == 2
    labels = {"route": "/healthz", "status": "405"}
    assert increase(before, after, "atlas_rejected_requests_total", **labels) == 1


def test_no_stranger_can_add_a_label(server):
    """Each new label is a series in the memory of this server and of the one that counts."""
    allowed_routes = {route.path for route in ROUTES} | {
        f"/{folder}/…" for folder in (*STREAMLIT, ASSETS)
    }
    allowed_routes |= {PAGE, ELSEWHERE, "none"}
    for path in (
        "/mine",
        "/mine/too",
        "/data/mine.csv",
        "/charts/mine.mine",
        "/static/mine",
        "//x",
    ):
        httpx.get(server + path)
        httpx.request("MINE", server + path)
    text = httpx.get(server + "/metrics").text
    assert "mine" not in text.lower().replace("minerals", "")
    assert set(re.findall(r'route="([^"]*)"', text)) <= allowed_routes
    allowed_pages = {f"/{page.path}" for page in PAGES} | {"unknown"}
    assert set(re.findall(r'page="([^"]*)"', text)) <= allowed_pages


@pytest.fixture
def client():
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def test_faults_of_the_facts_and_their_version_are_there(client, facts, monkeypatch):
    assert samples(client.get("/metrics").text)[("atlas_facts_faults",)] == 0
    version = ("atlas_facts_info", ("version", facts.version))
    assert samples(client.get("/metrics").text)[version] == 1

    class Broken:
        faults = ("one", "two")

    Broken.facts = facts
    monkeypatch.setattr(metrics, "store", Broken)
    assert samples(client.get("/metrics").text)[("atlas_facts_faults",)] == 2


def test_it_can_be_switched_off(client, environment):
    environment("ATLAS_METRICS", "off")
    response = client.get("/metrics")
    assert response.status_code == 404
    assert set(response.json()["error"]) == {"parameter", "value", "expected"}
