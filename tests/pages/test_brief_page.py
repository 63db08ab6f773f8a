"""The Brief in process: statements with their rows, the reader's own first, and disagreements."""

import pytest

from data.brief.statements import READERS, statements
from data.facts.store import store
from tests.pages.opening import open_page, text_of

FACTS = store().facts


def test_every_statement_is_shown_with_its_rows():
    text = text_of(open_page("brief")).replace("\\", "")
    for row in statements(FACTS).to_dict("records"):
        assert row["heading"] in text
        assert row["text"][:50] in text
        assert f"table=statements&row={row['statement_id']}" in text
    assert text.count("not legal advice") == 1
    assert "Clark Hill" in text


def test_the_list_holds_every_disagreement_the_count_of_the_day_first():
    text = text_of(open_page("brief")).replace("\\", "")
    places = [text.index(f"**{topic}**") for topic in FACTS.disagreements["topic"]]
    assert places == sorted(places)
    assert FACTS.disagreements["disagreement_id"].iloc[0] == "twelve-or-eleven"


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_is_marked_their_points(reader):
    app = open_page("brief", reader=reader)
    own = statements(FACTS)["for_readers"].map(lambda whom: reader in whom).sum()
    assert text_of(app).count("●") == own


def test_an_unknown_reader_is_reported():
    assert "astronaut" in open_page("brief", reader="astronaut").warning[0].value
