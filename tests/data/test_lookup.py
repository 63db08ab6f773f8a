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
