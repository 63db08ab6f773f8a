"""Combined shares: honest sums over one commodity, stage, year and unit."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts.store import store
from data.minerals.combined_shares import (
    combined,
    concentration,
    exact_shares,
    grid,
    grid_of,
    split,
)
from data.minerals.shares import Measure, listed_rows

FACTS = store().facts
GRID = grid(FACTS)
PARTNERS = FACTS.partner_codes

# By hand from the printed tables: partners' rows added, over the printed world total.
BY_HAND = {
    ("cobalt", "mine", 2025): (230_000 + 3_700 + 3_700 + 3_500) / 310_000,
    ("niobium", "mine", 2025): (104_000 + 6_000 + 970) / 112_000,
    ("bauxite", "mine", 2025): (150_000 + 97_000 + 33_000 + 25_000 + 5_700 + 4_800 + 960) / 440_000,
    ("copper", "refinery", 2025): (
        (2_800 + 1_400 + 620 + 610 + 610 + 560 + 500 + 480 + 460 + 340 + 320 + 270) / 29_000
    ),
    ("lithium", "reserves", 2025): (8_400 + 4_400 + 1_600 + 540) / 37_000,
    ("tin", "mine", 2025): (33 + 28 + 27 + 15 + 12 + 5) / 290,
    ("uranium", "mine", 2024): (23_270 + 14_309 + 4_598 + 4_000 + 500 + 288) / 60_213,
    ("nickel", "mine", 2025): (270 + 140 + 70 + 45) / 3_900,
    ("silver", "mine", 2024): (
        (5_780 + 3_510 + 1_490 + 1_320 + 1_050 + 850 + 774 + 700 + 432 + 366) / 25_300
    ),
    ("rare-earths", "mine", 2025): (29_000 + 4_800 + 2_900 + 2_000 + 110) / 390_000,
    ("graphite-natural", "mine", 2025): (
        (65_000 + 17_000 + 8_000 + 6_600 + 800 + 740 + 500 + 140) / 1_800_000
    ),
    ("alumina", "refinery", 2025): (
        (17_000 + 11_000 + 8_200 + 2_300 + 1_900 + 1_500 + 1_500 + 850 + 460 + 360) / 150_000
    ),
}


def share(codes, measure):
    return combined(GRID, codes)[GRID.row(Measure(*measure))]


@pytest.mark.parametrize("measure", BY_HAND, ids=lambda key: "-".join(map(str, key)))
def test_the_partners_together_to_the_digit(measure):
    assert share(PARTNERS, measure) == pytest.approx(100 * BY_HAND[measure], abs=1e-9)


sets = st.sets(st.sampled_from(PARTNERS))


@given(st.permutations(list(PARTNERS)))
def test_the_order_does_not_matter(codes):
    np.testing.assert_array_equal(combined(GRID, codes), combined(GRID, PARTNERS))


@given(sets, sets)
def test_disjoint_sets_add_up(one, other):
    other -= one
    together = np.nan_to_num(combined(GRID, one | other))
    apart = np.nan_to_num(combined(GRID, one)) + np.nan_to_num(combined(GRID, other))
    np.testing.assert_allclose(together, apart, atol=1e-9)


@given(sets)
def test_a_set_and_the_others_are_all_partners(codes):
    parts = split(FACTS, GRID, codes)
    both = parts["coalition"].fillna(0) + parts["others"].fillna(0)
    np.testing.assert_allclose(both, np.nan_to_num(combined(GRID, PARTNERS)), atol=1e-9)


def half_unit(total):
    """Half of the last digit that a printed total carries: 5,000 for 310,000."""
    digits = str(int(total)).rstrip("0")
    return total / 2 / int(digits) if digits else 0


def test_nobody_is_above_an_exact_total():
    listed = np.nansum(GRID.percent, axis=1)
    exact = 0
    for place, measure in enumerate(GRID.measures):
        about = GRID.about.iloc[place]
        if not about["upper_limit"] and not math.isnan(about["world"]):
            rounding = 100 * half_unit(about["world"]) / about["world"]
            assert listed[place] <= 100 + rounding, measure
            exact += 1
    assert exact


def test_an_empty_set_has_nothing_listed_rather_than_nought():
    assert np.isnan(combined(GRID, [])).all()


def test_sums_for_the_union_never_enter():
    assert not {"EUU", "WLD", "OTH"} & set(GRID.codes)


def test_the_remainder_of_the_source_is_a_part_and_no_producer():
    copper = split(FACTS, GRID, PARTNERS).iloc[GRID.row(Measure("copper", "mine", 2025))]
    assert copper["rest"] == pytest.approx(100 * 3_000 / 23_000)
    assert copper["named"] == pytest.approx(31.8, abs=0.1)
    assert copper["largest"] == "COD"


def test_boron_is_never_added():
    assert len(GRID.measures)
    assert not [item for item in GRID.measures if item.commodity == "boron"]


def test_no_measure_mixes_units():
    rows = listed_rows(FACTS)
    slugs = {item.commodity for item in GRID.measures}
    addable = rows.loc[rows["slug"].isin(slugs) & (rows["iso_a3"] != "EUU")]
    valued = addable.loc[addable["value"].notna()]
    assert valued.groupby(["slug", "stage", "year"])["unit"].nunique().max() == 1


def test_open_totals_and_withheld_output_are_marked():
    about = GRID.about.assign(measure=GRID.measures).set_index("measure")
    assert about.at[Measure("nickel", "reserves", 2025), "upper_limit"]
    assert not about.at[Measure("nickel", "mine", 2025), "upper_limit"]
    assert about.at[Measure("lithium", "mine", 2025), "excludes_us"]
    assert about.at[Measure("lithium", "mine", 2025), "upper_limit"]
    assert not about.at[Measure("lithium", "mine", 2025), "lower_bound"]


def test_concentration_lies_between_its_bounds():
    rows = concentration(FACTS).assign(measure=GRID.measures).set_index("measure")
    assert (rows["hhi_low"] <= rows["hhi_high"]).all()
    cobalt = rows.loc[Measure("cobalt", "mine", 2025)]
    large = [
        100 * value / 310_000 for value in (230_000, 44_000, 7_700, 3_900, 3_700, 3_700, 3_500)
    ]
    assert cobalt["hhi_low"] == pytest.approx(sum(percent**2 for percent in large), abs=5)
    assert cobalt["hhi_high"] == pytest.approx(cobalt["hhi_low"] + (100 * 9_100 / 310_000) ** 2)
    assert (cobalt["top"], cobalt["top_is_largest"]) == ("COD", True)
    assert (rows["hhi_high"] <= 10_000).all()


def test_over_an_open_total_nobody_is_the_largest_of_the_world():
    """Russia's rhenium is not available, U.S. lithium is withheld and outside the total."""
    rows = concentration(FACTS).assign(measure=GRID.measures).set_index("measure")
    for slug, stage in (("rhenium", "mine"), ("lithium", "mine"), ("nickel", "reserves")):
        row = rows.loc[Measure(slug, stage, 2025)]
        assert not row["closed"]
        assert not row["top_is_largest"]
    assert rows.at[Measure("nickel", "mine", 2025), "top"] == "IDN"
    assert rows.at[Measure("nickel", "mine", 2025), "top_is_largest"]


