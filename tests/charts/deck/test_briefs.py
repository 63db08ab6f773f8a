"""A page on each of the 55: one page, nothing covered, everything known of the partner on it."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from charts.deck import PAPERS, all_briefs, brief
from charts.deck.briefs import composed
from data.counting import texts_of
from data.store import store
from tests.charts.print.test_layout import assert_sound

FACTS = store().facts
LONGEST = ("JPN", "AUS", "EUU", "SAU", "USA")


@pytest.mark.parametrize("code", list(FACTS.partners["iso_a3"]))
def test_a_partner_fits_one_page_of_a4(code):
    pdf = PdfReader(io.BytesIO(brief(FACTS, code, FACTS.last_event)))
    (page,) = pdf.pages
    said = " ".join(page.extract_text().split())
    known = texts_of(FACTS, code, FACTS.last_event)
    assert FACTS.name(code) in said
    assert f"Agreements and related deals ({len(known)})" in said
    for title in known["title"]:
        assert title.split()[0] in said
    assert said.count("Legal status:") >= known["counted"].sum()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", LONGEST)
def test_nothing_on_the_page_is_covered(code, paper):
    assert_sound(composed(FACTS, code, FACTS.last_event, paper, "international"))


def test_all_pages_can_be_stopped():
    seen = []

    def told(done, every):
        seen.append((done, every))
        return done < 2

    assert all_briefs(FACTS, FACTS.last_event, "letter", told) is None
    assert seen == [(0, 55), (1, 55), (2, 55)]


def test_the_zip_names_every_partner(monkeypatch):
    monkeypatch.setattr("charts.deck.briefs.brief", lambda *given: b"%PDF")
    packed = zipfile.ZipFile(io.BytesIO(all_briefs(FACTS, FACTS.last_event)))
    assert len(packed.namelist()) == 55
    assert "ministerial-atlas-brief-per-a4.pdf" in packed.namelist()
