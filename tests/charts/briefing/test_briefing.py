"""A briefing: slides from the facts, in an address and in a file, and what is said of bad ones."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.briefing import briefing, from_file, to_file
from charts.briefing.file import VIEW_KEYS
from charts.briefing.slide_names import names
from charts.briefing.slide_views import focus, most_chinese
from charts.content import alt_text, caption, table
from charts.spec.briefing_params import (
    DEFAULT,
    FIRST_DEFAULT,
    KINDS,
    MOST_SLIDES,
)
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from charts.spec.parsers import SpecError, parsed
from charts.spec.slide_texts import LONGEST_REMARKS
from charts.spec.slide_tokens import of_token
from charts.urls import DECK_KEYS
from data.agreements.counting import headline, signed_texts
from data.agreements.legal_status import legal_tally
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from data.minerals.halves import tally
from data.minerals.leaders import leaders
from data.minerals.overview import MINED, PROCESSED, overview
from data.phrases import number_in_words

FACTS = store().facts
TOKENS = [
    *DEFAULT,
    *(f"partner.{code}" for code in FACTS.partner_codes),
    *(f"mineral.{slug}" for slug in FACTS.commodities["slug"]),
]


def test_the_story_has_ten_slides_each_with_a_sentence_notes_and_a_source():
    slides = briefing(BriefingSpec(), FACTS)
    assert [slide.token for slide in slides] == list(DEFAULT)
    for slide in slides:
        assert slide.title
        assert slide.notes
        assert slide.source
        assert bool(slide.chart) != bool(slide.points)
        assert bool(slide.chart) == bool(slide.alt)
    assert len({slide.title for slide in slides}) == len(slides)


def test_a_slide_says_what_binds_and_its_notes_how_that_is_known():
    spec = BriefingSpec(slides=("count", "binding"), partner="PER", commodity="cobalt")
    slide = briefing(spec, FACTS)[1]
    assert slide.chart == "agreements"
    assert slide.title.endswith(
        "one is legally binding, eight are not legally binding and for 16 it is not stated"
    )
    rows = table(slide.spec, FACTS)
    own = rows.loc[rows["counted"] == "yes"]
    assert list(own["legal_status"].drop_duplicates()) == ["binding", "not_binding", "not_stated"]
    for row in own.loc[own["legal_status"] != "not_stated"].to_dict("records"):
        line = f"{row['country']} (agreement of {row['date']}): {row['legal_status_reason']}"
        assert line in slide.notes
    assert slide.source.rstrip(".") in slide.notes
    assert names(FACTS, BriefingSpec())["binding"] == "Legal status of the agreements"


def test_before_the_count_starts_nothing_is_said_to_bind():
    (slide,) = briefing(BriefingSpec(slides=("binding",), asof=date(2025, 3, 1)), FACTS)
    assert "none is stated to be legally binding" in slide.notes


def test_the_numbers_are_those_of_the_tables():
    titles = {slide.token: slide.title for slide in briefing(BriefingSpec(), FACTS)}
    numbers = headline(FACTS, FACTS.last_event)
    on_the_day = headline(FACTS, MINISTERIAL)
    assert titles["came"].startswith(f"{numbers.countries} countries and the European Commission")
    assert f"{on_the_day.texts} bilateral minerals agreements" in titles["signed"]
    assert titles["count"].startswith(f"{numbers.texts} bilateral minerals agreements")
    counts = tally(overview(FACTS, FACTS.partner_codes))
    first = briefing(BriefingSpec(slides=FIRST_DEFAULT), FACTS)
    titles |= {slide.token: slide.title for slide in first}
    assert f"{counts.half_mined} of 12 commodity lines" in titles["mined"]
    assert f"{counts.half_processed} of 12 commodity lines" in titles["refined"]
    law = legal_tally(signed_texts(FACTS, FACTS.last_event)["binding"])
    assert titles["binding"].startswith(f"Of the {law.agreements} agreements counted from April")
    leading = leaders(FACTS)
    away = leading["relation"].isin(["absent", "related"]).sum()
    assert titles["absent"].startswith(f"In {number_in_words(away)} of {len(leading)} outputs")
    rows = overview(FACTS, FACTS.partner_codes)
    lines = set(rows.loc[rows["panel"] == MINED, "line"])
    processed = rows.loc[(rows["panel"] == PROCESSED) & rows["line"].isin(lines)]
    assert most_chinese(FACTS) == processed.loc[processed["china"].idxmax(), "slug"]
    assert FACTS.name(focus(FACTS)) in titles["partner"]


def test_the_last_slide_names_the_deadline_that_was_moved():
    points = briefing(BriefingSpec(), FACTS)[-1].points
    assert any("10 Nov 2026" in point and "10 January 2027" in point for point in points)
    assert any("16 Jun 2026" in point for point in points)


def test_choices_of_the_presenter_are_followed():
    spec = BriefingSpec(partner="ZMB", commodity="cobalt", asof=date(2026, 2, 4))
    by_token = {slide.token: slide for slide in briefing(spec, FACTS)}
    assert by_token["partner"].spec.partner == "ZMB"
    assert by_token["china"].spec.commodity == "cobalt"
    assert by_token["count"].title == caption(ChartSpec(chart="count", asof=spec.asof), FACTS).title


@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=MOST_SLIDES))
def test_any_slides_in_any_order_survive_their_address(tokens):
    slides = parsed("slides", ",".join(tokens), FACTS)
    assert slides == (() if tuple(tokens) == DEFAULT else tuple(tokens))


@pytest.mark.parametrize(
    ("value", "word", "expected"),
    [
        ("question,weather,open", "weather", ("question", "open")),
        ("partner.QQQ,signed", "QQQ", ("signed",)),
        ("mineral,count", "names it", ("count",)),
        ("mineral.unobtainium,count", "unobtainium", ("count",)),
        ("count.PER", "nothing after the dot", ()),
    ],
)
def test_a_slide_that_does_not_exist_is_named_and_the_rest_shown(value, word, expected):
    with pytest.raises(SpecError) as error:
        parsed("slides", value, FACTS)
    assert word in error.value.problems[0].detail
    spec, problems = BriefingSpec.read({"slides": value}, FACTS)
    assert spec.slides == expected
    assert problems
    assert briefing(spec, FACTS)


def test_500_slides_are_cut_to_the_limit_and_the_cut_is_reported():
    spec, problems = BriefingSpec.read({"slides": ",".join(["count"] * 500)}, FACTS)
    assert len(spec.slides) == MOST_SLIDES
    assert "500 slides were given" in problems[0].detail


def test_own_sentences_travel_and_stand_first():
    said = '{"signed": "Elf Länder <b>unterzeichneten</b>"}'
    spec = BriefingSpec.from_query({"said": said}, FACTS)
    assert BriefingSpec.from_query(spec.to_query(), FACTS) == spec
    slide = briefing(spec, FACTS)[2]
    assert slide.title == "Elf Länder <b>unterzeichneten</b>"
    assert slide.finding.startswith("Eleven partners signed")


@pytest.mark.parametrize(
    "value",
    ["nonsense", "[]", '{"signed": 5}', '{"weather": "x"}', json.dumps({"signed": "x" * 201})],
)
def test_sentences_that_cannot_be_read_are_reported(value):
    with pytest.raises(SpecError, match="JSON object of sentences"):
        parsed("said", value, FACTS)


def test_a_briefing_survives_its_file():
    spec = BriefingSpec(
        slides=("question", "partner.PER"), said='{"question":"Why?"}', asof=date(2026, 2, 4)
    )
    assert from_file(to_file(spec), FACTS) == (spec, [])


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\xff\xfe broken", "not JSON"),
        (b'{"format": "other"}', "another kind"),
        (b"[" * 100_000, "bytes"),
        (b"[" * 60_000, "not JSON"),
        (b'{"format":"ministerial-atlas-briefing","version":9,"view":{}}', "version 9"),
        (b'{"format":"ministerial-atlas-briefing","version":1}', "no view"),
    ],
)
def test_a_foreign_or_damaged_file_is_distinguished(content, word):
    spec, problems = from_file(content, FACTS)
    assert spec is None
    assert word in problems[0].value


def test_a_file_of_the_first_edition_keeps_its_slides():
    """It left out the story of its day, which has other slides now."""
    document = {"format": "ministerial-atlas-briefing", "version": 1, "view": {"partner": "PER"}}
    spec, problems = from_file(json.dumps(document).encode(), FACTS)
    assert problems == []
    assert spec == BriefingSpec(slides=FIRST_DEFAULT, partner="PER")
    assert [slide.token for slide in briefing(spec, FACTS)] == list(FIRST_DEFAULT)
    assert from_file(to_file(BriefingSpec()), FACTS)[0].slides == ()


def test_the_opening_slide_is_the_map_of_signatories_with_three_figures():
    slide = briefing(BriefingSpec(), FACTS)[0]
    numbers = headline(FACTS, FACTS.last_event)
    assert (slide.chart, len(table(slide.spec, FACTS))) == ("map", numbers.signatories)
    assert [one.figure for one in slide.figures] == [
        str(numbers.countries),
        str(numbers.signed_at_ministerial),
        str(numbers.texts),
    ]


def test_nothing_of_the_ministerial_is_told_on_a_day_before_it():
    slides = briefing(BriefingSpec(asof=date(2025, 11, 1)), FACTS)
    text = " ".join(f"{slide.title} {slide.notes} {slide.points}" for slide in slides)
    assert "attended the ministerial" not in text
    assert "Eleven" not in text
    assert all(slide.spec.as_of_date(FACTS) == date(2025, 11, 1) for slide in slides)


def test_own_notes_travel_in_address_and_file_and_stand_instead_of_the_generated():
    spec = BriefingSpec.from_query(
        {"remarks": '{"signed":"  Name all.\\n\\n\\nThen wait. "}'}, FACTS
    )
    assert BriefingSpec.from_query(spec.to_query(), FACTS) == spec
    assert from_file(to_file(spec), FACTS) == (spec, [])
    slides = briefing(spec, FACTS)
    assert slides[2].notes == "Name all.\n\nThen wait."
    assert slides[2].speech.text.startswith("Eleven partners signed on 4 Feb 2026")
    assert slides[3].notes == slides[3].speech.text


def test_notes_that_are_too_long_are_reported():
    with pytest.raises(SpecError, match="JSON object of notes"):
        parsed("remarks", json.dumps({"signed": "x" * (LONGEST_REMARKS + 1)}), FACTS)


def test_a_file_with_a_bad_part_keeps_the_rest():
    view = {"slides": "signed,weather", "partner": "QQQ", "asof": "2026-02-04", "color": "mineral"}
    content = json.dumps({"format": "ministerial-atlas-briefing", "version": 1, "view": view})
    spec, problems = from_file(content.encode(), FACTS)
    assert spec.slides == ("signed",)
    assert spec.asof == date(2026, 2, 4)
    assert {problem.parameter for problem in problems} == {"slides", "partner", "color"}


def test_the_globe_is_the_map_of_the_view_and_says_what_the_map_says():
    spec = BriefingSpec(slides=("globe",), asof=date(2026, 4, 23), worldview="us")
    (slide,) = briefing(spec, FACTS)
    assert (slide.chart, slide.spec.projection) == ("map", "globe")
    flat = ChartSpec(asof=spec.asof, worldview="us")
    assert slide.title == caption(flat, FACTS).title
    assert slide.alt == alt_text(flat, FACTS, caption(flat, FACTS))
    assert "23 Apr 2026" in slide.notes


def test_every_slide_has_a_name_to_choose_it_by():
    labels = names(FACTS, BriefingSpec(slides=("china.cobalt",)))
    assert {of_token(token)[0] for token in labels} == set(KINDS)
    assert "Cobalt" in labels["china.cobalt"]


def test_a_saved_briefing_has_every_choice_that_its_slides_show():
    """Language and paper belong to who reads it, and are not saved."""
    assert set(DECK_KEYS) - set(VIEW_KEYS) == {"lang"}
    spec = BriefingSpec(producers="partners", coalition=("g7",))
    assert from_file(to_file(spec), FACTS)[0].producers == "partners"
