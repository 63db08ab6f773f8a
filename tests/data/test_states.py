"""What a country has with the United States: a state for everyone, by the rule, on every day."""

from datetime import date

from data.agreements.counting import change_dates, signed_texts, statuses
from data.agreements.states import (
    AGREEMENT_STATES,
    SIGNED_STATES,
    agreement_states,
    commitments,
    state_of,
)
from data.facts.store import Facts, store

FACTS = store().facts


def test_whoever_has_signed_by_a_day_has_the_legal_status_of_the_agreement():
    legal = {"yes": "binding", "no": "not_binding", "": "not_stated"}
    for day in change_dates(FACTS):
        states, counted = agreement_states(FACTS, day), signed_texts(FACTS, day)
        expected = {
            code: legal[row["binding"]]
            for row in counted.to_dict("records")
            for code in row["partner_iso_a3"].split(";")
        }
        signed = states.loc[states["state"].isin(SIGNED_STATES), "state"]
        assert signed.to_dict() == expected, day
        assert list(states.index) == list(statuses(FACTS, day).index)
        assert set(states["state"]) <= set(AGREEMENT_STATES)


def test_an_announcement_or_a_related_deal_is_no_signature():
    states = agreement_states(FACTS, FACTS.last_event)["state"]
    assert states["ZMB"] == states["CHL"] == "announced"
    assert states["FRA"] == "not_found"
    assert states["USA"] == "host"


def test_of_several_agreements_one_that_binds_decides_and_not_stated_is_not_not_binding():
    for own, other, state in (
        ("yes", "", "binding"),
        ("no", "", "not_stated"),
        ("no", "no", "not_binding"),
    ):
        raw = {name: FACTS.raw_table(name) for name in FACTS.table_names}
        rows = raw["agreements"].copy()
        rows.loc[rows["agreement_id"] == "pry-2026-mou", ["partner_iso_a3", "binding"]] = [
            "PER",
            other,
        ]
        rows.loc[rows["agreement_id"] == "per-2026-mou", "binding"] = own
        facts = Facts(raw | {"agreements": rows}, "edited")
        found = agreement_states(facts, facts.last_event).loc["PER"]
        assert found["state"] == state
        assert found["agreements"] == ("per-2026-mou", "pry-2026-mou")


def test_who_has_no_status_has_no_agreement_found():
    rows = state_of(agreement_states(FACTS, FACTS.last_event), ["CHN", "PER"])
    assert list(rows["state"]) == ["not_found", "not_binding"]
    assert list(rows["agreements"]) == [(), ("per-2026-mou",)]


def test_before_the_count_nobody_has_signed():
    states = agreement_states(FACTS, date(2025, 3, 1))["state"]
    assert not states.isin(SIGNED_STATES).any()


def test_the_commitments_are_those_of_the_provisions():
    rows = FACTS.provisions
    for name, keys in commitments(FACTS).items():
        own = set(rows.loc[rows["agreement_id"] == name, "provision"])
        assert set(keys) == own - {"legal_status"}
