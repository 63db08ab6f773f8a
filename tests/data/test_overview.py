"""The overview: every mineral on one line, mining beside processing."""

import pytest

from data.facts.store import store
from data.minerals.country_groups import presets
from data.minerals.halves import tally
from data.minerals.overview import (
    LISTED,
    MINED,
    ORDERS,
    PROCESSED,
    group_names,
    lines,
    ordered,
    overview,
    slug_of,
)
from data.minerals.shares import measures

FACTS = store().facts
EVERYONE = FACTS.partner_codes


def test_every_commodity_and_stage_with_a_share_has_its_bar():
    rows = overview(FACTS, EVERYONE)
    bars = set(zip(rows["slug"], rows["stage"], strict=True))
    assert bars == {(item.commodity, item.stage) for item in measures(FACTS)}
    assert not rows.duplicated(["slug", "stage"]).any()


def test_what_is_processed_under_another_name_stands_beside_its_mine():
    renamed = {line.slug: line.renamed for line in lines(FACTS) if line.renamed}
    assert renamed == {
        "bauxite": "alumina",
        "graphite-natural": "graphite-battery-grade",
        "rare-earths": "rare-earths-magnet",
    }


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_loses_nothing(order):
    rows = overview(FACTS, EVERYONE)
    assert sorted(ordered(FACTS, rows, order)) == sorted(set(rows["line"]))


def test_the_widest_gap_stands_first():
    rows = overview(FACTS, EVERYONE)
    wide = rows.pivot(index="line", columns="panel", values="coalition")
    gap = (wide[MINED] - wide[PROCESSED]).dropna()
    assert ordered(FACTS, rows, "gap")[: len(gap)] == list(gap.sort_values(ascending=False).index)


def test_the_half_is_counted_from_the_bars():
    rows = overview(FACTS, EVERYONE)
    counts = tally(rows)
    mined = rows.loc[rows["panel"] == MINED]
    assert counts.mined == len(mined)
    closed = mined.loc[~mined["upper_limit"]]
    assert counts.half_mined == (closed["coalition"] >= 50).sum() == 5
    # Bauxite and barite are upper limits: their totals leave out the output of the United States.
    assert {"bauxite", "barite"} <= set(mined.loc[mined["coalition"] >= 50, "slug"])
    assert counts.mined_by_one == 5
    nobody = tally(overview(FACTS, ()))
    assert (nobody.half_mined, nobody.half_processed) == (0, 0)


def test_a_group_keeps_its_minerals():
    rows = overview(FACTS, EVERYONE, "battery-materials")
    assert set(rows["line"]) == {
        "cobalt",
        "graphite-natural",
        "lithium",
        "nickel",
        "manganese",
    } & set(rows["line"])
    assert set(group_names(FACTS)) == {slug_of(name) for name in group_names(FACTS).values()}
    assert len(overview(FACTS, EVERYONE, LISTED)) == len(overview(FACTS, EVERYONE))


def test_a_smaller_set_never_has_more():
    every = overview(FACTS, EVERYONE)["coalition"].fillna(0)
    assert presets(FACTS)
    for codes in presets(FACTS).values():
        assert (overview(FACTS, codes)["coalition"].fillna(0) <= every + 1e-9).all()
