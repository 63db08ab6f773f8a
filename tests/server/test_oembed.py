"""An address of the atlas pasted into a page elsewhere: what that page is told (oEmbed 1.0)."""

import html
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from charts.content import caption
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import KEYS
from charts.types.lookup import chart_of_page
from data.facts.store import store
from server.page_titles import PAGES
from tests.server.html.places import VIEWS, client, document_at

FACTS = store().facts
HOST = "http://testserver"
MARKUP = '"><script>alert(1)</script>'
SERVER = client()


def ask(url, **query):
    return SERVER.get("/oembed", params={"url": url, **query})


def answer_for(url, **query):
    answer = ask(url, **query)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert told["version"] == "1.0"
    assert told["title"]
    assert told["provider_name"] == "Ministerial Atlas"
    return told


def error_of(answer):
    return answer.status_code, answer.json()["error"]["parameter"]


def address_of_frame(told):
    document = html.unescape(told["html"])
    return urlsplit(document.split('src="')[1].split('"')[0])


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_by_the_chart_that_stands_for_it(page):
    told = answer_for(f"{HOST}/{page}?asof=2026-02-04")
    assert told["type"] == "rich"
    source = address_of_frame(told)
    name = "map" if chart_of_page(f"/{page}") == "partner" else chart_of_page(f"/{page}")
    assert source.path == f"/embed/{name}"
    assert parse_qs(source.query) == {"asof": ["2026-02-04"]}
    assert SERVER.get(source._replace(scheme="", netloc="").geturl()).status_code == 200


def test_what_of_a_view_its_chart_follows_is_in_the_frame():
    told = answer_for(f"{HOST}/?color=mineral&commodity=cobalt&zoom=2,500,200&theme=dark")
    assert parse_qs(address_of_frame(told).query) == {
        "color": ["mineral"],
        "commodity": ["cobalt"],
        "zoom": ["2,500,200"],
        "theme": ["dark"],
    }
    told = answer_for(f"{HOST}/partners?partner=PER")
    assert address_of_frame(told).path == "/embed/partner"
    assert told["title"] == caption(ChartSpec(chart="partner", partner="PER"), FACTS).title


def test_an_address_of_the_export_page_keeps_what_an_editor_has_added():
    edited = "highlight=PER&annotate=%7B%22COD%22:%22Here%22%7D&byline=Jane&style=signed:7a1f5c"
    source = address_of_frame(answer_for(f"{HOST}/export?chart=map&{edited}"))
    assert source.path == "/embed/map"
    assert set(parse_qs(source.query)) == {"highlight", "annotate", "byline", "style"}


@pytest.mark.parametrize("chart", sorted({*CHART_NAMES} - {"partner"}))
def test_an_embed_is_shown_as_itself(chart):
    source = address_of_frame(answer_for(f"{HOST}/embed/{chart}?title=Mine&childId=x&theme=auto"))
    assert (source.path, source.query) == (f"/embed/{chart}", "title=Mine")


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_an_image_is_a_photo_of_its_size(kind):
    told = answer_for(f"{HOST}/charts/map.{kind}?preset=square&download=1")
    assert told["type"] == "photo"
    assert told["url"] == f"{HOST}/charts/map.{kind}?preset=square"
    assert (told["width"], told["height"]) == (1080, 1080)
    told = answer_for(f"{HOST}/charts/map.{kind}", maxwidth=600, maxheight=200)
    assert told["height"] == 200
    assert told["width"] == int(1200 * 200 / 675)


def test_nothing_is_larger_than_there_is_room_for():
    told = answer_for(f"{HOST}/", maxwidth=400, maxheight=300)
    assert (told["width"], told["height"]) == (400, 300)
    assert 'width="400" height="300"' in told["html"]
    assert "thumbnail_url" not in told
    told = answer_for(f"{HOST}/", maxwidth=10000)
    assert told["width"] < 1000
    assert (told["thumbnail_width"], told["thumbnail_height"]) == (1200, 628)


@pytest.mark.parametrize("key", ["maxwidth", "maxheight"])
@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "", "10001", "٣", "1e3", "000", " 300"])
def test_no_room_or_none_that_can_be_read_is_refused(key, value):
    assert error_of(ask(f"{HOST}/", **{key: value})) == (400, key)


def test_a_chart_too_narrow_to_be_read_is_refused_and_a_picture_is_not():
    assert error_of(ask(f"{HOST}/", maxwidth=279)) == (400, "maxwidth")
    assert answer_for(f"{HOST}/", maxwidth=280)["width"] == 280
    assert answer_for(f"{HOST}/charts/map.png", maxwidth=1)["width"] == 1


def test_the_answer_is_json_or_xml_with_the_same_values():
    address = f"{HOST}/export?chart=count&title=A%20%3Cb%3E%20%26%20c"
    told, answer = answer_for(address), ask(address, format="xml")
    assert answer.headers["content-type"].startswith("text/xml")
    root = fromstring(answer.content)
    assert root.tag == "oembed"
    assert {node.tag: node.text for node in root} == {key: str(told[key]) for key in told}
    assert told["title"] == "A <b> & c"
    assert 'title="A &lt;b&gt; &amp; c"' in told["html"]


