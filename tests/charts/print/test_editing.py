"""What an editor adds to a picture: drawn, in its colors, inside the sheet and over nothing."""

import re
from itertools import combinations

import pytest
import shapely
from matplotlib.colors import to_hex

from charts.content import table
from charts.palette import THEMES
from charts.print import PRESETS, Edition, with_glyphs
from charts.print.annotations import place_notes
from charts.print.fonts import families
from charts.producer_rows import chart_lines, producer_rows
from charts.rendering import compose, render
from charts.spec.errors import SpecError
from charts.spec.page_specs import ExportSpec
from charts.spec.slide_texts import texts_to_json
from charts.types.lookup import chart_types
from tests.charts.print.test_layout import assert_valid_layout
from tests.charts.print.views import FACTS

THREE = '{"COD":"A refinery of cobalt","IND":"Long talks, and then a framework","PER":"Copper"}'
CREDIT = {"byline": "Graphic: Jane Doe / The Daily Example " * 2, "logo": "THE DAILY EXAMPLE"}


def words_of(sheet):
    return [text.get_text() for text in sheet.texts]


def sheet_of(**query):
    spec = ExportSpec.from_query(query, FACTS)
    return compose(spec.content, FACTS, Edition(**spec.options))


@pytest.mark.parametrize(
    ("preset", "style"),
    [*((preset, "") for preset in PRESETS), ("column", "font:dejavu-serif~paper:fff1e5")],
)
def test_what_is_added_covers_no_other_text_and_stays_on_the_sheet(preset, style):
    words = {"annotate": THREE, "highlight": "COD,PER,JPN,SGP,QAT", "style": style}
    sheet = sheet_of(preset=preset, **words, **CREDIT)
    assert_valid_layout(sheet)
    shown = " ".join(words_of(sheet))
    assert "Highlighted: DR Congo, Peru, Japan, Singapore and Qatar" in shown
    assert "Copper" in words_of(sheet)


@pytest.mark.parametrize("highlight", ["COD,PER,JPN,SGP,QAT", "CHN,USA,BRA,DEU,ZAF"])
@pytest.mark.parametrize("preset", PRESETS)
def test_the_names_of_the_highlighted_are_always_there(preset, highlight):
    shown = words_of(sheet_of(preset=preset, highlight=highlight, labels="highlighted"))
    assert {FACTS.name(code) for code in highlight.split(",")} <= set(shown)


def test_labels_are_those_that_are_asked_for():
    def names(**query):
        return set(words_of(sheet_of(**query))) & set(FACTS.countries["name"])

    chosen = names()
    assert names(labels="none") == names(labels="none", highlight="PER") == set()
    assert names(labels="highlighted", highlight="PER") == {"Peru"}
    assert chosen < names(labels="all")


def test_behind_a_highlight_the_others_step_back_and_the_legend_says_so():
    plain, quiet = sheet_of(), sheet_of(highlight="PER")

    def color(sheet, code):
        (patch,) = sheet.figure.findobj(lambda one: one.get_gid() == f"country-{code}")
        return to_hex(patch.get_facecolor())

    assert color(plain, "PER") == color(quiet, "PER")
    assert color(plain, "ARG") != color(quiet, "ARG")
    assert "Highlighted: Peru; the others are muted" in words_of(quiet)


def test_whoever_is_not_in_the_picture_is_not_said_to_be_highlighted():
    """Cuba is listed for cobalt and Peru is not; Japan is outside Africa."""
    bars = {"chart": "shares", "commodity": "cobalt", "stage": "mine"}
    assert "Highlighted: Cuba; the others are muted" in words_of(
        sheet_of(highlight="CUB,PER", **bars)
    )
    for view in ({**bars, "highlight": "PER"}, {"region": "africa", "highlight": "JPN"}):
        assert not any("Highlighted" in words for words in words_of(sheet_of(**view)))


@pytest.mark.parametrize(
    "view",
    [
        {"chart": "timeline"},
        {"chart": "agreements"},
        {"chart": "agreements", "view": "matrix"},
    ],
)
def test_rows_of_the_highlighted_stand_out_of_the_others(view):
    sheet = sheet_of(highlight="PER,CUB", **view)
    assert "Highlighted: Peru; the others are muted" in words_of(sheet)
    ink = {text.get_text().split(",")[0]: to_hex(text.get_color()).upper() for text in sheet.texts}
    assert ink["Peru"] == THEMES["light"].ink
    assert ink["Morocco"] == THEMES["light"].quiet_ink


