"""What an editor adds to a chart in a page elsewhere: it stands there as it does in the image."""

import gzip
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from justhtml import JustHTML

from charts.house_style import quieted
from charts.palette import STATUS, THEMES
from charts.registry import CHART_NAMES
from charts.spec.page_specs import ExportSpec
from charts.types.lookup import chart_type
from charts.urls import embed_address
from data.facts.store import store
from server.assets import EMBED_FRAME
from tests.server.html.places import client
from views.export.copy_fields import as_element

FACTS = store().facts
SERVER = client()
NEEDS = {"partner": {"partner": "PER"}}
NOTES = json.dumps({"COD": "A refinery", "-8.1,12.5": "A port"})
STYLE = "signed:7a1f5c~announced:b8860b~paper:fbf6ec~font:dejavu-serif"
EDITED = {
    "highlight": "PER,COD",
    "labels": "all",
    "annotate": NOTES,
    "byline": "Graphic: Jane Doe",
    "logo": "THE DAILY",
    "style": STYLE,
    "title": "T",
    "subtitle": "S",
    "note": "N",
}
MOST_BYTES = 60 * 1024


def page_of(chart, **query):
    answer = SERVER.get(f"/embed/{chart}", params=NEEDS.get(chart, {}) | query)
    assert answer.status_code == 200
    return JustHTML(answer.text, sanitize=False), answer


def fills_of(page):
    """The classes of each country, by its code."""
    shapes = page.query("path[id]")
    return {node.attrs["id"].removeprefix("shape-"): node.attrs["class"] for node in shapes}


def names_on(page):
    return {node.attrs["data-code"] for node in page.query(".labels text")}


