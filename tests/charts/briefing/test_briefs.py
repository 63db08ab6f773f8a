"""A page on each of the 55: one page, nothing covered, everything known of the partner on it."""

import io
import zipfile

import pytest
from pypdf import PdfReader

from charts.briefing.brief_bundle import Bundle
from charts.briefing.partner_briefs import PAPERS, brief, compose_brief
from data.agreements.counting import texts_of
from data.facts.store import store
from tests.charts.print.test_layout import assert_valid_layout

FACTS = store().facts
LONGEST = ("JPN", "AUS", "EUU", "SAU", "USA")


@pytest.mark.parametrize("code", list(FACTS.partners["iso_a3"]))
def test_a_partner_fits_one_page_of_a4(code):
    pdf = PdfReader(io.BytesIO(brief(FACTS, code, FACTS.last_event)))
    (page,) = pdf.pages
    text = " ".join(page.extract_text().split())
    agreements = texts_of(FACTS, code, FACTS.last_event)
    assert FACTS.name(code) in text
    assert f"Agreements and related deals ({len(agreements)})" in text
    for title in agreements["title"]:
        assert title.split()[0] in text
    assert text.count("Legal status:") >= agreements["counted"].sum()


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", LONGEST)
def test_nothing_on_the_page_is_covered(code, paper):
    assert_valid_layout(compose_brief(FACTS, code, FACTS.last_event, paper, "international"))


def test_a_bundle_is_the_same_zip_whether_it_is_read_as_it_grows_or_whole():
    pages = {f"{code}.pdf": code.encode() * 100 for code in LONGEST}
    bundle = Bundle(FACTS.last_event)
    grown = b"".join(bundle.add(name, page) for name, page in pages.items()) + bundle.close()
    assert grown == bundle.content
    packed = zipfile.ZipFile(io.BytesIO(grown))
    assert {name: packed.read(name) for name in packed.namelist()} == pages
    assert packed.infolist()[0].date_time[:3] == FACTS.last_event.timetuple()[:3]
