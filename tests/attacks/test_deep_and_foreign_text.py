"""Text that is no number, no date and no sentence: it is named, and never a 500."""

import json

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from charts.briefing.file import FORMAT, LARGEST, from_file
from charts.spec.briefing_params import LONGEST_BRIEFING
from charts.spec.page_specs import BriefingSpec
from charts.spec.parsers import SpecError
from charts.spec.slide_texts import parsed
from charts.spec.slide_tokens import view_token
from data.facts import cell_rules
from data.facts.store import store
from server.html.open_graph import open_graph
from server.middleware.response_headers import MIDDLEWARE
from server.routes.table import ROUTES

FACTS = store().facts
MAX_LENGTH = LONGEST_BRIEFING["said"]
NESTED_TEXTS = (
    "[" * MAX_LENGTH,
    '{"signed":' * (MAX_LENGTH // 10),
    "[" * (MAX_LENGTH // 2) + "]" * (MAX_LENGTH // 2),
    '{"signed":' + "[" * 500 + "]" * 500 + "}",
    '{"signed":{"a":"b"}}',
    '{"signed":"\\ud800"}',
    "9" * MAX_LENGTH,
    '{"signed":' + "9" * 4_400 + "}",
    '"' * MAX_LENGTH,
    '"' + "\\" * (MAX_LENGTH - 1),
)


@pytest.mark.parametrize("text", NESTED_TEXTS)
def test_sentences_that_are_nested_are_a_bad_parameter(text):
    """Each page answered 500 (``RecursionError``), and so did the head of each page."""
    with pytest.raises(SpecError) as error:
        BriefingSpec.from_query({"said": text}, FACTS)
    assert error.value.problems[0].parameter == "said"


@pytest.mark.parametrize("text", NESTED_TEXTS)
def test_every_page_and_picture_answers_them(text):
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    assert client.get("/charts/map.csv", params={"said": text}).status_code == 400
    for path in ("/", "/present", "/export"):
        assert "og:title" in open_graph(FACTS, path, f"said={text}", "")


@pytest.mark.parametrize("text", NESTED_TEXTS)
def test_annotations_that_are_nested_are_named_in_an_embed_and_on_no_slide(text):
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    answer = client.get("/embed/map", params={"annotate": text})
    assert (answer.status_code, answer.text.count('class="notice')) == (200, 1)
    token = view_token("map", {"annotate": text})
    spec, (problem, *_) = BriefingSpec.read({"slides": f"signed,{token}"[:60_000]}, FACTS)
    assert (spec.slides, problem.parameter) == (("signed",), "slides")


def test_brackets_in_a_sentence_are_only_signs():
    sentences = json.dumps({"signed": '[[[{{{ "quoted" \\ [ }'})
    assert parsed(sentences, deepest=1) == json.loads(sentences)
    assert BriefingSpec.from_query({"said": sentences}, FACTS).said


@pytest.mark.parametrize(
    "view",
    [
        *("[" * depth + "]" * depth for depth in (2, 900, 20_000)),
        *('{"said":' + "[" * depth + "]" * depth + "}" for depth in (1, 900, 20_000)),
        '{"said":"\\ud800"}',
        '{"\\ud800":"x"}',
        '{"theme":"\\udfff"}',
        '{"slide":' + "9" * 5_000 + "}",
    ],
)
def test_a_briefing_with_such_a_view_is_none(view):
    text = f'{{"format": "{FORMAT}", "version": 1, "view": {view}}}'
    assert len(text) <= LARGEST
    spec, problems = from_file(text.encode(), FACTS)
    assert spec is None
    assert problems[0].parameter == "briefing"


@pytest.mark.parametrize("digits", ["٣", "١٢٫٥", "१२", "３", "1٣", "²", "1" * 400])
def test_the_digits_of_another_script_are_no_number(digits):
    """They passed the table's check and broke the route that sent the figures."""
    for rule in (cell_rules.NUMBER, cell_rules.SHARE, cell_rules.degree(90, "is no latitude")):
        assert not rule._check_fn(digits), rule


@pytest.mark.parametrize("date", ["٢٠٢٦-٠٢-٠٤", "2026-0٢", "２０２６"])
def test_nor_a_date(date):
    assert not cell_rules.DATE._check_fn(date)


@pytest.mark.parametrize(("key", "value"), [("slide", "1" * 5_000), ("year", "9" * 5_000)])
def test_a_number_without_an_end_is_a_bad_parameter(key, value):
    with pytest.raises(SpecError):
        BriefingSpec.from_query({key: value}, FACTS)
