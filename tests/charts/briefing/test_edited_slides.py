"""Slides with what an editor has added on the Export page, in every edition of a briefing."""

import io
import json
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from charts.briefing import briefing, from_file, to_file
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.house_style import quieted
from charts.native.text_fit import text_height
from charts.palette import PARTS
from charts.spec.page_specs import BriefingSpec, ExportSpec
from charts.spec.slide_tokens import view_token
from charts.spec.slide_view import EDITING_OF_CHART, edited_keys
from charts.types.lookup import chart_types
from data.facts.store import store
from views.add_to_briefing import add_view
from views.briefing_file import as_html
from views.briefing_file.pictures import picture, upright, wide
from views.context import page_context
from views.present.stage import is_live
from views.slide_show import pictures

FACTS = store().facts
NOTES = json.dumps({"COD": "A refinery, new", "-8.1,12.5": "A port"})
EDITED = {
    "highlight": "PER,COD",
    "labels": "highlighted",
    "annotate": NOTES,
    "byline": "Graphic: Jane Doe",
    "logo": "THE DAILY",
    "subtitle": "Own words",
    "note": "Preliminary.",
    "style": "signed:7a1f5c~font:dejavu-serif",
}
REQUIRED = {"partner": {"partner": "PER"}}


def spec_of(chart, title="", **edits):
    known = {key: text for key, text in edits.items() if key in edited_keys(chart)}
    query = {"chart": chart, **REQUIRED.get(chart, {}), **known}
    return ExportSpec.from_query(query | ({"title": title} if title else {}), FACTS)


def briefing_of(spec):
    """The briefing that "Add to briefing" on the Export page leads to, with this slide alone."""
    added = add_view(page_context("export", spec, FACTS), spec, spec.chart)
    whole = added.with_slide(BriefingSpec(slides=("open",)))
    alone = whole.replace(slides=whole.slides[1:], slide=1)
    return BriefingSpec.from_query(alone.to_query(), FACTS)


def slide_of(chart, **edits):
    (slide,) = briefing(briefing_of(spec_of(chart, **edits)), FACTS)
    return slide


def stage_of(slide, theme="light"):
    spec = BriefingSpec(slides=(slide.token,), theme=theme)
    ((address, _), *_) = pictures(page_context("present", spec, FACTS, theme), slide)
    parts = urlsplit(address)
    return parts.path, {key: one[0] for key, one in parse_qs(parts.query).items()}


def test_each_chart_has_on_a_slide_the_keys_that_it_has_in_an_image():
    own = {chart.name: chart.edition_keys for chart in chart_types() if chart.edition_keys}
    assert own == dict(EDITING_OF_CHART)


@pytest.mark.parametrize("chart", [chart.name for chart in chart_types()])
def test_a_chart_of_the_export_page_keeps_its_keys_as_a_slide(chart):
    spec = spec_of(chart, **EDITED)
    slide = slide_of(chart, **EDITED)
    for key in edited_keys(chart):
        assert getattr(slide.options, key) == getattr(spec, key), key
    path, query = stage_of(slide)
    assert path == f"/charts/{chart}.svg"
    printed = ExportSpec.from_query(query | {"chart": chart}, FACTS)
    for key in edited_keys(chart):
        assert getattr(printed, key) == getattr(spec, key), key
    assert "Graphic: Jane Doe" in slide.source
    kept = briefing_of(spec)
    assert from_file(to_file(kept), FACTS) == (kept.replace(slide=1), [])


def test_the_title_of_a_picture_is_the_sentence_of_its_slide():
    spec = briefing_of(spec_of("map", title="Ours"))
    (slide,) = briefing(spec, FACTS)
    assert slide.title == "Ours"
    assert json.loads(spec.said) == {slide.token: "Ours"}


def test_a_second_slide_of_the_same_view_has_a_sentence_of_its_own():
    one, two = (spec_of("map", title=title) for title in ("One", "Two"))
    context = page_context("export", one, FACTS)
    first = add_view(context, one, "map").with_slide(BriefingSpec(slides=("open",)))
    both = add_view(context, two, "map").with_slide(first)
    assert [slide.title for slide in briefing(both, FACTS)[1:]] == ["One", "Two"]


@pytest.mark.parametrize(
    ("token", "word"),
    [
        ("view.count~highlight:PER", "highlight"),
        ("view.timeline~annotate:x", "annotate"),
        ("view.map~highlight:QQQ", "QQQ"),
        ("view.map~region:africa~annotate:%7B%22PER%22:%22Far%22%7D", "annotate"),
        ("view.map~style:signed:808080", "style"),
        ("view.map~labels:many", "labels"),
        ("view.map~byline:" + "x" * 81, "byline"),
        ("view.map~preset:web", "preset"),
    ],
)
def test_a_key_that_a_slide_cannot_have_is_named_and_the_rest_shown(token, word):
    spec, problems = BriefingSpec.read({"slides": f"signed,{token},open"}, FACTS)
    assert spec.slides == ("signed", "open")
    assert word in problems[0].detail


def test_a_style_is_kept_for_the_theme_that_it_is_made_for():
    style = "signed:ffb0d8~font:dejavu-serif"
    spec = ExportSpec.from_query({"chart": "map", "style": style, "theme": "dark"}, FACTS)
    (dark,) = briefing(briefing_of(spec), FACTS)
    assert stage_of(dark, "dark")[1]["style"] == style
    assert stage_of(dark, "light")[1]["style"] == "font:dejavu-serif"


