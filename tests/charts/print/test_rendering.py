"""Every chart in every format and size: it parses, it has its size, and it is the same twice."""

import io
import struct
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from charts.content import caption
from charts.print import FORMATS, LONGEST, PRESETS, Edition, with_glyphs
from charts.print.fonts import drawable
from charts.registry import CHART_NAMES
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import ExportSpec
from charts.spec.parsers import THEMES, SpecError
from charts.spec.print_params import SCALES, as_line
from tests.charts.print.views import DEFAULT_VIEWS, FACTS, spec_of

SVG = "{http://www.w3.org/2000/svg}"


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("name", "query"), DEFAULT_VIEWS, ids=str)
def test_a_png_has_exactly_the_presets_pixels(name, query, preset):
    size = PRESETS[preset]
    assert size_of(render(spec_of(name, query), FACTS, Edition(preset=preset))) == (
        size.width,
        size.height,
    )


def test_the_presets_are_those_of_the_contract():
    assert tuple(PRESETS) == (
        *("web", "social", "square", "story", "slide", "newsletter", "column", "print"),
    )
    expected = {
        "web": (1200, 675),
        "social": (1200, 628),
        "square": (1080, 1080),
        "story": (1080, 1920),
        "slide": (1920, 1080),
    }
    for name, pixels in expected.items():
        assert (PRESETS[name].width, PRESETS[name].height) == pixels
    assert PRESETS["newsletter"].width == 600
    assert PRESETS["print"].width == round(180 / 25.4 * 300)
    assert PRESETS["column"].width == round(90 / 25.4 * 300)


@pytest.mark.parametrize("scale", [int(scale) for scale in SCALES])
def test_a_scale_multiplies_the_pixels(scale):
    png = render(ChartSpec(chart="count"), FACTS, Edition(scale=scale))
    assert size_of(png) == (1200 * scale, 675 * scale)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("name", "query"), DEFAULT_VIEWS, ids=str)
def test_an_svg_keeps_text_as_text_and_names_itself(name, query, preset):
    spec = spec_of(name, query)
    root = ElementTree.fromstring(render(spec.replace(chart=name), FACTS, Edition("svg", preset)))
    chart_caption = caption(spec.replace(chart=name), FACTS)
    assert root.find(f"{SVG}title").text == chart_caption.title
    assert chart_caption.title[:20] in root.find(f"{SVG}desc").text
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert sorted(ids) == sorted(set(ids))
    texts = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text"))
    assert "Source:" in texts
    assert chart_caption.title.split()[0] in texts
    families = {node.get("style", "") for node in root.iter(f"{SVG}text")}
    assert all("'Source Sans 3'" in style and "sans-serif" in style for style in families)


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(("name", "query"), DEFAULT_VIEWS, ids=str)
def test_a_pdf_is_one_page_with_its_fonts_in_it(name, query, preset):
    pdf = PdfReader(io.BytesIO(render(spec_of(name, query), FACTS, Edition("pdf", preset))))
    (page,) = pdf.pages
    size = PRESETS[preset]
    points = size.width / size.dpi * 72
    assert float(page.mediabox.width) == pytest.approx(points, abs=0.5)
    for font in page["/Resources"]["/Font"].values():
        font = font.get_object()
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        file = inner["/FontDescriptor"].get_object()["/FontFile2"].get_object().get_data()
        tables = TTFont(io.BytesIO(file)).keys()
        assert "glyf" in tables
        assert not {"GPOS", "GSUB"} & set(tables), "a PDF needs no rules of placing; they take long"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(("name", "query"), DEFAULT_VIEWS, ids=str)
def test_the_same_view_gives_the_same_bytes(name, query, kind):
    edition = Edition(kind, theme="dark", transparent=True)
    spec = spec_of(name, query)
    assert render(spec, FACTS, edition) == render(spec, FACTS, edition)


HOSTILE = [
    '<script>alert(1)</script> & "quotes" ]]> <!-- $x^2$ \\frac{1}{2} %s {0}',
    "اتفاق المعادن الحرجة",
    "Меморандум о критически важных минералах",
    "הסכם מינרלים",
    "Signed 😀🇵🇪 on the day ✍️",
    "bell\x07 null\x00 tab\t line\nbreak \u202eoverride \ud800",
]


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_gives_a_sound_picture(title, kind):
    content = render(ChartSpec(chart="count"), FACTS, Edition(kind, title=title))
    if kind == "svg":
        root = ElementTree.fromstring(content)
        assert not list(root.iter(f"{SVG}script"))
        assert root.find(f"{SVG}title").text == drawable(title)[0]
    elif kind == "png":
        assert size_of(content) == (1200, 675)
    else:
        assert len(PdfReader(io.BytesIO(content)).pages) == 1


@pytest.mark.parametrize("text", HOSTILE[1:4])
def test_letters_of_other_scripts_have_glyphs(text):
    assert drawable(text) == (text, "")


def test_letters_without_a_glyph_are_named_rather_than_boxed():
    with pytest.raises(SpecError) as error:
        with_glyphs(Edition(title="แร่ธาตุ"))
    assert "แ" in error.value.problems[0].detail


@settings(max_examples=200)
@given(
    st.text(max_size=12) | st.sampled_from(FORMATS),
    st.text(max_size=12) | st.sampled_from(list(PRESETS)),
    st.integers().map(str) | st.sampled_from(SCALES),
    st.text(max_size=12) | st.sampled_from(THEMES),
    st.text(max_size=LONGEST["title"] + 5),
)
def test_an_edition_is_sound_or_the_query_says_what_is_wrong(kind, preset, scale, theme, title):
    sound = (
        kind in FORMATS
        and preset in PRESETS
        and scale in SCALES
        and theme in THEMES
        and len(title) <= LONGEST["title"]
        and as_line(title) == " ".join(title.split())
        and not drawable(title)[1]
    )
    query = {"format": kind, "preset": preset, "scale": scale, "theme": theme, "title": title}

    def edition():
        return with_glyphs(Edition(**ExportSpec.from_query(query, FACTS).options))

    if sound:
        assert edition().size is PRESETS[preset]
    else:
        with pytest.raises(SpecError):
            edition()


def test_a_card_without_a_partner_says_what_is_missing():
    with pytest.raises(SpecError, match="partner"):
        render(ChartSpec(chart="partner"), FACTS, Edition())


def test_every_chart_of_the_contract_exists():
    assert set(CHART_NAMES) == {"map", "timeline", "count", "shares", "partner", "agreements"}
