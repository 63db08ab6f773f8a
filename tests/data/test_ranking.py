"""One measure: who is listed, in what order, and what signed texts cover."""

import math
from datetime import date

import pytest

from data.facts.store import store
from data.minerals.leaders import in_signatories, leaders, signatory_steps
from data.minerals.ranking import ranking, with_remainder, world_total
from data.minerals.relations import OTHERS
from data.minerals.shares import Measure, available

FACTS = store().facts
COBALT = Measure("cobalt", "mine", 2025)


def test_cobalt_from_the_mine():
    rows = ranking(FACTS, COBALT, FACTS.last_event)
    assert list(rows.index)[:6] == ["COD", "IDN", "RUS", "MDG", "AUS", "PHL"]
    assert list(rows["rank"])[:6] == [1, 2, 3, 4, 5, 5]
    assert list(rows["relation"])[:3] == ["signed", "related", "absent"]
    assert rows.at["CHN", "relation"] == "china"
    assert rows.at["USA", "relation"] == "host"
    assert rows.at["COD", "percent"] == pytest.approx(100 * 230 / 310)
    assert rows.at["CHN", "status"] == ""
    assert list(rows.index[rows["partner"]]) == ["COD", "AUS", "PHL", "CAN"]


def test_a_country_without_a_number_stands_last_with_what_is_printed():
    rows = ranking(FACTS, Measure("rhenium", "mine", 2025), FACTS.last_event)
    assert list(rows.index)[:2] == ["CHL", "CHN"]
    assert (rows.index[-1], rows["printed"].iloc[-1]) == ("RUS", "NA")
    assert math.isnan(rows["rank"].iloc[-1])
    antimony = ranking(FACTS, Measure("antimony", "mine", 2025), FACTS.last_event)["printed"]
    assert (antimony["USA"], antimony["CAN"], antimony["TJK"]) == ("W", "—", "")


def test_the_remainder_stands_after_the_producers_and_makes_them_add_up():
    """A reader who adds the bars gets what the source gives to anybody: 100% of copper."""
    rows = with_remainder(FACTS, Measure("copper", "mine", 2025), FACTS.last_event)
    numbered = rows.loc[rows["printed"] == ""]
    assert numbered.index[-1] == "OTH"
    assert numbered["percent"].sum() == pytest.approx(100 * 23_013 / 23_000)
    other = rows.loc["OTH"]
    assert (other["relation"], other["status"], other["partner"]) == (OTHERS, "", False)
    assert math.isnan(other["rank"])
    producers = rows.drop(index="OTH")
    expected = ranking(FACTS, Measure("copper", "mine", 2025), FACTS.last_event)
    assert list(producers.index) == list(expected.index)
    assert (
        "OTH" not in with_remainder(FACTS, Measure("boron", "mine", 2025), FACTS.last_event).index
    )


def test_a_remainder_without_a_number_or_with_a_lower_bound_says_so():
    tellurium = with_remainder(FACTS, Measure("tellurium", "refinery", 2025), FACTS.last_event)
    assert tellurium.at["OTH", "printed"] == "NA"
    nickel = with_remainder(FACTS, Measure("nickel", "reserves", 2025), FACTS.last_event)
    assert nickel.at["OTH", "more_than"]
    assert math.isnan(nickel.at["OTH", "percent"])
    assert not nickel.drop(index="OTH")["more_than"].any()


def test_a_country_that_did_not_come_leads_seven_of_forty_two_outputs():
    """The finding of the second delivery, counted from the rows."""
    leader_rows = leaders(FACTS)
    counts = leader_rows["relation"].value_counts()
    assert len(leader_rows) == 42
    assert (counts["china"], counts["host"]) == (22, 1)
    assert counts["signed"] + counts["attended"] == 12
    absent = leader_rows.loc[leader_rows["relation"].isin(["absent", "related"])]
    assert dict(
        zip([measure.commodity for measure in absent["measure"]], absent["top"], strict=True)
    ) == {
        "chromium": "ZAF",
        "copper": "CHL",
        "manganese": "ZAF",
        "nickel": "IDN",
        "palladium": "RUS",
        "platinum": "ZAF",
        "rhenium": "CHL",
    }


def test_every_listed_row_is_ranked_once_and_sums_are_not():
    assert any(available(FACTS).values())
    for measures in available(FACTS).values():
        for measure in measures:
            rows = ranking(FACTS, measure, FACTS.last_event)
            assert len(rows)
            assert rows.index.is_unique
            assert not {"WLD", "EUU", "OTH"} & set(rows.index)


def test_boron_is_not_ranked():
    rows = ranking(FACTS, Measure("boron", "mine", 2025), FACTS.last_event)
    assert rows["rank"].isna().all()
    names = rows.loc[rows["printed"] == "", "name"]
    assert list(names) == sorted(names)
    assert rows["unit"].nunique() > 1


def test_amounts_without_a_share_are_ranked_by_amount():
    rows = ranking(FACTS, Measure("barite", "reserves", 2025), FACTS.last_event)
    assert rows["percent"].isna().all()
    valued = rows.loc[rows["printed"] == "", "value"]
    assert valued.notna().all()
    assert valued.is_monotonic_decreasing


def test_what_is_covered_grows_with_the_texts():
    assert in_signatories(FACTS, COBALT, date(2025, 4, 1)) != pytest.approx(76.6, abs=1)
    assert in_signatories(FACTS, COBALT, date(2025, 12, 3)) == pytest.approx(100 * 3.7 / 310)
    assert in_signatories(FACTS, COBALT, date(2025, 12, 4)) == pytest.approx(
        100 * (230 + 3.7) / 310
    )
    assert in_signatories(FACTS, COBALT, date(2026, 2, 4)) == pytest.approx(
        100 * (230 + 3.7 + 3.7) / 310
    )
    steps = signatory_steps(FACTS, COBALT)
    assert [share for _, share in steps] == sorted({share for _, share in steps})
    assert steps[-1][1] == in_signatories(FACTS, COBALT, FACTS.last_event)


def test_the_commissions_text_covers_no_member():
    """Sweden's tellurium was not covered on 24 April 2026, when the Commission signed."""
    measure = Measure("tellurium", "refinery", 2025)
    before = in_signatories(FACTS, measure, date(2026, 4, 23))
    after = in_signatories(FACTS, measure, date(2026, 4, 24))
    assert before == after or (math.isnan(before) and math.isnan(after))


def test_a_total_that_is_not_printed_is_none():
    assert world_total(FACTS, Measure("nickel", "refinery", 2025)) is None
    assert world_total(FACTS, COBALT)["value"] == 310_000
