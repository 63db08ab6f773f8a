"""Alternative text in one sentence: what is left out where there is no room for a whole title."""

from datetime import date

import pytest

from charts.captions import Caption
from charts.captions.short_text import LONGEST_SHORT_TEXT, short_text
from charts.content import caption, short_alt_text
from charts.spec.chart_spec import ChartSpec
from data.facts.store import store
from tests.support.sentence_corpus import coalitions

DAY = date(2026, 2, 4)


def said(title, subtitle="Shares, as of 4 Feb 2026", is_divisible=True):
    made = Caption(title, subtitle, "", "a source", "CC0", "en")
    return short_text("World map", made, DAY, is_divisible)


LONG = "; ".join(("A first clause", "b" * 100, "c" * 100))


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Peru leads.", "World map: Peru leads."),
        ("Africa: 2 partners signed", "World map, Africa: 2 partners signed."),
        (LONG, f"World map: A first clause; {'b' * 100}."),
        ("t" * 200, "World map: Shares, as of 4 Feb 2026."),
    ],
)
def test_a_title_loses_whole_clauses_from_its_end_and_none_is_cut(title, short):
    assert said(title) == short


def test_a_clause_that_qualifies_what_is_said_before_is_never_left_out():
    assert said(LONG, is_divisible=False) == "World map: Shares, as of 4 Feb 2026."
    facts = store().facts
    for who in coalitions(facts):
        spec = ChartSpec(chart="shares", coalition=who)
        short = short_alt_text(spec, facts)
        title = caption(spec, facts).title
        assert title in short or title.split("; ")[0] not in short


def test_where_neither_title_nor_subtitle_fits_the_kind_and_the_day_remain():
    assert said("t" * 200, "s" * 200) == "World map, as of 4 Feb 2026."
    assert said("t" * 200, "One. Two") == "World map, as of 4 Feb 2026."


def test_what_is_longest_fits():
    title = "t" * (LONGEST_SHORT_TEXT - len("World map: ."))
    assert len(said(title)) == LONGEST_SHORT_TEXT
    assert len(said(f"{title}t")) < LONGEST_SHORT_TEXT