def test_who_is_outside_a_printed_total_is_named():
    """Withheld output is in the total; what is not available cannot be."""
    rows = concentration(FACTS).assign(measure=GRID.measures).set_index("measure")
    assert rows.at[Measure("rhenium", "mine", 2025), "beyond"] == ("RUS",)
    assert set(rows.at[Measure("silver", "reserves", 2025), "beyond"]) == {"KAZ", "SWE"}
    assert rows.at[Measure("antimony", "mine", 2025), "beyond"] == ()
    assert rows.at[Measure("cobalt", "mine", 2025), "beyond"] == ()


def test_an_exact_share_is_that_of_the_grid():
    exact = exact_shares(FACTS)
    assert exact[Measure("cobalt", "mine", 2025), "CHN"] == 100 * 2_000 / 310_000
    assert exact[Measure("rare-earths-magnet", "refinery", 2025), "CHN"] == 84
    assert (Measure("boron", "mine", 2025), "TUR") not in exact
    assert not {code for _measure, code in exact} & {"WLD", "OTH", "EUU"}


def test_the_grid_does_not_depend_on_the_order_of_the_rows():
    rows = listed_rows(FACTS)
    other = grid_of(FACTS, rows.iloc[::-1])
    assert other.measures == GRID.measures
    np.testing.assert_array_equal(other.percent, GRID.percent)


def test_a_figure_that_is_included_elsewhere_is_outside_its_total(facts):
    """U.S. rutile stands with ilmenite: the total of rutile leaves it out, so shares are limits."""
    cells = facts.not_quantified
    elsewhere = cells.loc[(cells["printed"] == "s") & ~cells["meaning"].str.contains("total")]
    shares_grid = grid(facts)
    assert len(elsewhere) == 3
    for cell in elsewhere.itertuples():
        place = shares_grid.row(Measure(cell.slug, cell.stage, int(cell.year)))
        assert shares_grid.about["upper_limit"].iloc[place], cell
        assert shares_grid.about["excludes_us"].iloc[place], cell
