"""The map of the site: every view worth finding, in every language, and each address opens it."""

from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from server.middleware.response_headers import MIDDLEWARE
from server.page_titles import PAGES
from server.routes import sitemap
from server.routes.table import ROUTES
from views.page_list import page_type

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
LEDGERS = 1
"""The ledger of disagreements has an address of its own beside that of its page."""

BASE = "http://atlas.example.org"


@pytest.fixture
def client():
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE), base_url=BASE)


def read(client, path="/sitemap.xml"):
    response = client.get(path)
    assert (response.status_code, response.headers["content-type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def addresses(root):
    return [element.text for element in root.iterfind("*/s:loc", NAMES)]


def test_every_page_partner_mineral_and_agreement_is_there_in_every_language(client, facts):
    listed = addresses(read(client))
    rows = len(facts.partners) + len(facts.commodities) + len(facts.agreements)
    views = len(PAGES) + LEDGERS + rows
    assert len(listed) == len(set(listed)) == views * len(LANGUAGES)
    for address in (
        "/",
        "/timeline?lang=ar",
        "/partners?partner=PER",
        "/partners?partner=EUU&lang=fr",
        "/minerals?commodity=cobalt&lang=ja",
        "/agreements?lang=es&agreement=per-2026-mou",
        "/brief?view=disagreements",
    ):
        assert BASE + address in listed


def test_every_address_restores_its_view_without_a_notice(client, facts):
    for address in addresses(read(client)):
        parts = urlsplit(address)
        assert parts.path.removeprefix("/") in PAGES
        _, problems = page_type(parts.path.removeprefix("/")).spec.read(
            parse_qs(parts.query), facts
        )
        assert not problems, address


def test_each_address_names_itself_in_every_language(client, facts):
    """Both ways, or a search engine believes neither."""
    urls = read(client).findall("s:url", NAMES)
    others = {}
    for url in urls:
        links = url.findall("x:link", NAMES)
        by_language = {link.get("hreflang"): link.get("href") for link in links}
        assert set(by_language) == {*LANGUAGES, "x-default"}
        assert by_language["x-default"] == by_language["en"]
        others[url.find("s:loc", NAMES).text] = by_language
        assert url.find("s:lastmod", NAMES).text == facts.last_event.isoformat()
    for address, by_language in others.items():
        assert address in by_language.values()
        assert all(others[other] == by_language for other in by_language.values())


def test_addresses_are_those_that_readers_use(client, environment):
    environment("ATLAS_PUBLIC_ADDRESS", "https://minerals.example.net")
    found = addresses(read(client))
    assert all(each.startswith("https://minerals.example.net/") for each in found)
    robots = client.get("/robots.txt").text
    assert "\nSitemap: https://minerals.example.net/sitemap.xml\n" in robots


def test_a_host_that_is_none_is_given_no_addresses(client):
    assert client.get("/sitemap.xml", headers={"Host": "a b"}).status_code == 404
    assert "Sitemap" not in client.get("/robots.txt", headers={"Host": "a b"}).text


@pytest.mark.parametrize(("limit", "most"), [("MOST_ADDRESSES", 300), ("MOST_BYTES", 400_000)])
def test_a_long_one_is_an_index_of_files(client, monkeypatch, limit, most):
    whole = addresses(read(client))
    monkeypatch.setattr(sitemap, limit, most)
    store().facts.caches.clear()
    index = read(client)
    assert index.tag.endswith("}sitemapindex")
    paths = [address.removeprefix(BASE) for address in addresses(index)]
    files = [read(client, path) for path in paths]
    assert len(files) > 1
    assert [address for file in files for address in addresses(file)] == whole
    assert client.get(f"/sitemap.{len(files) + 1}.xml").status_code == 404
    store().facts.caches.clear()


@pytest.mark.parametrize("number", ["0", "1", "-1", "x", "01"])
def test_there_are_no_parts_of_one_that_is_whole(client, number):
    assert client.get(f"/sitemap.{number}.xml").status_code == 404


def test_it_is_kept_and_compared_by_its_tag(client):
    first = client.get("/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    condition = {"If-None-Match": first.headers["etag"], "Accept-Encoding": "gzip"}
    assert client.get("/sitemap.xml", headers=condition).status_code == 304
    assert int(first.headers["content-length"]) < 60_000
