"""`make test-office`: the deck opened by an office program, page for page and word for word.

In the atlas's own design, and in three templates that have little in common.
"""

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from charts.briefing import briefing
from charts.briefing.powerpoint import as_powerpoint
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.support import templates

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)
DESIGNS = {"house": None, **templates.ALL}
SIZES = {"house": 16 / 9, "16:9": 16 / 9, "4:3": 4 / 3, "16:10": 16 / 10}


@pytest.fixture(scope="module", params=list(DESIGNS))
def converted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """The name of a design, and the pages of the deck in it."""
    folder = tmp_path_factory.mktemp("office")
    deck, make = folder / "deck.pptx", DESIGNS[request.param]
    deck.write_bytes(as_powerpoint(SLIDES, FACTS, make().content if make else None))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, deck],
        check=True,
        timeout=240,
        capture_output=True,
    )
    return request.param, PdfReader(Path(folder) / "deck.pdf")


def test_every_slide_is_a_page_of_its_size(converted):
    design, pdf = converted
    assert len(pdf.pages) == len(SLIDES)
    for page in pdf.pages:
        box = page.mediabox
        assert float(box.width) / float(box.height) == pytest.approx(SIZES[design], rel=0.01)


def test_every_page_has_its_title_and_its_source(converted):
    _design, pdf = converted
    for page, slide in zip(pdf.pages, SLIDES, strict=True):
        text = _letters(page)
        assert "".join(slide.title.split()) in text
        assert "Source:" in text


def test_native_charts_are_drawn_with_their_names_and_units(converted):
    """On the pages with shares: every bar by its name, whose it is, and the axis to 100%."""
    _design, pdf = converted
    texts = {slide.kind: _letters(page) for slide, page in zip(SLIDES, pdf.pages, strict=True)}
    names = {
        "output": ("Cobalt, mine", "Copper, refinery", "Bauxite", "The 54 partners", "China"),
        "absent": ("South Africa", "Zimbabwe", "Did not attend"),
        "china": ("China", "Japan", "Signed"),
    }
    for kind, written in names.items():
        for name in (*written, "100%"):
            assert "".join(name.split()) in texts[kind], (kind, name)


def _letters(page) -> str:
    """The text of a page without its spaces, which an office program sets as it likes."""
    return "".join(page.extract_text().split())
