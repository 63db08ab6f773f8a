"""Dates as far as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.i18n.dates import PartialDate, format_date


def test_labels_say_no_more_than_is_known():
    assert PartialDate.parse("2026-02-04").label() == "4 Feb 2026"
    assert PartialDate.parse("2026-04").label() == "Apr 2026"
    assert PartialDate.parse("").label() == "date not published"


def test_a_month_counts_from_its_last_day_never_its_first():
    april = PartialDate.parse("2026-04")
    assert april.last == date(2026, 4, 30)


def test_an_unknown_date_has_no_last_day():
    assert PartialDate.parse("").last is None


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "4 Feb 2026", "2026-2-4", "2026-00"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the message differs by kind
        PartialDate.parse(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_survives_the_round_trip(day):
    parsed = PartialDate.parse(day.isoformat())
    assert parsed.first == parsed.last == day
    assert parsed.label() == format_date(day)
