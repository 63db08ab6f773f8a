"""Whom a reader meant."""

import pytest

from charts.spec.parsers import selectable
from data.partners.lookup import match_country


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("PE", "PER"),
        ("604", "PER"),
        ("peru", "PER"),
        ("Korea", "KOR"),
        ("Britain", "GBR"),
        ("UAE", "ARE"),
        ("DRC", "COD"),
        ("Czech Republic", "CZE"),
        ("Argentinia", "ARG"),
        ("PRU", "PER"),
        ("Grmany", "DEU"),
        ("Unted States", "USA"),
        ("D.R. Congo", "COD"),
        ("nobody", ""),
        ("qqqq", ""),
        ("", ""),
    ],
)
def test_codes_names_aliases_and_slips(facts, text, code):
    assert match_country(facts, text, selectable(facts)) == code


def test_a_likeness_is_no_exact_answer(facts):
    assert match_country(facts, "Argentinia", selectable(facts), exactly=True) == ""
    assert match_country(facts, "Argentina", selectable(facts), exactly=True) == "ARG"


def test_only_the_codes_allowed_are_suggested(facts):
    assert match_country(facts, "Peru", {"PHL", "POL"}) in ("", "PHL", "POL")


def test_of_two_that_are_equally_close_it_is_always_the_same(facts):
    """Canada and Panama share five letters of it each; the order of the tables decides nothing."""
    assert match_country(facts, "Canama", {"CAN", "PAN"}) == "PAN"
    assert match_country(facts, "Canama", {"CAN"}) == "CAN"


@pytest.mark.parametrize("text", ["x" * 1_000_000, "\ud800", "\0", "🇵🇪"])
def test_what_can_be_no_name_has_no_likeness(facts, text):
    assert match_country(facts, text, selectable(facts)) == ""
