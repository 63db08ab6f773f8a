"""What the Brief says: on its first screen, in what opens below it, and in the ledger."""

import re
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from charts.captions.sentence_rules import faults
from data.agreements.counting import change_dates, headline, statuses
from data.brief.statements import READERS, SECTIONS, partners_for, statements
from data.catalog.tables import row
from data.i18n.messages import translate
from tests.views.reading import context_of, of_kind, texts_of, with_cell
from views.blocks import Action, Columns, Details, Group, Html, Picture, Text, Title
from views.brief.argument import PARAGRAPHS, SELECTIONS, argument, left_out
from views.brief.figures import key_figures
from views.brief.ledger import LEDGER
from views.brief.page import brief_page
from views.context import page_context
from views.page_list import page_type
from views.text.markdown import escape_markdown

MOST_WORDS, MOST_FIGURES = 350, 5
_OWN_LINK = re.compile(r"\]\((/[^)]*)\)")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")


def page(**view):
    return brief_page(context_of("brief", **view))


def ledger(**view):
    return page(view=LEDGER, **view)


def group(blocks, key):
    return next(block for block in of_kind(blocks, Group) if block.key == key)


def opened(blocks, key):
    """What stands in one of the sections that open."""
    return next(block for block in of_kind(blocks, Details) if block.key == key).blocks()


def first_screen_words(blocks):
    """The words of title, figures and argument, links to rows included."""
    (title,), (figures,) = of_kind(blocks, Title), of_kind(blocks, Html)
    in_words = [title.text, re.sub(r"<[^>]+>", " ", str(figures.html))]
    in_words.append(_LINK_TARGET.sub("", texts_of([group(blocks, "argument")])))
    return [word for text in in_words for word in re.findall(r"[^\s*·\[\]]+", text)]


def dates_around_changes(facts):
    changes = [*change_dates(facts), facts.last_event]
    nearby = {day + timedelta(days=step) for day in changes for step in (-1, 0)}
    return sorted(day for day in nearby if day <= facts.last_event)


@pytest.mark.parametrize("reader", SELECTIONS)
def test_the_first_screen_is_short_for_every_reader_on_every_date(facts, reader):
    for day in dates_around_changes(facts):
        words = first_screen_words(page(reader=reader, asof=day))
        assert 60 < len(words) <= MOST_WORDS, (day, len(words))
        assert 2 <= len(key_figures(facts, day)) <= MOST_FIGURES


def test_the_first_screen_has_one_picture_which_links_to_its_page():
    blocks = page(asof=date(2026, 2, 4))
    (picture,) = of_kind(blocks, Picture)
    assert picture.address.startswith("/charts/map.svg")
    assert "asof=2026-02-04" in picture.address
    assert "(/?asof=2026-02-04)" in texts_of([group(blocks, "picture")])


def test_the_argument_says_what_happened_binds_is_there_and_is_open(facts):
    texts = {item.name: item.text for item in argument(facts, facts.last_event, "")}
    numbers = headline(facts, facts.last_event)
    assert tuple(texts) == PARAGRAPHS
    assert f"{numbers.signed_at_ministerial} partners signed" in texts["happened"]
    assert f"{numbers.texts} bilateral minerals agreements signed since" in texts["happened"]
    assert "No agreement that binds the participants to one another was found" in texts["binds"]
    assert "cobalt (DR Congo)" in texts["minerals"]
    assert f"{len(facts.disagreements)} points on which sources disagree" in texts["open"]


def test_the_legal_statuses_add_up_to_the_agreements(facts):
    for day in dates_around_changes(facts):
        (_, binds, _, _), total = argument(facts, day, ""), headline(facts, day).texts
        status = binds.text.partition("Legal status of")[2].partition(": ")[2]
        assert sum(map(int, re.findall(r"\d+", status))) == total


def test_a_half_that_rests_on_reserves_is_not_named_as_mined(facts):
    """Australia holds most lead reserves that are listed; the paragraph is of what is produced."""
    minerals = next(
        item for item in argument(facts, facts.last_event, "") if item.name == "minerals"
    )
    named = minerals.text.partition("that member: ")[2].partition(".")[0]
    assert "Australia" not in named
    assert f"in each of these {named.count('(')}." in minerals.text


@pytest.mark.parametrize("day", [date(2025, 3, 5), date(2025, 4, 5), date(2026, 2, 3)])
def test_before_the_day_nobody_has_signed_at_the_ministerial(facts, day):
    words = " ".join(item.text for item in argument(facts, day, ""))
    words += " ".join(item.label for item in key_figures(facts, day))
    assert "signed a framework" not in words
    assert "signed on 4 Feb 2026" not in words
    assert "State’s list" in words


def test_what_the_argument_says_keeps_the_rules_of_sentences(facts):
    for day in dates_around_changes(facts):
        for reader in SELECTIONS:
            for item in argument(facts, day, reader):
                assert not faults(item.text)


