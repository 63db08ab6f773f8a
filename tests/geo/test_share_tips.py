"""The map of shares shows for each country what is listed, in one cached request."""

import gzip
import json

import pytest

from data.minerals.ranking import ranking
from data.minerals.shares import Measure, available, measures, percent_in_words
from geo.map_data import map_data
from geo.share_tips import tip_of, tips


@pytest.fixture(scope="module")
def properties(facts):
    data = json.loads(gzip.decompress(map_data(facts, "international", "globe", "shares").body))
    return {feature["properties"]["iso"]: feature["properties"] for feature in data["features"]}


@pytest.mark.parametrize("worldview", ["international", "us"])
def test_every_mineral_is_one_cached_request_of_at_most_100_kb(facts, worldview):
    assert len(map_data(facts, worldview, "globe", "shares").body) <= 100_000


def test_what_is_pointed_at_is_what_is_listed(facts, properties):
    cobalt = tip_of(facts, Measure("cobalt", "mine", 2025))
    assert properties["COD"][cobalt] == "74.2% of the world"
    assert properties["PER"][cobalt] == "not listed"
    boron = tip_of(facts, Measure("boron", "mine", 2025))
    assert "no share of the world is published" in properties["PER"][boron]
    antimony = tip_of(facts, Measure("antimony", "mine", 2025))
    assert properties["USA"][antimony] == "listed without a number: withheld"
    assert properties["CAN"][antimony] == "listed without a number: zero"
    assert properties["TJK"][antimony] == "at most 20.0% of the world"
    lead = tip_of(facts, Measure("nickel", "reserves", 2025))
    assert properties["AUS"][lead].startswith("at most ")
    refined = tip_of(facts, Measure("rare-earths-magnet", "refinery", 2025))
    assert properties["CHN"][refined] == "84% of the world"


def test_the_map_says_the_same_figure_as_the_ranking(facts, properties):
    """Rounded from the two decimals of the tables, China's cobalt was 0.7% here and 0.6% there."""
    assert properties["CHN"][tip_of(facts, Measure("cobalt", "mine", 2025))] == "0.6% of the world"
    for measure in measures(facts):
        rows = ranking(facts, measure, facts.last_event)
        for row in rows.loc[
            rows["percent"].notna() & rows.index.isin(list(properties))
        ].itertuples():
            share = percent_in_words(row.percent, row.upper_limit, whole=row.whole_percent)
            tip = properties[row.Index][tip_of(facts, measure)]
            assert tip == f"{share} of the world", (measure, row.Index)


def test_every_measure_has_a_line_of_its_own(facts):
    every = [measure for group in available(facts).values() for measure in group]
    assert len({tip_of(facts, measure) for measure in every}) == len(every)
    assert len(tips(facts, ["PER"])["PER"]) == len(every)
