"""Every chart also exists in words that follow the view, and as the rows it is drawn from."""

import re
from html import unescape

import pytest

from charts.briefing import briefing
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.pages.opening import drawings_of, has_map, map_of, open_page
from views.chart_text import chart_rows, in_words
from views.context import page_context

FACTS = store().facts


def alternatives(app):
    """The text alternatives of the charts of a page."""
    kinds = ("plotly_chart", "deck_gl_json_chart")
    maps = [map_of(app)["alt"]] if has_map(app) else []
    drawn = [
        unescape(re.findall(r'<svg class="atlas-lines"[^>]* aria-label="([^"]*)"', body)[0])
        for body in drawings_of(app).values()
    ]
    return [*maps, *drawn, *(element.proto.alt for kind in kinds for element in app.get(kind))]


@pytest.mark.parametrize(
    ("page", "query", "expected"),
    [
        ("", {}, "Signed at the ministerial: Argentina"),
        ("", {"asof": "2025-12-31"}, "Signed before: Australia"),
        ("", {"color": "mineral", "commodity": "cobalt"}, "DR Congo 74.2%"),
        ("timeline", {"partner": "PER"}, "Timeline of 4 marks in lanes"),
        ("timeline", {"asof": "2025-12-31"}, "A line rises in steps from 30 Apr 2025"),
        ("minerals", {"commodity": "cobalt"}, "DR Congo 74.2%"),
        ("partners", {"partner": "PER"}, "refinery production: Arsenic trioxide"),
    ],
)
def test_the_text_alternative_says_what_the_chart_shows_now(page, query, expected):
    texts = alternatives(open_page(page, **query))
    assert any(expected in words for words in texts), texts


def test_the_words_follow_the_day():
    before, after = (in_words(FACTS, "map", ChartSpec.read({"asof": [day]}, FACTS)[0])
                     for day in ("2025-12-31", "2026-02-04"))  # fmt: skip
    assert before != after


@pytest.mark.parametrize(
    ("page", "query", "words"),
    [
        ("", {}, "Partners as a table"),
        ("", {"color": "mineral", "commodity": "cobalt"}, "What the colors show as a table"),
        ("timeline", {}, "The count as a table"),
        ("minerals", {}, "bars as a table"),
        ("minerals", {"commodity": "cobalt"}, "The steps as a table"),
        ("partners", {"partner": "PER"}, "figures as a table"),
        ("partners", {"compare": "PER,COD"}, "figures as a table"),
        ("present", {"slide": "4"}, "The rows of this slide as a table"),
    ],
)
def test_beside_each_chart_stands_its_table(page, query, words):
    labels = [block.label for block in open_page(page, **query).expander]
    assert any(words in label for label in labels), labels


def test_the_table_of_each_slide_has_rows_under_heads_in_words():
    charted = [slide for slide in briefing(BriefingSpec(), FACTS) if slide.chart]
    assert charted
    for slide in charted:
        rows = chart_rows(page_context("present", ChartSpec(), FACTS), slide.chart, slide.spec)
        assert len(rows) > 0, slide.token
        assert not [head for head in rows.columns if "_" in head]
