"""The cautions of the tables' README, held against the tables."""

import re

import pandas as pd
import pytest


def test_54_countries_and_the_commission(facts):
    kinds = facts.partners["kind"].value_counts()
    assert (kinds["country"], kinds["supranational"]) == (54, 1)
    assert len(facts.profiles) == 56


def test_forty_one_heads_of_delegation_are_named(facts):
    assert (facts.partners["head_of_delegation"] != "").sum() == 41


def test_sixteen_partners_have_no_production_row(facts):
    assert len(set(facts.partner_codes) - set(facts.production["iso_a3"])) == 16


def test_pax_silica_and_the_security_partnership(facts):
    members = facts.memberships
    pax = members.loc[members["initiative"] == "pax_silica"].set_index("iso_a3")["since"]
    assert len(pax) == 25
    assert pax["GRC"] == "2026-06-23"
    assert (pax.sort_values().index[-1], pax["ITA"]) == ("ITA", "2026-07-31")
    assert (members["initiative"] == "msp").sum() == 16


def test_only_the_four_deadlines_are_scheduled(facts):
    scheduled = facts.events.loc[facts.events["scheduled"], "date"]
    assert set(scheduled) == {"2026-07-13", "2026-11-10", "2026-11-27", "2027-01-10"}


def test_a_mirror_never_stands_before_the_original(facts):
    for name in facts.table_names:
        table = facts.table(name)
        for urls in table.get("source_urls", pd.Series(dtype=str)):
            assert "nie-podam.pl" not in urls.split(";")[0]


def test_blank_binding_is_kept_blank(facts):
    assert (facts.agreements["binding"] == "").sum() == 44


def test_shares_are_the_value_over_the_printed_total(facts):
    rows = facts.production
    keys = ["slug", "stage", "year"]
    world = rows.loc[rows["iso_a3"] == "WLD"].set_index([*keys, "unit"])["value"]
    checked = 0
    for row in rows.loc[rows["share_of_world_pct"].notna()].itertuples():
        key = (row.slug, row.stage, row.year, row.unit)
        if key in world.index:
            assert row.share_of_world_pct == pytest.approx(100 * row.value / world[key], abs=0.006)
            checked += 1
    assert checked > 700


def test_the_sums_for_the_union_are_sums_of_the_members_they_name(facts):
    rows = facts.production
    members = set(facts.memberships.loc[facts.memberships["initiative"] == "eu", "iso_a3"])
    keys = ["slug", "stage", "year"]
    values = rows.set_index([*keys, "iso_a3"])["value"]
    for row in rows.loc[rows["iso_a3"] == "EUU"].itertuples():
        assert row.eu_sum
        named = re.search(r"\(([A-Z+]{3,})\)", row.note)[1].split("+")
        assert set(named) <= members
        listed = [values.get((row.slug, row.stage, row.year, code)) for code in named]
        if all(value is not None for value in listed):
            assert row.value == pytest.approx(sum(listed))


def test_boron_has_no_share_anywhere(facts):
    boron = facts.production.loc[facts.production["slug"] == "boron"]
    assert boron["share_of_world_pct"].isna().all()
    assert not facts.commodities.set_index("slug").at["boron", "addable"]


def test_upper_limits_are_marked(facts):
    rows = facts.production
    more_than = rows["note"].str.contains("upper limit", regex=False)
    assert more_than.sum() > 60
    assert (rows["share_is_upper_limit"] == more_than).all()


def test_share_only_rows_have_no_value(facts):
    share_only = facts.refining["unit"] == "share only"
    assert facts.refining.loc[share_only, "value"].isna().all()
    assert facts.refining.loc[~share_only, "value"].notna().all()


def test_twelve_or_eleven_comes_first(facts):
    assert facts.disagreements.iloc[0]["disagreement_id"] == "twelve-or-eleven"
    assert len(facts.disagreements) >= 11
