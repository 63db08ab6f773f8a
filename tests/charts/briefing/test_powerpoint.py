"""The deck read back: titles, numbers, notes, alternative texts, and the native charts' data."""

import io

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader

from charts.briefing import briefing
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.content import table
from charts.producer_rows import colors
from charts.producer_rows import label as relation_name
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from data.minerals.overview import PARTS

FACTS = store().facts
SPEC = BriefingSpec(said='{"signed":"Eleven signed & <more> to come"}', slides=())
SLIDES = briefing(SPEC, FACTS)


@pytest.fixture(scope="module")
def pages():
    return list(Presentation(io.BytesIO(as_powerpoint(SLIDES, FACTS))).slides)


def charts(page):
    return [shape.chart for shape in page.shapes if shape.has_chart]


def test_every_title_is_text_in_a_real_placeholder(pages):
    assert len(pages) == 10
    assert [page.shapes.title.text_frame.text for page in pages] == [
        slide.title for slide in SLIDES
    ]
    assert all(page.shapes.title.is_placeholder for page in pages)


def test_every_slide_has_its_notes_and_its_source(pages):
    assert len(pages) == 10
    for page, slide in zip(pages, SLIDES, strict=True):
        assert page.notes_slide.notes_text_frame.text == slide.notes
        (foot,) = [shape for shape in page.shapes if shape.name == "Source"]
        assert slide.source in foot.text_frame.text


def test_every_picture_and_chart_says_what_it_shows(pages):
    assert any(slide.chart for slide in SLIDES)
    for page, slide in zip(pages, SLIDES, strict=True):
        descriptions = [
            shape._element.xpath(".//p:cNvPr")[0].get("descr")
            for shape in page.shapes
            if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or shape.has_chart
        ]
        assert descriptions == ([slide.alt] if slide.chart else [])


def test_the_native_count_holds_the_steps(pages):
    rows = table(ChartSpec(chart="count"), FACTS)
    (chart,) = charts(pages[3])
    heights = list(chart.plots[0].series[0].values)
    assert heights[1::2][: len(rows)] == list(rows["texts"])
    assert heights[0::2] == [0, *rows["texts"]]


def test_the_figures_of_the_opening_slide_stand_beside_its_map(pages):
    (box,) = [shape for shape in pages[0].shapes if shape.name == "Figures"]
    (map_,) = [shape for shape in pages[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    lines = [paragraph.text for paragraph in box.text_frame.paragraphs]
    assert lines == [line for one in SLIDES[0].figures for line in (one.figure, one.label)]
    assert map_.left + map_.width <= box.left


@pytest.mark.parametrize(("place", "stage"), [(5, "")])
def test_the_native_bars_hold_the_shares(pages, place, stage):
    rows = table(ChartSpec(chart="shares", stage=stage), FACTS)
    (chart,) = charts(pages[place])
    bars = list(dict.fromkeys(zip(rows["line"], rows["panel"], strict=True)))[::-1]
    shares = rows.set_index(["line", "panel", "part"])["share_of_world_pct"]
    parts = [part for part in PARTS if (rows["part"] == part).any()]
    assert bars
    assert parts
    for part, series in zip(parts, chart.plots[0].series, strict=True):
        for key, value in zip(bars, series.values, strict=True):
            assert (value is None) == ((*key, part) not in shares.index)
            if value is not None:
                assert value == pytest.approx(shares[(*key, part)], abs=0.005)


def test_the_native_ranking_holds_the_producers(pages):
    """One series for each relation: the legend and the data sheet say what a country is."""
    spec = SLIDES[7].spec
    rows = table(spec.replace(chart="shares"), FACTS)
    producers = rows.loc[rows["share_of_world_pct"].notna()]
    (chart,) = charts(pages[7])
    assert chart.has_legend
    names = [name.rsplit(" ", 1)[0] for name in chart.plots[0].categories]
    assert names == list(producers["name"])[::-1]
    by_relation = {series.name: list(series.values)[::-1] for series in chart.plots[0].series}
    fills = {one.name: str(one.format.fill.fore_color.rgb) for one in chart.plots[0].series}
    for place, row in enumerate(producers.to_dict("records")):
        label = relation_name(row["relation"], spec.as_of_date(FACTS))
        assert by_relation[label][place] == pytest.approx(row["share_of_world_pct"], abs=0.005)
        assert fills[label] == colors(spec.theme or "light")[row["relation"]].upper()[1:]
        assert [values[place] for values in by_relation.values()].count(None) == len(
            by_relation
        ) - 1


def test_a_producer_without_a_number_is_named_under_the_native_bars():
    """Withheld is not zero: a bar of no length would say so."""
    slides = briefing(BriefingSpec(slides=("mineral.lithium",)), FACTS)
    (page,) = Presentation(io.BytesIO(as_powerpoint(slides, FACTS))).slides
    (note,) = [shape for shape in page.shapes if shape.name == "Note"]
    assert "United States (withheld)" in note.text_frame.text
    (chart,) = charts(page)
    assert not [name for name in chart.plots[0].categories if "United States" in name]
    frame = next(shape for shape in page.shapes if shape.has_chart)
    assert frame.top + frame.height <= note.top


def test_a_globe_is_the_flat_map_in_files():
    slides = briefing(BriefingSpec(slides=("globe",)), FACTS)
    (page,) = Presentation(io.BytesIO(as_powerpoint(slides, FACTS))).slides
    (picture,) = [one for one in page.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture._element.xpath(".//p:cNvPr")[0].get("descr") == slides[0].alt
    (sheet,) = PdfReader(io.BytesIO(as_pdf(slides, FACTS))).pages
    assert slides[0].source in " ".join(sheet.extract_text().split())


def test_the_same_slides_give_a_deck_of_the_same_content(pages):
    again = Presentation(io.BytesIO(as_powerpoint(SLIDES, FACTS)))
    names = [shape.name for page in pages for shape in page.shapes]
    assert names
    assert [shape.name for page in again.slides for shape in page.shapes] == names


def test_the_pdf_has_the_same_slides():
    pdf = PdfReader(io.BytesIO(as_pdf(SLIDES, FACTS)))
    assert len(pdf.pages) == len(SLIDES)
    notes = [
        [note.get_object()["/Contents"] for note in page["/Annots"].get_object()]
        for page in pdf.pages
    ]
    assert notes == [[slide.notes] for slide in SLIDES]
    for page, slide in zip(pdf.pages, SLIDES, strict=True):
        text = " ".join(page.extract_text().split())
        assert slide.title.split()[0] in text
        assert "Source:" in text
        assert float(page.mediabox.width) == pytest.approx(960, abs=1)


def test_what_binds_is_a_picture_in_powerpoint_and_a_page_in_a_pdf():
    slides = briefing(BriefingSpec(slides=("binding",)), FACTS)
    (page,) = Presentation(io.BytesIO(as_powerpoint(slides, FACTS))).slides
    (picture,) = [one for one in page.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert picture._element.xpath(".//p:cNvPr")[0].get("descr") == slides[0].alt
    assert "Ukraine" in page.notes_slide.notes_text_frame.text
    (paper,) = PdfReader(io.BytesIO(as_pdf(slides, FACTS))).pages
    said = paper.extract_text()
    assert all(name in said for name in ("Ukraine", "Legally binding", "Italy", "Not stated"))
