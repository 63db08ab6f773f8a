"""What is wrong with an address can be translated, wherever it was found."""

import pickle

import pytest

from charts.briefing import from_file
from charts.print import Edition, with_glyphs
from charts.spec.chart_spec import ChartSpec, SpecError
from charts.spec.parsers import KEYS
from data.facts.store import load_facts
from data.i18n.messages import LazyMessage, spoken
from tests.support.settings import override_settings
from tests.translating import pseudo_translation

FACTS = load_facts()
WRONG = [
    *({key: "\x00"} for key in KEYS),
    {"nothing": "1"},
    {"partner": ["PER", "JPN"]},
    {"partner": "Atlantis"},
    {"partner": "VEN"},
    {"partner": "x" * 300},
    {"compare": "PER,PER,JPN,COD,ARG,AUS"},
    {"coalition": "PER,VEN"},
    {"start": "2026-03-01", "end": "2026-02-01"},
    {"slides": "came,nothing"},
    {"slides": "partner.QQQ,china.gold1,mineral,came.PER"},
    {"slides": ",".join(["came"] * 41)},
    {"said": "no"},
]


def all_of(problems):
    return [text for problem in problems for text in (problem.expected, problem.detail) if text]


@pytest.mark.parametrize("query", WRONG, ids=str)
def test_every_fault_of_an_address_is_a_message(query):
    messages = all_of(ChartSpec.read(query, FACTS)[1])
    assert messages or set(query) <= {"title", "subtitle", "note", "row", "q"}
    assert [text for text in messages if not isinstance(text, LazyMessage)] == []


def test_every_fault_of_an_edition_is_a_message():
    with pytest.raises(SpecError) as caught:
        with_glyphs(Edition(title="แร่ธาตุ", note="\U00013000"))
    messages = all_of(caught.value.problems)
    assert len(messages) > 3
    assert [text for text in messages if not isinstance(text, LazyMessage)] == []


@pytest.mark.parametrize("content", [b"x" * 2_000_000, b"no", b"[]"])
def test_every_fault_of_a_briefing_is_a_message(content):
    _, problems = from_file(content, FACTS)
    assert all(isinstance(problem.value, LazyMessage) for problem in problems)
    assert problems


def test_a_fault_is_translated_also_after_it_crossed_processes(monkeypatch, tmp_path):
    pseudo_translation(tmp_path, "fr")
    override_settings(monkeypatch, locale=tmp_path)
    _, problems = ChartSpec.read({"compare": "PER,PER"}, FACTS)
    (problem,) = pickle.loads(pickle.dumps(SpecError(problems))).problems
    assert problem == problems[0]
    assert spoken(problem.detail, "fr") == "⟦Given more than once: ⟧PER⟦.⟧"
    assert problem.detail == "Given more than once: PER."
