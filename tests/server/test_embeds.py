"""A chart alone in the page of somebody else: small, by itself, and for whom the setting names."""

import gzip
import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from charts.content import caption
from charts.registry import CHART_NAMES
from charts.spec.page_specs import ExportSpec
from charts.spec.parsers import KEYS
from charts.types.lookup import chart_type
from charts.urls import FACTS_KEY, embed_address, embed_keys
from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from server.assets import EMBED, EMBED_FRAME
from server.responses import FOR_A_WHILE
from server.route_labels import route_name
from server.routes.embeds import HOST_KEYS
from tests.server.html.places import client

FACTS = store().facts
MARKUP = '"><script>alert(1)</script>'
NEEDS = {"partner": {"partner": "PER"}}
MOST_BYTES = 60 * 1024
SERVER = client()
"""For Hypothesis, which takes no fixture of a test."""


@pytest.fixture(scope="module")
def server():
    return client()


def spec_of(chart, **values):
    return ExportSpec(chart=chart, **NEEDS.get(chart, {}), **values)


def document_of(answer):
    assert answer.status_code == 200
    document = JustHTML(answer.text, collect_errors=True, sanitize=False)
    assert document.errors == []
    return document


def policy_of(answer):
    parts = answer.headers["content-security-policy"].split("; ")
    return dict(part.split(" ", 1) for part in parts)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_an_embed_has_finding_figure_source_and_a_link_back(server, chart):
    spec = spec_of(chart)
    document = document_of(server.get(embed_address(spec)))
    words = caption(spec, FACTS)
    assert [node.to_text() for node in document.query("h1")] == [words.title]
    drawn = "figure svg.atlas-map, .atlas-drawing svg.atlas-lines, picture img, table.agreements"
    assert document.query(drawn)
    link = document.query("footer a")[0].attrs
    assert urlsplit(link["href"]).path == f"/{chart_type(chart).page}"
    assert (link["target"], link["rel"]) == ("_blank", "noopener")
    assert server.get(link["href"]).status_code == 200
    if not document.query("picture"):
        assert words.source in document.query("footer")[0].to_text()
        assert words.note in document.query("footer")[0].to_text()
    ids = [node.attrs["id"] for node in document.query("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("chart", CHART_NAMES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_embed_is_small_on_the_wire(server, chart, lang):
    address = embed_address(spec_of(chart, lang=lang))
    answer = server.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    scripts = len(gzip.compress(EMBED_FRAME.read_bytes()))
    assert int(answer.headers["content-length"]) + scripts < MOST_BYTES
    assert len(gzip.compress(EMBED.read_bytes())) < 2_000


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_an_embed_loads_nothing_from_elsewhere_and_leaves_nothing(server, chart):
    answer = server.get(embed_address(spec_of(chart)))
    document = document_of(answer)
    assert "set-cookie" not in answer.headers
    (script,) = document.query("script")
    assert re.fullmatch(r"/assets/embed_frame\.\w{12}\.js", script.attrs["src"])
    assert server.get(script.attrs["src"]).status_code == 200
    for node in document.query("img, source, script, link[rel=stylesheet]"):
        address = node.attrs.get("src") or node.attrs.get("srcset") or node.attrs["href"]
        assert address.startswith("/")
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", answer.text)
    for file in (EMBED, EMBED_FRAME):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"cookie\b.*=|localStorage|sessionStorage|fetch\(|XMLHttp|eval", text)


def test_who_may_frame_an_embed_is_a_setting_of_its_own(environment):
    server = client()
    answer = server.get("/embed/count")
    policy = policy_of(answer)
    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["img-src"] == "'self'"
    assert "x-frame-options" not in answer.headers
    assert answer.headers["x-robots-tag"] == "noindex, indexifembedded"
    for path in ("/", "/timeline", "/export", "/healthz", "/embed.js", "/search?q=titanium"):
        assert policy_of(server.get(path))["frame-ancestors"] == "'self'", path
    environment("ATLAS_EMBED_ANCESTORS", "https://news.example.org 'self'")
    assert policy_of(server.get("/embed/count"))["frame-ancestors"] == (
        "https://news.example.org 'self'"
    )
    assert policy_of(server.get("/"))["frame-ancestors"] == "'self'"


def test_an_embed_is_kept_by_facts_view_and_language(server):
    plain, other = (server.get(f"/embed/map{query}") for query in ("", "?lang=fr"))
    assert plain.headers["cache-control"] == FOR_A_WHILE
    assert plain.headers["etag"] != other.headers["etag"]
    known = {"If-None-Match": plain.headers["etag"]}
    assert server.get("/embed/map", headers=known).status_code == 304
    # What Pym.js and newsletters add to an address makes no other document.
    added = "&".join(f"{key}=x" for key in (*HOST_KEYS, "utm_source"))
    assert server.get(f"/embed/map?{added}", headers=known).status_code == 304
    policy = server.get("/embed/map", headers=known).headers["content-security-policy"]
    assert "frame-ancestors *" in policy


def test_the_theme_is_light_dark_or_the_reader_s(server):
    roots = {
        theme: document_of(server.get(f"/embed/map?theme={theme}")).query("html")[0].attrs
        for theme in ("light", "dark", "auto")
    }
    assert {theme: root.get("data-theme") for theme, root in roots.items()} == {
        "light": "light",
        "dark": "dark",
        "auto": None,
    }
    for svg in document_of(server.get("/embed/map?theme=dark")).query("svg.atlas-map"):
        assert svg.attrs["data-theme"] == "dark"
    auto = document_of(server.get("/embed/shares")).query("source")
    assert "(prefers-color-scheme: dark)" in {node.attrs.get("media") for node in auto}
    dark = document_of(server.get("/embed/shares?theme=dark"))
    assert not [node for node in dark.query("source") if "scheme" in node.attrs.get("media", "")]
    assert all("theme=dark" in node.attrs["src"] for node in dark.query("img"))


def test_every_country_of_the_map_has_a_title_and_every_partner_is_a_link_out(server):
    document = document_of(server.get("/embed/map?asof=2026-02-04&color=mineral"))
    links = [node for node in document.query(".map a[data-code]") if "tabindex" not in node.attrs]
    assert len(links) > 60
    for link in links:
        assert link.query("title")
        assert "asof=2026-02-04" in link.attrs["href"]
    (base,) = document.query("base")
    assert base.attrs == {"target": "_blank"}
    assert {node.attrs["target"] for node in document.query('a[href^="#"]')} == {"_self"}


def test_the_lanes_of_a_timeline_are_those_of_the_address_and_no_reader_changes_them(server):
    drawn = [
        len(document_of(server.get(f"/embed/timeline{query}")).query(".atlas-lines a"))
        for query in ("", "?lanes=china_policy")
    ]
    assert 0 < drawn[0] < drawn[1]
    assert not document_of(server.get("/embed/timeline")).query("nav.lanes")


def test_words_of_one_s_own_stand_in_it_as_text(server):
    query = {"title": MARKUP, "subtitle": MARKUP, "note": MARKUP, "theme": MARKUP, MARKUP: MARKUP}
    answer = server.get("/embed/count", params=query)
    document = document_of(answer)
    assert document.query("h1")[0].to_text() == MARKUP
    assert [node.attrs["src"][:20] for node in document.query("script")] == ["/assets/embed_frame."]
    assert len(document.query(".notice")) == 2


def test_words_that_no_picture_can_have_are_named_and_the_picture_stands(server):
    document = document_of(server.get("/embed/shares", params={"title": "हि"}))
    assert "title" in document.query(".notice")[0].to_text()
    assert "title=" not in document.query("img")[0].attrs["src"]
    drawn = document_of(server.get("/embed/count", params={"title": "हि"}))
    assert drawn.query("h1")[0].to_text() == "हि"


def test_a_card_without_a_partner_says_so(server):
    document = document_of(server.get("/embed/partner"))
    assert document.query(".notice")
    assert not document.query("picture")


@pytest.mark.parametrize("name", ["nothing", "map.svg", "MAP", "..%2fmap", "map%00"])
def test_an_unknown_chart_is_not_found(server, name):
    answer = server.get(f"/embed/{name}")
    assert answer.status_code in (400, 404)
    assert answer.json()["error"]["parameter"] in ("name", "path")


values = st.one_of(
    st.sampled_from(["", "PER", "EUU", "2026-02-04", "cobalt", "mineral", "auto", "dark", "fr"]),
    st.text(max_size=40),
)
queries = st.dictionaries(
    st.one_of(st.sampled_from([*KEYS, *HOST_KEYS, "utm_x"]), st.text(min_size=1, max_size=12)),
    st.one_of(values, st.lists(values, min_size=2, max_size=3)),
    max_size=5,
)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(CHART_NAMES), queries)
def test_any_query_is_an_embed_that_names_what_it_does_not_understand(chart, query):
    answer = SERVER.get(f"/embed/{chart}", params=query)
    if answer.status_code == 400:  # no text in UTF-8: refused before the route
        assert answer.json()["error"]["parameter"] == "query"
        return
    document = document_of(answer)
    said = " ".join(node.to_text() for node in document.query(".notice"))
    unknown = [
        key
        for key in query
        if key not in (*KEYS, *HOST_KEYS, "chart")
        and not key.startswith(("utm_", "fbclid", "gclid", "msclkid", "mc_"))
    ]
    if unknown:
        assert said.count("is not one of the keys") == len(unknown)


