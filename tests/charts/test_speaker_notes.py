"""What a speaker says: three sentences, a question with its answer, sources, true on the day.

The notes were the alternative text once: "World map colored by status. Host: United States. …".
That every sentence keeps the rules is held by ``test_sentence_rules.py``.
"""

from datetime import date

import pytest

from charts.briefing import briefing
from charts.content import caption
from charts.registry import CHART_NAMES
from charts.speaker_notes import speaker_notes
from charts.spec.briefing_params import KINDS
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.agreements.counting import headline
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from tests.support.sentence_corpus import few_days

FACTS = store().facts
TOKENS = tuple("mineral.cobalt" if kind == "mineral" else kind for kind in KINDS)


def slides_on(day):
    return {slide.token: slide for slide in briefing(BriefingSpec(slides=TOKENS, asof=day), FACTS)}


@pytest.mark.parametrize("day", few_days(FACTS))
def test_every_slide_has_three_sentences_a_question_its_answer_and_sources(day):
    for slide in slides_on(day).values():
        speech = slide.speech.speech
        assert len(set(speech.sentences)) == 3
        assert all(sentence.endswith(".") for sentence in speech.sentences), slide.token
        assert speech.question.endswith("?")
        assert speech.answer.endswith(".")
        paragraphs = slide.notes.split("\n\n")
        assert paragraphs == [
            " ".join(speech.sentences),
            f"Likely question: {speech.question}",
            f"Answer: {speech.answer}",
            f"Sources: {slide.source.rstrip('.')}.",
        ]


@pytest.mark.parametrize("day", few_days(FACTS))
def test_the_count_that_is_spoken_is_that_of_the_day(day):
    spoken = slides_on(day)["count"].speech.speech.sentences[0]
    count = headline(FACTS, day).texts
    assert (f" {count} bilateral minerals agreement" in spoken) == bool(count)


def test_the_eleven_are_named_and_the_twelfth_is_answered():
    speech = slides_on(FACTS.last_event)["signed"].speech.speech
    assert speech.sentences[0].startswith("Eleven partners signed on 4 Feb 2026")
    assert speech.sentences[1].count(",") == 9
    assert "the United Kingdom and Uzbekistan" in speech.sentences[1]
    assert speech.answer.startswith("Eleven: ")


def test_before_the_ministerial_nobody_attended_and_nothing_later_is_said():
    eve = date(2026, 2, 3)
    assert eve < MINISTERIAL
    text = " ".join(slide.notes for slide in slides_on(eve).values())
    assert "attended the ministerial" not in text
    assert "did not attend" not in text
    assert "Did the law firm" not in text


def test_what_is_not_stated_is_not_said_to_bind_or_not():
    speech = slides_on(FACTS.last_event)["binding"].speech.speech
    assert "16 it is not stated" in speech.sentences[1]
    assert "does not guess" in speech.sentences[2]


def test_a_partner_without_an_agreement_has_none_claimed():
    (slide,) = briefing(BriefingSpec(slides=("partner.OMN",)), FACTS)
    assert "No agreement found" in slide.notes
    assert "Attending is not signing" in slide.speech.speech.answer


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_any_chart_has_notes_without_a_template_of_its_own(chart):
    """A chart that is added from another page, or that is new, is spoken of by what it says."""
    view = ChartSpec(chart=chart, partner="PER" if chart == "partner" else "", region="asia")
    notes = speaker_notes("a kind that nobody knows", view, FACTS)
    assert notes.source == caption(view, FACTS).source
    assert len(notes.speech.sentences) == 3
    assert all(sentence.endswith(".") for sentence in notes.speech.sentences)
