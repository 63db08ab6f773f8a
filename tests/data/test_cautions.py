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


def test_the_mirror_of_a_mailing_stands_last(facts):
    mirrored = [
        urls.split(";")
        for name in facts.table_names
        for urls in facts.table(name).get("source_urls", pd.Series(dtype=str))
        if "nie-podam.pl" in urls
    ]
    assert mirrored
    for urls in mirrored:
        assert "nie-podam.pl" not in ";".join(urls[:-1])


def test_a_day_that_no_source_settles_is_not_shown_as_sure(facts):
    """A note that calls the day unverified once stood beside a day of high confidence."""
    rows = facts.agreements
    unsettled = rows["notes"].str.contains(r"(?i)\bday\b.*not (?:verified|settled)")
    assert {"pax-silica-nor", "pax-silica-qat", "pax-silica-phl"} <= set(
        rows.loc[unsettled, "agreement_id"]
    )
    to_the_day = rows["signed_on"].str.len() == len("2026-02-04")
    assert not (unsettled & to_the_day & (rows["confidence"] == "high")).any()


def test_norway_joined_in_may_2026_in_every_table(facts):
    """One source speaks of Tuesday 5 May, another of 6 May: the month is what is known."""
    agreements = facts.agreements.set_index("agreement_id")
    events = facts.events.set_index("event_id")
    members = facts.memberships.set_index(["iso_a3", "initiative"])
    assert agreements.at["pax-silica-nor", "signed_on"] == "2026-05"
    assert events.at["2026-05-06-norway-joins-pax-silica", "date"] == "2026-05"
    assert members.at[("NOR", "pax_silica"), "since"] == "2026-05"


def test_a_list_of_members_that_is_not_complete_says_so(facts):
    rows = facts.agreements.set_index("agreement_id")
    for name in ("forge-2026", "g7-2025-production-alliance"):
        assert "members on record" in rows.at[name, "partner_name"]


def test_the_dispute_over_new_zealand_bears_on_its_status(facts):
    rows = facts.disagreements.loc[facts.disagreements["bears_on"] == "status"]
    assert list(rows["disagreement_id"]) == ["new-zealand-framework"]
    assert "agreements:nzl-2026-dialogue" in rows["related_rows"].iloc[0]
    assert "prime minister denied" in rows["why"].iloc[0]


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
    added = 0
    for row in rows.loc[rows["iso_a3"] == "EUU"].itertuples():
        assert row.eu_sum
        codes = re.search(r"\(([A-Z+]{3,})\)", row.note)[1].split("+")
        assert set(codes) <= members
        listed = [values.get((row.slug, row.stage, row.year, code)) for code in codes]
        if all(value is not None for value in listed):
            assert row.value == pytest.approx(sum(listed))
            added += 1
    assert added


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
