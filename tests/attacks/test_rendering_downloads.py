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
from charts.spec.urls import brief_address, briefs_address, deck_address
from data.facts.store import store
from server.middleware.response_headers import MIDDLEWARE
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache, RenderResult
from server.rendering.rendered_files import renderers
from server.routes import briefings
from server.routes.briefings import MOST_SETS
from server.routes.table import ROUTES
from tests.pages.opening import opened

FACTS = store().facts
SHORT = ChartSpec(slides=("question", "signed"))
APP = Starlette(routes=ROUTES, middleware=MIDDLEWARE)


@pytest.fixture(scope="module")
def client():
    yield TestClient(APP)
    renderers().close()


def parameter_of(answer):
    error = answer.json()["error"]
    assert set(error) == {"parameter", "value", "expected"}
    return error["parameter"]


def test_a_briefing_is_a_file_by_address(client):
    answer = client.get(deck_address(SHORT, "pptx"))
    assert answer.status_code == 200
    named = answer.headers["content-disposition"]
    assert named == 'attachment; filename="ministerial-atlas-briefing.pptx"'
    deck = Presentation(io.BytesIO(answer.content))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == [slide.title for slide in briefing(SHORT, FACTS)]
    pages = client.get(deck_address(SHORT, "pdf"))
    assert pages.headers["content-type"] == "application/pdf"
    assert pages.content == as_pdf(briefing(SHORT, FACTS), FACTS)


@pytest.mark.parametrize("paper", PAPERS)
def test_a_page_on_a_partner_is_a_file_by_address(client, paper):
    answer = client.get(brief_address(ChartSpec(), "PER", paper))
    assert answer.content == brief(FACTS, "PER", FACTS.last_event, paper)
    assert f"brief-per-{paper}.pdf" in answer.headers["content-disposition"]


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
    answer = client.get(address)
    assert answer.status_code == 400
    assert parameter_of(answer) == parameter


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
def test_every_link_of_the_present_page_gives_a_file(counting, query, paper):
    app = opened("present", **query)
    app.session_state["w_paper"] = paper
    app.expander[0].proto.expanded = True
    app.session_state["prepare"] = True
    app.run()
    links = links_of(app)
    assert len(links) == 4
    client, orders = counting
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)
    decks = [order for order in orders if hasattr(order, "spec")]
    assert len(decks) == 2
    shown = briefing(ChartSpec.from_query(query, FACTS), FACTS)
    for order in decks:
        drawn = briefing(order.spec, FACTS)
        assert [slide.title for slide in drawn] == [slide.title for slide in shown]
    assert {order.paper for order in orders if hasattr(order, "paper")} == {paper}


@pytest.fixture
def counting(monkeypatch):
    """The routes with a pool that notes its orders and draws nothing."""
    orders = []

    def submit(facts, draw, order, weight):
        orders.append(order)
        job = Future()
        job.set_result(RenderResult.of(repr(order).encode(), packed=order.packed))
        return job

    room = RenderCache(4, 1 << 20)
    monkeypatch.setattr(rendered_files, "studio", lambda: room)
    monkeypatch.setattr(briefings, "studio", lambda: room)
    monkeypatch.setattr(rendered_files, "renderers", lambda: SimpleNamespace(submit=submit))
    return TestClient(APP), orders


def test_all_pages_are_one_zip_of_the_pages_by_address(counting):
    client, orders = counting
    answer = client.get(briefs_address(ChartSpec(), "letter"))
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    assert len(archive.namelist()) == len(FACTS.partners) == 55
    (peru,) = (order for order in orders if order.code == "PER")
    assert archive.read("ministerial-atlas-brief-per-letter.pdf") == repr(peru).encode()
    one = client.get(brief_address(ChartSpec(), "PER", "letter"))
    assert one.content == repr(peru).encode()
    again = client.get(briefs_address(ChartSpec(), "letter"))
    assert again.content == answer.content
    assert len(orders) == 55
    tag = {"If-None-Match": again.headers["etag"]}
    assert client.get(briefs_address(ChartSpec(), "letter"), headers=tag).status_code == 304


