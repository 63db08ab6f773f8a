"""Files to take away by address: in a crowd, a widget's download was gone before it was fetched,
and eight readers who wanted all pages began eight processes that drew on after they had left."""

import asyncio
import html
import io
import re
import zipfile
from concurrent.futures import Future
from types import SimpleNamespace

import pytest
from pptx import Presentation
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.briefing import briefing
from charts.briefing.partner_briefs import PAPERS, brief
from charts.briefing.pdf import as_pdf
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from charts.urls import brief_address, briefs_address, deck_address
from data.facts.store import store
from server.middleware.response_headers import MIDDLEWARE
from server.negotiation import StoredContent
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.routes import briefings
from server.routes.briefings import MOST_SETS
from server.routes.table import ROUTES
from tests.pages.opening import open_page
from tests.support.warm_pool import warm_pool
from views.briefing_file import as_html

FACTS = store().facts
SHORT = BriefingSpec(slides=("question", "signed"))
APP = Starlette(routes=ROUTES, middleware=MIDDLEWARE)


@pytest.fixture(scope="module")
def client():
    with warm_pool():
        yield TestClient(APP)


def parameter_of(response):
    error = response.json()["error"]
    assert set(error) == {"parameter", "value", "expected"}
    return error["parameter"]


def test_a_briefing_is_a_file_by_address(client):
    response = client.get(deck_address(SHORT, "pptx"))
    assert response.status_code == 200
    disposition = response.headers["content-disposition"]
    assert disposition == 'attachment; filename="ministerial-atlas-briefing.pptx"'
    deck = Presentation(io.BytesIO(response.content))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == [slide.title for slide in briefing(SHORT, FACTS)]
    pages = client.get(deck_address(SHORT, "pdf"))
    assert pages.headers["content-type"] == "application/pdf"
    assert pages.content == as_pdf(briefing(SHORT, FACTS), FACTS)
    single = client.get(deck_address(SHORT, "html"))
    assert single.headers["content-type"] == "text/html; charset=utf-8"
    assert single.headers["content-disposition"].startswith("attachment; ")
    assert single.content == as_html(briefing(SHORT, FACTS), FACTS)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_on_a_partner_is_a_file_by_address(client, paper):
    response = client.get(brief_address(ChartSpec(), "PER", paper))
    assert response.content == brief(FACTS, "PER", FACTS.last_event, paper)
    assert f"brief-per-{paper}.pdf" in response.headers["content-disposition"]


@pytest.mark.parametrize(
    "address", [deck_address(SHORT, "pptx"), brief_address(ChartSpec(), "PER", "a4")]
)
def test_a_conditional_request_is_answered_304(client, address):
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/briefing.pptx?slides=weather", "slides"),
        ("/briefing.html?slides=weather", "slides"),
        ("/briefing.html?remarks=nonsense", "remarks"),
        ("/briefing.pdf?paper=letter", "paper"),
        ("/briefing.pdf?color=mineral", "color"),
        ("/briefing.pdf?asof=2026-02-30", "asof"),
        ("/briefing.pdf?asof=2026-02-04&asof=2026-02-05", "asof"),
        ("/briefs/PER.pdf?paper=a5", "paper"),
        ("/briefs/PER.pdf?paper=a4&paper=letter", "paper"),
        ("/briefs/PER.pdf?partner=ZMB", "partner"),
        ("/briefs.zip?partner=PER", "partner"),
        ("/briefs.zip?worldview=flat", "worldview"),
    ],
)
def test_a_bad_parameter_is_400_and_named(client, address, parameter):
    response = client.get(address)
    assert response.status_code == 400
    assert parameter_of(response) == parameter


@pytest.mark.parametrize("path", ["briefing.odp", "briefs/ABC.pdf", "briefs/per.pdf", "briefs/PER"])
def test_an_unknown_file_is_404(client, path):
    assert client.get(f"/{path}").status_code == 404


def links_of(app):
    markup = "\n".join(element.proto.body for element in app.get("html"))
    return [html.unescape(link) for link in re.findall(r'download href="([^"]+)"', markup)]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"partner": "ZMB", "asof": "2026-02-04", "worldview": "us", "lang": "fr", "slide": "3"},
        {"slides": "signed,partner.PER", "said": '{"signed":"Eleven, <and> more & more"}'},
        {"coalition": "g7", "producers": "partners", "commodity": "nickel", "theme": "dark"},
    ],
)
@pytest.mark.parametrize("paper", PAPERS)
def test_every_link_of_the_present_page_gives_a_file(recording, query, paper):
    app = open_page("present", **query)
    app.session_state["w_paper"] = paper
    app.expander[0].proto.expanded = True
    app.session_state["prepare"] = True
    app.run()
    links = links_of(app)
    assert len(links) == 5
    client, requests = recording
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    deck_requests = [request for request in requests if hasattr(request, "spec")]
    assert [request.kind for request in deck_requests] == ["pptx", "pdf", "html"]
    expected = briefing(BriefingSpec.from_query(query, FACTS), FACTS)
    for request in deck_requests:
        slides = briefing(request.spec, FACTS)
        assert [slide.title for slide in slides] == [slide.title for slide in expected]
    assert {request.paper for request in requests if hasattr(request, "paper")} == {paper}


@pytest.fixture
def recording(monkeypatch):
    """The routes with a pool that records its requests and draws nothing."""
    requests = []

    def submit(facts, draw, request, weight):
        requests.append(request)
        job = Future()
        job.set_result(StoredContent.of(repr(request).encode(), packed=request.packed))
        return job

    cache = RenderCache(4, 1 << 20)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    monkeypatch.setattr(briefings, "render_cache", lambda: cache)
    monkeypatch.setattr(rendered_files, "renderers", lambda: SimpleNamespace(submit=submit))
    return TestClient(APP), requests


