"""Shares of the world, as the source prints them."""

import pytest

from data.shares import Measure, measures, nearest, shares, shares_of


def test_cobalt_from_the_mine(facts):
    listed = shares(facts, Measure("cobalt", "mine", 2024))
    assert listed.index[0] == "COD"
    assert "WLD" not in listed.index


def test_sums_for_the_union_never_stand_beside_the_members(facts):
    for measure in measures(facts):
        assert "EUU" not in shares(facts, measure).index


def test_the_iea_fills_in_only_where_usgs_has_no_table(facts):
    assert "IEA" in shares(facts, Measure("cobalt", "refinery", 2024))["source"].iloc[0]
    assert "USGS" in shares(facts, Measure("copper", "refinery", 2024))["source"].iloc[0]


def test_what_cannot_be_ranked_is_not_offered(facts):
    assert not [item for item in measures(facts) if item.commodity == "boron"]


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (("", "", 0), Measure("rare-earths", "mine", 2025)),
        (("copper", "refinery", 2024), Measure("copper", "refinery", 2024)),
        (("copper", "smelter", 0), Measure("copper", "mine", 2025)),
        (("cobalt", "refinery", 0), Measure("cobalt", "refinery", 2024)),
        (("boron", "mine", 2024), Measure("boron", "mine", 2024)),
        (("scandium", "", 0), Measure("scandium", "reserves", 2023)),
    ],
)
def test_the_nearest_measure_there_is(facts, asked, given):
    assert nearest(facts, *asked) == given


def test_shares_of_a_country_are_those_of_each_measure(facts):
    own = shares_of(facts, "CHN")
    assert len(own) > 20
    for measure in measures(facts):
        listed = shares(facts, measure)["share_of_world_pct"]
        assert own.get(measure) == listed.get("CHN"), measure
    assert not shares_of(facts, "COK")
