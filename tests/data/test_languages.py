"""Names, dates and numbers in nine languages: CLDR's, with English exactly as in the tables."""

import pickle
from datetime import date
from math import isnan

import pytest

from charts.spec.parsers import selectable
from data.facts.store import store
from data.i18n.cldr import LANGUAGES, alphabetical, fixed, half_up, number, own_name, percent
from data.i18n.dates import PartialDate, format_date
from data.partners.lookup import match_country, spoken_names

FACTS = store().facts
OTHERS = LANGUAGES[1:]
DAY = date(2026, 2, 4)


def test_english_is_the_tables_own_and_nothing_new():
    assert FACTS.localized("en") is FACTS
    assert FACTS.localized("fr").localized("en") is FACTS
    assert FACTS.name("COD") == "DR Congo"
    assert format_date(DAY) == "4 Feb 2026"


def test_a_language_is_made_once():
    assert FACTS.localized("fr") is FACTS.localized("fr")
    assert FACTS.localized("ar").localized("fr") is FACTS.localized("fr")


@pytest.mark.parametrize("lang", OTHERS)
def test_everyone_who_can_be_chosen_has_a_name(lang):
    localized = FACTS.localized(lang)
    names = {code: localized.name(code) for code in selectable(FACTS)}
    assert all(names.values())
    assert len(set(names.values())) == len(names)
    same = [code for code, name in names.items() if name == FACTS.name(code)]
    assert not same or lang in ("fr", "es", "pt")


@pytest.mark.parametrize(
    ("lang", "code", "name"),
    [
        ("fr", "COK", "Îles Cook"),
        ("es", "COD", "República Democrática del Congo"),
        ("ru", "XKX", "Косово"),
        ("zh", "TWN", "台湾"),
        ("ko", "KOR", "대한민국"),
        ("ar", "PER", "بيرو"),
        ("pt", "CZE", "Tchéquia"),
        ("ja", "XSG", "Siachen Glacier"),
    ],
)
def test_names_are_those_of_cldr_and_english_where_it_has_none(lang, code, name):
    assert FACTS.localized(lang).name(code) == name


@pytest.mark.parametrize("lang", OTHERS)
def test_the_commission_is_never_called_the_union(lang):
    """The European Commission attended; CLDR only has the Union, most of whose members did not."""
    union = {
        "fr": "Union européenne",
        "es": "Unión Europea",
        "zh": "欧盟",
        "ru": "Европейский союз",
    }
    assert FACTS.localized(lang).name("EUU") not in ("", FACTS.name("EUU"), union.get(lang))


@pytest.mark.parametrize(
    ("lang", "day", "month"),
    [
        ("en", "4 Feb 2026", "Apr 2026"),
        ("ar", "\u200f4 فبراير 2026\u200e", "\u200fأبريل 2026\u200e"),
        ("zh", "2026年2月4日", "2026年4月"),
        ("fr", "4 févr. 2026", "avr. 2026"),
        ("ru", "4 февр. 2026\u202fг.", "апр. 2026\u202fг."),
        ("es", "4 feb 2026", "abr 2026"),
        ("ja", "2026年2月4日", "2026年4月"),
        ("ko", "2026년 2월 4일", "2026년 4월"),
        ("pt", "4 de fev. de 2026", "abr. de 2026"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(lang, day, month):
    assert format_date(DAY, lang) == day
    assert PartialDate.parse("2026-02-04").label(lang) == day
    assert PartialDate.parse("2026-04").label(lang) == month
    assert PartialDate.parse("2026").label(lang).startswith("2026")
    assert PartialDate.parse("").label(lang) == "date not published"


@pytest.mark.parametrize(
    ("lang", "whole", "tenth", "share"),
    [
        ("en", "1,234,567.5", "12.3", "12.3%"),
        ("ar", "1,234,567.5", "12.3", "12.3%"),
        ("fr", "1\u202f234\u202f567,5", "12,3", "12,3\xa0%"),
        ("ru", "1\xa0234\xa0567,5", "12,3", "12,3\xa0%"),
        ("es", "1.234.567,5", "12,3", "12,3\xa0%"),
        ("pt", "1.234.567,5", "12,3", "12,3%"),
        ("ja", "1,234,567.5", "12.3", "12.3%"),
    ],
)
def test_numbers_take_the_signs_of_the_language(lang, whole, tenth, share):
    assert number(1234567.5, lang) == whole
    assert fixed(12.345, 1, lang) == tenth
    assert percent(12.345, lang).strip("\u200e") == share


@pytest.mark.parametrize("value", [0.05, 0.25, 12.35, 99.95, 2.675])
@pytest.mark.parametrize("lang", OTHERS)
def test_a_figure_is_rounded_alike_in_every_language(lang, value):
    """Rounding of its own would give one reader 12.3 and another 12.4."""
    assert fixed(value, 1, lang).replace(",", ".") == fixed(value, 1)


def test_labels_of_dates_in_the_tables_are_translated_and_the_rest_is_not():
    french = FACTS.localized("fr").agreements.set_index("agreement_id")
    english = FACTS.agreements.set_index("agreement_id")
    assert french.at["per-2026-mou", "signed_label"] == "4 févr. 2026"
    assert french.at["per-2026-mou", "partner_name"] == "Pérou"
    assert (french["title"] == english["title"]).all()
    assert (french["sort_key"] == english["sort_key"]).all()
    assert FACTS.localized("fr").raw_table("agreements").equals(FACTS.raw_table("agreements"))


def test_a_name_in_any_language_is_understood_and_means_one_country():
    assert set(selectable(FACTS)) <= set(spoken_names(FACTS))
    for code, names in spoken_names(FACTS).items():
        if code in selectable(FACTS):
            assert {
                match_country(FACTS, name, selectable(FACTS), exactly=True) for name in names
            } == {code}


def test_other_facts_travel_to_a_process_and_know_english_there():
    unpickled = pickle.loads(pickle.dumps(FACTS.localized("fr")))
    assert unpickled.name("PER") == "Pérou"
    assert unpickled.localized("en").name("PER") == "Peru"


def test_languages_call_themselves_by_their_own_names():
    assert own_name("fr") == "français"
    assert own_name("ar") == "العربية"
    assert alphabetical("Émirats") < alphabetical("France")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(6.25, "6.3%"), (4.35, "4.4%"), (0.25, "0.3%"), (2.449, "2.4%"), (100 * 1000 / 16000, "6.3%")],
)
def test_a_five_is_rounded_up(value, expected):
    """South Korea's 1,000 of 16,000 tons of bismuth are 6.25%, which was printed as 6.2%."""
    assert percent(value) == expected
    assert percent(value, "fr").replace("\u202f", "").replace("\u00a0", "") == expected.replace(
        ".", ","
    )
    assert half_up(value, 1) == float(expected.rstrip("%"))


def test_a_figure_that_is_missing_stays_missing():
    assert isnan(half_up(float("nan"), 1))
    assert fixed(1234.5, 0) == "1,235"
