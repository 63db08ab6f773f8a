"""Countries and minerals are found by any of their names, and nothing is taken for another."""

import json
from pathlib import Path

import pytest

from charts.spec.parsers import selectable
from data.facts.store import store
from data.i18n.cldr import LANGUAGES
from data.search.matching import EXACT, clear_match, find_matches, fold, nearest_entries
from data.search.names import search_entries
from views.search import names_file

FACTS = store().facts
ENTRIES = search_entries(FACTS, selectable(FACTS))
SHARED = Path(__file__).parents[2] / "frontend" / "tests"
CASES = json.loads((SHARED / "search_cases.json").read_text(encoding="utf-8"))
"""What the tests of the page's script look for too: both find by the same rules."""


def codes(text, lang="en"):
    return [match.entry.code for match in find_matches(ENTRIES, text, lang)]


@pytest.mark.parametrize(("text", "code"), CASES["first"].items())
def test_a_name_in_any_language_a_code_or_a_slip_finds_what_is_meant_first(text, code):
    assert codes(text)[0] == code


@pytest.mark.parametrize("text", CASES["nothing"])
def test_nothing_is_found_where_nothing_is_like_it(text):
    assert codes(text) == []


def test_every_entry_is_found_by_its_name_in_every_language():
    assert len(ENTRIES) == len(selectable(FACTS)) + len(FACTS.commodities)
    for entry in ENTRIES:
        assert len(entry.names) == len(LANGUAGES)
        for lang, name in zip(LANGUAGES, entry.names, strict=True):
            first = find_matches(ENTRIES, name, lang)[0]
            assert (first.entry.code, first.rank) == (entry.code, EXACT), (lang, name)


def test_every_mineral_has_names_in_other_languages_and_no_name_is_for_none():
    path = Path("data/search/mineral_names.csv")
    slugs = [line.partition(",")[0] for line in path.read_text(encoding="utf-8").splitlines()]
    assert sorted(slugs[1:]) == sorted(FACTS.commodities["slug"])
    minerals = [entry for entry in ENTRIES if entry.kind == "mineral"]
    for entry in minerals:
        assert all(name != entry.name("en") for name in (entry.name("ar"), entry.name("zh")))


def test_the_names_in_the_tests_of_the_script_are_those_that_are_served():
    served = {entry[1]: entry for entry in json.loads(names_file(FACTS))["entries"]}
    kept = json.loads((SHARED / "search_names.json").read_text(encoding="utf-8"))
    assert kept["languages"] == list(LANGUAGES)
    assert len(kept["entries"]) > 20
    assert [served[entry[1]] for entry in kept["entries"]] == kept["entries"]
    agreements = json.loads(names_file(FACTS))["agreements"]
    assert len(agreements) == len(FACTS.agreements)
    assert len(kept["agreements"]) > 3
    assert [one for one in agreements if one in kept["agreements"]] == kept["agreements"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("peru", "PER"),
        ("Kazahstan", "KAZ"),
        ("south kor", "KOR"),
        ("rare earths", "rare-earths"),
        ("W", "tungsten"),
        ("titanium", None),
        ("co", None),
        ("neodymium", None),
        ("platinum", "platinum"),
        ("", None),
    ],
)
def test_only_what_has_one_meaning_is_certainly_meant(text, code):
    found = clear_match(find_matches(ENTRIES, text, "en"))
    assert (found.code if found else None) == code


def test_a_name_of_the_readers_language_comes_before_the_same_in_another():
    """Indio is indium in Spanish, and begins the name of India in several languages."""
    assert codes("indio", "es")[0] == "indium"
    by_name = find_matches(ENTRIES, "argent", "fr")
    assert [match.name for match in by_name][:2] == ["Argent", "Argentine"]


def test_what_is_nearest_is_said_where_nothing_matches():
    assert codes("Kongo Kinnschassa") == []
    assert "COD" in [entry.code for entry in nearest_entries(ENTRIES, "Kongo Kinnschassa", 6)]
    assert nearest_entries(ENTRIES, "?", 6) == []


def test_a_text_without_end_is_compared_by_its_beginning():
    assert len(fold("ﷺ" * 100_000)) <= 60
    assert codes("peru" * 100_000) == []
