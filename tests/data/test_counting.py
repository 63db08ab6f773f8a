"""The counting rule, by date, against cases worked out by hand from the tables' README."""

import itertools
from datetime import date

import pytest

from data.agreements.counted_rows import rows_naming, signed_rows
from data.agreements.counting import (
    Status,
    change_dates,
    headline,
    signed_texts,
    status_by_code,
    status_of,
    statuses,
    texts_of,
)
from data.i18n.labels import ABSENT, status_label
from data.partners.dossier import dossier

ELEVEN = set(["ARG", "COK", "ECU", "GIN", "MAR", "PRY", "PER", "PHL", "ARE", "GBR", "UZB"])
LAST = date(2026, 9, 23)
NEVER_SIGNED = (
    *("ken-claimed", "jpn-2026-action-plan", "khm-2025-art", "sau-2025-moc", "ltu-2026-mou"),
    *("dom-2026-framework", "pak-2025-ussm-fwo", "kor-2025-korea-zinc", "bra-goias-2026"),
)


def partners_with(facts, day, status):
    status_rows = statuses(facts, day)
    return set(status_rows.index[status_rows["status"] == status])


def test_on_the_day_exactly_the_eleven_signed(facts):
    assert partners_with(facts, date(2026, 2, 4), "signed_at_ministerial") == ELEVEN
    assert partners_with(facts, date(2026, 2, 3), "signed_at_ministerial") == set()


def test_the_eleven_stay_what_they_are_whatever_they_sign_later(facts):
    assert partners_with(facts, LAST, "signed_at_ministerial") == ELEVEN


@pytest.mark.parametrize(
    ("day", "texts", "delegations", "outside"),
    [
        (date(2025, 4, 29), 0, 0, 0),
        (date(2025, 4, 30), 1, 1, 0),
        (date(2025, 10, 26), 4, 4, 0),
        (date(2025, 12, 4), 9, 8, 1),
        (date(2026, 2, 3), 9, 8, 1),
        (date(2026, 2, 4), 20, 19, 1),
        (date(2026, 4, 24), 21, 20, 1),
        (date(2026, 5, 26), 23, 22, 1),
        (date(2026, 9, 8), 24, 22, 2),
        (LAST, 25, 23, 2),
    ],
)
def test_the_count_by_date(facts, day, texts, delegations, outside):
    numbers = headline(facts, day)
    assert numbers.countries == 54
    assert numbers.texts == texts
    assert numbers.partners_with_text == delegations
    assert numbers.outside_with_text == outside


def test_the_commission_signs_on_24_april_and_not_a_day_before(facts):
    assert statuses(facts, date(2026, 4, 23)).at["EUU", "status"] == "announced"
    assert statuses(facts, date(2026, 4, 24)).at["EUU", "status"] == "signed_after"


def test_a_month_only_text_counts_from_the_end_of_its_month(facts):
    assert statuses(facts, date(2025, 12, 30)).at["ZMB", "status"] == "attended"
    assert statuses(facts, date(2025, 12, 31)).at["ZMB", "status"] == "announced"


@pytest.mark.parametrize("text", NEVER_SIGNED)
def test_what_must_never_count_never_counts(facts, text):
    assert text not in set(signed_texts(facts, date.max)["agreement_id"])


def test_plurilateral_texts_never_count(facts):
    assert set(signed_texts(facts, date.max)["counts_as"]) == {"minerals_text"}


def test_weak_reports_do_not_move_a_status(facts):
    status_rows = statuses(facts, LAST)
    assert status_rows.at["LTU", "status"] == "attended"
    assert status_rows.at["DOM", "status"] == "attended"
    assert status_rows.at["KEN", "status"] == "attended"


def test_outside_the_54(facts):
    assert partners_with(facts, LAST, "signed_not_attending") == {"RWA", "COL"}
    assert partners_with(facts, LAST, "linked_not_attending") == {"SLV", "IDN", "CHL", "KHM"}


def test_everyone_on_the_list_has_exactly_one_status_on_every_day(facts):
    assert change_dates(facts)
    for day in change_dates(facts):
        status_rows = statuses(facts, day)
        assert status_rows.index.is_unique
        assert set(facts.partners["iso_a3"]) | {"USA"} <= set(status_rows.index)
        assert set(status_rows["status"]) <= set(map(str, Status))


def test_nothing_changes_between_two_change_dates(facts):
    gaps = [
        (start, end)
        for start, end in itertools.pairwise(change_dates(facts))
        if (end - start).days > 1
    ]
    assert gaps
    for start, end in gaps:
        between = date.fromordinal(end.toordinal() - 1)
        assert statuses(facts, start)["status"].equals(statuses(facts, between)["status"])


def test_rows_one_by_one_and_tables_are_the_same(facts):
    """Pages read rows, charts and files read tables: on every day both name the same."""
    for day in (date.min, *change_dates(facts), date.max):
        counted = signed_texts(facts, day)
        assert [row["agreement_id"] for row in signed_rows(facts, day)] == list(
            counted["agreement_id"]
        )
        status_rows = statuses(facts, day)
        assert dict(status_by_code(facts, day)) == dict(status_rows["status"])
        for code in ("EUU", "SAU", "NGA"):
            found = status_of(facts, code, day)
            assert (found[2] if found else None) == status_rows["reason"].get(code)
            own = texts_of(facts, code, day)
            assert [row["agreement_id"] for row in rows_naming(facts, code, day)] == list(
                own["agreement_id"]
            )


def test_the_texts_of_a_partner_keep_what_does_not_count(facts):
    saudi = texts_of(facts, "SAU", LAST).set_index("agreement_id")["counted"]
    assert dict(saudi) == {"sau-2025-moc": False, "sau-2025-framework": True}


def test_nobody_is_absent_before_the_ministerial(facts):
    """\"Did not attend the ministerial\" was said on days when it was still to come."""
    for day in change_dates(facts):
        attend = statuses(facts, day)["reason"].str.contains("attend", case=False).any()
        assert attend == (day >= date(2026, 2, 4)), day
    early, late = date(2026, 1, 1), LAST
    assert (
        statuses(facts, early).at["RWA", "reason"].endswith("not on the list for the ministerial.")
    )
    assert statuses(facts, late).at["RWA", "reason"] == (
        "Framework (general economic framework with a mining chapter), signed 4 Dec 2025; "
        "did not attend the ministerial."
    )
    assert dossier(facts, "NGA", early).reason == "Not on the list for the ministerial."
    assert dossier(facts, "NGA", late).reason == "Not at the ministerial."
    for status in ("signed_not_attending", "linked_not_attending", ABSENT):
        assert "not on the list" in status_label(status, early).lower()
        assert "not on the list" not in status_label(status, late).lower()
