"""Adding one file translates the pages; Portuguese stands in for a language nobody speaks."""

import re

import pytest

from charts.print.world import legend
from charts.spec import ChartSpec
from data.interface import TEMPLATE
from data.languages import LANGUAGES, locale, own_name
from data.store import load_facts, store
from pages import screens
from tests.pages.opening import opened
from tests.translating import pseudo_translation

OPEN = "⟦"


@pytest.fixture
def spoken(monkeypatch, tmp_path):
    """Every message in brackets, as a file of its own."""
    pseudo_translation(tmp_path, "pt")
    monkeypatch.setenv("ATLAS_LOCALE", str(tmp_path))


WIDGETS = (
    *("button", "selectbox", "multiselect", "radio", "toggle", "checkbox", "slider"),
    *("select_slider", "text_input", "text_area", "date_input", "button_group", "expander"),
)
PLACES = [
    *(("", {}), ("", {"partner": "PER"}), ("", {"color": "initiative"}), ("timeline", {})),
    *(("timeline", {"event": "agreements:per-2026-mou"}), ("partners", {})),
    *(("partners", {"partner": "PER"}), ("partners", {"compare": "PER,COD"}), ("minerals", {})),
    *(("minerals", {"commodity": "cobalt"}), ("brief", {}), ("present", {"slide": "4"})),
    *(("export", {}), ("sources", {}), ("sources", {"table": "worldviews"})),
]
CONTENT = {"PNG", "SVG", "PDF", "A4", "PowerPoint", "RIS", "BibTeX"}
"""What is the same in every language."""


def words_left(text: str) -> list[str]:
    """English outside the brackets; icons and what stands in parentheses beside a name are none."""
    bare = re.sub(r"⟦[^⟦⟧]*⟧|:material/\w+:|:\w+-?\w*\[[^]]*\]", " ", text)
    return [word for word in re.findall(r"[^\W\d_]{3,}", bare) if word not in CONTENT]


def content() -> set[str]:
    """Words that are no messages: names, months, minerals, titles of texts, columns of tables."""
    facts = store().facts.speaking("pt")
    said = [*facts.countries["name"], *facts.commodities["label"], *facts.agreements["title"]]
    said += [column for name in facts.table_names for column in facts.raw_table(name).columns]
    said += [*locale("pt").months["format"]["wide"].values(), *map(own_name, LANGUAGES)]
    said += locale("pt").months["format"]["abbreviated"].values()
    words = re.findall(r"[^\W\d_]{3,}", " ".join(said).replace("_", " "))
    return {*words, *map(str.capitalize, words), *map(str.lower, words)}


@pytest.mark.parametrize(("page", "query"), PLACES, ids=str)
def test_no_label_heading_or_button_of_a_page_stays_english(spoken, page, query):
    app = opened(page, lang="pt", **query)
    shown = [element.label for kind in WIDGETS for element in getattr(app, kind, ())]
    shown += [element.value for element in (*app.title, *app.header)]
    known = content()
    left = {text: words for text in shown if (words := set(words_left(text)) - known)}
    assert not left


@pytest.mark.parametrize("page", ["", "partners", "export", "timeline", "minerals"])
def test_a_file_translates_the_controls_of_a_page(spoken, page):
    app = opened(page, lang="pt")
    labels = [box.label for box in app.selectbox]
    assert labels
    assert all(label.startswith(OPEN) for label in labels)
    assert any(option.startswith(OPEN) for box in app.selectbox for option in box.options)


def test_a_file_translates_headings_and_the_words_of_the_panel(spoken):
    app = opened(partner="PER", lang="pt")
    said = [element.value for element in app.markdown]
    assert "⟦### Who came⟧" in said
    assert "⟦### Texts (⟧1⟦)⟧" in said
    assert any("⟦Signed on 4 Feb 2026⟧" in text for text in said)
    assert any(element.value.startswith("⟦Sources: ") for element in app.caption)
    titled = opened("export", lang="pt").title[0].value
    assert titled == "⟦Export a chart⟧"


def test_a_file_translates_the_legend_in_print(spoken):
    facts = load_facts().speaking("pt")
    labels = [key.label for key in legend(ChartSpec(lang="pt"), facts, "light")]
    assert all(label.startswith(OPEN) for label in labels)


def test_a_file_leaves_english_as_it_is(spoken):
    app = opened(partner="PER")
    assert not [box.label for box in app.selectbox if OPEN in box.label]
    assert "### Who came" in [element.value for element in app.markdown]


def test_every_page_has_a_title_that_is_in_the_template():
    messages = TEMPLATE.read_text(encoding="utf-8")
    for screen in screens.SCREENS:
        assert f'msgid "{screen.title}"' in messages
