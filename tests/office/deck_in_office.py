"""`make test-office`: the deck opened by an office program, page for page and word for word."""

import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from charts.briefing import briefing
from charts.briefing.powerpoint import as_powerpoint
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store

FACTS = store().facts
SLIDES = briefing(BriefingSpec(), FACTS)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    folder = tmp_path_factory.mktemp("office")
    deck = folder / "deck.pptx"
    deck.write_bytes(as_powerpoint(SLIDES, FACTS))
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, deck],
        check=True,
        timeout=240,
        capture_output=True,
    )
    return PdfReader(Path(folder) / "deck.pdf")


def test_every_slide_is_a_page(converted: PdfReader):
    assert len(converted.pages) == len(SLIDES)


def test_every_page_has_its_title_and_its_source(converted: PdfReader):
    for page, slide in zip(converted.pages, SLIDES, strict=True):
        text = "".join(page.extract_text().split())
        assert "".join(slide.title.split()) in text
        assert "Source:" in text


def test_native_charts_are_drawn_with_their_names(converted: PdfReader):
    text = " ".join(converted.pages[6].extract_text().split())
    for name in ("Copper", "Indium", "Lithium", "Cobalt", "China"):
        assert name in text
