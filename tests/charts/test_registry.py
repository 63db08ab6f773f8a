"""Each chart of the registry is whole: it has rows and words, under the keys its address keeps."""

from urllib.parse import parse_qs, urlsplit

import pytest

from charts.captions import alt_text, caption, file_stem
from charts.print import Edition, compose
from charts.registry import CHART_TYPES, chart_of_page
from charts.rows import table
from charts.spec.chart_spec import ChartSpec
from charts.spec.urls import EDITION_KEYS, content_spec, image_address, view_address
from data.facts.store import store

FACTS = store().facts
CHARTS = list(CHART_TYPES.values())
DEFAULTS = {"partner": "PER"}
"""What stands in for a required key."""

CHANGED = ChartSpec(
    **{"partner": "PER", "color": "mineral", "initiative": "quad", "commodity": "cobalt"},
    **{"stage": "mine", "year": 2024, "asof": FACTS.last_event, "worldview": "china"},
    **{"theme": "dark", "lang": "fr", "region": "africa", "status": ("signed_later",)},
    **{"kind": ("text",), "confidence": "high", "start": FACTS.last_event},
    **{"end": FACTS.last_event, "coalition": ("partners",), "group": "battery"},
    **{"order": "name", "producers": "partners"},
)
"""A view in which every key of a chart differs from its default."""


def default_spec(chart):
    required = {chart.required_key: DEFAULTS[chart.required_key]} if chart.required_key else {}
    return ChartSpec(chart=chart.name, **required)


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_has_rows_a_caption_alternative_text_and_a_file_name(chart):
    spec = default_spec(chart)
    assert spec.is_complete()
    rows = table(chart.name, spec, FACTS)
    assert len(rows)
    assert {"asof", "source", "licence"} <= set(rows.columns)
    words = caption(chart.name, spec, FACTS)
    assert words.title
    assert words.source
    assert alt_text(chart.name, spec, FACTS).startswith(words.title.rstrip("."))
    assert file_stem(chart.name, spec, FACTS).startswith(f"ministerial-atlas-{chart.name}")


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_a_chart_can_be_printed(chart):
    assert compose(chart.name, default_spec(chart), FACTS, Edition()).texts


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_the_keys_of_a_chart_are_those_that_its_addresses_keep(chart):
    spec = CHANGED.replace(chart=chart.name)
    picture, page = urlsplit(image_address(spec, "csv")), urlsplit(view_address(spec))
    assert picture.path == f"/charts/{chart.name}.csv"
    assert page.path == f"/{chart.page}"
    assert set(parse_qs(picture.query)) == set(parse_qs(page.query)) == set(chart.keys)
    assert not set(chart.keys) & set(EDITION_KEYS) - {"theme"}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.name)
def test_only_the_look_keys_are_left_out_of_what_the_text_depends_on(chart):
    content = content_spec(chart.name, CHANGED)
    kept = {key for key in chart.keys if getattr(content, key) == getattr(CHANGED, key)}
    assert kept == set(chart.keys) - set(chart.look_keys)


def test_a_card_without_its_partner_is_not_complete():
    assert not ChartSpec(chart="partner").is_complete()


def test_each_page_with_a_chart_has_one_that_stands_for_it():
    for chart in CHARTS:
        standing = CHART_TYPES[chart_of_page(f"/{chart.page}")]
        assert standing.page == chart.page
    assert chart_of_page("/sources") == "map"
