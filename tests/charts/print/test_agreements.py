"""The agreements in print: the rows of the page's filters, none cut off or left out unsaid."""

import re
from datetime import date

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import Rectangle

from charts.agreement_rows import matching_agreements
from charts.content import alt_text, caption, file_stem, table
from charts.print import PRESETS, Edition
from charts.print.text_layout import width
from charts.rendering import compose
from charts.spec.page_specs import AgreementsSpec
from charts.spec.print_params import STAGES
from charts.urls import image_address, view_address
from data.agreements.listing import known_agreements
from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from data.i18n.provision_labels import PROVISION_LABELS
from tests.charts.print.test_layout import assert_valid_layout
from tests.views.reading import context_of, of_kind
from views.agreements.page import agreements_page
from views.blocks import Title

FACTS = store().facts
ADDRESS = "https://atlas.example.org/agreements"
FILTERS = [
    {},
    {"mineral": ("cobalt",)},
    {"mineral": ("cobalt", "rare-earths"), "stage": "refinery"},
    {"partner": "JPN"},
    {"region": "africa"},
    {"instrument": ("framework",)},
    {"binding": ("binding", "not_binding")},
    {"provision": ("stockpiling",)},
    {"status": ("announced",)},
    {"initiative": "pax_silica"},
    {"start": date(2026, 1, 1), "end": date(2026, 2, 28)},
    {"q": "finance"},
    {"q": "no such words"},
    {"asof": date(2026, 2, 4)},
    {"sort": "binding"},
    {"sort": "name", "region": "asia"},
]


def asked(**view):
    return AgreementsSpec(chart="agreements", **view)


def words_of(sheet):
    return " ".join(text.get_text() for text in sheet.texts)


@pytest.mark.parametrize("view", FILTERS, ids=str)
def test_the_rows_are_those_of_the_page_and_say_what_the_table_says(view):
    rows = table(asked(**view), FACTS)
    found = matching_agreements(asked(**view), FACTS)
    own = known_agreements(FACTS, asked(**view).as_of_date(FACTS)).set_index("agreement_id")
    assert sorted(rows["agreement_id"]) == sorted(found["agreement_id"])
    assert list(rows["counted"]) == sorted(rows["counted"], reverse=True), "the counted ones first"
    for row in rows.to_dict("records"):
        cells = own.loc[row["agreement_id"]]
        assert (row["counted"] == "yes") == cells["counted"]
        assert row["date"] == cells["signed_label"]
        assert row["instrument"] == cells["instrument_type"]
        law = {"yes": "binding", "no": "not_binding", "": "not_stated"}[cells["binding"]]
        assert row["legal_status"] == law
        assert row["summary"] == cells["summary"]
        assert row["source"] == cells["source_urls"]


@pytest.mark.parametrize("view", FILTERS, ids=str)
def test_the_title_is_the_finding_of_the_page(view):
    title = of_kind(agreements_page(context_of("agreements", **view)), Title)[0].text
    assert caption(asked(**view), FACTS).title == title.replace("\\", "")


def test_the_cells_of_the_matrix_are_the_provisions():
    rows = table(asked(view="matrix"), FACTS)
    stated = rows.loc[rows["stated"] == "yes"]
    own = FACTS.provisions.loc[FACTS.provisions["provision"].isin(PROVISION_LABELS)]
    columns = ["agreement_id", "provision", "statement"]
    assert set(stated[columns].itertuples(index=False, name=None)) == set(
        own[columns].itertuples(index=False, name=None)
    )
    assert len(rows) == 25 * len(PROVISION_LABELS)
    assert set(rows.loc[rows["stated"] == "no", "statement"]) == {""}
    sheet = compose(asked(view="matrix"), FACTS, Edition())
    marks = {
        patch.get_gid(): isinstance(patch, Rectangle)
        for axes in sheet.figure.axes
        for patch in axes.patches
        if (patch.get_gid() or "").startswith("cell-")
    }
    assert marks == {
        f"cell-{row['agreement_id']}-{row['provision']}": row["stated"] == "yes"
        for row in rows.to_dict("records")
    }


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("form", ["cards", "matrix"])
def test_what_does_not_fit_is_counted_and_its_address_given(preset, theme, form):
    """A list that ends where the paper does looks whole."""
    spec = asked(view=form)
    sheet = compose(spec, FACTS, Edition(preset=preset, theme=theme, address=ADDRESS))
    rows = table(spec, FACTS).drop_duplicates("agreement_id")
    said = words_of(sheet)
    more = re.search(r"and ((?:\d+ more)?(?: and )?(?:\d+ that are not counted)?), listed at", said)
    hidden = sum(map(int, re.findall(r"\d+", more[1]))) if more else 0
    shown = [key.removeprefix("row-") for text in sheet.texts if (key := text.get_gid())]
    assert shown == list(rows["agreement_id"][: len(shown)])
    assert len(shown) + hidden == len(rows)
    assert len(shown) >= (25 if preset in ("web", "square", "slide") else 6)
    assert not hidden or ADDRESS in said


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("preset", ["web", "column"])
def test_every_language_fits(lang, preset):
    for view in ({}, {"view": "matrix"}, {"agreement": "per-2026-mou"}):
        assert_valid_layout(compose(asked(lang=lang, **view), FACTS, Edition(preset=preset)))


