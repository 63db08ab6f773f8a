"""Those who look for holes were answered 200 with the page, whatever they asked for."""

from pathlib import Path

import httpx
import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages import navigation
from server.middleware.response_headers import MIDDLEWARE
from server.route_labels import BESIDE, PAGES, is_known
from server.routes.table import ROUTES
from server.settings import Settings, SettingsError, settings
from tests.server.raw import send_request

STATIC = Path(streamlit.__file__).parent / "static"
UNKNOWN_PATHS = (
    *("/.env", "/wp-login.php", "/.git/config", "/admin", "/index.php", "/server-status"),
    *(
        "/timeline/more",
        "/Timeline",
        "/timeline.html",
        "/a/b/c",
        "/apple-touch-icon.png",
        "/.well-known/x",
    ),
    *("/actuator/health", "/phpmyadmin/", "/_stcorex", "/timeline/_stcore/health"),
)
BROWSER = ("Accept: text/html,application/xhtml+xml,*/*;q=0.8",)


@pytest.mark.parametrize("path", UNKNOWN_PATHS)
def test_where_nothing_is_the_answer_is_404(target, path):
    response = send_request(target.address, path)
    assert response.status == 404
    assert response.error["parameter"] == "path"
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize("path", ["/.env", "/a/<script>alert(1)</script>"])
def test_a_browser_is_shown_the_pages_there_are(target, path):
    response = send_request(
        target.address, path.replace("<", "%3C").replace(">", "%3E"), headers=BROWSER
    )
    assert response.status == 404
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["vary"] == "Accept"
    assert "script-src" in response.headers["content-security-policy"]
    assert b"<script" not in response.body
    for page, title in PAGES.items():
        assert f'<a href="/{page}">{title}</a>'.encode() in response.body
    head = send_request(target.address, "/.env", "HEAD", headers=BROWSER)
    assert (head.status, head.body) == (404, b"")


def test_a_route_speaks_its_own_shape_to_browsers_too(target):
    assert (
        send_request(target.address, "/data/nothing.csv", headers=BROWSER).error["parameter"]
        == "name"
    )


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("end", ["", "/", "?lang=fr", "?partner=PER&x=y"])
def test_every_page_is_there(target, page, end):
    address = f"{target.address}/{page}{end}" if page or end != "/" else f"{target.address}/"
    response = httpx.get(address, headers={"Accept": "text/html"}, follow_redirects=True)
    assert response.status_code == 200
    assert "<title>" in response.text


def test_the_pages_are_those_of_the_app():
    assert {page.path: page.title for page in navigation.PAGES} == PAGES


def test_everything_that_streamlit_serves_is_there(target):
    """The contract, seen in Streamlit 1.67: three files beside its folder of scripts."""
    assert sorted(path.name for path in STATIC.iterdir() if path.is_file()) == sorted(BESIDE)
    script = next((STATIC / "static" / "js").glob("index.*.js"))
    paths = [f"/{name}" for name in BESIDE] + [f"/static/js/{script.name}"]
    for path in (*paths, "/_stcore/health", "/_stcore/host-config"):
        assert send_request(target.address, path).status == 200, path
    for path in ("/media/x.png", "/component/a/b", "/_stcore/bidi-components/a/b", "/static/x"):
        assert is_known(path), path


def test_robots_are_told_what_leads_nowhere(target):
    response = send_request(target.address, "/robots.txt")
    assert response.status == 200
    assert response.headers["content-type"].startswith("text/plain")
    assert response.body.startswith(b"User-agent: *\n")


@pytest.fixture
def client(monkeypatch):
    monkeypatch.setenv("ATLAS_SECURITY_CONTACT", "mailto:security@example.org")
    monkeypatch.setenv("ATLAS_PUBLIC_ADDRESS", "https://atlas.example.org")
    settings.cache_clear()
    yield TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    monkeypatch.undo()
    settings.cache_clear()


def test_whom_to_tell_of_a_hole(client, target):
    """RFC 9116: a contact and an end of validity, in plain text."""
    response = client.get("/.well-known/security.txt")
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Expires"].endswith("T00:00:00Z")
    assert fields["Canonical"] == "https://atlas.example.org/.well-known/security.txt"
    assert send_request(target.address, "/.well-known/security.txt").status == 404


@pytest.mark.parametrize("wrong", ["security@example.org", "http://x.org", "mailto:a@b\nX: y"])
def test_a_contact_that_is_no_address_stops_the_start(wrong):
    with pytest.raises(SettingsError, match="ATLAS_SECURITY_CONTACT="):
        Settings.from_environment({"ATLAS_SECURITY_CONTACT": wrong})
