"""The pages in another language: names, dates and numbers; the key goes along."""

import re
from html import unescape

import pytest

from data.languages import LANGUAGES, own_name
from data.store import store
from tests.pages.opening import opened, text_of

FACTS = store().facts
PAGES = ["", "timeline", "partners", "minerals", "brief", "present", "export", "sources"]
ENGLISH_DAY = re.compile(r"\b\d{1,2} (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) 20\d\d")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_page_opens_in_a_language_and_keeps_it(page, lang):
    app = opened(page, lang=lang)
    assert app.query_params["lang"] == lang
    assert not app.warning


def test_the_language_is_chosen_at_the_foot_and_goes_along():
    app = opened(partner="PER")
    choice = app.button_group(key="w_lang")
    assert [unescape(name) for name in choice.options] == [own_name(lang) for lang in LANGUAGES]
    choice.set_value("fr").run()
    assert app.header[0].value == "Pérou"
    assert app.query_params["lang"] == "fr"
    app.switch_page("partners.py").run()
    assert app.query_params["lang"] == "fr"
    assert "Pérou" in app.title[0].value
    app.button_group(key="w_lang").set_value("en").run()
    assert "lang" not in app.query_params


def test_a_partner_is_told_with_its_languages_dates_and_figures():
    said = text_of(opened(partner="COD", lang="es"))
    assert "República Democrática del Congo" in said
    assert "4 dic 2025" in said
    assert re.search(r"74,\d\xa0%", said)
    assert "DR Congo" not in said


@pytest.mark.parametrize("page", ["", "partners"])
def test_no_english_date_is_left_beside_the_others(page):
    """Only the name of the ministerial's day in the statuses is English: it is interface text."""
    said = text_of(opened(page, partner="PER", lang="ru"))
    assert not [day for day in ENGLISH_DAY.findall(said) if day != "4 Feb 2026"]


def test_a_name_in_another_language_finds_the_partner_by_address():
    app = opened("partners", partner="Перу")
    assert any("Peru" in button.label for button in app.button)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_stand_in_the_order_of_their_letters(lang):
    app = opened("partners", lang=lang)
    names = [label.split(" (")[0] for label in app.selectbox(key="w_finder").options]
    assert len(names) == len(set(names))
    if lang == "fr":
        assert names.index("Émirats arabes unis") < names.index("Finlande")
