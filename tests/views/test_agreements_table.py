"""The counted agreements as a table: each against its row, and what is empty or hostile."""

from datetime import date

from justhtml import JustHTML

from data.agreements.counting import signed_texts
from data.facts.store import store
from data.i18n.labels import BINDING_LABELS
from tests.views.reading import context_of, of_kind, with_cell
from views.agreements_table import agreement_rows, agreements_table
from views.blocks import Html
from views.minerals.page import minerals_page

FACTS = store().facts


def test_every_counted_agreement_stands_there_with_what_it_commits_to():
    rows = agreement_rows(context_of("", partner="PER"))
    counted = signed_texts(FACTS, FACTS.last_event).sort_values("sort_key", ascending=False)
    assert len(rows) == len(counted) == 25
    for row, expected in zip(rows, counted.to_dict("records"), strict=True):
        codes = expected["partner_iso_a3"].split(";")
        assert [name for name, _ in row.partners] == [FACTS.name(code) for code in codes]
        assert row.date == expected["signed_label"]
        assert row.summary == expected["summary"] != ""
        assert row.legal_status == BINDING_LABELS[expected["binding"]]
        assert row.codes == tuple(codes)


def test_on_a_phone_the_cells_are_told_by_the_words_that_the_style_sheet_takes():
    """The quotes of these words ended the attribute, and no cell had a name."""
    mineral = minerals_page(context_of("minerals", commodity="cobalt"))
    tables = [agreements_table(context_of("")), *of_kind(mineral, Html)]
    sections = [
        section
        for table in tables
        for section in JustHTML(table.html, sanitize=False).query(".atlas-agreements")
    ]
    assert [section.attrs["style"] for section in sections] == [
        '--legal: "Legal status"; --commits: "What it commits to"; --minerals: "Minerals"',
        '--legal: "Legal status"; --commits: "Commits to"; --minerals: "Minerals"',
    ]


def test_the_table_keeps_to_the_date_and_says_how_many():
    html = agreements_table(context_of("", asof=date(2026, 2, 3))).html
    assert "9 agreements counted as of 3 Feb 2026" in html
    assert html.count("<tr") == 1 + 9


def test_the_row_of_the_chosen_partner_is_marked_and_no_other():
    marked = [
        str(agreements_table(context_of("", partner=code)).html).count('class="chosen"')
        for code in ("PER", "", "BRA")
    ]
    assert marked == [1, 0, 0]


def test_before_the_count_starts_there_are_no_rows():
    html = agreements_table(context_of("", asof=date(2025, 3, 1))).html
    assert "0 agreements counted as of 1 Mar 2025" in html
    assert "<table" not in html


def test_markup_in_a_cell_shows_as_text():
    counted = signed_texts(FACTS, FACTS.last_event)["agreement_id"]
    first = FACTS.raw_table("agreements")["agreement_id"].iloc[0]
    assert first in set(counted)
    edited = with_cell(context_of(""), "agreements", summary="<script>alert(1)</script>")
    html = agreements_table(edited).html
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
