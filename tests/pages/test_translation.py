"""Adding one file translates the pages; Portuguese stands in for a language nobody speaks."""

import pytest
from babel.messages.pofile import read_po, write_po

from charts.print.world import legend
from charts.spec import ChartSpec
from data.interface import TEMPLATE
from data.store import load_facts
from pages import screens
from tests.pages.opening import opened

OPEN = "«"


@pytest.fixture
def spoken(monkeypatch, tmp_path):
    """Every message in guillemets, as a file of its own."""
    with TEMPLATE.open("rb") as file:
        catalogue = read_po(file)
    for message in catalogue:
        if message.id:
            message.string = f"{OPEN}{message.id}»"
    with (tmp_path / "pt.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setenv("ATLAS_LOCALE", str(tmp_path))


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
    assert "«### Who came»" in said
    assert "«### Texts (1)»" in said
    assert any("«Signed on 4 Feb 2026»" in text for text in said)
    assert any(element.value.startswith("«Sources: ") for element in app.caption)
    titled = opened("export", lang="pt").title[0].value
    assert titled == "«Export a chart»"


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
