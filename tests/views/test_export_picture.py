"""The picture on the Export page: how it is seen, taken elsewhere, kept, and what is changed."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from charts.content import file_stem
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import FORMATS, MM, PRESETS
from charts.types.lookup import chart_type
from charts.urls import EDITION_KEYS
from tests.views.reading import all_blocks, context_of, of_kind, texts_of
from views.blocks import Action, Html
from views.export import export_page
from views.export.changes import setting_keys

ROOT = Path(__file__).parents[2]


def page(**view):
    return export_page(context_of("export", **view))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_picture_is_dragged_as_the_file_that_is_chosen_and_copied_as_one_that_clipboards_take(
    kind, facts
):
    preview, _recent = of_kind(page(format=kind, theme="dark"), Html)
    stem = file_stem(ChartSpec(), facts)
    assert f'data-name="{stem}.{kind}" data-address="/charts/map.{kind}?theme=dark"' in preview.html
    button = '<button type="button" class="atlas-copy-image" data-address="/charts/map.png?'
    assert button in preview.html
    assert ">Copy image</button>" in preview.html


def test_the_picture_says_how_large_it_is_and_is_seen_in_four_ways():
    """On paper a picture is as wide as its millimeters, whatever its pixels."""
    preview, _recent = of_kind(page(), Html)
    assert 'width="1200" height="675"></a>' in preview.html
    assert re.findall(r'data-as="(\w+)" aria-pressed="(\w+)"', preview.html) == [
        ("fit", "true"),
        *((kind, "false") for kind in ("true", "phone", "column")),
    ]
    preview, _recent = of_kind(page(preset="column"), Html)
    assert 'width="340"></a>' in preview.html


@pytest.mark.parametrize(("preset", "rule"), [("column", "{} a {{"), ("print", "{}.print a {{")])
def test_a_column_is_as_wide_as_the_size_for_it(preset, rule):
    size = PRESETS[preset]
    width = f"width: {round(size.width / size.dpi / MM)}mm;"
    start = rule.format('html[data-preview="column"] .atlas-preview')
    sheet = ROOT / "server" / "html" / "templates" / "html_blocks.css"
    assert f"{start} {width} }}" in sheet.read_text(encoding="utf-8")


def test_without_scripts_a_link_shows_the_picture_in_full():
    for preset, words in (
        ("web", "Show the picture at its true size"),
        ("print", "Show every pixel of the picture"),
    ):
        preview, _recent = of_kind(page(preset=preset), Html)
        (address,) = re.findall(rf'href="([^"]+)"[^>]*>{words}</a>', preview.html)
        assert urlsplit(unescape(address)).path == "/charts/map.png"


@pytest.mark.parametrize("view", [{}, {"chart": "count", "preset": "stage-4x3", "title": '"<b>'}])
def test_an_export_is_kept_by_a_browser_as_a_view_of_this_page(view):
    _preview, recent = of_kind(page(**view), Html)
    (found,) = re.findall(r'data-address="([^"]+)" data-chart="(\w[^"]*)" data-size="', recent.html)
    address = urlsplit(unescape(found[0]))
    asked = {key: value for key, (value,) in parse_qs(address.query).items()}
    assert address.path == "/export"
    assert asked == {"chart": "map"} | view
    assert re.fullmatch(r'/export\?[^\s#\\<>"]+', unescape(found[0]))
    assert recent.html.count("<a ") == 0


def test_what_is_other_than_at_first_is_named_above_the_picture_and_reset_by_one_link():
    blocks = page(title="Mine", highlight=("PER",), region="africa", theme="light", preset="square")
    assert "Changed: title, highlighted countries, region" in texts_of(blocks)
    reset = next(action for action in of_kind(blocks, Action) if action.key == "reset_settings")
    assert dict(reset.changes) == {"title": "", "highlight": (), "region": ""}
    named = [block for block in all_blocks(blocks) if block is reset or isinstance(block, Html)]
    assert named[0] is reset
    again = page(**dict.fromkeys(("title", "region"), ""), preset="square")
    for untouched in (again, page(), page(chart="partner", partner="PER")):
        assert "Changed" not in texts_of(untouched)
        assert "reset_settings" not in {action.key for action in of_kind(untouched, Action)}


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_every_key_of_a_picture_that_has_a_first_value_has_a_name_to_be_reset_by(chart):
    shown = chart_type(chart)
    keys = {*shown.keys, *shown.edition_keys, *EDITION_KEYS, "format"}
    given = {"chart", "preset", "lang", shown.required_key}
    assert set(setting_keys(context_of("export", chart=chart).spec)) == keys - given
