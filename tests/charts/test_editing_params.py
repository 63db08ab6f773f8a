"""The keys by which an editor finishes a picture: what is understood, and what is named."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charts.editing import own_options, with_editing
from charts.registry import CHART_NAMES
from charts.spec.editing_params import (
    MOST_ANNOTATIONS,
    Annotation,
    annotation_lines,
    annotations_of,
    places,
)
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import PrintOptions
from data.facts.store import store

FACTS = store().facts


def read(**query):
    return ExportSpec.read(query, FACTS)


def test_annotations_are_read_from_json_and_from_the_lines_of_a_form():
    own = {"COD": "A refinery: the first", "-8.1,12.5": "A port"}
    lines, problems = read(annotate="cod: A refinery: the first\r\n\r\n -8.10 , +12.5 :A  port ")
    assert problems == []
    assert lines == read(annotate=json.dumps(own))[0]
    assert annotations_of(lines.annotate) == (
        Annotation("-8.1,12.5", "A port"),
        Annotation("COD", "A refinery: the first"),
    )
    assert annotations_of(lines.annotate)[0].degrees == (-8.1, 12.5)
    assert read(annotate=annotation_lines(lines.annotate)) == (lines, [])


def test_what_cannot_be_annotated_is_named_and_the_rest_kept():
    spec, problems = read(annotate="DR Congo: a\nPER: b\nPER: c\n91,0: d")
    assert spec.annotate == '{"PER":"b"}'
    assert [(one.value, one.detail) for one in problems] == [
        ("DR Congo", "Probably meant: COD."),
        ("PER", ""),
        ("91,0", ""),
    ]


def test_of_hundreds_of_annotations_three_are_shown():
    spec, (problem,) = read(annotate="\n".join(f"{place},0: x" for place in range(80)))
    assert len(annotations_of(spec.annotate)) == MOST_ANNOTATIONS
    assert problem.detail == "80 were given; the first 3 are shown."


@pytest.mark.parametrize(
    ("view", "place", "expected"),
    [
        ({}, "-80,0", "a place on the map"),
        ({"region": "africa"}, "JPN", "a place on the map of Africa"),
        ({"region": "africa"}, "60,-100", "a place on the map of Africa"),
    ],
)
def test_a_place_outside_the_map_or_its_crop_is_named(view, place, expected):
    spec, (problem,) = read(annotate=f"{place}: x", **view)
    assert (spec.annotate, problem.parameter, problem.value) == ("", "annotate", place)
    assert problem.expected.startswith(expected)


def test_highlights_are_codes_in_the_order_given():
    assert read(highlight="per,COD,CHN")[0].highlight == ("PER", "COD", "CHN")
    spec, problems = read(highlight="PER,PER,Peru,OTH")
    assert spec.highlight == ("PER",)
    assert [problem.nearest for problem in problems] == [("PER",), ("THA",), ()]
    spec, (problem,) = read(highlight="PER,COD,CHN,JPN,IND,ZMB")
    assert spec.highlight == ("PER", "COD", "CHN", "JPN", "IND")
    assert problem.detail == "Left out: ZMB."


def test_whoever_can_be_highlighted_is_on_the_map():
    assert {"CHN", "EUU", "SGP"} < places(FACTS)
    assert not {"OTH", "WLD"} & places(FACTS)


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_a_chart_is_printed_without_the_keys_that_mean_nothing_on_it(chart):
    view = {"highlight": ("PER",), "annotate": '{"PER":"x"}', "labels": "none", "byline": "Jo"}
    options = PrintOptions(**_without_theme(own_options(ExportSpec(chart=chart, **view))))
    assert options.byline == "Jo"
    assert bool(options.annotate) == (options.labels == "none") == (chart == "map")
    assert bool(options.highlight) == (chart not in ("count", "partner"))


def _without_theme(options):
    return {key: value for key, value in options.items() if key != "theme"}


def test_the_alternative_text_says_what_an_editor_has_added():
    options = PrintOptions(highlight=("PER", "COD"), annotate='{"1,2":"Here.","COD":"There"}')
    said = with_editing("A map.", ExportSpec(region="africa"), options, FACTS)
    assert said == (
        "A map. Highlighted: DR Congo. Annotation at 1,2: Here. Annotation at DR Congo: There."
    )
    assert with_editing("Bars.", ExportSpec(chart="shares"), options, FACTS) == "Bars."


parts = st.sampled_from(
    [*'{}[]":,~.#-+ \n', "COD", "per", "signed", "font", "1f4e79", "12.5", "nan", "inf", "\\ud800"]
)
pieces = st.lists(parts | st.text(max_size=4), max_size=12).map("".join)


@settings(max_examples=400)
@given(
    st.fixed_dictionaries(
        {},
        optional={
            **dict.fromkeys(("highlight", "labels", "annotate", "style", "byline", "logo"), pieces),
            "region": st.sampled_from(["africa", "oceania"]),
            "theme": st.sampled_from(["light", "dark"]),
        },
    )
)
def test_whatever_is_written_is_a_picture_or_named(query):
    spec, problems = ExportSpec.read(query, FACTS)
    assert {problem.parameter for problem in problems} <= set(query)
    assert all(str(problem) for problem in problems)
    assert ExportSpec.from_query(spec.to_query(), FACTS) == spec
    assert spec.fitting(FACTS) == (spec, [])
