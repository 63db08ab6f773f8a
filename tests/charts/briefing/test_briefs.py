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


FULL_PAGES = ("PER", "COD", "JPN", "AUS", "EUU")


def lowest_text(sheet, left, right):
    """Where the lowest text of a column ends above the foot, as a share of the page's picture."""
    area = sheet.plot_area
    ends = [
        (1 - text.get_position()[1]) * sheet.height
        for text in sheet.texts
        if left <= text.get_position()[0] * sheet.width < right
    ]
    return (max(y for y in ends if y <= area.bottom) - area.top) / area.height


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("code", FULL_PAGES)
def test_no_more_than_a_quarter_of_the_page_is_blank(code, paper):
    """The page on Peru ended in its middle, with five figures left out and no rank anywhere."""
    sheet = compose_brief(FACTS, code, FACTS.last_event, paper, "international")
    starts = {text.get_position()[0] * sheet.width for text in sheet.texts}
    second = min(start for start in starts if start > sheet.width * 0.45)
    columns = [(sheet.margin, second - 1), (second - 1, sheet.width)]
    blank = sum(
        (1 - lowest_text(sheet, left, right)) * (right - left) / sheet.inner
        for left, right in columns
    )
    assert blank <= 0.25


def words_of(code):
    sheet = compose_brief(FACTS, code, FACTS.last_event, "a4", "international")
    return " ".join(artist.get_text() for artist in sheet.texts)


def test_a_head_of_state_is_called_so():
    assert "President of the Republic, head of state" in words_of("COD")
    assert all("other rank" not in words_of(code) for code in ("COD", "COK", "FRA", "EUU"))


def test_agreements_stand_with_their_legal_status_and_commitments_minerals_with_ranks():
    words = words_of("PER")
    assert words.index("Agreements") < words.index("Delegation")
    for said in (
        "Legal status: not legally binding. Lima stresses",
        "Investment: The two choose",
        "Silver, mine production",
        "2025\u00a0e · rank 2 of 14",
        "China: 13.1%",
        "sources: gob.pe",
    ):
        assert said in words, said


def test_the_host_is_not_said_to_have_no_agreement():
    words = words_of("USA")
    assert "No agreement found" not in words
    assert "25 agreements counted, each with another signatory" in words


def test_every_mark_in_red_is_in_the_key():
    assert "China’s share" in words_of("PER")
    assert "Where it is" in words_of("COK")
    assert "China’s share" not in words_of("COK")


def test_a_bundle_is_the_same_zip_whether_it_is_read_as_it_grows_or_whole():
    pages = {f"{code}.pdf": code.encode() * 100 for code in LONGEST}
    bundle = Bundle(FACTS.last_event)
    grown = b"".join(bundle.add(name, page) for name, page in pages.items()) + bundle.close()
    assert grown == bundle.content
    packed = zipfile.ZipFile(io.BytesIO(grown))
    assert {name: packed.read(name) for name in packed.namelist()} == pages
    assert packed.infolist()[0].date_time[:3] == FACTS.last_event.timetuple()[:3]
