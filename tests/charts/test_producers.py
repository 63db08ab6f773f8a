"""What a drawing shows of a ranking: as many producers as fit, and nothing is lost."""

import pytest

from charts.content import table
from charts.producer_rows import (
    MORE,
    amount_in_words,
    chart_lines,
    colors,
    relations_in,
    share_in_words,
    without_number,
)
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from data.minerals.relations import OTHERS, RELATIONS, relation_label

FACTS = store().facts


def rows_of(commodity, **query):
    return table(ChartSpec(chart="shares", commodity=commodity, **query), FACTS)


@pytest.mark.parametrize("most", [1, 2, 3, 8, 24, 25, 40])
def test_what_does_not_fit_is_summed_in_one_line(most):
    """Phosphate rock has 24 producers: fewer fit a column of a newspaper."""
    rows = rows_of("phosphate-rock")
    lines = chart_lines(rows, most)
    assert len(lines) <= max(most, 3)
    assert lines["share_of_world_pct"].sum() == pytest.approx(rows["share_of_world_pct"].sum())
    assert lines["iso_a3"].iloc[0] == "CHN"
    assert lines["relation"].iloc[-1] == OTHERS
    summed = lines.loc[lines["relation"] == MORE]
    assert len(summed) == (most < len(rows))
    if len(summed):
        hidden = len(rows) - len(lines) + 1
        assert summed["name"].item() == f"{hidden} more producers"
        assert hidden > 1, "one producer needs no more space than the line that sums it"
        assert "together" in share_in_words(summed.iloc[0].to_dict())
        assert amount_in_words(summed.iloc[0].to_dict()) == ""


def test_a_country_without_a_number_is_never_a_line_but_a_sentence():
    rows = rows_of("potash-recoverable-ore")
    assert set(chart_lines(rows, 40)["printed"]) == {""}
    text = without_number(rows, FACTS)
    assert (
        text == "Listed without a number: Chile, China, Germany, Israel and 4 more (not available)."
    )
    antimony = without_number(rows_of("antimony"), FACTS)
    assert antimony == "Listed without a number: Canada (zero); United States (withheld)."
    assert without_number(rows_of("silver"), FACTS) == ""
    barite = without_number(rows_of("barite", stage="reserves"), FACTS)
    assert barite.startswith("Listed without a number: Laos, Mexico, Morocco, Pakistan and 2 more")


def test_a_sentence_on_them_is_english_where_it_is_not_translated():
    french = FACTS.localized("fr")
    rows = table(ChartSpec(chart="shares", commodity="lithium", lang="fr"), FACTS)
    assert "United States (withheld)" in without_number(rows, french)
    assert "États-Unis" in set(rows["name"])


def test_no_relation_has_the_gray_of_what_is_no_country():
    for theme in ("light", "dark"):
        fills = colors(theme)
        assert set(fills) == {*RELATIONS, OTHERS, MORE}
        assert fills[OTHERS] == fills[MORE]
        assert len({fills[key] for key in RELATIONS}) == len(RELATIONS)
        assert fills[OTHERS] not in {fills[key] for key in RELATIONS}


def test_the_legend_names_only_relations_that_are_there():
    rows = rows_of("gallium-primary-low-purity")
    assert list(relations_in(rows, FACTS.last_event)) == ["signed", "absent", "china"]


def test_before_the_ministerial_nobody_has_stayed_away():
    """On 3 February 2026 "did not attend" was not yet true of anyone."""
    before, after = MINISTERIAL.replace(day=3), MINISTERIAL
    assert relation_label("absent", before) == "Not on the list"
    assert relation_label("absent", after) == "Did not attend"
    early = rows_of("copper", asof=before).set_index("iso_a3")["relation_label"]
    assert not early.str.contains("attend", case=False).any()


def test_an_amount_that_is_printed_as_more_than_a_number_says_so():
    rows = rows_of("nickel", stage="reserves").set_index("iso_a3")
    assert amount_in_words(rows.loc["OTH"].to_dict()) == ">9,100,000"
    assert share_in_words(rows.loc["OTH"].to_dict()) == ""


def test_shares_that_are_printed_whole_get_no_decimal():
    rows = rows_of("rare-earths-magnet", year=2025)
    assert share_in_words(rows.iloc[0].to_dict()) == "84%"


def test_no_share_is_written_above_100_percent():
    row = rows_of("cobalt").iloc[0].to_dict() | {"share_of_world_pct": 101.6}
    assert share_in_words(row) == "100.0%"
