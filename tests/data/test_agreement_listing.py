"""Filters, groups and orders of the agreements, and what each is in law."""

from datetime import date, timedelta

import pytest

from data.agreements.counting import signed_texts
from data.agreements.legal_status import LEGAL_STATUSES, legal_key, legal_status, legal_tally
from data.agreements.listing import (
    GROUPS,
    SORTS,
    AgreementFilter,
    in_order,
    known_agreements,
    selected_agreements,
)
from data.agreements.scopes import minerals_in
from data.facts.store import store

FACTS = store().facts
LAST = FACTS.last_event


def ids(**filters):
    return set(selected_agreements(FACTS, LAST, AgreementFilter(**filters))["agreement_id"])


def test_every_agreement_is_counted_or_stands_in_one_group():
    rows = known_agreements(FACTS, LAST)
    assert sorted(rows["agreement_id"]) == sorted(FACTS.agreements["agreement_id"])
    assert set(rows.loc[rows["counted"], "agreement_id"]) == set(
        signed_texts(FACTS, LAST)["agreement_id"]
    )
    assert ((rows["group"] == "") == rows["counted"]).all()
    assert set(rows["group"]) - {""} <= set(GROUPS)


def test_what_must_never_be_drawn_as_signed_is_not_counted():
    groups = known_agreements(FACTS, LAST).set_index("agreement_id")["group"]
    weak = ("ken-claimed", "jpn-2026-action-plan", "sau-2025-moc", "ltu-2026-mou")
    assert {groups[name] for name in (*weak, "dom-2026-framework", "chl-2026-april")} == {"weak"}
    assert groups["khm-2025-art"] == "trade_clause"
    assert groups["mex-2026-action-plan"] == "announced"


def test_what_has_no_date_stands_last_and_on_the_last_day_alone():
    rows = known_agreements(FACTS, LAST)
    undated = rows["signed_on"] == ""
    assert undated.sum() == 4
    assert undated.iloc[-4:].all()
    before = known_agreements(FACTS, date(2026, 2, 3))
    assert (before["signed_on"] != "").all()
    assert before["counted"].sum() == 9


def test_the_filters_against_the_table():
    rows = FACTS.agreements
    assert ids(partner="PER") == {"per-2026-mou"}
    assert ids(partner="USA") == set(rows["agreement_id"])
    assert ids(instruments=("action_plan",)) == set(
        rows.loc[rows["instrument_type"] == "action_plan", "agreement_id"]
    )
    assert ids(legal=("binding",)) == {"ukr-2025-fund"}
    assert ids(statuses=("in_force",)) == {"ukr-2025-fund"}
    assert ids(provisions=("stockpiling",)) == {
        "jpn-2025-framework",
        "pry-2026-mou",
        "eu-2026-mou",
    }
    assert ids(region="oceania") >= {"aus-2025-framework", "cok-2026-framework"}
    assert "pax-silica-fin" in ids(initiative="eu")
    assert ids(words="SAMBA  economy") == {"cod-2025-spa"}
    assert ids(words="nothing of the kind") == ids(words="?!") == set()


def test_a_range_of_days_takes_what_may_lie_in_it_and_nothing_undated():
    april = ids(start=date(2026, 4, 30), end=date(2026, 4, 30))
    assert "chl-2026-april" in april, "a month may be any of its days"
    assert "eu-2026-mou" not in april
    assert "dom-2026-framework" not in ids(start=date(2025, 3, 1))


def test_a_mineral_is_named_by_the_scope_or_listed_for_a_partner():
    assert "kaz-2025-mou" in ids(minerals=("tungsten",))
    assert ids(minerals=("tungsten",), producers=frozenset({"PER"})) >= {
        "kaz-2025-mou",
        "per-2026-mou",
    }
    scopes = FACTS.agreements.set_index("agreement_id")["minerals_scope"]
    asked = ("cobalt", "lithium")
    assert minerals_in(FACTS, scopes["cod-2025-spa"], asked) == asked
    assert minerals_in(FACTS, scopes["ita-2026-mou"], asked) == (), "“critical minerals” names none"


def test_a_mineral_on_a_day_when_nothing_is_known_finds_nothing():
    """A page for a mineral before the first agreement failed: an empty column had no truth."""
    filters = AgreementFilter(minerals=("zinc",), producers=frozenset({"PER"}))
    first = min(day for day in FACTS.agreements["signed_last"] if day is not None)
    assert selected_agreements(FACTS, first - timedelta(days=1), filters).empty


@pytest.mark.parametrize("sort", SORTS)
def test_an_order_loses_nothing(sort):
    rows = known_agreements(FACTS, LAST)
    assert sorted(in_order(rows, sort).index) == sorted(rows.index)


def test_orders():
    rows = known_agreements(FACTS, LAST)
    assert in_order(rows, "binding")["agreement_id"].iloc[0] == "ukr-2025-fund"
    assert in_order(rows, "sources")["sources"].is_monotonic_decreasing
    days = in_order(rows, "date")["sort_key"].iloc[:-4]
    assert list(days) == sorted(days, reverse=True)


def test_not_stated_never_becomes_not_binding():
    rows = FACTS.agreements.to_dict("records")
    for row in rows:
        status = legal_status(FACTS, row)
        assert status.key == legal_key(row["binding"])
        assert (status.key == "not_stated") == (row["binding"] == "")
        assert status.reason.endswith(".")
    tally = legal_tally(row["binding"] for row in rows)
    assert tally.not_stated == sum(row["binding"] == "" for row in rows)
    assert tally.agreements == len(rows)
    assert list(LEGAL_STATUSES) == ["binding", "not_binding", "not_stated"]


def test_a_reason_is_what_the_row_states():
    rows = FACTS.agreements.set_index("agreement_id", drop=False)
    reasons = {name: legal_status(FACTS, rows.loc[name]) for name in rows.index}
    assert reasons["per-2026-mou"].reason == "Lima stresses that it creates no legal duty."
    assert reasons["per-2026-mou"].provision == "per-2026-mou.legal_status"
    assert reasons["cod-2025-spa"].reason.endswith("That does not say whether it binds.")
    assert reasons["aus-2025-framework"].provision == ""
