"""Partners side by side: aligned, honest about what is not listed."""

from datetime import date

import pytest

from data.agreements.counting import signed_texts
from data.catalog.sources import is_single_source
from data.partners.comparison import common_minerals, comparison, only_one_lists


def row(rows, label):
    return next(item for item in rows if item.label == label)


def test_every_row_has_a_cell_for_each(facts):
    rows = comparison(facts, ["PER", "ARG", "COL", "USA"], facts.last_event)
    assert {len(item.cells) for item in rows} == {4}
    assert all(lines for item in rows for lines in item.cells)


def test_same_is_said_only_of_what_is_the_same(facts):
    rows = comparison(facts, ["PER", "ARG"], facts.last_event)
    assert row(rows, "Status").same
    assert not row(rows, "Scope").same


def test_the_day_decides(facts):
    before = comparison(facts, ["PER"], date(2026, 1, 31))
    assert row(before, "Signed agreements").cells == (("none found since April 2025",),)
    after = comparison(facts, ["PER"], facts.last_event)
    assert row(after, "Signed agreements").cells == (("4 Feb 2026: Memorandum of understanding",),)


def test_who_did_not_attend_and_whose_name_is_not_published(facts):
    heads = row(comparison(facts, ["COL", "ZMB", "USA"], facts.last_event), "Head of delegation")
    absent = "not on State’s list of delegations"
    assert heads.cells == ((absent,), ("not published",), ("host",))


def test_a_claim_is_never_called_signed(facts):
    low, claims = facts.agreements.loc[facts.agreements["confidence"] == "low"], 0
    for codes in low["partner_iso_a3"]:
        code = codes.split(";")[0]
        other = row(comparison(facts, [code], facts.last_event), "Other agreements").cells[0]
        signed_last = low.loc[low["partner_iso_a3"] == codes, "signed_last"].iloc[0]
        if signed_last and signed_last <= facts.last_event:
            assert any("claimed" in line for line in other), code
            claims += 1
    assert claims


def test_common_minerals_are_listed_by_two_in_one_year(facts):
    rows = common_minerals(facts, ["PER", "ARG", "ZMB"])
    sizes = rows.groupby(["slug", "stage"])["iso_a3"].nunique()
    assert (sizes >= 2).all()
    assert (rows.groupby(["slug", "stage"])["year"].nunique() == 1).all()
    production = facts.production.set_index(["iso_a3", "slug", "stage", "year"])
    for item in rows.itertuples():
        key = (item.iso_a3, item.slug, item.stage, item.year)
        if key in production.index:
            printed = production.loc[key, "share_of_world_pct"]
            assert item.share_of_world_pct == pytest.approx(printed, abs=0.006)


def test_what_only_one_lists_is_no_other_s(facts):
    alone = only_one_lists(facts, ["PER", "ARG"])
    assert "Lithium" in alone["ARG"]
    assert "Lithium" not in alone["PER"]
    assert not set(alone["PER"]) & set(alone["ARG"])


def test_a_partner_without_figures_shares_nothing(facts):
    assert common_minerals(facts, ["AGO", "COK"]).empty


def test_a_counted_agreement_with_one_source_says_so(facts):
    """A reader must see that nothing else confirms it before printing it."""
    counted = signed_texts(facts, facts.last_event).set_index("agreement_id")
    assert counted["source_urls"].map(is_single_source).any()
    for urls, code in zip(counted["source_urls"], counted["partner_iso_a3"], strict=True):
        lines = row(comparison(facts, [code], facts.last_event), "Signed agreements").cells[0]
        single = sum("single source" in line for line in lines)
        assert single >= is_single_source(urls), code
        assert single <= len(lines)
