"""What the Brief says."""

import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

import pytest

from data.agreements.counting import statuses
from data.brief.statements import READERS, SECTIONS, partners_for, statements
from data.catalog.tables import row
from data.i18n.messages import translate
from tests.views.reading import context_of, of_kind, texts_of, with_cell
from views.blocks import Group, Heading, Text
from views.brief import brief_page
from views.page_list import page_type
from views.text.markdown import escape_markdown

_OWN_LINK = re.compile(r"\]\((/[^)]*)\)")


def page(**view):
    return brief_page(context_of("brief", **view))


def test_every_section_statement_and_disagreement_stands_in_its_order(facts):
    blocks = page()
    headings = [heading.text for heading in of_kind(blocks, Heading)]
    beside = ["Partners to look at first", "What is not settled"]
    assert headings == [translate(heading, "en") for heading in SECTIONS.values()] + beside
    text = texts_of(blocks)
    assert len(statements(facts)) > 0
    for statement in statements(facts).to_dict("records"):
        assert f"**{statement['heading']}**  \n{statement['text']}" in text
    cards = [block.key for block in of_kind(blocks, Group) if block.kind == "card"]
    assert cards == [f"claim_{name}" for name in facts.disagreements["disagreement_id"]]
    assert "●" not in text


def test_every_link_leads_to_a_page_and_a_row_that_there_is(facts):
    links = _OWN_LINK.findall(texts_of(page()))
    opened_rows = 0
    for link in links:
        parts = urlsplit(link)
        query = parse_qs(parts.query)
        assert set(query) <= set(page_type(parts.path.strip("/")).keys) | {"chart"}, link
        if "row" in query:
            assert row(facts, query["table"][0], query["row"][0]) is not None, link
            opened_rows += 1
    assert opened_rows > len(statements(facts))


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_has_their_points_marked_and_their_partners_first(facts, reader):
    blocks = page(reader=reader)
    own = statements(facts)["for_readers"].map(lambda readers: reader in readers).sum()
    assert texts_of(blocks).count("** ●") == own > 0
    beside = next(block for block in of_kind(blocks, Group) if block.key == "beside")
    shown = re.findall(r"/partners\?partner=([A-Z]{3})", of_kind([beside], Text)[1].text)
    known = statuses(facts, facts.last_event).index
    assert shown == [code for code in partners_for(facts, reader) if code in known]
    assert shown


def test_a_link_to_a_partner_takes_the_date_along():
    text = texts_of(page(asof=date(2026, 2, 4)))
    links = re.findall(r"\]\((/partners\?[^)]*)\)", text.split("Partners to look at first")[1])
    assert links
    assert all(link.endswith("&asof=2026-02-04") for link in links)


def test_markup_in_a_row_shows_as_text():
    """Who edits a table cannot put an image or a link of their own onto the page."""
    markup = "<img src=x> [here](https://example.org) $x$"
    view = with_cell(context_of("brief"), "disagreements", claim=markup)
    card = next(block for block in of_kind(brief_page(view), Group) if block.kind == "card")
    assert escape_markdown(markup) in of_kind([card], Text)[0].text
    assert markup in texts_of([card])
