"""Whom a map colors, as one choice: all signers were filters that had to be found."""

from urllib.parse import urlencode

from charts.spec.chart_spec import ChartSpec
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import store
from views.map_controls import shown

FACTS = store().facts
SIGNERS = ",".join(SIGNED_STATUSES)


def test_all_signers_are_one_choice_in_plain_words():
    field = shown(FACTS, ChartSpec())
    assert (field.label, field.options[""], field.options[SIGNERS]) == (
        *("Show", "Everyone"),
        "All signers",
    )
    assert field.changes(SIGNERS) == {"status": SIGNED_STATUSES}
    assert field.changes("") == {"status": ()}


def test_a_form_without_scripts_sends_an_address_that_is_read():
    for value in shown(FACTS, ChartSpec()).options:
        query = {"status": value} if value else {}
        spec = ChartSpec.from_query(query, FACTS)
        assert spec.to_query() == query, urlencode(query)
        assert shown(FACTS, spec).value == value


def test_what_the_legend_made_of_several_stays_as_it_is():
    spec = ChartSpec(status=("signed_before", "attended"))
    field = shown(FACTS, spec)
    assert field.options[field.value] == "Several, as in the legend"
    assert field.changes(field.value) == {"status": spec.status}
