"""Names and dates in other languages survive in every format, right-to-left ones too."""

import csv
import io
import re
from xml.etree import ElementTree

import pypdf
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from pptx import Presentation

from charts.briefing import briefing
from charts.briefing.powerpoint import as_powerpoint
from charts.content import caption, file_stem, table
from charts.print import Edition
from charts.print.fonts import drawable, in_line, needs_outlines
from charts.rendering import compose, render
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.store import store
from data.i18n.cldr import LANGUAGES

FACTS = store().facts
ARABIC = FACTS.localized("ar")
OTHERS = LANGUAGES[1:]


def words_of(svg: bytes) -> list[str]:
    return [
        "".join(element.itertext())
        for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    ]


def letters(text: str) -> str:
    """Without marks of direction and in the order of reading, as a search would see it."""
    return re.sub(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


@pytest.mark.parametrize("lang", OTHERS)
def test_every_name_and_date_of_a_language_can_be_drawn(lang):
    localized = FACTS.localized(lang)
    names = [localized.name(code) for code in localized.countries["iso_a3"]]
    dates = [*localized.agreements["signed_label"], *localized.events["date_label"]]
    assert {drawable(text)[1] for text in names + dates} == {""}


@pytest.mark.parametrize("lang", OTHERS)
def test_a_map_in_a_language_has_its_names_as_text(lang):
    svg = render(ChartSpec(lang=lang), FACTS, Edition("svg"))
    assert FACTS.localized(lang).name("COK") in words_of(svg)
    assert FACTS.name("COK") not in words_of(svg)


def test_arabic_stands_in_an_svg_as_text_and_in_order():
    """A sentence is wholly English until it is translated; dates and names alone are Arabic."""
    texts = words_of(
        render(ChartSpec(chart="partner", partner="PER", lang="ar"), FACTS, Edition("svg"))
    )
    assert texts[0].startswith("Peru: signed")
    assert letters(texts[0]).isascii()
    assert any("فبراير" in words for words in texts[2:])
    ranked = words_of(
        render(ChartSpec(chart="shares", commodity="cobalt", lang="ar"), FACTS, Edition("svg"))
    )
    assert ARABIC.name("AUS") in ranked


@pytest.mark.parametrize("lang", ["ar", "ru", "zh", "ja", "ko"])
def test_a_name_can_be_found_in_a_pdf(lang):
    pdf = render(ChartSpec(chart="shares", commodity="cobalt", lang=lang), FACTS, Edition("pdf"))
    text = letters(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text())
    assert FACTS.localized(lang).name("AUS") in text


@pytest.mark.parametrize(("lang", "kind"), [("en", "/Type0"), ("ar", "/Type0"), ("zh", "/Type3")])
def test_a_pdf_embeds_truetype_unless_a_font_is_none(lang, kind):
    """A CFF font embedded as if it were TrueType is one that readers of PDF warn of."""
    pdf = render(ChartSpec(chart="count", lang=lang), FACTS, Edition("pdf"))
    fonts = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"]
    assert {font.get_object()["/Subtype"] for font in fonts.values()} == {kind}


def test_arabic_stands_in_a_csv_unchanged():
    spec = BriefingSpec(lang="ar")
    body = spreadsheet_safe_csv(table(spec, FACTS)).decode()
    names = {row["iso_a3"]: row["name"] for row in csv.DictReader(io.StringIO(body))}
    assert names["PER"] == "بيرو"
    assert names["EUU"] == ARABIC.name("EUU")


def test_a_powerpoint_keeps_to_the_language_of_its_sentences():
    """Its titles are English until they are translated, and so are the names beside its bars."""
    spec = BriefingSpec(slides=("mineral.cobalt", "partner.PER"), lang="ar")
    deck = Presentation(io.BytesIO(as_powerpoint(briefing(spec, ARABIC), FACTS)))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert any("Peru" in title for title in titles)
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    categories = [*charts[0].plots[0].categories]
    assert any(name.startswith("Australia") for name in categories)


@pytest.mark.parametrize("lang", OTHERS)
def test_the_file_keeps_its_english_name(lang):
    spec = ChartSpec(partner="PER", lang=lang)
    assert file_stem(spec.replace(chart="partner"), FACTS).startswith(
        "ministerial-atlas-partner-peru"
    )


def test_figures_take_the_signs_of_their_language_and_a_sentence_keeps_to_one():
    """ "Congo-Kinshasa mines 74,2 % of the world" was two languages in one sentence."""
    spec = ChartSpec(commodity="cobalt", lang="fr")
    title = caption(spec.replace(chart="shares"), FACTS).title
    assert "DR Congo" in title
    assert "74.2%" in title
    texts = words_of(render(spec.replace(chart="shares"), FACTS, Edition("svg")))
    assert "Congo-Kinshasa" in texts
    assert "74,2\xa0%" in texts


@pytest.mark.parametrize("facts", [FACTS, FACTS.localized("ru")])
def test_the_view_says_the_language_whichever_facts_are_given(facts):
    assert caption(ChartSpec(chart="count"), facts) == caption(ChartSpec(chart="count"), FACTS)


def test_a_sentence_that_begins_with_an_arabic_name_still_runs_from_the_left():
    assert in_line("بيرو: signed").startswith("\u200e")
    assert in_line("بيرو") == "بيرو"
    assert in_line("Pérou: signé") == "Pérou: signé"
    assert in_line("Peru signed") == "Peru signed"


def test_only_east_asian_letters_need_outlines():
    assert needs_outlines("秘鲁")
    assert not any(map(needs_outlines, ["Perú", "Перу", "بيرو", "Peru"]))


@pytest.mark.parametrize("lang", OTHERS)
def test_nothing_runs_off_the_sheet_in_any_language(lang):
    sheet = compose(ChartSpec(chart="shares", commodity="cobalt", lang=lang), FACTS, Edition("png"))
    renderer = FigureCanvasAgg(sheet.figure).get_renderer()
    assert sheet.texts
    for artist in sheet.texts:
        box = artist.get_window_extent(renderer)
        assert box.x0 >= 0, artist.get_text()
        assert box.x1 <= sheet.figure.bbox.width, artist.get_text()


def test_chinese_is_set_in_its_own_forms():
    """One code point has other forms in Japan, and Noto draws those unless told otherwise."""
    for lang, form in (("zh", "zh-Hans"), ("ja", "ja"), ("en", None)):
        sheet = compose(
            ChartSpec(chart="shares", commodity="cobalt", lang=lang), FACTS, Edition("png")
        )
        assert {artist.get_language() for artist in sheet.texts} == {form}