def test_a_small_producer_that_is_highlighted_has_a_line_of_its_own():
    rows = producer_rows(ExportSpec(commodity="copper", stage="mine"), FACTS)
    last = rows.loc[rows["printed"] == "", "iso_a3"].iloc[-2]
    few, edited = (chart_lines(rows, 6, keep=keep) for keep in ((), (last,)))
    assert last not in set(few["iso_a3"])
    assert last in set(edited["iso_a3"])
    assert len(few) == len(edited) == 6
    shares = [part["share_of_world_pct"].sum() for part in (few, edited)]
    assert shares[0] == pytest.approx(shares[1])


def test_a_slide_by_legal_status_has_no_rows_of_countries_to_highlight():
    sheet = sheet_of(chart="agreements", preset="stage-4x3", highlight="PER")
    assert not any("Highlighted" in words for words in words_of(sheet))


def test_source_license_and_address_stay_whatever_an_editor_writes():
    words = {"title": "Mine", "note": "Mine", **CREDIT, "style": "font:dejavu-serif"}
    edition = Edition(**ExportSpec.from_query(words, FACTS).options, address="https://a.example")
    shown = " ".join(words_of(compose(ExportSpec(), FACTS, edition)))
    assert "Source: Ministerial Atlas, compiled from" in shown
    assert "Ministerial Atlas, free to use with this line and its sources." in shown
    assert "https://a.example" in shown
    assert "THE DAILY EXAMPLE" in shown


@pytest.mark.parametrize("chart", chart_types(), ids=lambda chart: chart.name)
@pytest.mark.parametrize("theme", THEMES)
def test_a_style_leaves_none_of_the_colors_that_it_replaces(chart, theme):
    required = {chart.required_key: "PER"} if chart.required_key else {}
    colors = {"light": "signed:0b5a3c~ink:2a2a2a", "dark": "signed:9fe0b8~ink:fafafa"}
    sheet = sheet_of(chart=chart.name, theme=theme, style=colors[theme], **required)
    inks = {to_hex(text.get_color()).upper() for text in sheet.texts}
    assert THEMES[theme].ink not in inks
    assert colors[theme][-6:].upper() in {ink[1:] for ink in inks}


def test_a_picture_is_set_in_the_typeface_of_its_style_and_an_svg_has_it_inside():
    svg = render(ExportSpec(), FACTS, Edition("svg", style="font:dejavu-serif")).decode()
    assert "font-family:'DejaVu Serif'" in svg
    assert "'DejaVu Serif', 'Georgia'" in svg
    assert "Source Sans" not in re.sub(r"<desc.*?</desc>", "", svg)
    assert families()[0] == "Source Sans 3"
    assert b"DejaVuSerif" in render(ExportSpec(), FACTS, Edition("pdf", style="font:dejavu-serif"))


@pytest.mark.parametrize("words", ["\U0001e900", "🦀"])
def test_what_no_font_has_is_named_in_annotations_too(words):
    """Of emoji alone nothing is left to draw, which ended in a 500."""
    edition = Edition(annotate=texts_to_json({"PER": words}))
    assert compose(ExportSpec(), FACTS, edition).texts
    with pytest.raises(SpecError) as caught:
        with_glyphs(edition)
    assert caught.value.problems[0].parameter == "annotate"


def test_texts_for_one_place_do_not_cover_each_other_or_leave_the_frame():
    texts = [("A text of some length that is broken", (5.0, 5.0))] * 3
    nothing = shapely.STRtree([])
    notes = place_notes(texts, 8, (300, 200), [], nothing, nothing)
    assert not any(one.area.intersects(other.area) for one, other in combinations(notes, 2))
    assert all(shapely.box(0, 0, 300, 200).covers(note.area) for note in notes)


def test_the_events_of_the_highlighted_are_named_before_others():
    rows = table(ExportSpec(chart="timeline"), FACTS)
    own = set(rows.loc[rows["partners"].str.contains("ARG"), "title"])
    plain, edited = (
        own & set(words_of(sheet_of(chart="timeline", preset="square", **view)))
        for view in ({}, {"highlight": "ARG"})
    )
    assert plain < edited
