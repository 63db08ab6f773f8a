"""Insets of a printed map: where small partners lie close together, and only where there is room.

Bahrain, Qatar, Israel and the Commission in Brussels were marks among marks, without names.
"""

from __future__ import annotations

from itertools import product

import pytest
from matplotlib.patches import PathPatch, Rectangle

from charts.print import PRESETS, Edition
from charts.print.map_windows import WINDOWS
from charts.rendering import compose
from charts.spec.print_params import STAGES
from tests.charts.print.test_graphics_checklist import SIGNERS
from tests.charts.print.views import FACTS, spec_of
from tests.support.drawn_sheet import DrawnSheet

TITLES = {window.title for window in WINDOWS}
WITH_ROOM = ("web", "social", "square", "story", "slide")
NEAR = 1.0
"""Points."""


def drawn(preset="web", query=None, **edition):
    return DrawnSheet(
        compose(spec_of("map", query or {}), FACTS, Edition("png", preset, **edition))
    )


def titles(sheet):
    return {text.words for text in sheet.texts} & TITLES


def frames(sheet):
    """Left, top, right and bottom of each frame and of each place on the map, in points."""
    figure = sheet.sheet.figure
    scale, high = 72 / figure.dpi, sheet.sheet.height
    found = figure.findobj(lambda one: isinstance(one, Rectangle) and one.get_gid() == "inset")
    boxes = [one.get_window_extent() for one in found]
    return [
        (box.x0 * scale, high - box.y1 * scale, box.x1 * scale, high - box.y0 * scale)
        for box in boxes
    ]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_small_are_enlarged_where_there_is_room(preset):
    assert titles(drawn(preset)) == (TITLES if preset in WITH_ROOM else set())


@pytest.mark.parametrize(
    ("preset", "query", "edition"),
    [
        ("web", {"region": "europe"}, {}),
        ("web", {"color": "mineral", "commodity": "cobalt"}, {}),
        ("web", {"status": SIGNERS}, {}),
        ("web", {"status": "announced"}, {}),
        *((stage, {}, {}) for stage in STAGES),
        ("web", {}, {"bare": True}),
    ],
    ids=str,
)
def test_nothing_is_enlarged_where_that_shows_nothing_more(preset, query, edition):
    assert titles(drawn(preset, query, **edition)) == set()
    assert frames(drawn(preset, query, **edition)) == []


CASES = [
    *product(WITH_ROOM, ("en",), ("light", "dark"), ("auto",)),
    *product(WITH_ROOM, ("ar", "ja", "fr"), ("light",), ("auto",)),
    ("story", "ru", "dark", "all"),
]


@pytest.mark.parametrize(("preset", "lang", "theme", "labels"), CASES)
def test_no_line_of_a_frame_runs_through_words_and_nothing_is_named_twice(
    preset, lang, theme, labels
):
    sheet = drawn(preset, {"lang": lang}, theme=theme, labels=labels)
    assert sheet.faults(FACTS) == []
    for left, top, right, bottom in frames(sheet):
        for text in sheet.texts:
            x0, y0, x1, y1 = text.box
            is_apart = x1 < left + NEAR or x0 > right - NEAR or y1 < top + 3 or y0 > bottom - 3
            is_within = x0 > left and x1 < right and y0 > top - 3 and y1 < bottom + 3
            assert is_apart or is_within, text.words
    names = [text.words for text in sheet.texts if text.gid == "name"]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("preset", WITH_ROOM)
def test_a_frame_is_larger_than_its_place_on_the_map_and_of_the_same_shape(preset):
    marks, insets = frames(drawn(preset))[:2], frames(drawn(preset))[2:]
    assert len(marks) == len(insets) == 2
    for mark, inset in zip(marks, insets, strict=True):
        sizes = [(right - left, bottom - top) for left, top, right, bottom in (mark, inset)]
        assert sizes[1][0] / sizes[0][0] > 1.8
        assert sizes[0][0] / sizes[0][1] == pytest.approx(sizes[1][0] / sizes[1][1], rel=0.05)


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_an_inset_has_the_colors_of_the_map(worldview):
    sheet = compose(spec_of("map", {"worldview": worldview}), FACTS, Edition(highlight=("ARE",)))
    colors = {}
    for patch in sheet.figure.findobj(PathPatch):
        is_of_map = bool(patch.get_gid())
        colors.setdefault(is_of_map, set()).add(patch.get_facecolor())
    assert colors[False] <= colors[True]
    assert len(colors[False]) > 4


def test_with_labels_off_an_inset_has_its_title_alone():
    sheet = drawn(labels="none")
    assert titles(sheet) == TITLES
    assert not [text for text in sheet.texts if text.gid == "name"]
