"""What the Export page says: its form, the picture with its files, and the words to go with it."""

import json
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from charts.content import alt_text
from charts.print.fonts import font_faults
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_params import EDITING_KEYS
from charts.types.lookup import chart_type
from charts.urls import EDITION_KEYS
from tests.views.reading import all_blocks, context_of, of_kind, texts_of
from views import typefaces
from views.blocks import Action, Group, Html, Notice
from views.downloads import CopyFields, Downloads, StyleFile
from views.export import copy_fields, export_page
from views.fields import Choice, DateField, DateRange, Switch, TextField
from views.templating import block_html

NEEDS = {"partner": {"partner": "PER"}, "shares": {"commodity": "copper"}}
BASE = "https://atlas.example.org"


def page(**view):
    return export_page(replace(context_of("export", **view), base=BASE))


def copied(blocks):
    (block,) = of_kind(blocks, CopyFields)
    return {field.label: field.text for field in (*block.fields, *block.folded)}


def keys_of(blocks):
    """The keys that can be changed on the page."""
    keys = set()
    for block in all_blocks(blocks):
        if isinstance(block, DateRange):
            keys |= set(block.keys)
        elif isinstance(block, Choice | DateField | TextField | Switch):
            keys.add(block.key)
    return keys


ASKED = (
    ({}, {"color", "region", "partner", "worldview", "asof"}),
    ({"color": "initiative"}, {"color", "initiative"}),
    ({"color": "mineral"}, {"color", "commodity", "stage", "producers"}),
    ({"chart": "timeline"}, {"kind", "partner", "region", "confidence", "start", "end"}),
    ({"chart": "count"}, {"asof"}),
    ({"chart": "shares"}, {"commodity", "group", "order"}),
    (
        {"chart": "shares", "commodity": "copper"},
        {"commodity", "stage", "year", "producers"},
    ),
    ({"chart": "partner", "partner": "PER"}, {"partner", "worldview", "asof"}),
    (
        {"chart": "agreements"},
        {"mineral", "stage", "partner", "q", "sort", "view", "agreement"},
    ),
    ({"chart": "agreements", "agreement": "per-2026-mou"}, {"agreement"}),
)


@pytest.mark.parametrize(("view", "asked"), ASKED)
def test_the_form_asks_for_what_the_chart_is_drawn_from(view, asked):
    keys = keys_of(page(**view))
    assert asked <= keys
    assert asked <= set(chart_type(view.get("chart", "map")).keys)
    shown = chart_type(view.get("chart", "map"))
    assert {*EDITION_KEYS, "chart", "format", *shown.edition_keys} <= keys
    assert not (set(EDITING_KEYS) - set(shown.edition_keys)) & keys


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_the_picture_its_files_and_its_words_are_of_the_view(facts, chart):
    blocks = page(chart=chart, format="svg", **NEEDS.get(chart, {}))
    alt = alt_text(ChartSpec(chart=chart, **NEEDS.get(chart, {})), facts)
    preview, _recent = of_kind(blocks, Html)
    (files,) = of_kind(blocks, Downloads)
    assert alt in unescape(preview.html)
    assert [urlsplit(address).path for address in files.addresses.values()] == [
        f"/charts/{chart}.{kind}" for kind in ("svg", "csv", "zip")
    ]
    assert files.main == "Image, SVG"
    words = copied(blocks)
    assert words["Alt text, long"] == alt
    assert words["Alt text, short"] in unescape(words["Embed as an image"])
    assert alt not in unescape(words["Embed as an image"])
    assert words["Image URL"].startswith(f"{BASE}/charts/{chart}.svg")
    assert f"{BASE}/" in words["Citation"]
    assert words["RIS"].startswith("TY  -")
    assert words["APA"].startswith("Ministerial Atlas. (2026). ")
    assert words["Chicago"].startswith("Ministerial Atlas. 2026. “")
    assert f"{BASE}/" in json.loads(words["CSL-JSON"])[0]["URL"]


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_the_picture_can_be_pinned_to_the_version_of_its_facts(facts, chart):
    words = copied(page(chart=chart, format="svg", **NEEDS.get(chart, {})))
    pinned = words["Pin to this version of the facts"]
    assert parse_qs(urlsplit(pinned).query)["facts"] == [facts.version]
    assert pinned.replace(f"facts={facts.version}", "").rstrip("?&") == words["Image URL"]