def test_all_pages_are_one_zip_of_the_pages_by_address(recording):
    client, requests = recording
    response = client.get(briefs_address(ChartSpec(), "letter"))
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    assert archive.testzip() is None
    assert len(archive.namelist()) == len(FACTS.partners) == 55
    (peru,) = (request for request in requests if request.code == "PER")
    assert archive.read("ministerial-atlas-brief-per-letter.pdf") == repr(peru).encode()
    single = client.get(brief_address(ChartSpec(), "PER", "letter"))
    assert single.content == repr(peru).encode()
    again = client.get(briefs_address(ChartSpec(), "letter"))
    assert again.content == response.content
    assert len(requests) == 55
    tag = {"If-None-Match": again.headers["etag"]}
    assert client.get(briefs_address(ChartSpec(), "letter"), headers=tag).status_code == 304


def test_who_asks_for_the_headers_alone_has_nothing_drawn(recording):
    """A link checker's HEAD of the zip once drew all 55 pages and threw them away."""
    client, requests = recording
    address = briefs_address(ChartSpec(), "a4")
    response = client.head(address)
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/zip"
    assert "etag" in response.headers
    assert not requests
    assert response.headers == client.get(address).headers


class SlowPool:
    """A pool whose jobs finish when a test calls ``finish``."""

    def __init__(self):
        self.jobs = []

    def submit(self, facts, draw, request, weight):
        self.jobs.append((request, Future()))
        return self.jobs[-1][1]

    def finish(self):
        for request, job in self.jobs:
            if not job.done():
                job.set_result(StoredContent.of(request.code.encode()))


@pytest.fixture
def slow_pool(monkeypatch):
    pool, cache = SlowPool(), RenderCache(24, 1 << 20)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)
    monkeypatch.setattr(briefings, "render_cache", lambda: cache)
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    return pool


class Reader:
    """A client of the routes that can leave."""

    def __init__(self, query=""):
        self.status, self.body, self._departed = 0, b"", asyncio.Event()
        self._requested = False
        self._scope = {
            "type": "http",
            "asgi": {"spec_version": "2.3"},
            "method": "GET",
            "path": "/briefs.zip",
            "raw_path": b"/briefs.zip",
            "root_path": "",
            "scheme": "http",
            "query_string": query.encode(),
            "headers": [(b"host", b"testserver")],
            "server": ("testserver", 80),
        }

    async def read(self):
        await APP(self._scope, self._receive, self._send)
        return self

    def leave(self):
        self._departed.set()

    async def _receive(self):
        if not self._requested:
            self._requested = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._departed.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        self.status = message.get("status", self.status)
        self.body += message.get("body", b"")


async def settle():
    for _ in range(60):
        await asyncio.sleep(0)


def test_eight_readers_of_all_pages_have_each_page_drawn_once(slow_pool):
    async def scenario():
        tasks = [asyncio.ensure_future(Reader().read()) for _ in range(8)]
        for _ in range(56):
            await settle()
            assert sum(not job.done() for _, job in slow_pool.jobs) <= 1
            slow_pool.finish()
        return await asyncio.gather(*tasks)

    readers = asyncio.run(scenario())
    assert len(slow_pool.jobs) == 55
    assert {reader.status for reader in readers} == {200}
    (body,) = {reader.body for reader in readers}
    assert len(zipfile.ZipFile(io.BytesIO(body)).namelist()) == 55


def test_when_the_last_reader_has_left_nothing_more_is_drawn(slow_pool):
    async def scenario():
        readers = [Reader() for _ in range(3)]
        tasks = [asyncio.ensure_future(reader.read()) for reader in readers]
        for _ in range(4):
            await settle()
            slow_pool.finish()
        readers[0].leave()
        await settle()
        started = len(slow_pool.jobs)
        slow_pool.finish()
        await settle()
        assert len(slow_pool.jobs) > started
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)

    asyncio.run(scenario())
    started = len(slow_pool.jobs)
    assert started < 10
    assert slow_pool.jobs[-1][1].cancelled()


def test_one_more_set_than_there_is_room_for_is_told_when_to_come_again(slow_pool):
    async def scenario():
        days = [f"asof=2026-02-0{day}" for day in range(1, MOST_SETS + 2)]
        readers = [Reader(day) for day in days]
        tasks = [asyncio.ensure_future(reader.read()) for reader in readers]
        await settle()
        assert [reader.status for reader in readers] == [0] * MOST_SETS + [503]
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)
        again = Reader(days[-1])
        task = asyncio.ensure_future(again.read())
        await settle()
        assert again.status == 0
        again.leave()
        await task

    asyncio.run(scenario())


def test_a_set_that_is_kept_is_answered_while_others_are_in_the_making(slow_pool):
    """It was refused with a fault of the server's, though there was nothing left to draw."""

    async def scenario():
        first_task = asyncio.ensure_future(Reader().read())
        for _ in range(56):
            await settle()
            slow_pool.finish()
        first_reader = await first_task
        days = [f"asof=2026-02-0{day}" for day in range(1, MOST_SETS + 1)]
        readers = [Reader(day) for day in days]
        tasks = [asyncio.ensure_future(reader.read()) for reader in readers]
        await settle()
        cached_reader = await asyncio.wait_for(Reader().read(), 10)
        assert (cached_reader.status, cached_reader.body) == (200, first_reader.body)
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*tasks), 10)

    asyncio.run(scenario())


def test_a_page_is_drawn_once_for_all_languages_that_it_is_not_written_in(recording):
    client, requests = recording
    for language in ("en", "fr", "ja"):
        address = brief_address(ChartSpec(lang=language), "PER", "a4")
        assert client.get(address).status_code == 200
    assert len(requests) == 1
