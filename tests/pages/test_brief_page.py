"""The Brief in process: what opens, what the reader changes, and the ledger of disagreements."""

import pytest

from data.brief.statements import READERS, SECTIONS, statements
from data.facts.store import store
from tests.pages.opening import open_page, text_of
from views.brief.argument import left_out

FACTS = store().facts


def open_with_sections(**query):
    """The Brief with every section open."""
    app = open_page("brief", **query)
    for key in (*(f"section_{name}" for name in SECTIONS), "rest", "partners_first"):
        app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def test_every_statement_is_shown_with_its_rows():
    text = text_of(open_with_sections()).replace("\\", "")
    for row in statements(FACTS).to_dict("records"):
        assert row["heading"] in text
        assert row["text"][:50] in text
        assert f"table=statements&row={row['statement_id']}" in text
    assert text.count("not legal advice") == 1
    assert "Clark Hill" in text


def test_the_argument_stands_alone_until_a_section_is_opened():
    app = open_page("brief")
    text = text_of(app).replace("\\", "")
    assert "What it binds" in text
    assert "Permitting reform" not in text
    assert len(app.expander) == len(SECTIONS) + 1


def test_the_ledger_holds_every_disagreement_the_count_of_the_day_first():
    text = text_of(open_page("brief", view="disagreements")).replace("\\", "")
    places = [text.index(f"**{topic}**") for topic in FACTS.disagreements["topic"]]
    assert places == sorted(places)
    assert FACTS.disagreements["disagreement_id"].iloc[0] == "twelve-or-eleven"


def test_a_button_leads_to_the_ledger_and_another_back():
    app = open_page("brief", reader="press")
    app.button(key="to_ledger").click().run()
    assert app.query_params["view"] == "disagreements"
    assert app.title[0].value == f"Where sources disagree: {len(FACTS.disagreements)} points"
    app.button(key="to_brief").click().run()
    assert "view" not in app.query_params
    assert app.query_params["reader"] == "press"
    assert "no joint treaty" in app.title[0].value


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_is_marked_their_points_and_gets_the_rest_below(reader):
    text = text_of(open_with_sections(reader=reader)).replace("\\", "")
    own = statements(FACTS)["for_readers"].map(lambda whom: reader in whom).sum()
    assert text.count("●") == own
    for item in left_out(FACTS, FACTS.last_event, reader):
        assert item.text in text


@pytest.mark.parametrize(("key", "value"), [("reader", "astronaut"), ("view", "table")])
def test_a_value_that_the_brief_does_not_have_is_reported(key, value):
    assert value in open_page("brief", **{key: value}).warning[0].value
