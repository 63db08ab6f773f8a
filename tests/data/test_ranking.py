"""One measure: who is listed, in what order, and what signed texts cover."""

import math
from datetime import date

import pytest

from data.ranking import cover_steps, covered_by_signed_texts, ranking, world_total
from data.shares import Measure, available
from data.store import store

FACTS = store().facts
COBALT = Measure("cobalt", "mine", 2025)


def test_cobalt_from_the_mine():
    rows = ranking(FACTS, COBALT, FACTS.last_event)
    assert list(rows.index) == ["COD", "AUS", "PHL", "CAN", "CHN", "USA"]
    assert list(rows["rank"]) == [1, 2, 2, 4, 5, 6]
    assert rows.at["COD", "percent"] == pytest.approx(100 * 230 / 310)
    assert rows.at["CHN", "status"] == ""
    assert list(rows.index[rows["partner"]]) == ["COD", "AUS", "PHL", "CAN"]


def test_every_listed_row_is_ranked_once_and_sums_are_not():
    for found in available(FACTS).values():
        for measure in found:
            rows = ranking(FACTS, measure, FACTS.last_event)
            assert len(rows)
            assert rows.index.is_unique
            assert not {"WLD", "EUU"} & set(rows.index)


def test_boron_is_not_ranked():
    rows = ranking(FACTS, Measure("boron", "mine", 2025), FACTS.last_event)
    assert rows["rank"].isna().all()
    assert list(rows["name"]) == sorted(rows["name"])
    assert rows["unit"].nunique() > 1


def test_amounts_without_a_share_are_ranked_by_amount():
    rows = ranking(FACTS, Measure("barite", "reserves", 2025), FACTS.last_event)
    assert rows["percent"].isna().all()
    assert rows["value"].is_monotonic_decreasing


def test_what_is_covered_grows_with_the_texts():
    assert covered_by_signed_texts(FACTS, COBALT, date(2025, 4, 1)) != pytest.approx(76.6, abs=1)
    assert covered_by_signed_texts(FACTS, COBALT, date(2025, 12, 3)) == pytest.approx(
        100 * 3.7 / 310
    )
    assert covered_by_signed_texts(FACTS, COBALT, date(2025, 12, 4)) == pytest.approx(
        100 * (230 + 3.7) / 310
    )
    assert covered_by_signed_texts(FACTS, COBALT, date(2026, 2, 4)) == pytest.approx(
        100 * (230 + 3.7 + 3.7) / 310
    )
    steps = cover_steps(FACTS, COBALT)
    assert [share for _, share in steps] == sorted({share for _, share in steps})
    assert steps[-1][1] == covered_by_signed_texts(FACTS, COBALT, FACTS.last_event)


def test_the_commissions_text_covers_no_member():
    """Sweden's tellurium was not covered on 24 April 2026, when the Commission signed."""
    measure = Measure("tellurium", "refinery", 2025)
    before = covered_by_signed_texts(FACTS, measure, date(2026, 4, 23))
    after = covered_by_signed_texts(FACTS, measure, date(2026, 4, 24))
    assert before == after or (math.isnan(before) and math.isnan(after))


def test_a_total_that_is_not_printed_is_none():
    assert world_total(FACTS, Measure("nickel", "refinery", 2025)) is None
    assert world_total(FACTS, COBALT)["value"] == 310_000