def test_the_embedded_chart_stays_as_it_is_and_can_be_pinned_too(facts):
    words = copied(page(theme="dark", title="Mine & yours"))
    assert "facts=" not in words["Embed as a chart"]
    pinned = unescape(words["Pin as an embedded chart"])
    assert f'src="{BASE}/embed/map?theme=dark' in pinned
    assert f"&facts={facts.version}" in pinned
    assert 'title="Mine & yours"' in pinned


def test_no_address_is_promised_to_stay_that_no_release_keeps(monkeypatch):
    monkeypatch.setattr(copy_fields, "releases", dict)
    assert not [label for label in copied(page()) if label.startswith("Pin ")]


def test_another_chart_clears_the_words_of_the_last():
    chart = next(block for block in of_kind(page(), Choice) if block.key == "chart")
    assert dict(chart.resets) == {"title": "", "subtitle": "", "note": ""}


def test_words_of_one_s_own_are_in_the_form_and_in_the_addresses_and_can_be_taken_back():
    blocks = page(title="Mine")
    title = next(field for field in of_kind(blocks, TextField) if field.key == "title")
    assert title.value == "Mine" != title.default
    (files,) = of_kind(blocks, Downloads)
    image, rows, _everything = files.addresses.values()
    assert parse_qs(urlsplit(image).query)["title"] == ["Mine"]
    assert "title" not in rows
    reset = next(action for action in of_kind(blocks, Action) if action.key == "reset_words")
    assert not reset.disabled
    assert dict(reset.changes) == {"title": "", "subtitle": "", "note": ""}
    assert next(a for a in of_kind(page(), Action) if a.key == "reset_words").disabled


def test_without_a_partner_a_card_is_asked_for_and_nothing_offered():
    blocks = page(chart="partner")
    assert "Choose a partner" in of_kind(blocks, Notice)[0].text
    assert "finder" in {field.name for field in of_kind(blocks, Choice)}
    assert not of_kind(blocks, Downloads)
    assert not of_kind(blocks, CopyFields)


def test_an_agreement_that_the_facts_had_before_is_named():
    """An edit of the tables took it away while somebody was exporting it."""
    blocks = page(chart="agreements", agreement="per-2024-mou")
    assert "no such agreement any longer" in of_kind(blocks, Notice)[0].text
    assert not of_kind(blocks, Downloads)


def test_code_to_embed_is_text_in_which_markup_stays_text():
    blocks = page(title='A "b" <script>')
    kinds = ("an image", "a chart", "an element")
    image, frame, element = (copied(blocks)[f"Embed as {kind}"] for kind in kinds)
    assert image.startswith(f'<a href="{BASE}/"><img src="{BASE}/charts/map.png?title=A%20')
    assert 'title="A &#34;b&#34; &lt;script&gt;" width="100%" height="600"' in frame
    assert 'title="A &#34;b&#34; &lt;script&gt;"></ministerial-chart>' in element
    (block,) = of_kind(blocks, CopyFields)
    html = block_html(block)
    assert "&lt;iframe" in html
    assert [tag for tag in ("<iframe", "<img", "<script", "<a ") if tag in html] == []
    assert ' height="' not in copied(page(preset="column"))["Embed as an image"]


