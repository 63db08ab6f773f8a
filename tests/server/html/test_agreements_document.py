"""The Agreements page as a document: titles of its own, bad input, and what its forms send."""

import pytest

from data.facts.store import store
from tests.server.html.places import client, document_at

FACTS = store().facts


@pytest.fixture(scope="module")
def server():
    return client()


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "25 bilateral minerals agreements with the United States found"),
        ("?mineral=cobalt", "Three of the 11 countries listed as mining cobalt"),
        ("?agreement=per-2026-mou", "Peru: Memorandum of Understanding on cooperation"),
    ],
)
def test_the_head_says_what_the_page_says(server, query, title):
    document = document_at(server, f"/agreements{query}")
    heading = document.query("h1")[0].to_text().strip()
    assert heading.startswith(title)
    assert document.query("title")[0].to_text() == f"{heading} | Ministerial Atlas"
    tags = {
        node.attrs.get("property"): node.attrs.get("content") for node in document.query("meta")
    }
    assert tags["og:title"] == heading
    assert tags["og:image"].startswith("http://testserver/charts/agreements.png")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("mineral=kobalt", "Nearest: cobalt."),
        ("agreement=per-2025-mou", "Nearest: per-2026-mou"),
        ("provision=stockpile", "Nearest: stockpiling."),
        ("partner=PRU", "Probably meant: Peru (PER)."),
        ("region=oceania&binding=binding", "No agreement found that fits what was asked: region"),
    ],
)
def test_bad_input_is_named_and_the_way_on_is_a_link(server, query, said):
    document = document_at(server, f"/agreements?{query}")
    notices = " ".join(node.to_text() for node in document.query("main .notice"))
    assert said in " ".join(notices.split())
    assert document.query("main a.button")


def test_what_a_form_sends_asks_no_more_than_was_chosen(server):
    """It sends both ends of the widest range of days, which would leave out what has no date."""
    sent = "/agreements?mineral=&stage=&region=&start=2025-03-01&end=2027-01-31&sort=date"
    short = server.get(sent)
    assert short.status_code == 303
    document = document_at(server, short.headers["location"])
    assert "dom-2026-framework" in document.to_html()
    assert not document.query(".key-asked")


def test_several_values_of_a_form_are_one_key(server):
    answer = server.get("/agreements?mineral=cobalt&mineral=copper&binding=not_stated")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/agreements?mineral=cobalt,copper&binding=not_stated"


def test_the_map_and_its_panel_lead_to_agreements_in_full(server):
    links = {
        node.attrs["href"]
        for node in document_at(server, "/?partner=PER").query("a[href]")
        if "/agreements?" in node.attrs["href"]
    }
    assert "/agreements?agreement=per-2026-mou" in links
    assert len(links) >= 25
    for link in sorted(links)[:3]:
        assert server.get(link).status_code == 200


def test_the_tables_behind_it_are_files(server):
    rows = server.get("/data/provisions.csv").text.splitlines()
    assert rows[0] == "agreement_id,provision,statement,field,quote"
    assert len(rows) == 1 + len(FACTS.provisions)
    assert server.get("/data/provisions.json").status_code == 200
