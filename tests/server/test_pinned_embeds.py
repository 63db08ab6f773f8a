"""Embeds and oEmbed answers that are pinned to a version of the facts, and those that cannot be."""

import gzip
import html
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from charts.content import caption
from charts.registry import CHART_NAMES
from charts.spec.page_specs import ExportSpec
from charts.spec.parsers import KEYS
from charts.urls import embed_address
from data.facts.releases import facts_of
from data.facts.store import store
from server.routes import embeds
from server.routes.embeds import HOST_KEYS, parse_request
from tests.server.html.places import client

FIRST, SECOND = "28f88ea5c6bb", "37b9edb52417"
CURRENT = store().facts.version
UNKNOWN = "0123456789ab"
HOST = "http://testserver"
SERVER = client()
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
NEEDS = {"partner": {"partner": "PER"}}
ON_FIRST = ("map", "timeline", "count")
SAYS = "a newer version exists"


def get(address, **headers):
    return SERVER.get(address, headers=BROWSER | headers)


def document_of(answer):
    document = JustHTML(answer.text, collect_errors=True, sanitize=False)
    assert document.errors == []
    return document


def ask(url, **query):
    return SERVER.get("/oembed", params={"url": url, **query})


@pytest.mark.parametrize("chart", ON_FIRST)
def test_an_embed_of_a_release_has_its_rows_and_says_so_on_its_face(chart):
    spec = ExportSpec(chart=chart)
    answer = get(embed_address(spec, FIRST))
    document = document_of(answer)
    assert answer.status_code == 200
    (title,) = document.query("h1")
    assert title.to_text() == caption(spec, facts_of(FIRST)).title
    (said,) = document.query(".release")
    assert f"Facts {FIRST}, released" in said.to_text()
    assert document.to_text().count(SAYS) == 1
    assert [node.attrs["href"] for node in document.query(".release a")] == [embed_address(spec)]
    assert SAYS not in get(embed_address(spec)).text


def test_its_headers_are_those_of_a_release():
    answer = get(f"/embed/map?theme=dark&facts={FIRST}")
    assert answer.headers["facts-version"] == FIRST
    assert answer.headers["facts-released"] == facts_of(FIRST).released.isoformat()
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.headers["link"] == '</embed/map?theme=dark>; rel="latest-version"'
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    plain = get(f"/embed/map?theme=dark&facts={CURRENT}")
    assert plain.headers["cache-control"] == "public, max-age=300"
    assert "facts-version" not in plain.headers


@pytest.mark.parametrize("version", [SECOND, CURRENT])
@pytest.mark.parametrize("chart", ["shares", "partner", "count"])
def test_what_a_pinned_embed_shows_and_links_as_files_is_pinned(chart, version):
    """Also for the version in force: the page that holds the frame outlives it."""
    answer = get(embed_address(ExportSpec(chart=chart, **NEEDS.get(chart, {})), version))
    document = document_of(answer)
    files = [
        address
        for node in document.query("img, source, a")
        for key in ("src", "srcset", "href")
        if (address := node.attrs.get(key) or "").startswith("/charts/")
    ]
    assert files
    assert {parse_qs(urlsplit(address).query)["facts"][0] for address in files} == {version}
    for link in document.query("link[type$=oembed]"):
        told = SERVER.get(link.attrs["href"])
        assert f"facts={version}" in told.text


def test_an_own_note_does_not_hide_that_one_is_newer():
    document = document_of(get(f"/embed/count?note=Ours.&facts={FIRST}"))
    assert SAYS in document.query(".release")[0].to_text()
    assert "Ours." in document.query("footer")[0].to_text()


def test_an_embed_that_was_in_force_is_made_anew_once_there_is_a_newer_one(monkeypatch):
    """The version is the same before and after, the line on its face is not."""
    get(f"/embed/count?facts={FIRST}")
    wanted = parse_request("count", embeds.QueryParams(f"facts={FIRST}"), facts_of(FIRST))
    assert embeds._kept(facts_of(FIRST), wanted, HOST)
    monkeypatch.setattr(type(facts_of(FIRST)), "state", FIRST)
    assert embeds._kept(facts_of(FIRST), wanted, HOST) is None


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        (f"/embed/map?theme=dark&facts={UNKNOWN}", 404, f"{CURRENT}, the newest"),
        (f"/embed/agreements?facts={FIRST}", 410, "older than the table"),
        (f"/embed/map?color=mineral&commodity=cobalt&facts={FIRST}", 410, "older than the table"),
        (f"/embed/map?facts={FIRST}&facts={FIRST}", 400, "12 hex digits"),
        ("/embed/map?facts=", 400, "12 hex digits"),
        ("/embed/map?facts=../../tables", 400, "12 hex digits"),
    ],
)
def test_a_version_that_is_not_to_be_had_is_a_small_document_in_the_frame(address, status, said):
    answer = get(address)
    document = document_of(answer)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors *" in answer.headers["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    assert said in document.query("main")[0].to_text()
    assert CURRENT in document.query("main")[0].to_text()
    (link,) = document.query("a")
    assert "facts" not in link.attrs["href"]
    assert get(link.attrs["href"]).status_code == 200
    (script,) = document.query("script")
    assert SERVER.get(script.attrs["src"]).status_code == 200
    assert len(gzip.compress(answer.content)) < 8_000
    # A program gets the same in the one error shape.
    told = SERVER.get(address)
    assert (told.status_code, told.json()["error"]["parameter"]) == (status, "facts")


def test_what_nobody_thought_of_is_gone_in_a_release_and_a_fault_in_force(monkeypatch):
    def failing(*args):
        raise ZeroDivisionError

    monkeypatch.setattr(embeds, "embed_document", failing)
    assert get(f"/embed/count?title=T1&facts={FIRST}").status_code == 410
    assert get("/embed/count?title=T1").status_code == 500


