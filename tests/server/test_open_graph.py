"""A link pasted into a chat: the title of that view and its image, whatever the query holds."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.captions.finding import map_finding
from charts.content import caption
from charts.spec.page_specs import ExportSpec
from charts.spec.parsers import KEYS
from data.facts.store import store
from server.middleware.response_headers import MIDDLEWARE
from server.routes.pages import PAGE_ROUTES
from server.routes.table import ROUTES
from tests.support.settings import override_settings
from tests.support.warm_pool import warm_pool

FACTS = store().facts
SCRIPTS = 1
"""The data for search engines, which no browser runs."""

PAGES = ("", "timeline", "agreements", "partners", "minerals", "export", "sources")


class Head(HTMLParser):
    """The head as a browser reads it: the title, and the meta tags by name."""

    def __init__(self, text):
        super().__init__()
        self.meta, self.tags, self.title, self._in_title = {}, [], "", False
        self.feed(text.partition("<body")[0])

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self._in_title = tag == "title"
        if tag == "meta":
            attributes = dict(attrs)
            self.meta[attributes.get("property") or attributes.get("name")] = attributes.get(
                "content"
            )

    def handle_endtag(self, tag):
        self._in_title = False

    def handle_data(self, data):
        self.title += data if self._in_title else ""


@pytest.fixture(scope="module")
def client():
    with warm_pool():
        yield TestClient(Starlette(routes=[*ROUTES, *PAGE_ROUTES], middleware=MIDDLEWARE))


def head_of(client, path, **headers):
    response = client.get(path, headers={"Accept": "text/html", **headers})
    assert response.status_code == 200
    return Head(response.text)


def test_the_landing_page_shows_its_finding_and_its_map(client):
    head = head_of(client, "/")
    finding = map_finding(FACTS, FACTS.last_event)
    assert head.meta["og:title"] == finding
    assert head.title == f"{finding} | Ministerial Atlas"
    assert head.meta["og:image"] == "http://testserver/charts/map.png?preset=social&scale=1"
    assert head.meta["twitter:card"] == "summary_large_image"
    assert head.meta["og:image:alt"]


def test_one_agreement_is_shared_with_its_own_sheet(client):
    head = head_of(client, "/agreements?agreement=per-2026-mou")
    assert head.meta["og:image"] == (
        "http://testserver/charts/agreements.png?preset=social&scale=1&agreement=per-2026-mou"
    )
    assert head.meta["og:title"].startswith("Peru: Memorandum of Understanding")


@pytest.mark.parametrize(
    ("path", "name", "query"),
    [
        ("/?asof=2026-02-04&color=mineral&commodity=copper", "map", {"color": "mineral"}),
        ("/timeline?kind=text&partner=PER", "timeline", {"kind": "text", "partner": "PER"}),
        ("/partners?partner=PER", "partner", {"partner": "PER"}),
        ("/partners", "map", {}),
        ("/minerals?commodity=copper", "shares", {"commodity": "copper"}),
        ("/export?chart=count&asof=2026-02-04", "count", {"asof": "2026-02-04"}),
        ("/agreements?mineral=cobalt&view=matrix", "agreements", {"mineral": "cobalt"}),
        ("/sources?partner=PER", "map", {}),
    ],
)
def test_each_view_shows_its_own_title_and_image(client, path, name, query):
    head = head_of(client, path)
    image = urlsplit(head.meta["og:image"])
    params = {key: values[0] for key, values in parse_qs(image.query).items()}
    assert image.path == f"/charts/{name}.png"
    assert {**query, "preset": "social", "scale": "1"}.items() <= params.items()
    del params["preset"], params["scale"]
    spec = ExportSpec.from_query({**params, "chart": name}, FACTS).content
    assert head.meta["og:title"] == caption(spec, FACTS).title
    response = client.get(f"{image.path}?{image.query}")
    assert (response.status_code, response.headers["content-type"]) == (200, "image/png")


def test_words_written_on_the_export_page_are_shown_and_only_there(client):
    head = head_of(client, "/export?title=My%20%3Cb%3Eown%3C/b%3E%20%22title%22")
    assert head.meta["og:title"] == 'My <b>own</b> "title"'
    assert "b" not in head.tags
    assert "My" not in head_of(client, "/?title=My%20own").meta["og:title"]


@pytest.mark.parametrize(
    ("headers", "start"),
    [
        ({"Host": "atlas.example.org:8443"}, "http://atlas.example.org:8443/"),
        ({"Host": "[::1]:8501"}, "http://[::1]:8501/"),
    ],
)
def test_the_image_is_named_as_the_reader_names_the_server(client, headers, start):
    assert head_of(client, "/", **headers).meta["og:image"].startswith(f"{start}charts/")


@pytest.mark.parametrize("host", ['"><script>', "a b", "evil.example/x?", "javascript:alert(1)"])
def test_a_host_that_is_none_names_no_image(client, host):
    head = head_of(client, "/", Host=host)
    assert "og:image" not in head.meta
    assert head.tags.count("script") == SCRIPTS


def test_the_configured_address_comes_first(client, monkeypatch):
    override_settings(monkeypatch, public_address="https://atlas.example.org")
    head = head_of(client, "/", Host="evil.example")
    assert head.meta["og:image"].startswith("https://atlas.example.org/charts/")


hostile = st.text(max_size=40) | st.sampled_from(
    ['"><script>alert(1)</script>', "</title>", "%22%3E", "PER", "copper", "2026-02-04", "\x00"]
)


@settings(max_examples=200)
@given(
    st.sampled_from(PAGES),
    st.dictionaries(st.sampled_from([*KEYS, "q"]) | st.text(max_size=8), hostile, max_size=5),
)
def test_any_query_gives_one_title_and_no_markup(page, query):
    app = Starlette(routes=PAGE_ROUTES, middleware=MIDDLEWARE)
    response = TestClient(app).get(f"/{page}", params=query, headers={"Accept": "text/html"})
    assert response.status_code == 200
    head = Head(response.text)
    assert head.tags.count("script") == SCRIPTS
    assert head.title.endswith(" | Ministerial Atlas")
    assert head.meta["og:title"]


def test_a_very_long_query_gives_the_defaults(client):
    head = head_of(client, "/?partner=" + "P" * 30_000)
    assert head.meta["og:title"] == map_finding(FACTS, FACTS.last_event)


def test_the_ledger_of_disagreements_is_not_called_by_a_chart(client):
    head = head_of(client, "/brief?view=disagreements")
    points = len(FACTS.disagreements)
    assert head.meta["og:title"] == f"Where sources disagree: {points} points"
    assert head.title.startswith(head.meta["og:title"])
    assert "who makes it" in head.meta["og:description"]
