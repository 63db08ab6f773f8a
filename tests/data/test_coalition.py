"""Sets of partners in an address: short, exact, and reported when they are not understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.spec.parsers import SpecError, parsed
from data.agreements.counting import headline
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from data.minerals.country_groups import (
    NOBODY,
    PRESETS,
    as_address,
    in_words,
    members,
    presets,
    signatories,
)

FACTS = store().facts
sets = st.sets(st.sampled_from(FACTS.partner_codes))


@given(sets)
def test_a_set_survives_its_address(codes):
    written = as_address(FACTS, codes)
    assert set(members(FACTS, written)) == codes
    if written:
        assert parsed("coalition", ",".join(written), FACTS) == written


def test_only_partners_that_came_can_be_ticked():
    everyone = set(FACTS.partner_codes)
    assert set(presets(FACTS)) == set(PRESETS)
    for codes in presets(FACTS).values():
        assert set(codes) <= everyone
    assert set(presets(FACTS)["signers"]) == set(
        ["ARG", "COK", "ECU", "GIN", "MAR", "PRY", "PER", "PHL", "ARE", "GBR", "UZB"]
    )
    assert "USA" not in presets(FACTS)["g7"]


def test_one_tick_from_a_preset_is_written_as_one_tick():
    six = set(presets(FACTS)["g7"])
    assert as_address(FACTS, six | {"AUS"}) == ("g7", "AUS")
    assert as_address(FACTS, six - {"CAN"}) == ("g7", "-CAN")
    assert as_address(FACTS, set(FACTS.partner_codes) - {"PER"}) == ("partners", "-PER")
    assert as_address(FACTS, ()) == (NOBODY,)


@pytest.mark.parametrize(
    ("value", "word", "expected"),
    [
        ("ARG,CHL", "Chile is not one of the 54", ("ARG",)),
        ("g7,USA", "United States is not one of the 54", ("g7",)),
        ("EUU", "European Commission is not one of the 54", ()),
        ("brics", "one of partners, signers", ()),
        ("<b>,PER", "one of partners, signers", ("PER",)),
    ],
)
def test_what_is_no_partner_is_named_and_the_rest_kept(value, word, expected):
    with pytest.raises(SpecError) as error:
        parsed("coalition", value, FACTS)
    (problem,) = error.value.problems
    assert word in f"{problem.detail} {problem.expected}"
    assert problem.accepted == expected


def test_a_set_is_called_by_its_name():
    assert in_words(FACTS, ()) == "The 54 partners"
    assert in_words(FACTS, ("PER",)) == "Peru"
    assert in_words(FACTS, ("g7", "AUS")) == "The 7 chosen partners"


def test_partners_with_a_text_are_those_of_the_headline():
    for day in (MINISTERIAL, FACTS.last_event):
        numbers = headline(FACTS, day)
        commission = day > MINISTERIAL
        assert len(signatories(FACTS, day)) == numbers.partners_with_text - commission


def test_a_group_has_the_members_that_it_had_on_the_day():
    """Pax Silica began on 12 Dec 2025: a map of October must not add its members' shares."""
    assert members(FACTS, ("pax_silica",), date(2025, 12, 11)) == ()
    founders = members(FACTS, ("pax_silica",), date(2025, 12, 12))
    assert {"AUS", "ISR", "JPN", "KOR", "SGP", "GBR"} == set(founders)
    assert len(members(FACTS, ("pax_silica",))) > len(founders)


def test_a_few_partners_are_called_by_name_with_their_article():
    assert in_words(FACTS, ("PHL", "JPN")) == "Japan and the Philippines"
    assert in_words(FACTS, ("PHL",)) == "The Philippines"
