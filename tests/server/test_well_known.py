"""What browsers, home screens and programs ask every server for, and what they are told here."""

import re
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from charts.spec.parsers import KEYS
from server.middleware.not_found_page import missing_page, nearest_partner
from server.middleware.response_headers import MIDDLEWARE
from server.page_titles import PAGES
from server.route_labels import is_known
from server.routes.icons import FOLDER
from server.routes.table import ROUTES
from tests.support import icons
from tests.test_words import find_old_words

BASE = "http://atlas.example.org"


@pytest.fixture(scope="module")
def client():
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE), base_url=BASE)


@pytest.fixture(scope="module")
def llms(client):
    response = client.get("/llms.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    return response.text


def test_a_program_is_told_of_every_page_table_and_key(llms, facts):
    assert llms.startswith("# Ministerial Atlas\n\n> ")
    for page, title in PAGES.items():
        assert f"- [{title}]({BASE}/{page}): " in llms
    for name in facts.table_names:
        assert f"- [{name}]({BASE}/data/{name}.csv): " in llms
    assert f"Every key: {', '.join(KEYS)}." in llms
    explained = re.search(r"## Query keys\n(.*)Every key", llms, re.DOTALL)[1]
    keys = re.findall(r"`(\w+)`", "\n".join(re.findall("^- (.*?):", explained, re.MULTILINE)))
    assert len(keys) == 14
    assert set(keys) <= set(KEYS)


def test_every_address_that_a_program_is_told_is_there(client, llms):
    found = {each.rstrip(".;") for each in re.findall(rf"{BASE}[^\s)]*", llms)}
    assert len(found) > 25
    for address in found - {f"{BASE}/charts/NAME.csv"}:
        path = urlsplit(address).path
        assert is_known(path), address
        if path.startswith("/data/"):
            assert client.get(path).status_code == 200, address


def test_what_a_program_is_told_is_in_the_words_of_the_atlas(llms, facts):
    assert find_old_words(re.sub(r"`[^`]*`|\(http[^)]*\)|http\S+", " ", llms)) == []
    assert "&#" not in llms
    assert facts.version in llms
    assert "16 Jun 2026" in llms


@pytest.mark.parametrize(
    ("path", "media_type", "start"),
    [
        ("/favicon.ico", "image/x-icon", b"\x00\x00\x01\x00"),
        ("/favicon.png", "image/png", b"\x89PNG"),
        ("/favicon.svg", "image/svg+xml", b"<svg"),
        ("/icons/192.png", "image/png", b"\x89PNG"),
        ("/icons/512.png", "image/png", b"\x89PNG"),
    ],
)
def test_an_icon_is_what_it_says(client, path, media_type, start):
    """A browser that asks for /favicon.png unasked was shown Streamlit's sign."""
    response = client.get(path)
    assert response.headers["content-type"] == media_type
    assert response.content.startswith(start)
    condition = {"If-None-Match": response.headers["etag"]}
    assert client.get(path, headers=condition).status_code == 304


@pytest.mark.parametrize("path", ["/favicon.gif", "/icons/64.png", "/icons/favicon.png"])
def test_no_other_icon_is_there(client, path):
    response = client.get(path)
    assert (response.status_code, response.json()["error"]["parameter"]) == (404, "name")


def test_the_icons_are_drawn_by_make_icons():
    drawn = icons.files()
    assert {path.name for path in FOLDER.iterdir()} == {*drawn, "favicon.svg"}
    for name, content in drawn.items():
        assert (FOLDER / name).read_bytes() == content, name


def test_the_manifest_names_icons_that_are_there_in_their_sizes(client):
    response = client.get("/manifest.webmanifest")
    assert response.headers["content-type"] == "application/manifest+json"
    manifest = response.json()
    assert manifest["name"] == "Ministerial Atlas"
    assert is_known(manifest["start_url"])
    for icon in manifest["icons"]:
        answer = client.get(icon["src"])
        assert answer.headers["content-type"] == icon["type"]
        if icon["sizes"] != "any":
            width, height = (int.from_bytes(answer.content[at : at + 4]) for at in (16, 20))
            assert icon["sizes"] == f"{width}x{height}"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("/peru", "/partners?partner=PER"),
        ("/PER", "/partners?partner=PER"),
        ("/partners/peruu", "/partners?partner=PER"),
        ("/partners/south-korea/", "/partners?partner=KOR"),
        ("/Pérou.html", "/partners?partner=PER"),
        ("/rare-earths", "/minerals?commodity=rare-earths"),
        ("/minerals/Cobalt", "/minerals?commodity=cobalt"),
        ("/Timeline.html", "/timeline"),
    ],
)
def test_a_missing_page_names_what_was_probably_meant(path, address):
    page = missing_page(path).decode()
    assert f'Did you mean <a href="{address}">' in page


@pytest.mark.parametrize("path", ["/.env", "/x", "/switzerland", "/actuator/health", "/", "/%"])
def test_a_missing_page_names_nothing_where_nothing_is_near(path):
    assert "Did you mean" not in missing_page(path).decode()


def test_the_partner_that_was_meant_is_chosen_in_the_search(facts):
    assert nearest_partner(facts, "zambai") == "ZMB"
    page = missing_page("/zambai").decode()
    assert '<option value="ZMB" selected>Zambia</option>' in page
    assert len(re.findall("<option ", page)) == len(facts.partners)
    assert '<form action="/partners">' in page
    assert '<form action="/sources">' in page


def test_markup_in_a_missing_address_is_text():
    page = missing_page('/"><script>alert(1)</script>').decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_an_address_without_an_end_is_shown_by_its_start():
    assert "a" * 201 not in missing_page("/" + "a" * 500).decode()


def linked(request):
    kind = request.query_params["rel"]
    return PlainTextResponse("", headers={"Link": f'<openapi.json>; rel="{kind}"'})


def test_no_answer_links_an_interface_that_is_switched_off():
    """Streamlit's agent API: the description says that it is off, and is linked all the same."""
    app = Starlette(routes=[Route("/healthz", linked)], middleware=MIDDLEWARE)
    client = TestClient(app)
    assert "link" not in client.get("/healthz?rel=service-desc").headers
    assert "link" in client.get("/healthz?rel=license").headers
