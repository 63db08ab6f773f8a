"""Every address as a whole document: valid, told apart, and the same as the live page."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.pages.opening import open_page
from tests.server.html.places import VIEWS, client, document_at, words_of
from views.page_list import PAGES
from views.text.html import block_html
from views.text.markdown import source_name

FACTS = store().facts
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="module")
def server():
    return client()


@pytest.mark.parametrize("address", VIEWS)
def test_a_document_is_valid_and_runs_no_script_of_its_own(server, address):
    document = document_at(server, address)
    assert document.errors == []
    scripts = document.query("script")
    inline = [node for node in scripts if not node.attrs.get("src")]
    assert [node.attrs.get("type") for node in inline] == ["application/ld+json"]
    assert not [name for node in document.query("*") for name in node.attrs if name[:2] == "on"]


@pytest.mark.parametrize("address", VIEWS)
def test_ids_are_unique_labels_are_there_and_headings_in_order(server, address):
    document = document_at(server, address)
    ids = Counter(node.attrs["id"] for node in document.query("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    assert len(document.query("h1")) == 1
    assert document.query("h1")[0].to_text().strip()
    orders = [int(node.name[1]) for node in document.query("h1, h2, h3, h4, h5, h6")]
    assert [pair for pair in pairwise(orders) if pair[1] > pair[0] + 1] == []
    for field in document.query("select, textarea, input"):
        is_hidden = field.attrs.get("type") == "hidden"
        named = field.attrs.get("aria-label") or field.parent.name == "label"
        assert is_hidden or named, field.attrs
    pictures = document.query("img")
    assert all(node.attrs.get("alt", "").strip() for node in pictures)


@pytest.mark.parametrize("address", ["/sources", "/sources?q=zzzz", "/partners?view=table"])
def test_the_columns_of_a_table_have_their_widths_before_its_rows(server, address):
    """They moved as the rows and the typeface came."""
    document = document_at(server, address)
    columns, heads = (document.query(f".scroll table {part}") for part in ("col", "th[scope=col]"))
    assert len(columns) == len(heads) > 3
    assert all(float(node.attrs["style"][6:-3]) >= 3 for node in columns)


def test_the_style_of_slides_comes_with_the_page_of_slides_alone(server):
    """Six kilobytes of it came with every document."""
    for address in ("/", "/present"):
        document = document_at(server, address)
        (meta,) = document.query("meta[name=atlas-slides]")
        (script,) = document.query("script[data-sheets]")
        named = script.attrs["data-sheets"].split()
        assert (meta.attrs["data-sheet"] in named) == (address == "/present")
        assert ".atlas-slides" not in document.query("style")[0].to_text()
        assert server.get(meta.attrs["data-sheet"]).status_code == 200


def test_without_scripts_a_slide_is_dark_on_a_dark_page(server):
    """Its picture stayed white in the middle of a black page."""
    document = document_at(server, "/present?slides=signed")
    (source,) = document.query("main picture source")
    assert source.attrs["media"] == "(prefers-color-scheme: dark)"
    light = document.query_one("main picture img").attrs["src"]
    added = set(source.attrs["srcset"].split("&")) - set(light.split("&"))
    assert any("theme=dark" in part for part in added)
    chosen = document_at(server, "/present?slides=signed&theme=dark")
    assert not chosen.query("main picture source")
    assert "theme=dark" in chosen.query_one("main figure img").attrs["src"]


def test_where_a_globe_cannot_be_the_flat_map_stands_and_says_why(server):
    (stage,) = document_at(server, "/?projection=globe").query(".atlas-stage")
    assert stage.attrs["data-projection"] == "globe"
    assert stage.query(".atlas-map-box svg")
    assert "needs scripts and WebGL" in stage.query(".atlas-no-globe")[0].to_text()
    (flat,) = document_at(server, "/").query(".atlas-stage")
    assert flat.attrs["data-projection"] == "equal-earth"


@pytest.mark.parametrize("page", [one.path for one in PAGES])
def test_the_head_names_the_view_its_address_and_its_data(server, page):
    document = document_at(server, f"/{page}?asof=2026-04-23&utm_source=mail")
    canonical = document.query("link[rel=canonical]")[0].attrs["href"]
    assert canonical == f"http://testserver/{page}?asof=2026-04-23"
    assert document.query("title")[0].to_text().endswith("| Ministerial Atlas")
    assert document.query("meta[name=description]")[0].attrs["content"]
    graph = json.loads(document.query("script[type='application/ld+json']")[0].to_text())["@graph"]
    assert [entry["@type"] for entry in graph] == ["BreadcrumbList", "Dataset"]
    assert graph[1]["version"] == FACTS.version
    assert not document.query("link[rel=service-desc]")


@pytest.mark.parametrize("address", VIEWS)
def test_every_link_within_the_atlas_leads_somewhere(server, address):
    """A sample of each kind: the path is a page or a file there is, and its query is understood."""
    links = {node.attrs["href"] for node in document_at(server, address).query("main a[href]")}
    own = [link for link in sorted(links) if link.startswith("/")]
    pages = {f"/{one.path}" for one in PAGES}
    looked_at = 0
    for link in own[:: max(1, len(own) // 12)]:
        if urlsplit(link).path not in pages:
            continue
        looked_at += 1
        answer = server.get(link)
        assert answer.status_code == 200, link
        assert 'class="notice warning"' not in answer.text, link
    assert looked_at or not own


@pytest.mark.parametrize("page", [one.path for one in PAGES if one.path != "present"])
def test_the_live_page_says_nothing_that_the_document_does_not(server, page):
    """One tree of blocks: two renderers, and neither adds a sentence of its own."""
    app = open_page(page)
    document = words_of(document_at(server, f"/{page}").to_text())
    elements = [*app.title, *app.header, *app.markdown, *app.caption, *app.info]
    said = [words_of(block_html(element.value).striptags()) for element in elements]
    assert said
    missing = [text for text in said if text and text not in document]
    assert missing == []


def test_the_picture_of_the_slide_asked_for_is_loaded_before_all_others(server):
    """On a slow line it shared the line with what is far below it (server/static/first_view.js)."""
    first, *others = document_at(server, "/present?slide=3").query("main figure img")
    assert first.attrs.get("fetchpriority") == "high"
    assert "loading" not in first.attrs
    assert others
    for picture in others:
        assert picture.attrs["loading"] == "lazy"
        assert "fetchpriority" not in picture.attrs


def test_every_slide_stands_below_the_other(server):
    document = words_of(document_at(server, "/present?slide=3").to_text())
    slides = briefing(BriefingSpec(), FACTS)
    titles = [slide.title for slide in slides]
    assert len(titles) == 10
    assert [title for title in titles if words_of(title) not in document] == []


def test_markup_in_the_address_shows_as_text(server):
    for page in PAGES:
        for key in page.keys:
            answer = server.get(f"/{page.path}", params={key: MARKUP})
            assert answer.status_code == 200, (page.path, key)
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text


def test_a_bad_value_is_named_in_the_words_of_the_live_page(server):
    document = document_at(server, "/partners?partner=PRU&asof=2026-99-99")
    notices = [words_of(node.to_text()) for node in document.query("main .notice")]
    app = open_page("partners", partner="PRU", asof="2026-99-99")
    assert notices == [words_of(block_html(warning.value).striptags()) for warning in app.warning]
    assert len(notices) == 2


def test_an_address_that_a_form_made_is_shortened(server):
    answer = server.get("/?region=&color=status&status=host&status=attended")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/?color=status&status=host,attended"


def test_a_document_is_kept_and_looked_at_again(server):
    first = server.get("/brief")
    assert "s-maxage=30" in first.headers["cache-control"]
    again = server.get("/brief", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert server.get("/brief?lang=fr").headers["etag"] != first.headers["etag"]


def test_long_tables_go_on_from_page_to_page(server):
    seen = set()
    address, parts = "/sources?table=production", 0
    while address:
        document = document_at(server, address)
        rows = [node.attrs["href"] for node in document.query("main td:first-child a[href]")]
        assert len(rows) <= 100
        seen |= set(rows)
        parts += 1
        links = [node for node in document.query("main nav a") if node.to_text() == "Next"]
        address = links[0].attrs["href"] if links else ""
    assert parts == -(-len(FACTS.table("production")) // 100)
    assert len(seen) == len(FACTS.table("production"))


def test_the_sources_of_a_row_are_links_by_their_names(server):
    """Nine whole addresses in one cell made a row 400 px high, mostly blank."""
    document = document_at(server, "/sources?table=agreements")
    links = document.query("main td a[href^=http]")
    names = {link.attrs["href"]: link.to_text() for link in links}
    for urls in FACTS.agreements["source_urls"]:
        assert [names[url] for url in urls.split(";")] == list(map(source_name, urls.split(";")))
    assert any(name.startswith("copy at ") for name in names.values())


def test_a_chosen_theme_holds_against_the_readers_system(server):
    assert document_at(server, "/?theme=dark").query("html")[0].attrs["data-theme"] == "dark"
    assert "data-theme" not in document_at(server, "/").query("html")[0].attrs
