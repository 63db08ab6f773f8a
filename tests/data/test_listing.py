"""The order of partners, and who stands next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.i18n.cldr import alphabetical
from data.partners.listing import SORTS, listing, neighbors


@pytest.mark.parametrize("sort", SORTS)
def test_every_order_holds_the_same_55(facts, sort):
    rows = listing(facts, facts.last_event, sort=sort)
    assert set(rows.index) == set(facts.partners["iso_a3"])
    assert len(rows) == 55


def test_orders_put_first_what_they_say(facts):
    day = facts.last_event
    assert listing(facts, day, sort="texts")["signed"].is_monotonic_decreasing
    firsts = [first for first in listing(facts, day, sort="date")["first"] if first]
    assert firsts == sorted(firsts)
    shares = listing(facts, day, sort="mineral")["share"].dropna()
    assert shares.is_monotonic_decreasing
    assert listing(facts, day, sort="region")["region"].is_monotonic_increasing


def test_a_region_and_a_status_narrow_the_list(facts):
    rows = listing(facts, facts.last_event, "africa", ("signed_at_ministerial",))
    assert set(rows["region"]) == {"Africa"}
    assert set(rows["status"]) == {"signed_at_ministerial"}


def test_nobody_has_an_agreement_before_the_first(facts):
    first = min(day for day in facts.agreements["signed_last"] if day)
    rows = listing(facts, first.replace(year=first.year - 1))
    assert rows["signed"].sum() == 0


@given(st.lists(st.text(min_size=1, max_size=3), unique=True, min_size=2))
def test_next_and_previous_undo_each_other(order):
    for code in order:
        before, after = neighbors(order, code)
        assert neighbors(order, after)[0] == code
        assert neighbors(order, before)[1] == code


def test_names_and_dates_that_stand_alone_are_in_the_reader_s_language(facts):
    french = facts.localized("fr")
    rows = listing(facts, facts.last_event, local=french)
    assert rows.at["PER", "name"] == "Pérou"
    assert (rows.at["PER", "first_label"], rows.at["PER", "first_alone"]) == (
        "4 Feb 2026",
        "4 févr. 2026",
    )
    assert "4 Feb 2026" in rows.at["PER", "reason"]
    assert list(rows["name"].map(alphabetical)) == sorted(rows["name"].map(alphabetical))


def test_an_outsider_has_no_neighbors():
    assert neighbors(["PER", "PHL"], "USA") == ("", "")
    assert neighbors(["PER"], "PER") == ("", "")
