"""What is said of an address that was not fully understood, and who is suggested."""

import re

import pytest

from charts.spec.chart_spec import ChartSpec
from tests.views.reading import of_kind, texts_of
from views.blocks import Action, Group, Notice
from views.context import page_context
from views.query_problems import query_problems


def warnings(facts, **query):
    spec, problems = ChartSpec.read(query, facts)
    return query_problems(page_context("partners", spec, facts), problems)


def test_a_good_address_needs_no_warning(facts):
    assert warnings(facts, partner="PER", asof="2026-02-04") == ()


def test_a_slip_of_the_pen_has_a_button_for_the_partner_that_was_meant(facts):
    blocks = warnings(facts, partner="PRU")
    assert [notice.tone for notice in of_kind(blocks, Notice)] == ["warning"]
    assert "Probably meant: Peru (PER)." in texts_of(blocks)
    likely, everyone = of_kind(blocks, Action)
    assert (likely.label, likely.page, likely.changes) == (
        "Open Peru",
        "partners",
        {"partner": "PER"},
    )
    assert (everyone.page, everyone.changes) == ("partners", {"partner": "", "compare": ()})
    assert [group.key for group in of_kind(blocks, Group)] == ["misread"]


def test_to_a_comparison_the_partner_is_added(facts):
    added = of_kind(warnings(facts, compare="ZMB,PRU"), Action)[0]
    assert (added.label, added.page, added.changes) == (
        "Add Peru",
        None,
        {"compare": ("ZMB", "PER")},
    )


def test_a_country_outside_is_told_its_nearest_partner(facts):
    blocks = warnings(facts, partner="CHE")
    assert "Switzerland was not at the ministerial" in texts_of(blocks)
    assert "nearest partner on the map is" in texts_of(blocks)
    assert len(of_kind(blocks, Action)) == 2


@pytest.mark.parametrize("key", ["asof", "partner", "compare", "lang", "region", "no-such-key"])
def test_whatever_stands_in_an_address_is_short_and_shows_as_text(facts, key):
    blocks = warnings(facts, **{key: "<img src=x>[a](b)" + "*" * 500})
    notices = of_kind(blocks, Notice)
    assert notices
    for notice in notices:
        assert not re.search(r"(?<!\\)[<\[]", notice.text)
        assert len(notice.text.replace("\\", "")) < 700


def test_a_wrong_key_of_another_page_is_named_and_offers_nothing(facts):
    blocks = warnings(facts, mineral="cobald")
    assert "cobald" in texts_of(blocks)
    assert not of_kind(blocks, Action)