def test_code_for_a_chart_that_comes_alive_is_a_frame_an_element_and_one_script():
    words = copied(page(chart="count", asof=date(2026, 2, 4), theme="dark", preset="square"))
    address = f"{BASE}/embed/count?asof=2026-02-04&amp;theme=dark"
    assert words["Embed as a chart"].startswith(f'<iframe src="{address}" title="')
    assert words["Embed as an element"] == (
        '<ministerial-chart chart="count" asof="2026-02-04" theme="dark"></ministerial-chart>'
    )
    script = words["Script for both, once for a page"]
    assert script == f'<script async src="{BASE}/embed.js"></script>'


def test_a_pdf_is_embedded_as_an_image_that_browsers_show():
    words = copied(page(format="pdf"))
    assert "/charts/map.pdf" in words["Image URL"]
    assert "/charts/map.png" in words["Embed as an image"]


def test_with_a_broken_typeface_the_page_says_so_and_the_rest_stands(monkeypatch):
    assert font_faults() == ()
    monkeypatch.setattr(typefaces, "font_faults", lambda: ("Source <Sans>",))
    blocks = page()
    (notice,) = of_kind(blocks, Notice)
    assert notice.tone == "error"
    assert r"Source \<Sans\>" in notice.text
    assert not [block for block in of_kind(blocks, Html) if "atlas-preview" in block.html]
    assert of_kind(blocks, Downloads)
    assert "Saved as ministerial-atlas-map-" in texts_of(blocks)


def test_what_changes_the_picture_stands_in_one_form():
    look = next(block for block in of_kind(page(), Group) if block.key == "look")
    assert look.kind == "form"
    finishing = chart_type("map").edition_keys
    assert keys_of(look.blocks) == {*EDITION_KEYS, "format", *finishing}


def test_annotations_stand_in_their_field_as_lines_and_those_outside_the_region_are_named():
    """The region of the form is another one than when the annotation was written."""
    view = {"annotate": '{"COD":"A refinery","JPN":"A port"}', "region": "africa"}
    blocks = page(**view)
    field = next(field for field in of_kind(blocks, TextField) if field.key == "annotate")
    assert field.is_read
    assert field.value == "COD: A refinery\nJPN: A port"
    (notice,) = of_kind(blocks, Notice)
    assert "“JPN” is not a place on the map of Africa" in notice.text
    (files,) = of_kind(blocks, Downloads)
    query = parse_qs(urlsplit(next(iter(files.addresses.values()))).query)
    assert query["annotate"] == ['{"COD":"A refinery"}']
    assert "Annotation at DR Congo: A refinery." in copied(blocks)["Alt text, long"]


def test_a_style_for_the_other_theme_is_named_and_the_picture_is_drawn_without_it():
    blocks = page(style="signed:1f4e79~font:dejavu-serif", theme="dark")
    (notice,) = of_kind(blocks, Notice)
    assert r"signed\:1f4e79" in notice.text
    (files,) = of_kind(blocks, Downloads)
    query = parse_qs(urlsplit(next(iter(files.addresses.values()))).query)
    assert query["style"] == ["font:dejavu-serif"]


def test_a_chart_keeps_no_key_of_an_editor_that_means_nothing_on_it():
    view = {"highlight": ("PER",), "annotate": '{"PER":"x"}', "byline": "Graphic: Jo"}
    (files,) = of_kind(page(chart="count", **view), Downloads)
    assert "byline=" in next(iter(files.addresses.values()))
    assert not {"highlight", "annotate"} & set(
        parse_qs(urlsplit(next(iter(files.addresses.values()))).query)
    )


def test_the_file_of_a_style_is_for_the_browser_alone():
    """It is no field of the form: no server receives it, and without the script it is not shown."""
    (file,) = of_kind(page(), StyleFile)
    html = block_html(file)
    assert '<input type="file" accept=".json,application/json">' in html
    assert " name=" not in html
    assert "atlas-style-save" not in html
    assert "&#34;signed&#34;" in html
    (file,) = of_kind(page(byline="Graphic: Jo"), StyleFile)
    assert "atlas-style-save" in block_html(file)