@pytest.mark.parametrize("reader", SELECTIONS)
def test_every_line_around_the_argument_keeps_the_rules_too(facts, reader):
    blocks = (*page(reader=reader, asof=date(2026, 2, 4)), *ledger())
    own = [block.label for block in of_kind(blocks, Details)]
    own += [block.text for block in of_kind(blocks, Title)]
    own += [texts_of([group(blocks, "argument")]), texts_of([group(blocks, "picture")])]
    lines = [line for text in own for line in _LINK_TARGET.sub("", text).split("\n")]
    assert not [fault for line in lines for fault in faults(line.replace("*", "").strip())]


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_gets_a_selection_of_their_own_and_is_told(facts, reader):
    blocks = page(reader=reader)
    chosen = [item.name for item in argument(facts, facts.last_event, reader)]
    assert tuple(chosen) == SELECTIONS[reader]
    assert len(chosen) < len(PARAGRAPHS)
    rows = statements(facts).set_index("statement_id")
    own = [name for name in chosen if name not in PARAGRAPHS]
    assert own
    assert all(reader in rows.at[name, "for_readers"] for name in own)
    said = texts_of([group(blocks, "argument")])
    assert f"Chosen for {translate(READERS[reader], 'en').lower()};" in said
    assert "[The whole argument](/brief)" in said
    for item in left_out(facts, facts.last_event, reader):
        assert f"“{item.heading}”" in said
        assert item.text not in said
        assert item.text in texts_of(opened(blocks, "rest"))


def test_nobody_in_particular_gets_the_whole_argument():
    blocks = page()
    assert "Chosen for" not in texts_of(blocks)
    assert "rest" not in [block.key for block in of_kind(blocks, Details)]


@pytest.mark.parametrize("reader", SELECTIONS)
def test_every_section_and_statement_stands_in_its_order_and_opens(facts, reader):
    blocks, rows = page(reader=reader), statements(facts)
    keys = [block.key for block in of_kind(blocks, Details)]
    sections = [f"section_{section}" for section in SECTIONS]
    assert keys == [*(["rest"] if reader else []), *sections, "partners_first"]
    for section, heading in SECTIONS.items():
        label = next(
            block.label for block in of_kind(blocks, Details) if block.key == f"section_{section}"
        )
        own = rows.loc[rows["section"] == section].to_dict("records")
        assert label.startswith(f"{translate(heading, 'en')}: {len(own)} statement")
        text = texts_of(opened(blocks, f"section_{section}"))
        for statement in own:
            mark = " ●" if reader in statement["for_readers"] else ""
            assert f"**{statement['heading']}**{mark}  \n{statement['text']}" in text
            assert f"table=statements&row={statement['statement_id']}" in text


def test_every_link_leads_to_a_page_and_a_row_that_there_is(facts):
    links = _OWN_LINK.findall(texts_of((*page(), *page(reader="press"), *ledger())))
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
    (partners,) = opened(blocks, "partners_first")
    shown = re.findall(r"/partners\?partner=([A-Z]{3})", partners.text)
    known = statuses(facts, facts.last_event).index
    assert shown == [code for code in partners_for(facts, reader) if code in known]
    assert shown


def test_a_link_to_a_partner_takes_the_date_along():
    text = texts_of(opened(page(asof=date(2026, 2, 4)), "partners_first"))
    links = re.findall(r"\]\((/partners\?[^)]*)\)", text)
    assert links
    assert all(link.endswith("&asof=2026-02-04") for link in links)


def test_on_an_earlier_day_the_page_says_what_stops_there(facts):
    note = "the figures stop at 4 Feb 2026"
    assert note in texts_of(page(asof=date(2026, 2, 4)))
    assert "the figures stop" not in texts_of(page())


def test_the_ledger_has_every_disagreement_at_full_width_and_a_way_back(facts):
    blocks = ledger(reader="press")
    cards = [block.key for block in blocks if isinstance(block, Group)]
    assert cards == [f"claim_{name}" for name in facts.disagreements["disagreement_id"]]
    assert len(of_kind(blocks, Columns)) == len(cards)
    (title,), (back,) = of_kind(blocks, Title), of_kind(blocks, Action)
    assert title.text == f"Where sources disagree: {len(cards)} points"
    assert back.changes == {"view": ""}
    text = texts_of(blocks)
    for entry in facts.disagreements.to_dict("records"):
        for column in ("topic", "claim", "who_says", "what_holds", "why"):
            assert entry[column] in text, column
        assert f"table=disagreements&row={entry['disagreement_id']}" in text


def test_the_brief_links_to_the_ledger_with_its_count(facts):
    context = context_of("brief", reader="mining")
    (action,) = of_kind(brief_page(context), Action)
    assert action.label.endswith(f": {len(facts.disagreements)} points")
    assert context.changed(**action.changes) == "/brief?view=disagreements&reader=mining"


def test_a_view_that_the_brief_does_not_have_is_reported(facts):
    """``table`` is a view of the Partners page, and the ledger is one of the Brief alone."""
    brief, partners = page_type("brief").spec, page_type("partners").spec
    spec, (problem,) = brief.read({"view": "table"}, facts)
    assert (spec.view, problem.parameter) == ("", "view")
    assert of_kind(brief_page(page_context("brief", spec, facts)), Picture)
    _, (problem,) = partners.read({"view": LEDGER}, facts)
    assert problem.parameter == "view"


def test_markup_in_a_row_shows_as_text():
    """Who edits a table cannot put an image or a link of their own onto the page."""
    markup = "<img src=x> [here](https://example.org) $x$"
    view = with_cell(context_of("brief", view=LEDGER), "disagreements", claim=markup)
    card = next(block for block in brief_page(view) if isinstance(block, Group))
    assert escape_markdown(markup) in of_kind([card], Text)[1].text
    assert markup in texts_of([card])