@pytest.mark.parametrize("kind", ["yaml", "", "JSON", "xml ", "json,xml"])
def test_another_format_is_not_implemented(kind):
    assert error_of(ask(f"{HOST}/", format=kind)) == (501, "format")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "//example.org/",
        "/timeline",
        "testserver/",
        f"ftp{HOST[4:]}/",
        "javascript:alert(1)",
        "http://testserver.example.org/",
        "http://testserver@example.org/",
        "http://user:word@testserver/",
        "http://testserver:8080/",
        "http://testserver:0/",
        "http://testserver:99999/",
        "http://[::1",
        "http://testserver\\@example.org/",
        "http://",
    ],
)
def test_a_host_that_is_not_ours_is_not_found(url):
    assert error_of(ask(url)) == (404, "url")


@pytest.mark.parametrize(
    "path",
    [
        *("/nothing", "/embed/nothing", "/embed/", "/embed.js", "/data/agreements.csv", "/healthz"),
        *("/charts/map.pdf", "/charts/map.csv", "/charts/nothing.png", "/charts/partner.png"),
        *("/charts/map.png?asof=never", "/charts/map.png?preset=column", "/embed/partner"),
        *("/charts/map.png?chart=count&format=png&x=1", "/oembed?url=http://testserver/"),
    ],
)
def test_an_address_that_shows_nothing_is_not_found(path):
    answer = ask(HOST + path)
    assert error_of(answer) == (404, "url")
    assert answer.headers["access-control-allow-origin"] == "*"


def test_without_an_address_or_with_two_nothing_is_answered():
    assert error_of(SERVER.get("/oembed")) == (400, "url")
    assert error_of(SERVER.get("/oembed?url=http://testserver/&url=http://testserver/")) == (
        400,
        "url",
    )
    assert error_of(ask(f"{HOST}/?q={'x' * 5000}")) == (400, "url")


def test_the_public_address_and_listed_hosts_are_ours(environment):
    environment("ATLAS_PUBLIC_ADDRESS", "https://atlas.example.org")
    environment("ATLAS_ALLOWED_HOSTS", "atlas.example.org *.mirror.example.org testserver")
    for url in ("https://ATLAS.example.org:443/", "http://atlas.example.org", f"{HOST}/"):
        assert answer_for(url)["provider_url"] == "https://atlas.example.org/"
    assert answer_for("https://a.mirror.example.org/embed/map")["html"].startswith(
        '<iframe src="https://atlas.example.org/embed/map"'
    )
    assert error_of(ask("https://mirror.example.org/")) == (404, "url")


def test_the_answer_is_kept_by_its_tag():
    answer = ask(f"{HOST}/")
    assert answer.headers["etag"]
    known = {"If-None-Match": answer.headers["etag"]}
    assert SERVER.get("/oembed", params={"url": f"{HOST}/"}, headers=known).status_code == 304
    assert "set-cookie" not in answer.headers
    assert answer.headers["content-security-policy"].endswith("frame-ancestors 'self'")


@pytest.mark.parametrize("view", [*VIEWS, "/embed/map?asof=2026-02-04&theme=dark"])
def test_every_document_says_where_its_answer_is(view):
    links = document_at(SERVER, view).query("link[type$=oembed]")
    kinds = [node.attrs["type"] for node in links]
    assert kinds == ["application/json+oembed", "text/xml+oembed"]
    json, xml = (SERVER.get(node.attrs["href"]) for node in links)
    assert (json.status_code, xml.status_code) == (200, 200)
    assert json.json()["title"] == fromstring(xml.content).findtext("title")


urls = st.one_of(
    st.text(max_size=60),
    st.builds(
        lambda path, query: f"{HOST}{path}?{query}",
        st.sampled_from(
            ["", "/", "/timeline", "/partners", "/export", "/embed/shares", "/charts/count.svg"]
        ),
        st.one_of(
            st.text(max_size=60),
            st.builds("{}={}".format, st.sampled_from(list(KEYS)), st.text(max_size=20)),
        ),
    ),
)
options = st.dictionaries(
    st.sampled_from(["format", "maxwidth", "maxheight", "callback"]),
    st.one_of(st.sampled_from(["json", "xml", "300", "0"]), st.text(max_size=8)),
)


@settings(max_examples=200, deadline=None)
@given(urls, options)
@example(f"{HOST}/?{MARKUP}", {})
@example(f"{HOST}/export?title=%00%0b%ed%a0%80", {"format": "xml"})
@example("http://testserver/\ud83d\ude00", {})
def test_any_question_is_answered_or_refused_by_the_name_of_its_key(url, query):
    try:
        answer = ask(url, **query)
    except UnicodeEncodeError:
        return
    if answer.status_code == 200:
        told = (
            {node.tag: node.text for node in fromstring(answer.content)}
            if query.get("format") == "xml"
            else answer.json()
        )
        assert "<script" not in told.get("html", "")
        assert told["type"] in ("rich", "photo")
        return
    assert answer.status_code in (400, 404, 501)
    assert answer.json()["error"]["parameter"] in ("url", "query", *query)
