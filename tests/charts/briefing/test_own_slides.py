"""Slides of a presenter's own: any view of a chart, a text, copies; and names that are none."""

import io
import json
from datetime import date
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from charts.briefing import briefing, from_file, to_file
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.briefing.slide_names import names
from charts.content import alt_text, caption
from charts.print import Edition
from charts.rendering import compose
from charts.spec.briefing_params import LONGEST_SLIDES, MOST_SLIDES
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec, BriefingSpec
from charts.spec.print_params import STAGES
from charts.spec.slide_texts import LONGEST_POINT, MOST_POINTS, parse_texts
from charts.spec.slide_tokens import of_token, view_query, view_token
from charts.spec.slide_view import slide_view
from charts.types.lookup import chart_types
from charts.urls import deck_address
from data.facts.store import store
from views.briefing_file import as_html

FACTS = store().facts
VIEWS = (
    ChartSpec(),
    ChartSpec(color="mineral", commodity="cobalt", stage="mine", region="africa", partner="COD"),
    ChartSpec(status=("host", "attended"), asof=date(2026, 2, 4), worldview="us"),
    ChartSpec(chart="timeline", kind=("text",), start=date(2025, 4, 1), confidence="high"),
    ChartSpec(chart="count", asof=date(2025, 11, 1)),
    ChartSpec(chart="shares", coalition=("g7",), order="name"),
    ChartSpec(chart="shares", commodity="cobalt", stage="refinery", producers="partners"),
    ChartSpec(chart="partner", partner="PER"),
    ChartSpec(color="agreement", asof=date(2026, 2, 4)),
    AgreementsSpec(chart="agreements", mineral=("cobalt", "nickel"), view="matrix", sort="name"),
    AgreementsSpec(chart="agreements", q="U.S., and ~all", status=("signed",)),
    AgreementsSpec(chart="agreements", agreement="per-2026-mou"),
)


def token_of(view):
    return view_token(
        view.chart, {key: text for key, text in view.to_query().items() if key != "chart"}
    )


def slide_of(token, **spec):
    (slide,) = briefing(BriefingSpec.from_query({"slides": token, **spec}, FACTS), FACTS)
    return slide


@pytest.mark.parametrize("view", VIEWS, ids=token_of)
def test_a_slide_is_the_view_of_its_name_with_the_words_of_the_chart(view):
    token = token_of(view)
    assert slide_view(of_token(token)[1], FACTS) == view
    slide = slide_of(token)
    assert slide.spec == view
    assert (slide.chart, slide.title) == (view.chart, caption(view, FACTS).title)
    assert slide.alt == alt_text(view, FACTS)
    assert len(set(slide.speech.speech.sentences)) == 3
    assert from_file(to_file(BriefingSpec(slides=(token,))), FACTS) == (
        BriefingSpec(slides=(token,)),
        [],
    )


def test_a_view_that_the_facts_lose_while_it_is_shown_says_so_and_the_rest_stays():
    spec = BriefingSpec(slides=("signed", "view.agreements~agreement:gone", "open"))
    first, lost, last = briefing(spec, FACTS)
    assert (first.chart, lost.chart, last.token) == ("map", "", "open")
    assert "no view.agreements~agreement:gone any longer" in lost.points[0]


@pytest.mark.parametrize("preset", [name for name in STAGES if "x" in name])
def test_the_timeline_fills_a_stage_too(preset):
    assert compose(VIEWS[3], FACTS, Edition("svg", preset)).texts


def test_the_name_of_a_view_stands_in_an_address_as_it_is():
    token = token_of(VIEWS[2])
    assert token == "view.map~asof:2026-02-04~worldview:us~status:host.attended"
    address = deck_address(BriefingSpec(slides=("signed", token)), "pptx")
    assert urlsplit(address).query == f"slides=signed,{token}"


@given(st.dictionaries(st.sampled_from(["q", "note"]), st.text(min_size=1, max_size=30)))
def test_any_values_survive_a_name_that_no_comma_splits(query):
    token = view_token("map", query)
    assert "," not in token
    assert view_query(of_token(token)[1]) == ("map", query)
    assert unquote(token)


def test_language_and_theme_are_those_of_the_briefing():
    slide = slide_of("view.count~asof:2025-11-01", lang="fr", theme="dark", asof="2026-02-04")
    assert (slide.spec.theme, slide.spec.asof) == ("dark", date(2025, 11, 1))


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("view", "No chart"),
        ("view.weather", "weather"),
        ("view.map~color", "each key"),
        ("view.map~color:status~color:mineral", "each key"),
        ("view.map~color:purple", "purple"),
        ("view.map~lang:fr", "lang"),
        ("view.map~slides:view.map", "slides"),
        ("view.map~title:Mine", "title"),
        ("view.partner", "partner:PER"),
        ("view.timeline~start:2026-02-04~end:2025-02-04", "end"),
        ("text.one", "nothing after the dot"),
        ("signed~0", "signed~0"),
        ("signed~2~3", "signed~2"),
    ],
)
def test_a_name_that_is_no_slide_is_named_and_the_rest_shown(token, word):
    spec, problems = BriefingSpec.read({"slides": f"signed,{token},open"}, FACTS)
    assert spec.slides == ("signed", "open")
    (problem,) = problems
    assert word in problem.detail


