"""The pages in a language without a translation: names and dates that stand alone follow it."""

import re
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from data.facts.store import store
from data.i18n.cldr import LANGUAGES, locale, own_name
from tests.pages.opening import chosen_of, drawings_of, open_page, text_of
from tests.pages.test_translation import PLACES, page_texts

FACTS = store().facts
PAGES = [
    "",
    "timeline",
    "agreements",
    "partners",
    "minerals",
    "brief",
    "present",
    "export",
    "sources",
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_page_opens_in_a_language_and_keeps_it(page, lang):
    app = open_page(page, lang=lang)
    assert app.query_params["lang"] == lang
    assert not app.warning


def test_the_language_is_chosen_at_the_foot_and_goes_along():
    app = open_page(partner="PER")
    choice = app.button_group(key="w_lang")
    assert [unescape(name) for name in choice.options] == [own_name(lang) for lang in LANGUAGES]
    choice.set_value("fr").run()
    assert chosen_of(app) == "Pérou"
    assert app.query_params["lang"] == "fr"
    app.switch_page("partners/page.py").run()
    assert app.query_params["lang"] == "fr"
    assert "Pérou" in app.title[0].value
    app.button_group(key="w_lang").set_value("en").run()
    assert "lang" not in app.query_params


def test_without_a_translation_a_name_stands_alone_and_its_sentences_are_english():
    """“Signed on 2026 فبراير 4” was wrong in both languages."""
    app = open_page(partner="COD", lang="es")
    assert chosen_of(app) == "República Democrática del Congo"
    text = text_of(app).replace("\\", "")
    assert "signed 4 Dec 2025" in text
    assert re.search(r"\*\*74\.\d%\*\*", text)


def test_the_switch_says_what_it_changes():
    """It was called “Language”, and a reader who chose French read English all the same."""
    assert open_page().button_group(key="w_lang").label == "Country names in"


def test_dates_that_stand_alone_are_in_the_reader_s_language():
    rows = open_page("partners", view="table", lang="fr").dataframe[0].value
    peru = rows.loc[rows["Partner"] == "Pérou"].iloc[0]
    assert peru["First agreement"] == "4 févr. 2026"
    assert "4 Feb 2026" in peru["Why"]


ENGLISH_TOO = {"Argentine"}
"""Names in another language that are an English word beside a country's name."""


class Local:
    """The names, months and figures of a language, and those of them that are not English too."""

    def __init__(self, lang: str):
        names = set(FACTS.localized(lang).countries["name"])
        english = " ".join(FACTS.countries["name"])
        months = locale(lang).months["format"]
        self.edges = (r"\b", r"(?!\w)") if lang == "fr" else ("", "")
        own = {name for name in names if name not in english} - ENGLISH_TOO
        own |= {*months["wide"].values(), *months["abbreviated"].values()}
        self.own, self.all = self.pattern(own), self.pattern(own | names)

    def pattern(self, names: set[str]) -> re.Pattern[str]:
        alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        return re.compile(rf"{self.edges[0]}(?:{alternatives}){self.edges[1]}|[\d,]+\xa0%")

    def is_mixed_into(self, piece: str) -> bool:
        """Whether something local stands among words that are not."""
        rest = self.all.sub(" ", piece)
        return bool(self.own.search(piece)) and re.search(r"[^\W\d_]{2,}", rest) is not None


FOUND_BY = re.compile(r".*\([A-Z]{3}\b.*")
"""A name with all a partner may be called, to be found by it."""


def pieces_of(app: AppTest) -> list[str]:
    """What a page says, the alternatives of its pictures, and the cells of its tables."""
    html = "\n".join(
        [element.proto.body for element in app.get("html")] + [*drawings_of(app).values()]
    )
    kinds = ("plotly_chart", "deck_gl_json_chart")
    pieces = [*page_texts(app), *re.findall(r'(?:alt|title|aria-label)="([^"]*)"', html)]
    inner = re.findall(r"<(?:title|text|small|b)\b[^>]*>([^<]+)</", html)
    pieces += map(unescape, inner)
    pieces += [element.proto.alt for kind in kinds for element in app.get(kind)]
    pieces += [str(cell) for frame in app.dataframe for cell in frame.value.to_numpy().flat]
    return [piece for piece in pieces if not FOUND_BY.fullmatch(piece)]


@pytest.mark.parametrize(("page", "query"), PLACES, ids=str)
@pytest.mark.parametrize("lang", ["ar", "fr", "zh", "ja"])
def test_no_sentence_is_of_two_languages(lang, page, query):
    """“signed on 2026 فبراير 4”: eight languages are offered, and none is translated."""
    local, app = Local(lang), open_page(page, lang=lang, **query)
    pieces = pieces_of(app)
    assert pieces
    assert not [piece for piece in pieces if local.is_mixed_into(piece)]


def test_a_mixed_sentence_is_detected():
    french, arabic = Local("fr"), Local("ar")
    assert french.is_mixed_into("Memorandum of understanding, signed 4 févr. 2026")
    assert french.is_mixed_into("Open Pérou")
    assert french.is_mixed_into("74,2\xa0% of the world")
    assert arabic.is_mixed_into("signed on 2026 فبراير 4")
    assert not french.is_mixed_into("■ Pérou · Portugal (11)")
    assert not french.is_mixed_into("4 févr. 2026")
    assert not french.is_mixed_into("Signed 4 Feb 2026 by Peru and El Salvador")


def test_a_name_in_another_language_finds_the_partner_by_address():
    app = open_page("partners", partner="Перу")
    assert any("Peru" in button.label for button in app.button)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_stand_in_the_order_of_their_letters(lang):
    app = open_page("partners", lang=lang)
    names = [label.split(" (")[0] for label in app.selectbox(key="w_finder").options]
    assert len(names) == len(set(names))
    if lang == "fr":
        assert names.index("Émirats arabes unis") < names.index("Finlande")