def test_an_answer_for_a_pinned_embed_frames_it_pinned():
    answer = ask(f"{HOST}/embed/count?facts={FIRST}&theme=dark")
    told = answer.json()
    assert told["title"] == caption(ExportSpec(chart="count"), facts_of(FIRST)).title
    source = html.unescape(told["html"]).split('src="')[1].split('"')[0]
    assert parse_qs(urlsplit(source).query) == {"theme": ["dark"], "facts": [FIRST]}
    assert f"facts={FIRST}" in told["thumbnail_url"]
    assert answer.headers["facts-version"] == FIRST
    latest = answer.headers["link"].split(">")[0].removeprefix("<")
    assert "facts" not in SERVER.get(latest).json()["html"]


def test_an_answer_for_a_pinned_picture_is_that_picture():
    told = ask(f"{HOST}/charts/count.png?facts={FIRST}").json()
    assert told["url"] == f"{HOST}/charts/count.png?facts={FIRST}"
    assert "facts" not in ask(f"{HOST}/charts/count.png").json()["url"]


@pytest.mark.parametrize(
    ("path", "status", "parameter"),
    [
        (f"/embed/count?facts={UNKNOWN}", 404, "facts"),
        (f"/charts/count.svg?facts={UNKNOWN}", 404, "facts"),
        (f"/embed/agreements?facts={FIRST}", 410, "facts"),
        (f"/charts/agreements.png?facts={FIRST}", 410, "facts"),
        ("/embed/count?facts=x", 400, "facts"),
        (f"/embed/nothing?facts={FIRST}", 404, "url"),
        (f"/embed/partner?facts={FIRST}", 404, "url"),
    ],
)
def test_an_answer_is_refused_as_its_address_is(path, status, parameter):
    answer = ask(HOST + path)
    error = answer.json()["error"]
    assert (answer.status_code, error["parameter"]) == (status, parameter)
    assert answer.headers["access-control-allow-origin"] == "*"
    if status == 404 and parameter == "facts":
        assert error["expected"].startswith(f"{CURRENT}, the newest")


def test_a_page_shows_the_facts_in_force_whatever_its_address_says():
    told = ask(f"{HOST}/timeline?facts={FIRST}").json()
    assert "facts" not in told["html"]


versions = st.one_of(
    st.sampled_from(["", FIRST, SECOND, CURRENT, UNKNOWN, FIRST.upper(), "../../tables", "٢٨f"]),
    st.text(max_size=14),
)
values = st.one_of(
    st.sampled_from(["", "PER", "2026-02-04", "1999-01-01", "cobalt", "mineral", "dark", "fr"]),
    st.sampled_from(['"><script>', "0", "-1", "nan", "9" * 400, "a,b,c", "2,500,200"]),
    st.text(max_size=30),
)
queries = st.dictionaries(st.sampled_from([*KEYS, *HOST_KEYS, "utm_x"]), values, max_size=4)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(CHART_NAMES), queries, st.lists(versions, min_size=1, max_size=2))
@example("map", {"color": "mineral", "commodity": "cobalt"}, [FIRST])
@example("map", {"style": "signed:000000"}, [FIRST])
@example("partner", {"partner": "PER", "title": "हि"}, [SECOND])
def test_any_embed_of_any_version_is_drawn_or_refused_by_name(chart, query, pins):
    answer = SERVER.get(f"/embed/{chart}", params=query | {"facts": pins}, headers=BROWSER)
    assert answer.status_code in (200, 400, 404, 410), answer.text
    if answer.headers["content-type"].startswith("application/json"):
        assert answer.json()["error"]["parameter"] == "query"  # no text in UTF-8
        return
    document = document_of(answer)
    assert len(document.query("script")) == 1
    assert answer.status_code != 200 or len(pins) == 1


hosts = st.sampled_from(
    [
        *(HOST, "http://testserver:80", "http://example.org", "//testserver", "ftp://testserver"),
        *("", "http://testserver@example.org", "http://[::1", "javascript:alert(1)//"),
    ]
)
urls = st.builds(
    "{}{}?{}={}&facts={}".format,
    hosts,
    st.sampled_from(["/", "/timeline", "/charts/count.svg", "/charts/map.png", "/charts/map.csv"])
    | st.sampled_from([f"/embed/{chart}" for chart in (*CHART_NAMES, "nothing", "")]),
    st.sampled_from([*KEYS, *HOST_KEYS]),
    values,
    versions,
)
rooms = st.sampled_from(["0", "1", "280", "10000", "10001", "-1", "", "٣", "1e3"])


@settings(max_examples=80, deadline=None)
@given(
    urls,
    st.fixed_dictionaries(
        {},
        optional={
            "maxwidth": rooms,
            "maxheight": rooms,
            "format": st.sampled_from(["json", "xml", "x"]),
            "facts": versions,
        },
    ),
)
@example(f"{HOST}/embed/count?facts={FIRST}", {"maxwidth": "0"})
@example(f"{HOST}/embed/count?facts={UNKNOWN}", {"maxwidth": "280", "format": "xml"})
def test_any_question_about_any_version_is_answered_or_refused_by_name(url, query):
    try:
        answer = ask(url, **query)
    except UnicodeEncodeError:
        return
    if answer.status_code == 200:
        is_xml = query.get("format") == "xml"
        told = (
            {node.tag: node.text for node in fromstring(answer.content)}
            if is_xml
            else answer.json()
        )
        assert urlsplit(url).hostname == "testserver"
        assert "<script" not in told.get("html", "")
        return
    assert answer.status_code in (400, 404, 410, 501), answer.text
    assert answer.json()["error"]["parameter"] in ("url", "facts", "query", *query)