def test_every_chart_that_needs_a_key_says_so():
    for chart in chart_types():
        _, problems = BriefingSpec.read({"slides": f"view.{chart.name}"}, FACTS)
        assert bool(problems) == bool(chart.required_key), chart.name


def test_five_hundred_slides_of_a_file_are_cut_and_what_is_too_long_for_an_address_too():
    names_given = ["partner.PER"] * 500
    document = {"format": "ministerial-atlas-briefing", "version": 1}
    content = json.dumps(document | {"view": {"slides": ",".join(names_given), "partner": "PER"}})
    spec, problems = from_file(content.encode(), FACTS)
    assert spec == BriefingSpec(slides=("partner.PER",) * MOST_SLIDES, partner="PER")
    assert "500 slides were given" in problems[0].detail
    members = ".".join(sorted(FACTS.partner_codes)[:40])
    long = f"view.shares~coalition:{members}"
    spec, problems = BriefingSpec.read({"slides": ",".join([long] * MOST_SLIDES)}, FACTS)
    assert len(",".join(spec.slides)) <= LONGEST_SLIDES < len(",".join([*spec.slides, long]))
    assert f"The first {len(spec.slides)} are shown" in problems[0].detail
    assert BriefingSpec.from_query(spec.to_query(), FACTS) == spec


def test_a_copy_has_a_sentence_of_its_own_and_a_name_with_its_number():
    said = '{"signed":"Eleven","signed~2":"Again eleven"}'
    spec = BriefingSpec.from_query({"slides": "signed,signed~2", "said": said}, FACTS)
    first, second = briefing(spec, FACTS)
    assert (first.title, second.title) == ("Eleven", "Again eleven")
    assert first.spec == second.spec
    assert names(FACTS, spec)["signed~2"] == "What was signed on the day (2)"


TEXT = {
    "slides": "text",
    "said": '{"text":"<b>Ask</b> for $5$ *now*"}',
    "points": '{"text":"First <i>point</i>\\n\\n $x^2$ & more"}',
}


def test_own_words_are_shown_as_they_were_typed_in_every_edition():
    slide = slide_of("text", said=TEXT["said"], points=TEXT["points"])
    assert (slide.chart, slide.title) == ("", "<b>Ask</b> for $5$ *now*")
    assert slide.points == ("First <i>point</i>", "$x^2$ & more")
    assert slide.source == "the presenter’s own words"
    (page,) = Presentation(io.BytesIO(as_powerpoint([slide], FACTS))).slides
    assert page.shapes.title.text_frame.text == slide.title
    assert page.placeholders[1].text_frame.text == "\n".join(slide.points)
    html = as_html([slide], FACTS).decode()
    assert "<li>First &lt;i&gt;point&lt;/i&gt;</li>" in html
    assert "<h2>&lt;b&gt;Ask&lt;/b&gt; for $5$ *now*</h2>" in html
    assert as_pdf([slide], FACTS).startswith(b"%PDF")


def test_a_slide_of_own_words_may_be_empty():
    slide = slide_of("text")
    assert (slide.chart, slide.points) == ("", ())
    assert as_pdf([slide], FACTS).startswith(b"%PDF")
    assert as_powerpoint([slide], FACTS)
    assert b"A slide in your own words" in as_html([slide], FACTS)


@pytest.mark.parametrize(
    "points",
    ["\n".join("1234567"), "x" * (LONGEST_POINT + 1)],
)
def test_points_that_are_too_many_or_too_long_are_named_and_the_others_kept(points):
    given_points = json.dumps({"text": points, "text~2": "Kept"})
    spec, (problem,) = BriefingSpec.read({"points": given_points}, FACTS)
    assert parse_texts(spec.points) == {"text~2": "Kept"}
    assert f"at most {MOST_POINTS}" in problem.detail


@pytest.mark.parametrize("key", ["said", "remarks", "points"])
def test_texts_of_slides_that_do_not_exist_are_named_and_the_others_kept(key):
    spec, (problem,) = BriefingSpec.read({key: '{"weather":"x","text":"Kept"}'}, FACTS)
    assert parse_texts(getattr(spec, key)) == {"text": "Kept"}
    assert "weather" in problem.detail
