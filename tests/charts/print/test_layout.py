"""Nothing collides, clips or shrinks below 7 pt: measured on the artists' boxes.

The views as they are stand in `test_graphics_checklist`; here are own words, slides and lines.
"""

from itertools import combinations, groupby

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from charts.briefing import briefing
from charts.print import LONGEST, PRESETS, Edition, text_layout
from charts.print.text_layout import LEAST, balanced, face, lines, shortened, width
from charts.rendering import compose
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import STAGES
from tests.charts.print.views import DEFAULT_VIEWS, FACTS, spec_of

LONG = (
    "Eleven partners signed in Washington and the others are still to follow, as far as is known. "
)


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize("size", [7.0, 11.5, 24.0])
@pytest.mark.parametrize(
    "text",
    [
        *(LONG * 2, "A or B ≤ 5 % … † 25 AV To", "Donaudampfschifffahrtsgesellschaft und mehr"),
        *(
            "وقع أحد عشر شريكا في واشنطن والآخرون لم يوقعوا بعد",
            "十一个伙伴在华盛顿签署 其余尚未签署",
        ),
    ],
)
def test_lines_break_where_their_measured_width_says(text, size, weight, monkeypatch):
    """Words settle most of it; where they do not, and at the very edge, the line is measured."""
    edges = [width(text[:cut].rstrip(), size, weight) for cut in range(12, len(text), 9)]
    broken = [lines(text, most, size, weight) for most in edges]
    monkeypatch.setattr(
        text_layout, "fits", lambda text, most, size, weight: width(text, size, weight) <= most
    )
    assert broken == [lines(text, most, size, weight) for most in edges]


def boxes(sheet):
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    return [
        (text.get_text(), text.get_window_extent(renderer), text.get_fontsize())
        for text in sheet.texts
        if text.get_text()
    ]


def assert_valid_layout(sheet):
    width_px, height_px = sheet.figure.get_size_inches() * sheet.figure.dpi
    text_boxes = boxes(sheet)
    assert text_boxes
    slack = sheet.figure.dpi / 72
    for text, box, size in text_boxes:
        assert size >= LEAST, text
        assert min(box.x0, box.y0) >= 0, text
        assert box.x1 <= width_px, text
        assert box.y1 <= height_px, text
    for (one, first, size), (other, second, other_size) in combinations(text_boxes, 2):
        # The boxes of two lines share what lies between a descender and the next line's accents.
        shared = max(2.2, 0.105 * min(size, other_size)) * slack
        apart = (
            first.x1 <= second.x0 + slack
            or second.x1 <= first.x0 + slack
            or first.y1 <= second.y0 + shared
            or second.y1 <= first.y0 + shared
        )
        assert apart, (one, other)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("name", "query"), DEFAULT_VIEWS, ids=str)
def test_the_longest_words_fit_too(name, query, preset):
    words = {key: (LONG * 7)[: LONGEST[key]].strip() for key in ("title", "subtitle", "note")}
    sheet = compose(spec_of(name, query), FACTS, Edition(preset=preset, **words))
    assert_valid_layout(sheet)
    assert sheet.plot_area.height > sheet.height * 0.12


SLIDES = [slide for slide in briefing(BriefingSpec(), FACTS) if slide.chart]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("slide", SLIDES, ids=lambda slide: slide.token)
def test_a_slide_fills_its_screen_in_type_for_the_back_of_a_room(slide, stage):
    sheet = compose(slide.spec, FACTS, Edition("svg", stage, title=slide.title))
    assert_valid_layout(sheet)
    assert min(size for _, _, size in boxes(sheet)) / 72 * STAGES[stage].dpi >= 24
    # On a screen held upright a map of the world and four bars leave more of it empty.
    assert largest_gap(sheet) <= (0.5 if stage in ("stage-2x3", "stage-3x4") else 0.25)


def largest_gap(sheet):
    """The highest band across a sheet on which nothing stands, as a part of its height."""
    canvas = FigureCanvasAgg(sheet.figure)
    canvas.draw()
    pixels = np.asarray(canvas.buffer_rgba())
    is_blank = (pixels == pixels[0, 0]).all(axis=(1, 2))
    bands = [len(list(run)) for blank, run in groupby(is_blank) if blank]
    return max(bands) / len(is_blank)


def test_type_below_seven_points_is_refused():
    with pytest.raises(ValueError, match="below"):
        face(6.9)


def test_lines_keep_every_word_and_fit():
    broken = lines(LONG.strip(), 200, 9)
    assert " ".join(broken) == LONG.strip()
    assert all(width(line, 9) <= 200 for line in broken)
    assert len(balanced(LONG.strip(), 200, 9)) == len(broken)


def test_a_word_without_a_break_is_cut_into_lines():
    assert "".join(lines("x" * 400, 100, 9)) == "x" * 400


def test_what_is_shortened_says_so():
    assert shortened(LONG, 80, 9).endswith("…")
    assert width(shortened(LONG, 80, 9), 9) <= 80


def test_an_address_is_broken_between_its_parts_and_a_date_not_at_all():
    """An address ended in “asof=2026-02” on one line and began with “-04” on the next."""
    address = "https://atlas.example.org/?color=mineral&commodity=rare-earths&asof=2026-02-04"
    first, second = lines(address, width(address, 9) - 10, 9)
    assert (first + second, second) == (address, "&asof=2026-02-04")
    assert lines("signed on 4 Feb 2026", width("signed on 4 Feb", 9), 9)[-1] == "4 Feb 2026"