def test_a_globe_to_which_an_editor_has_added_something_is_a_picture():
    globe, edited = (
        briefing(BriefingSpec(slides=(f"view.map~projection:globe{more}",)), FACTS)[0]
        for more in ("", "~highlight:PER")
    )
    assert is_live(globe)
    assert not is_live(edited)


def test_the_alternative_text_of_a_slide_says_what_was_added():
    alt = slide_of("map", **EDITED).alt
    assert "Highlighted: Peru and DR Congo." in alt
    assert "Annotation at DR Congo: A refinery, new." in alt


def test_a_pdf_has_the_words_and_the_annotations_of_its_slide():
    text = PdfReader(io.BytesIO(as_pdf([slide_of("map", **EDITED)], FACTS))).pages[0].extract_text()
    for words in ("Own words", "Preliminary.", "Graphic: Jane Doe", "THE DAILY", "A port"):
        assert words in text, words


def test_one_file_has_the_picture_as_it_was_finished_with_note_and_byline():
    plain, edited = slide_of("map"), slide_of("map", **EDITED)
    page = as_html([plain, edited], FACTS).decode()
    pictures = {
        picture(slide.spec, FACTS, edition, 1 << 20)
        for slide in (plain, edited)
        for edition in (wide(slide), upright(slide, ""))
    }
    assert len(pictures) == page.count("data:image/png") == 4
    assert "Preliminary. Source: " in page
    assert "Graphic: Jane Doe" in page


def deck_of(*slides):
    return list(Presentation(io.BytesIO(as_powerpoint(slides, FACTS))).slides)


def test_the_map_of_a_deck_is_the_finished_picture_with_note_and_byline_at_its_foot():
    images = []
    for slide in (slide_of("map"), slide_of("map", **EDITED)):
        (page,) = deck_of(slide)
        images += [shape.image.blob for shape in page.shapes if hasattr(shape, "image")]
    (foot,) = (shape for shape in page.shapes if shape.name == "Source")
    assert foot.text_frame.text.startswith("Preliminary. Source: ")
    assert "Graphic: Jane Doe" in foot.text_frame.text
    plain, edited = (Image.open(io.BytesIO(blob)).convert("RGB") for blob in images)
    assert plain.tobytes() != edited.tobytes()


def test_a_long_note_has_room_at_the_foot():
    (page,) = deck_of(slide_of("map", note="A note that goes on. " * 19, byline="B" * 80))
    (foot,) = (shape for shape in page.shapes if shape.name == "Source")
    size = foot.text_frame.paragraphs[0].font.size.pt
    assert 7 <= size < 10
    assert text_height((foot.text_frame.text,), foot.width, size) <= foot.height


def chart_of(slide):
    (page,) = deck_of(slide)
    (chart,) = (shape.chart for shape in page.shapes if shape.has_chart)
    return page, chart


def test_bars_of_a_deck_keep_their_color_where_highlighted_and_the_others_fade():
    spec = ExportSpec.from_query(
        {"chart": "shares", "commodity": "cobalt", "stage": "mine", "highlight": "COD"}, FACTS
    )
    (slide,) = briefing(briefing_of(spec), FACTS)
    page, chart = chart_of(slide)
    names = list(chart.plots[0].categories)
    at = next(place for place, name in enumerate(names) if name.startswith("DR Congo"))
    for series in chart.plots[0].series:
        faded = {point.find("{*}idx").get("val") for point in series._element.findall("{*}dPt")}
        assert faded == {str(place) for place in range(len(names)) if place != at}
    (note,) = (shape for shape in page.shapes if shape.name == "Note")
    assert note.text_frame.text.startswith("Highlighted: DR Congo; the others are muted.")


def test_a_highlighted_country_is_a_series_of_the_overview_beside_paler_parts():
    _, chart = chart_of(slide_of("shares", highlight="COD,CPV"))
    series = {one.name: one for one in chart.plots[0].series}
    assert "DR Congo" in series
    assert "Cape Verde" not in series
    colors = {name: f"#{one.format.fill.fore_color.rgb}" for name, one in series.items()}
    own = PARTS["light"][0]
    assert colors["DR Congo"] == own
    assert colors["The 54 partners"] == quieted(own, "light")
    assert max(value or 0 for value in series["DR Congo"].values) > 70


def test_without_a_highlight_no_bar_of_a_deck_fades():
    _, chart = chart_of(slide_of("shares"))
    colors = [f"#{one.format.fill.fore_color.rgb}" for one in chart.plots[0].series]
    assert set(colors) <= set(PARTS["light"])


values = st.one_of(
    st.sampled_from([*EDITED.values(), "PER", "QQQ", "{}", "~", ":", "."]), st.text(max_size=40)
)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from([chart.name for chart in chart_types()]),
    st.dictionaries(st.sampled_from(sorted(EDITED)), values, min_size=1, max_size=4),
)
def test_any_edit_of_a_slide_is_kept_or_named(chart, edits):
    required = REQUIRED.get(chart, {})
    token = view_token(chart, required | edits)
    spec, problems = BriefingSpec.read({"slides": f"open,{token}"}, FACTS)
    assert ("open" in spec.slides) or problems
    assert bool(problems) == (token not in spec.slides)
    if not problems:
        assert BriefingSpec.from_query(spec.to_query(), FACTS) == spec
        assert unquote(token)