@pytest.mark.parametrize("name", FACTS.agreements["agreement_id"])
def test_one_agreement_is_whole_on_a_page_and_says_what_is_left_out(name):
    row = FACTS.agreements.set_index("agreement_id").loc[name]
    sheet = compose(asked(agreement=name), FACTS, Edition("pdf", "print", address=ADDRESS))
    assert_valid_layout(sheet)
    said = "".join(words_of(sheet).split())
    assert "Leftout" not in said
    for cell in ("title", "summary", "notes", "us_signatory", "partner_signatory", "place"):
        assert "".join(row[cell].split()) in said, cell
    for address in row["source_urls"].split(";"):
        assert address in said
    small = compose(asked(agreement=name), FACTS, Edition(preset="column", address=ADDRESS))
    assert_valid_layout(small)
    assert "".join(row["summary"].split()) in "".join(words_of(small).split())


def test_no_cell_is_wider_than_its_column():
    for preset in PRESETS:
        sheet = compose(asked(), FACTS, Edition(preset=preset))
        renderer = FigureCanvasAgg(sheet.figure).get_renderer()
        right = sheet.figure.bbox.width * (sheet.plot_area.right / sheet.width)
        for text in sheet.texts:
            assert text.get_window_extent(renderer).x1 <= right + 1, text.get_text()
            assert not text.get_text().endswith("…")


def test_words_follow_the_view():
    one = asked(agreement="per-2026-mou")
    words = caption(one, FACTS)
    assert words.title.startswith("Peru: Memorandum of Understanding")
    assert words.title.endswith("; the agreement is not legally binding")
    assert words.source == "gob.pe; andina.pe; gestion.pe"
    assert "Lima stresses" in alt_text(one, FACTS)
    assert file_stem(one, FACTS) == f"ministerial-atlas-agreements-per-2026-mou-{FACTS.last_event}"
    cobalt = asked(mineral=("cobalt",), view="matrix", sort="binding")
    assert "Asked: minerals cobalt" in caption(cobalt, FACTS).subtitle
    assert "investment" in alt_text(cobalt, FACTS)
    assert file_stem(cobalt, FACTS).startswith("ministerial-atlas-agreements-matrix-cobalt-")
    assert view_address(cobalt) == "/agreements?view=matrix&sort=binding&mineral=cobalt"
    assert image_address(cobalt, "csv").startswith("/charts/agreements.csv?view=matrix&sort=")
    none = asked(q="no such words")
    assert "No agreement found that fits" in words_of(compose(none, FACTS, Edition()))


STAGE_VIEWS = [
    {"sort": "binding"},
    {"view": "matrix"},
    {"mineral": ("cobalt",)},
    {"partner": "KEN"},
]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("view", [*STAGE_VIEWS, {"agreement": "per-2026-mou"}], ids=str)
def test_a_screen_shows_nothing_too_small_for_the_back_of_a_room(view, stage):
    sheet = compose(asked(**view), FACTS, Edition("svg", stage, address=ADDRESS))
    assert_valid_layout(sheet)
    pixels = (text.get_fontsize() / 72 * STAGES[stage].dpi for text in sheet.texts)
    assert min(pixels) >= 24


@pytest.mark.parametrize("stage", STAGES)
def test_a_screen_names_every_counted_agreement(stage):
    """Twenty-five rows do not fit a screen: they stand by their legal status then."""
    rows = table(asked(sort="binding"), FACTS)
    said = words_of(compose(asked(sort="binding"), FACTS, Edition("svg", stage, address=ADDRESS)))
    own = rows.loc[rows["counted"] == "yes"]
    for row in own.to_dict("records"):
        assert (
            f"{row['country']}, {row['date']}" in said or f"{row['country']} {row['date']}" in said
        )
    assert f"{len(rows) - len(own)} that are not counted, listed at" in said
    for label, count in own["legal_status_label"].value_counts().items():
        assert f"{label} ({count})" in said or said.count(label) >= count


@pytest.mark.parametrize("stage", STAGES)
def test_the_line_on_what_is_left_out_keeps_to_the_margin(stage):
    """It was broken by its width in regular type, and is set in semibold."""
    sheet = compose(asked(sort="binding"), FACTS, Edition("svg", stage))
    start = next(at for at, text in enumerate(sheet.texts) if "and 40" in text.get_text())
    for text in sheet.texts[start : start + 2]:
        assert width(text.get_text(), text.get_fontsize(), "semibold") <= sheet.inner
