"""The deck in a presenter's own template, read back: its layouts, type, colors, places, notes."""

import io
import re
from itertools import combinations

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml.ns import qn

from charts.briefing import briefing
from charts.briefing.powerpoint import as_powerpoint
from charts.briefing.template.theme import ThemeColors
from charts.briefing.template_design import TemplateDesign
from charts.content import table
from charts.palette import rgb
from charts.spec.page_specs import BriefingSpec
from charts.types.lookup import chart_type
from data.facts.store import store
from tests.support import templates

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)
EXTRA = briefing(BriefingSpec(slides=("open", "mineral.lithium", "signed")), FACTS)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


@pytest.fixture(scope="module", params=list(templates.ALL))
def made(request):
    """A template, the bytes of the deck made of it, and that deck read back."""
    template = templates.ALL[request.param]()
    content = as_powerpoint(SLIDES, FACTS, template.content)
    return template, content, Presentation(io.BytesIO(content))


def box(shape):
    return shape.left, shape.top, shape.left + shape.width, shape.top + shape.height


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def native_of(page):
    return [shape.chart for shape in page.shapes if shape.has_chart]


def test_the_template_gives_size_master_and_layouts_and_no_slide(made):
    template, content, deck = made
    before = Presentation(io.BytesIO(template.content))
    assert (deck.slide_width, deck.slide_height) == template.size
    assert [one.name for one in deck.slide_layouts] == [one.name for one in before.slide_layouts]
    assert len(deck.slides) == len(SLIDES)
    names = [name for name, _ in templates.files_of(content)]
    assert len([name for name in names if re.match(r"ppt/slides/slide\d+\.xml", name)]) == len(
        SLIDES
    )
    for _name, body in templates.files_of(content):
        assert b"quarterly figures" not in body
        assert b"Unsaid" not in body


def test_layouts_are_chosen_by_their_placeholders(made):
    template, _content, deck = made
    used = [page.slide_layout.name for page in deck.slides]
    first = template.body if SLIDES[0].chart else template.opening
    assert used == [first, *[template.body] * (len(SLIDES) - 1)]


def test_titles_and_notes_are_those_of_the_briefing(made):
    _template, _content, deck = made
    for page, slide in zip(deck.slides, SLIDES, strict=True):
        assert page.shapes.title.text_frame.text == slide.title
        assert page.notes_slide.notes_text_frame.text == slide.notes
        (source,) = [shape for shape in page.shapes if shape.name == "Source"]
        assert slide.source in source.text_frame.text


def test_pictures_and_charts_stand_in_the_placeholder_and_say_what_they_show(made):
    _template, _content, deck = made
    for page, slide in zip(deck.slides, SLIDES, strict=True):
        shown = [
            shape for shape in page.shapes if shape.has_chart or shape._element.tag == qn("p:pic")
        ]
        assert len(shown) == (1 if slide.chart else 0)
        for shape in shown:
            assert shape.is_placeholder
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr") == slide.alt
        kinds = [holder.placeholder_format.type for holder in page.placeholders]
        assert len([kind for kind in kinds if kind in TITLES]) == 1
        empty = [
            holder
            for holder in page.placeholders
            if holder.has_text_frame and not holder.text_frame.text
        ]
        assert not empty


def test_what_is_native_stays_so_with_axes_in_percent(made):
    _template, _content, deck = made
    natives = 0
    for page, slide in zip(deck.slides, SLIDES, strict=True):
        if slide.chart and chart_type(slide.chart).native:
            (chart,) = native_of(page)
            natives += 1
            assert chart.part.chart_workbook.xlsx_part is not None
            if slide.chart == "shares":
                whole = table(slide.spec, FACTS)
                if slide.spec.commodity:
                    assert chart.value_axis.maximum_scale == 100
                else:
                    most = whole.groupby(["line", "panel"])["share_of_world_pct"].sum().max()
                    assert 100 <= chart.value_axis.maximum_scale <= max(100, most + 1)
                assert chart.value_axis.minimum_scale == 0
                assert chart.value_axis.tick_labels.number_format == '0"%"'
    assert natives >= 3


