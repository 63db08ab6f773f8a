"""Own words without scripts: a form whose answer is the address of the changed briefing."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from charts.briefing import briefing
from charts.spec.page_specs import BriefingSpec
from data.facts.store import store
from tests.server.html.places import client, document_at

FACTS = store().facts
NEW = "/present?slides=signed,text&slide=2"


@pytest.fixture(scope="module")
def server():
    return client()


def form_of(server, address):
    """The form of own words, and what a browser sends of it untouched."""
    document = document_at(server, address)
    (form,) = [one for one in document.query("form") if one.query("[name=own_title]")]
    sent = {one.attrs["name"]: one.attrs.get("value", "") for one in form.query("input")}
    sent |= {one.attrs["name"]: one.to_text() for one in form.query("textarea")}
    assert (form.attrs["action"], form.attrs["method"]) == ("/present", "get")
    return sent


def sent_by(server, address, **typed):
    """Where the form leads when these of its fields are typed into."""
    query = urlencode(form_of(server, address) | typed)
    response = server.get(f"/present?{query}")
    assert response.status_code == 303
    return response.headers["location"]


def slides_at(address):
    spec, problems = BriefingSpec.read(parse_qs(urlsplit(address).query), FACTS)
    assert not problems
    return briefing(spec, FACTS)


def test_a_reader_without_scripts_writes_a_slide(server):
    points = "First & best\r\n<b>Second</b>\r\n"
    address = sent_by(server, NEW, own_title="What we ask", own_points=points, own_notes="Slowly.")
    signed, own = slides_at(address)
    assert signed.title == signed.finding
    assert (own.title, own.points) == ("What we ask", ("First & best", "<b>Second</b>"))
    assert own.notes == "Slowly."
    page = document_at(server, address)
    assert page.query_one("h1").to_text() == "What we ask"
    assert "slide=2" in address


def test_a_title_is_changed_and_what_was_written_before_stays(server):
    first = sent_by(server, NEW, own_title="What we ask")
    onto_first = first.replace("slide=2", "slide=1")
    signed, own = slides_at(sent_by(server, onto_first, own_title="Eleven signed"))
    assert (signed.title, own.title) == ("Eleven signed", "What we ask")


def test_an_emptied_title_is_the_finding_again_and_nothing_typed_changes_nothing(server):
    said = "/present?slides=signed&said=" + '{"signed":"Mine"}'
    (signed,) = slides_at(sent_by(server, said, own_title=""))
    assert signed.title == signed.finding
    untouched = sent_by(server, "/present?slides=signed")
    assert parse_qs(urlsplit(untouched).query) == {"slides": ["signed"]}


def test_only_a_slide_of_text_has_points(server):
    assert "own_points" not in form_of(server, "/present?slides=signed")
    address = server.get("/present?slides=signed&own_points=One").headers["location"]
    assert "points" not in address