def test_the_script_for_pages_elsewhere_may_be_loaded_by_them(server):
    answer = server.get("/embed.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_the_element_knows_every_key_of_every_embed():
    listed = re.search(r"KEYS = \[(.*?)\]", EMBED.read_text(encoding="utf-8"), re.DOTALL)[1]
    keys = re.findall(r'"(\w+)"', listed)
    assert len(keys) == len(set(keys))
    assert set(keys) == {
        *(key for chart in CHART_NAMES for key in embed_keys(chart)),
        FACTS_KEY,
    }


def test_height_is_told_in_the_formats_that_newsrooms_scripts_understand():
    """Pym.js: ``pymxPYMx<id>xPYMxheightxPYMx<n>``; AMP: ``sentinel``, ``type`` and ``height``."""
    text = EMBED_FRAME.read_text(encoding="utf-8")
    assert "`pymxPYMx${child}xPYMxheightxPYMx${height}`" in text
    assert 'sentinel: "amp", type: "embed-size", height' in text


def test_embeds_are_in_every_language_and_in_no_sitemap(server):
    for lang in LANGUAGES:
        assert document_of(server.get(f"/embed/count?lang={lang}")).query("svg.atlas-lines")
    assert "/embed" not in server.get("/sitemap.xml").text


def test_embeds_are_counted_by_their_route():
    paths = ("/embed/map", "/embed/nothing", "/embed.js", "/oembed")
    assert [route_name(path) for path in paths] == [
        *["/embed/{chart}"] * 2,
        *("/embed.js", "/oembed"),
    ]


def test_agreements_are_a_table_with_a_link_to_each(server):
    page = document_of(server.get("/embed/agreements?mineral=cobalt&stage=mine"))
    linked = [node.attrs["href"] for node in page.query("table.agreements tbody th a")]
    assert len(linked) == len(set(linked)) > 10
    assert all("agreement=" in address for address in linked)
    assert page.query("main h2")
    assert not page.query("picture")


def test_a_matrix_is_a_picture(server):
    assert document_of(server.get("/embed/agreements?view=matrix")).query("picture img")


def test_a_picture_says_its_size_before_it_is_there():
    """The frame was 81 pixels high until the picture had come, and 802 after."""
    page = SERVER.get("/embed/shares").text
    for width, height in ((1200, 675), (600, 750)):
        assert f'width="{width}" height="{height}"' in page