def notices_of(page):
    return " ".join(node.to_text() for node in page.query(".notice"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_behind_the_highlighted_the_others_of_a_map_are_paler_and_the_key_says_so(theme):
    page, answer = page_of("map", highlight="PER,COD", theme=theme)
    fills = fills_of(page)
    assert fills["PER"] == "signed_at_ministerial lit"
    assert fills["JPN"] == "paler-signed_before"
    assert fills["CHN"] == "land"
    (style,) = (node.to_text() for node in page.query("svg style"))
    paler = quieted(STATUS["signed_before"].color(theme), theme)
    assert f".atlas-map .paler-signed_before{{fill:{paler}}}" in style
    assert page.query("p.highlighted")[0].to_text() == (
        "Highlighted: Peru and DR Congo; the others are muted"
    )
    assert "Highlighted: Peru and DR Congo." in page.query("svg.atlas-map")[0].attrs["aria-label"]
    order = re.findall(r'id="shape-(\w+)"', answer.text)
    assert set(order[-2:]) == {"PER", "COD"}, "a neighbor would cover half of their line"


def test_whoever_is_not_in_the_picture_is_not_said_to_be_highlighted():
    for chart, query in (
        ("map", {"region": "africa", "highlight": "PER"}),
        ("timeline", {"partner": "JPN", "highlight": "COD"}),
        ("agreements", {"region": "asia", "highlight": "PER"}),
    ):
        page, _ = page_of(chart, **query)
        assert not page.query(".lit, .behind"), chart
        assert "Highlighted" not in page.to_text(), chart


@pytest.mark.parametrize("query", [{}, {"region": "africa"}])
def test_the_names_on_a_map_are_those_that_are_asked_for(query):
    by_labels = {
        labels: names_on(page_of("map", labels=labels, highlight="COD", **query)[0])
        for labels in ("auto", "all", "highlighted", "none")
    }
    assert by_labels["none"] == set()
    assert by_labels["highlighted"] == {"COD"}
    assert {"COD", "ZMB"} <= by_labels["auto"] <= by_labels["all"]


def test_annotations_stand_on_the_map_in_words_and_as_numbers_of_a_list():
    page, _ = page_of("map", annotate=NOTES)
    assert [node.to_text() for node in page.query(".in-words text")] == ["A port", "A refinery"]
    assert [node.to_text() for node in page.query(".in-number text")] == ["1", "2"]
    assert [node.to_text() for node in page.query("ol.notes li")] == [
        "A port",
        "DR Congo A refinery",
    ]
    label = page.query("svg.atlas-map")[0].attrs["aria-label"]
    assert "Annotation at DR Congo: A refinery." in label


def test_an_annotation_outside_the_region_is_named_and_the_others_stand():
    page, _ = page_of("map", annotate=json.dumps({"PER": "Far", "COD": "Near"}), region="africa")
    assert [node.to_text() for node in page.query(".in-words text")] == ["Near"]
    assert "a place on the map of Africa" in notices_of(page)


def test_marks_and_rows_of_the_highlighted_stand_out():
    page, _ = page_of("timeline", highlight="JPN")
    lit = [node.attrs["data-row"] for node in page.query(".atlas-lines a.lit")]
    assert "agreements:jpn-2025-framework" in lit
    assert page.query(".atlas-lines a.behind")
    row = "events:2026-02-04-2026-critical-minerals-ministerial"
    (meeting,) = page.query(f'.atlas-lines a[data-row="{row}"]')
    assert not {"lit", "behind"} & set(meeting.attrs["class"].split())
    assert page.query(".months li.lit b")
    page, _ = page_of("agreements", highlight="JPN")
    assert [node.to_text() for node in page.query("tr.lit th")][:1] == ["Japan"]
    assert len(page.query("tr.behind")) > 20


def test_byline_and_logo_stand_in_the_foot():
    page, _ = page_of("count", byline="Graphic: Jane Doe", logo="THE DAILY")
    foot = page.query("footer")[0].to_text()
    assert " · Graphic: Jane Doe" in foot
    assert page.query(".logo")[0].to_text() == "THE DAILY"


def test_what_an_editor_writes_stands_as_text():
    markup = "<script>alert(1)</script>"
    words = {"byline": markup, "logo": markup, "annotate": json.dumps({"COD": markup})}
    page, _ = page_of("map", **words)
    assert len(page.query("script")) == 1
    assert page.query(".in-words text")[0].to_text() == markup


def test_a_style_colors_an_embed_in_the_one_theme_that_it_is_made_for():
    page, answer = page_of("map", style=STYLE)
    assert page.query("html")[0].attrs["data-theme"] == "light"
    ink = THEMES["light"]
    (drawn,) = (node.to_text() for node in page.query("svg style"))
    assert ".atlas-map .signed_at_ministerial{fill:#7A1F5C}" in drawn
    assert f".atlas-map{{background:{ink.sea}}}" not in drawn
    assert "prefers-color-scheme" not in drawn
    head = page.query("head style")[0].to_text()
    assert "--paper:#FBF6EC;" in head
    assert '"DejaVu Serif",Georgia,serif' in head
    assert "font-src" not in answer.headers["content-security-policy"]
    plain, _ = page_of("map", style="font:dejavu-serif")
    assert "data-theme" not in plain.query("html")[0].attrs
    dark, _ = page_of("map", style=STYLE, theme="dark")
    assert dark.query("html")[0].attrs["data-theme"] == "dark"
    assert "paper:fbf6ec" in notices_of(dark)


@pytest.mark.parametrize("chart", ["shares", "partner"])
def test_a_picture_of_an_embed_has_the_keys_of_the_editor(chart):
    page, _ = page_of(chart, **EDITED)
    sources = [node.attrs["srcset"] for node in page.query("source")]
    sources += [node.attrs["src"] for node in page.query("img")]
    known = {"byline", "logo", "style", "title", *chart_type(chart).edition_keys}
    for source in sources:
        query = parse_qs(urlsplit(source).query)
        assert known <= query.keys()
        assert "theme" not in query
        ExportSpec.from_query(query | {"chart": chart}, FACTS)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_a_key_that_means_nothing_on_a_chart_is_named(chart):
    known = chart_type(chart).edition_keys
    for key in ("highlight", "labels", "annotate"):
        page, _ = page_of(chart, **{key: EDITED[key]})
        said = notices_of(page)
        assert (f"a key of the chart {chart}" in said) == (key not in known), (chart, key)
        assert bool(said) == (key not in known)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_the_code_of_an_embed_carries_what_an_editor_has_added(chart):
    spec = ExportSpec.from_query(NEEDS.get(chart, {}) | EDITED | {"chart": chart}, FACTS)
    query = parse_qs(urlsplit(embed_address(spec)).query)
    own = {key for key in EDITED if key not in ("highlight", "labels", "annotate")}
    assert query.keys() >= own | set(chart_type(chart).edition_keys)
    element = JustHTML(as_element(spec), sanitize=False).query("ministerial-chart")[0]
    assert {key: [value] for key, value in element.attrs.items() if key != "chart"} == query
    for kind in ("json", "xml"):
        address = f"http://testserver{embed_address(spec)}"
        answer = SERVER.get("/oembed", params={"url": address, "format": kind})
        assert answer.status_code == 200
        assert "byline=Graphic" in answer.text


@pytest.mark.parametrize("chart", CHART_NAMES)
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_edited_embed_is_small_on_the_wire(chart, lang):
    large = EDITED | {"highlight": "CAN,RUS,USA,IDN,AUS", "lang": lang}
    spec, _ = ExportSpec.read(NEEDS.get(chart, {}) | large | {"chart": chart}, FACTS)
    answer = SERVER.get(embed_address(spec), headers={"Accept-Encoding": "gzip"})
    scripts = len(gzip.compress(EMBED_FRAME.read_bytes()))
    assert int(answer.headers["content-length"]) + scripts < MOST_BYTES


values = st.one_of(
    st.sampled_from(
        [*EDITED.values(), "PER", "PER,PER", "QQQ", "all", "{}", '{"COD":1}', "~", ":"]
    ),
    st.text(max_size=60),
    st.dictionaries(st.sampled_from(["COD", "PER", "91,0", "0,0", "x"]), st.text(max_size=90)).map(
        json.dumps
    ),
)


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(CHART_NAMES),
    st.dictionaries(st.sampled_from([*EDITED, "region", "zoom", "theme"]), values, max_size=5),
)
def test_any_edit_is_shown_or_named(chart, query):
    answer = SERVER.get(f"/embed/{chart}", params=NEEDS.get(chart, {}) | query)
    if answer.status_code == 400:  # no text in UTF-8: refused before the route
        assert answer.json()["error"]["parameter"] == "query"
        return
    page = JustHTML(answer.text, collect_errors=True, sanitize=False)
    assert page.errors == []
    assert len(page.query("script")) == 1
