"""What the Sources page says."""

from datetime import date

import pytest

from data.catalog.reading import heads, label_of
from data.catalog.sources import official_first
from data.catalog.tables import columns, filters, row_ids
from tests.views.reading import context_of, of_kind, texts_of, with_cell
from views.blocks import Action, Details, Group, Notice, Table, Text
from views.fields import RowFilter, Switch
from views.sources.page import sources_page
from views.text.markdown import escape_markdown


def page(cells=None, **view):
    return sources_page(context_of("sources", **view), cells or {})


def first_official(cells):
    return cells.map(official_first).str.join(";")


def browsed(blocks):
    return of_kind(blocks, Table)[0]


def test_every_row_of_every_table_can_be_chosen_and_is_what_opens(facts):
    chosen = 0
    for name in facts.table_names:
        table = browsed(page(table=name, codes=True))
        rows = facts.raw_table(name)
        own = [head for head in heads(facts, name, codes=True) if not head.is_named]
        cells = table.rows[[head.label for head in own]].to_numpy().tolist()
        expected = rows.assign(**{c: first_official(rows[c]) for c in rows if c == "source_urls"})
        assert cells == expected[[head.column for head in own]].to_numpy().tolist()
        assert {head.column for head in own} == set(rows)
        assert list(table.help) == list(table.rows)
        assert [change["row"] for change in table.row_changes] == list(row_ids(facts, name))
        chosen += len(table.row_changes)
    assert chosen > 500


@pytest.mark.parametrize("name", ["agreements", "partners", "production", "disagreements"])
def test_a_row_stands_in_words_before_the_table(facts, name):
    row_name = row_ids(facts, name).iloc[0]
    blocks = page(table=name, row=row_name)
    record = blocks[1]
    assert isinstance(record, Group)
    assert f"{name}.csv · {row_name}" in texts_of([record])
    said = texts_of([record])
    labels = [escape_markdown(label_of(facts, name, column)) for column in facts.raw_table(name)]
    assert all(f"**{label}** — ".replace("\\", "") in said.replace("\\", "") for label in labels)
    assert of_kind([record], Action)[0].changes == {"row": ""}


def test_a_row_that_there_is_not_is_named_and_the_table_shown(facts):
    blocks = page(table="agreements", row="<b>nothing</b>")
    (notice,) = of_kind(blocks, Notice)
    assert notice.tone == "warning"
    assert escape_markdown("<b>nothing</b>") in notice.text
    assert len(browsed(blocks).rows) == len(facts.agreements)


def test_words_filters_and_the_date_narrow_the_rows(facts):
    every = len(facts.agreements)
    signed = page(table="agreements", only="signed", asof=date(2026, 2, 4))
    assert len(browsed(signed).rows) == 20
    assert f"20 rows of {every}: agreements that count as signed by 4 Feb 2026" in texts_of(signed)
    filtered = page({"confidence": "high"}, table="agreements", q="peru")
    assert 0 < len(browsed(filtered).rows) < every
    assert set(browsed(filtered).rows["Confidence"]) == {"high"}


def test_a_filter_is_offered_for_each_column_with_a_fixed_choice(facts):
    fields = of_kind(page({"status": "signed"}, table="agreements"), RowFilter)
    assert [field.options for field in fields] == list(filters(facts, "agreements").values())
    values = {field.name: field.value for field in fields if field.value}
    assert values == {"filter_agreements_status": "signed"}


def test_nothing_found_offers_the_code_of_a_country_and_a_way_back():
    blocks = page(table="profiles", q="UAE")
    assert "United Arab Emirates stands in the tables as ARE." in texts_of(blocks)
    actions = {action.key: action for action in of_kind(blocks, Action)}
    assert actions["instead_code"].changes == {"q": "ARE"}
    assert len(browsed(page(table="profiles", q="ARE")).rows) > 0
    assert actions["show_all"].changes == {"q": "", "only": "", "row": ""}
    offered = of_kind(blocks, RowFilter)
    assert actions["show_all"].clears == tuple(field.name for field in offered) != ()


def test_works_boundaries_and_changes_are_all_listed(facts):
    text = texts_of(page())
    assert text.count("License: ") == len(facts.publications) > 0
    folded = {block.key: block for block in of_kind(page(), Details)}
    assert len(folded["territories"].blocks()) == len(facts.worldviews) > 0
    assert len(of_kind([folded["columns"]], Table)[0].rows) == len(columns(facts, "agreements"))
    assert "state.gov" in texts_of([folded["addresses"]])
    changes = text.split("Changelog\n")[1].splitlines()
    assert len(changes) == len(facts.revisions) > 0


def test_markup_in_a_row_shows_as_text(facts):
    markup = "<img src=x> [here](https://example.org) $x$"
    view = context_of("sources", table="agreements", row=row_ids(facts, "agreements").iloc[0])
    record = sources_page(with_cell(view, "agreements", title=markup))[1]
    words = "\n".join(text.text for text in of_kind([record], Text))
    assert f"**Title** — {escape_markdown(markup)}" in words
    assert markup not in words


def test_codes_and_ids_are_hidden_until_they_are_asked_for_and_searched_all_the_same(facts):
    """A reader saw `agreement id` and `partner iso a3` before who signed what."""
    plain, full = page(table="agreements"), page(table="agreements", codes=True)
    assert list(browsed(plain).rows)[:4] == ["Partner", "Title", "Kind of instrument", "Signed on"]
    hidden = set(browsed(full).rows) - set(browsed(plain).rows)
    assert {"Agreement id", "Partner codes"} <= hidden
    (switch,) = of_kind(plain, Switch)
    assert (switch.key, switch.value) == ("codes", False)
    found = browsed(page(table="agreements", q="per-2026-mou"))
    assert [change["row"] for change in found.row_changes] == ["per-2026-mou"]
    assert "per-2026-mou" not in found.rows.to_numpy().tolist()[0]


def test_names_stand_in_place_of_codes_and_are_searched(facts):
    """Without its code a membership would say nobody."""
    rows = browsed(page(table="memberships", q="Korea")).rows
    assert set(rows["Country"]) == {"South Korea"}
    assert "Country code" not in rows
    events = browsed(page(table="events", q="Ukraine", codes=True)).rows
    assert "UKR" in " ".join(events["Country codes"])