def test_type_and_colors_are_the_themes_own(made):
    """No face and no color of ours is written where the theme should speak."""
    template, content, _deck = made
    seen = 0
    for name, body in templates.files_of(content):
        if re.match(r"ppt/(slides|charts)/[^/]+\.xml", name):
            seen += 1
            assert {*re.findall(rb'<a:latin typeface="([^"]*)"', body)} <= {b"+mn-lt"}, name
            assert b"srgbClr" not in body, name
    assert seen > len(SLIDES)
    faces = re.compile(rb"<a:(?:major|minor)Font>\s*<a:latin typeface=\"([^\"]*)")
    before, after = (
        faces.findall(templates.file_of(file, "ppt/theme/theme1.xml"))
        for file in (template.content, content)
    )
    assert len(before) == 2
    assert after == before


def test_everything_is_on_the_slide_and_nothing_on_another(made):
    template, _content, deck = made
    for page in deck.slides:
        boxes = {shape.name: box(shape) for shape in page.shapes}
        for name, (left, top, right, bottom) in boxes.items():
            assert left >= 0, name
            assert top >= 0, name
            assert right <= template.size[0], name
            assert bottom <= template.size[1], name
        for (name, one), (other_name, other) in combinations(boxes.items(), 2):
            assert not overlap(one, other), (page.shapes.title.text, name, other_name)


def test_the_footer_of_the_template_and_the_number_stand_on_each_slide():
    template = templates.with_footers()
    deck = Presentation(io.BytesIO(as_powerpoint(EXTRA, FACTS, template.content)))
    for page in deck.slides:
        kinds = {holder.placeholder_format.type: holder for holder in page.placeholders}
        assert kinds[PP_PLACEHOLDER.FOOTER].text_frame.text == "Confidential, for the board"
        assert PP_PLACEHOLDER.SLIDE_NUMBER in kinds
        assert PP_PLACEHOLDER.DATE not in kinds


def test_a_map_is_dark_on_a_dark_template_and_its_series_can_be_told_apart():
    """Six accents that are all but one blue: lighter and darker shades come to help."""
    design = TemplateDesign(templates.classic().content)
    colors = ThemeColors(design.deck.slide_master)
    assert colors.is_dark
    first = [rgb(accent.value) for accent in colors.accents[:3]]
    for one, other in combinations(first, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) >= 60**2
    light = TemplateDesign(templates.wide().content)
    assert not ThemeColors(light.deck.slide_master).is_dark


def test_what_steps_back_is_nearer_to_the_ground_in_the_theme_s_own_colors(made):
    template, *_ = made
    view = BriefingSpec(slides=("view.shares~commodity:cobalt~stage:mine~highlight:COD",))
    content = as_powerpoint(briefing(view, FACTS), FACTS, template.content)
    (chart,) = native_of(Presentation(io.BytesIO(content)).slides[0])
    is_dark = ThemeColors(TemplateDesign(template.content).deck.slide_master).is_dark
    at = next(
        place for place, name in enumerate(chart.plots[0].categories) if name.startswith("DR Congo")
    )
    faded = 0
    for series in chart.plots[0].series:
        for place, value in enumerate(series.values):
            fill = series.points[place].format.fill if value and place != at else None
            if fill and fill.fore_color.brightness in (0.6, -0.6):
                assert (fill.fore_color.brightness < 0) == is_dark
                faded += 1
    assert faded > 3
    for name, body in templates.files_of(content):
        if re.match(r"ppt/(slides|charts)/[^/]+\.xml", name):
            assert b"srgbClr" not in body, name


def test_a_note_under_the_bars_has_its_own_place():
    for make in templates.ALL.values():
        deck = Presentation(io.BytesIO(as_powerpoint(EXTRA, FACTS, make().content)))
        page = deck.slides[1]
        (note,) = [shape for shape in page.shapes if shape.name == "Note"]
        assert "United States (withheld)" in note.text_frame.text
        others = [box(shape) for shape in page.shapes if shape.name != "Note"]
        assert not any(overlap(box(note), other) for other in others)


def test_the_same_template_gives_the_same_bytes():
    template = templates.wide().content
    first, second = (as_powerpoint(EXTRA, FACTS, template) for _ in range(2))
    differing = [
        name
        for (name, one), (_name, other) in zip(
            templates.files_of(first), templates.files_of(second), strict=True
        )
        if one != other and not name.endswith(".xlsx")
    ]
    assert not differing


def test_pictures_are_as_crisp_as_in_the_house_design(made):
    _template, _content, deck = made
    pictures = [
        shape
        for page in deck.slides
        for shape in page.shapes
        if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or shape._element.tag == qn("p:pic")
    ]
    assert pictures
    assert all(picture.image.size[0] >= 2160 for picture in pictures)
