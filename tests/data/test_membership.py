"""From which day a membership counts."""

from datetime import date

from data.agreements.membership import (
    counted_from,
    is_replaced,
    members_of,
    memberships_by,
    memberships_of,
)
from data.minerals.country_groups import members
from data.partners.dossier import dossier


def test_a_blank_date_counts_from_the_start_of_the_initiative(facts):
    """A blank counted from always: FORGE had a member before it was founded."""
    rows = facts.memberships.assign(first=counted_from(facts)).set_index(["iso_a3", "initiative"])
    assert rows.at[("MNG", "forge"), "since"] == ""
    assert rows.at[("MNG", "forge"), "first"] == date(2026, 2, 4)
    assert rows.at[("NOR", "msp"), "first"] == rows.at[("AUS", "msp"), "since_last"]
    assert rows.at[("JPN", "g7"), "first"] == date.min
    early = memberships_by(facts, date(2026, 2, 3))
    assert "forge" not in set(early["initiative"])
    assert (early["initiative"] == "msp").sum() == 16


def test_one_country_and_one_initiative_have_the_rows_of_the_day(facts):
    for day in DAYS:
        rows = memberships_by(facts, day)
        for code, own in rows.groupby("iso_a3"):
            assert [row["initiative"] for row in memberships_of(facts, code, day)] == list(
                own["initiative"]
            )
        for initiative, own in rows.groupby("initiative"):
            assert members_of(facts, initiative, day) == tuple(own["iso_a3"])
    assert memberships_of(facts, "QQQ", DAYS[0]) == members_of(facts, "forge", DAYS[0]) == ()


def test_a_partners_page_and_a_group_begin_when_the_initiative_does(facts):
    before, after = (
        {row["initiative"] for row in dossier(facts, "MNG", day).membership_rows} for day in DAYS
    )
    assert "forge" not in before
    assert "forge" in after
    assert members(facts, ("g7",), DAYS[0]) == members(facts, ("g7",), DAYS[1])


DAYS = (date(2026, 2, 3), date(2026, 2, 4))


def test_forge_replaced_the_partnership_on_the_day():
    assert [is_replaced("msp", day) for day in DAYS] == [False, True]
    assert not is_replaced("forge", DAYS[1])


def test_a_partners_page_says_that_the_partnership_was_replaced(facts):
    before, after = (
        {
            row["initiative"]: row["since_label"]
            for row in dossier(facts, "JPN", day).membership_rows
        }
        for day in DAYS
    )
    assert before["msp"] == "Jun 2022"
    assert after["msp"] == "Jun 2022, replaced by FORGE on 4 Feb 2026"
    assert "replaced" not in after["pax_silica"]
