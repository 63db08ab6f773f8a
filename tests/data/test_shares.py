"""Shares of the world, as the source prints them."""

import pytest

from data.minerals.combined_shares import exact_shares
from data.minerals.shares import (
    Measure,
    available,
    measures,
    nearest,
    percent_in_words,
    shares,
    years_by_stage,
)
from data.partners.minerals import beside_china


def test_cobalt_from_the_mine(facts):
    listed = shares(facts, Measure("cobalt", "mine", 2024))
    assert listed.index[0] == "COD"
    assert "WLD" not in listed.index


def test_the_years_of_each_stage_stand_latest_first(facts):
    by_stage = years_by_stage(facts, "cobalt")
    assert sum(map(len, by_stage.values())) == len(available(facts)["cobalt"])
    assert all(years == sorted(years, reverse=True) for years in by_stage.values())


def test_sums_for_the_union_never_stand_beside_the_members(facts):
    assert measures(facts)
    for measure in measures(facts):
        assert "EUU" not in shares(facts, measure).index


def test_the_iea_fills_in_only_where_usgs_has_no_table(facts):
    assert "IEA" in shares(facts, Measure("cobalt", "refinery", 2024))["source"].iloc[0]
    assert "USGS" in shares(facts, Measure("copper", "refinery", 2024))["source"].iloc[0]


def test_what_cannot_be_ranked_is_not_offered(facts):
    assert measures(facts)
    assert not [item for item in measures(facts) if item.commodity == "boron"]


@pytest.mark.parametrize(
    ("requested", "expected"),
    [
        (("", "", 0), Measure("rare-earths", "mine", 2025)),
        (("copper", "refinery", 2024), Measure("copper", "refinery", 2024)),
        (("copper", "smelter", 0), Measure("copper", "mine", 2025)),
        (("cobalt", "refinery", 0), Measure("cobalt", "refinery", 2024)),
        (("boron", "mine", 2024), Measure("boron", "mine", 2024)),
        (("scandium", "", 0), Measure("scandium", "reserves", 2023)),
    ],
)
def test_the_nearest_measure_there_is(facts, requested, expected):
    assert nearest(facts, *requested) == expected


def test_a_share_too_small_for_a_decimal_is_not_nought():
    assert percent_in_words(0.004) == "<0.1%"
    assert percent_in_words(0.0) == "0.0%"


def test_a_partner_and_china_are_rounded_once_on_a_partners_page(facts):
    """Bauxite reserves of China are 2.448%: printed as 2.45, which rounded again would be 2.5."""
    rows = beside_china(facts, "AUS").set_index(["slug", "stage"])
    assert percent_in_words(rows.at[("bauxite", "reserves"), "china_pct"]) == "2.4%"
    exact = exact_shares(facts)
    for code in ("AUS", "MEX", "DEU"):
        for row in beside_china(facts, code).to_dict("records"):
            listed = exact.get((Measure(row["slug"], row["stage"], int(row["year"])), "CHN"))
            assert listed is None or listed == row["china_pct"], (code, row["slug"])
            assert "0.0%" not in row["said"]
