"""The rank of every producer, held against the ranking of each measure."""

import math

import pytest

from data.facts.store import store
from data.minerals.ranking import ranking
from data.minerals.shares import Measure, available
from data.minerals.world_ranks import world_ranks
from data.partners.minerals import beside_china, by_importance

FACTS = store().facts
MEASURES = [measure for own in available(FACTS).values() for measure in own]


def test_each_measure_has_the_ranks_of_its_ranking_and_no_other():
    """A partner's line must not say another rank than the page of its mineral."""
    ranks, seen = world_ranks(FACTS), 0
    assert ranks.index.is_unique
    for measure in MEASURES:
        rows = ranking(FACTS, measure, FACTS.last_event)
        expected = rows["rank"].dropna()
        for code, rank in expected.items():
            own = ranks.loc[(measure.commodity, measure.stage, measure.year, code)]
            assert own["rank"] == rank, (measure, code)
            assert own["is_tied"] == ((expected == rank).sum() > 1), (measure, code)
            assert own["ranked"] == len(expected), (measure, code)
            hidden = ~rows["printed"].isin(["", "—"])
            assert own["without_number"] == hidden.sum(), (measure, code)
        seen += len(expected)
    assert seen == len(ranks) > 1000


def test_boron_has_no_rank_and_sums_have_none():
    slugs = world_ranks(FACTS).index.get_level_values("slug")
    codes = world_ranks(FACTS).index.get_level_values("iso_a3")
    assert "boron" not in slugs
    assert not {"WLD", "OTH", "EUU"} & set(codes)


def test_peru_begins_with_silver_and_not_with_arsenic_trioxide():
    """Its largest percentage is half of a small market: nobody comes to Lima for arsenic."""
    rows = by_importance(beside_china(FACTS, "PER"))
    assert list(rows["slug"])[:5] == ["silver", "zinc", "copper", "tin", "lead"]
    assert list(rows["rank_said"])[:3] == [
        "second of 14 listed producers",
        "second of 10 listed producers",
        "third of 14 listed producers",
    ]
    first_stages = list(dict.fromkeys(rows["stage"]))
    assert first_stages == ["mine", "refinery", "reserves"]


def test_a_rank_among_producers_of_which_some_have_no_number_says_so():
    silver = beside_china(FACTS, "PER").set_index(["slug", "stage"]).loc[("silver", "reserves")]
    rows = ranking(FACTS, Measure("silver", "reserves", int(silver["year"])), FACTS.last_event)
    assert not rows["printed"].isin(["", "—"]).all()
    assert silver["rank_said"] == "first of 12 listed countries with a number"


@pytest.mark.parametrize(("code", "slug"), [("FIN", "cobalt"), ("EUU", "silver")])
def test_the_iea_and_sums_of_members_have_no_rank(code, slug):
    """The IEA names the largest producers alone: the last of six would not be the last."""
    rows = beside_china(FACTS, code)
    own = rows.loc[(rows["slug"] == slug) & (rows["stage"] != "reserves")]
    assert len(own)
    assert all(math.isnan(rank) for rank in own["rank"])
    assert set(own["rank_said"]) == {""}