def test_who_asks_for_the_headers_alone_has_nothing_drawn(counting):
    """A link checker's HEAD of the zip once drew all 55 pages and threw them away."""
    client, orders = counting
    answer = client.head(briefs_address(ChartSpec(), "a4"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    assert "etag" in answer.headers
    assert not orders


class Slow:
    """A pool whose drawings are done when a test says so."""

    def __init__(self):
        self.jobs = []

    def submit(self, facts, draw, order, weight):
        self.jobs.append((order, Future()))
        return self.jobs[-1][1]

    def finish(self):
        for order, job in self.jobs:
            if not job.done():
                job.set_result(RenderResult.of(order.code.encode()))


@pytest.fixture
def slow(monkeypatch):
    pool, room = Slow(), RenderCache(24, 1 << 20)
    monkeypatch.setattr(rendered_files, "studio", lambda: room)
    monkeypatch.setattr(briefings, "studio", lambda: room)
    monkeypatch.setattr(rendered_files, "renderers", lambda: pool)
    return pool


class Reader:
    """A client of the routes that can leave."""

    def __init__(self, query=""):
        self.status, self.body, self._left = 0, b"", asyncio.Event()
        self._asked = False
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
        self._left.set()

    async def _receive(self):
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        self.status = message.get("status", self.status)
        self.body += message.get("body", b"")


async def settled():
    for _ in range(60):
        await asyncio.sleep(0)


def test_eight_readers_of_all_pages_have_each_page_drawn_once(slow):
    async def crowd():
        reading = [asyncio.ensure_future(Reader().read()) for _ in range(8)]
        for _ in range(56):
            await settled()
            assert sum(not job.done() for _, job in slow.jobs) <= 1
            slow.finish()
        return await asyncio.gather(*reading)

    readers = asyncio.run(crowd())
    assert len(slow.jobs) == 55
    assert {reader.status for reader in readers} == {200}
    (body,) = {reader.body for reader in readers}
    assert len(zipfile.ZipFile(io.BytesIO(body)).namelist()) == 55


def test_when_the_last_reader_has_left_nothing_more_is_drawn(slow):
    async def crowd():
        readers = [Reader() for _ in range(3)]
        reading = [asyncio.ensure_future(reader.read()) for reader in readers]
        for _ in range(4):
            await settled()
            slow.finish()
        readers[0].leave()
        await settled()
        begun = len(slow.jobs)
        slow.finish()
        await settled()
        assert len(slow.jobs) > begun
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*reading), 10)

    asyncio.run(crowd())
    begun = len(slow.jobs)
    assert begun < 10
    assert slow.jobs[-1][1].cancelled()


def test_one_more_set_than_there_is_room_for_is_told_when_to_come_again(slow):
    async def crowd():
        days = [f"asof=2026-02-0{day}" for day in range(1, MOST_SETS + 2)]
        readers = [Reader(day) for day in days]
        reading = [asyncio.ensure_future(reader.read()) for reader in readers]
        await settled()
        assert [reader.status for reader in readers] == [0] * MOST_SETS + [503]
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*reading), 10)
        again = Reader(days[-1])
        asked = asyncio.ensure_future(again.read())
        await settled()
        assert again.status == 0
        again.leave()
        await asked

    asyncio.run(crowd())


def test_a_set_that_is_kept_is_answered_while_others_are_in_the_making(slow):
    """It was refused with a fault of the server's, though there was nothing left to draw."""

    async def crowd():
        first = asyncio.ensure_future(Reader().read())
        for _ in range(56):
            await settled()
            slow.finish()
        drawn = await first
        days = [f"asof=2026-02-0{day}" for day in range(1, MOST_SETS + 1)]
        readers = [Reader(day) for day in days]
        reading = [asyncio.ensure_future(reader.read()) for reader in readers]
        await settled()
        kept = await asyncio.wait_for(Reader().read(), 10)
        assert (kept.status, kept.body) == (200, drawn.body)
        for reader in readers:
            reader.leave()
        await asyncio.wait_for(asyncio.gather(*reading), 10)

    asyncio.run(crowd())


def test_a_page_is_drawn_once_for_all_languages_that_it_is_not_written_in(counting):
    client, orders = counting
    for language in ("en", "fr", "ja"):
        address = brief_address(ChartSpec(lang=language), "PER", "a4")
        assert client.get(address).status_code == 200
    assert len(orders) == 1
