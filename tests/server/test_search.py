"""One search for countries and minerals, by address: to the page that is meant, or what is near."""

import gzip
import json

import pytest
from justhtml import JustHTML

from data.facts.store import store
from server.responses import FOR_A_WHILE, FOR_EVER
from tests.server.html.places import client
from views.page_list import PAGES
from views.search import names_address

FACTS = store().facts
MARKUP = '"><script>alert(1)</script>'


@pytest.fixture(scope="module")
def server():
    return client()


def page_of(answer):
    assert answer.status_code == 200
    document = JustHTML(answer.text, collect_errors=True, sanitize=False)
    assert document.errors == []
    return document


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("q=Peru", "/partners?partner=PER"),
        ("q=Perou&lang=fr", "/partners?partner=PER&lang=fr"),
        ("q=%D0%9F%D0%B5%D1%80%D1%83", "/partners?partner=PER"),
        ("q=Kazahstan&partner=PER&theme=dark", "/partners?partner=KAZ&theme=dark"),
        (
            "q=DRC&asof=2026-02-04&worldview=us",
            "/partners?partner=COD&asof=2026-02-04&worldview=us",
        ),
        ("q=cobalt&partner=PER", "/minerals?commodity=cobalt"),
        ("q=terres%20rares&lang=fr", "/minerals?commodity=rare-earths&lang=fr"),
        ("q=Li", "/minerals?commodity=lithium"),
        ("q=per-2026-mou&partner=PER&lang=fr", "/agreements?lang=fr&agreement=per-2026-mou"),
        ("q=PER%202026%20MOU", "/agreements?agreement=per-2026-mou"),
        ("q=peru&lang=xx&asof=never&color=mineral", "/partners?partner=PER"),
    ],
)
def test_a_clear_match_leads_to_its_page_and_keeps_the_view(server, query, address):
    answer = server.get(f"/search?{query}")
    assert answer.status_code == 303
    assert answer.headers["location"] == address
    assert server.get(address).status_code == 200


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("titanium", {f"/minerals?commodity=titanium-{kind}" for kind in ("ilmenite", "sponge")}),
        ("Co", {"/partners?partner=COL", "/minerals?commodity=cobalt"}),
        ("Kongo Kinnschassa", {"/partners?partner=COD"}),
    ],
)
def test_what_may_mean_several_things_is_a_page_of_links(server, text, addresses):
    document = page_of(server.get("/search", params={"q": text}))
    links = {node.attrs["href"] for node in document.query("main a[href]")}
    assert addresses <= links
    assert {f"/{page.path}" for page in PAGES} <= links
    for link in links:
        assert server.get(link).status_code == 200, link


@pytest.mark.parametrize("name", ["Dominica", "Niger", "Congo", "Iran"])
def test_a_country_that_cannot_be_chosen_is_not_taken_for_another(server, name):
    """Dominica begins the name of the Dominican Republic, and Iran is one letter from Iraq."""
    assert server.get("/search", params={"q": name}).status_code == 200


@pytest.mark.parametrize("text", ["", "   ", "%00%07", "%F0%9F%92%A9", "%D9%A3%D9%A4", "%E2%80%AE"])
def test_nothing_to_look_for_is_a_page_with_the_field_and_the_pages(server, text):
    document = page_of(server.get(f"/search?q={text}"))
    links = [node.attrs["href"] for node in document.query("main a[href]")]
    assert links == [f"/{page.path}" for page in PAGES]
    assert document.query("form[role=search] input[name=q]")


def test_markup_is_text(server):
    answer = server.get("/search", params={"q": MARKUP})
    assert "<script" not in answer.text
    assert page_of(answer).query("input[name=q]")[0].attrs["value"] == MARKUP


def test_a_long_text_is_looked_at_by_its_beginning(server):
    answer = server.get("/search", params={"q": "x" * 1500})
    assert "x" * 200 in answer.text
    assert "x" * 201 not in answer.text


def test_the_page_keeps_the_view_and_is_not_for_search_engines(server):
    answer = server.get("/search?q=titanium&lang=ar&asof=2026-02-04&theme=dark")
    document = page_of(answer)
    hidden = {node.attrs["name"]: node.attrs["value"] for node in document.query("[type=hidden]")}
    assert hidden == {"asof": "2026-02-04", "theme": "dark", "lang": "ar"}
    link = document.query("a[href*=titanium-sponge]")[0]
    assert (link.to_text(), link.attrs["lang"]) == ("إسفنج التيتانيوم", "ar")
    assert document.query("meta[name=robots]")[0].attrs["content"] == "noindex"
    assert "\nDisallow: /search\n" in server.get("/robots.txt").text


def test_the_names_are_small_and_kept_for_ever_under_their_hash(server):
    address = names_address(FACTS)
    answer = server.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["cache-control"] == FOR_EVER
    assert int(answer.headers["content-length"]) < 25_000
    assert len(gzip.compress(answer.content)) < 25_000
    assert len(answer.json()["entries"]) > 100
    known = {"If-None-Match": answer.headers["etag"], "Accept-Encoding": "gzip"}
    assert server.get(address, headers=known).status_code == 304
    assert server.get(f"/search/names.{'0' * 12}.json").headers["cache-control"] == FOR_A_WHILE
    assert server.get("/search/names.~root.json").status_code == 404


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_every_document_has_the_search_with_the_view_and_where_the_names_are(server, page):
    document = page_of(server.get(f"/{page}?lang=ja&asof=2026-02-04&partner=PER"))
    form = document.query("header form.atlas-search")[0]
    assert (form.attrs["action"], form.attrs["data-lang"]) == ("/search", "ja")
    assert form.attrs["data-names"] == names_address(FACTS)
    field = form.query("input[type=search]")[0].attrs
    assert (field["role"], field["aria-expanded"]) == ("combobox", "false")
    hidden = {node.attrs["name"]: node.attrs["value"] for node in form.query("[type=hidden]")}
    assert hidden == {"asof": "2026-02-04", "lang": "ja"}


def test_the_script_of_the_page_has_the_search_and_is_a_module(server):
    script = page_of(server.get("/")).query("script[src*='/assets/page.']")[0]
    assert script.attrs["type"] == "module"
    answer = server.get(script.attrs["src"])
    assert answer.headers["cache-control"] == FOR_EVER
    assert "atlas:choose" in answer.text


def test_a_search_that_is_no_utf_8_is_refused(server):
    answer = server.get("/search?q=%FF%FE")
    assert answer.status_code == 400
    assert json.loads(answer.text)["error"]["parameter"] == "query"


def test_words_of_an_agreement_lead_to_it(server):
    document = page_of(server.get("/search?q=steering%20committee&asof=2026-02-04"))
    links = [node.attrs["href"] for node in document.query("main a, ul a")]
    assert "/agreements?asof=2026-02-04&agreement=cod-2025-spa" in links
    assert not [
        node
        for node in page_of(server.get("/search?q=")).query("a")
        if "agreement=" in node.attrs.get("href", "")
    ]
