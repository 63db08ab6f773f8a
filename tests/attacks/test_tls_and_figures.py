"""Behind TLS a browser stays there, cookies too; figures for operators are not shown to readers."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.metrics import metrics
from server.middleware.content_security_policy import content_security_policy
from server.middleware.response_headers import MIDDLEWARE
from server.settings import settings
from tests.server.raw import send_request

NGINX = (Path(__file__).parents[2] / "deploy/nginx/nginx.conf").read_text()


def page(request):
    response = PlainTextResponse("a page")
    response.set_cookie("_streamlit_xsrf", "2|a", samesite="lax")
    response.set_cookie("other", "1", secure=True)
    return response


@pytest.fixture
def client_of(monkeypatch):
    def make_client(host="10.0.0.7:8501", **variables):
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()
        content_security_policy.cache_clear()
        routes = [Route("/", page), Route("/metrics", metrics), Route("/_stcore/metrics", page)]
        app = Starlette(routes=routes, middleware=MIDDLEWARE)
        return TestClient(app, base_url=f"http://{host}", client=("10.9.8.7", 50_000))

    yield make_client
    monkeypatch.undo()
    settings.cache_clear()
    content_security_policy.cache_clear()


PUBLIC = {"ATLAS_PUBLIC_ADDRESS": "https://atlas.example.org"}
TRUSTED = {"ATLAS_TRUSTED_PROXIES": "10.0.0.0/8"}
BY_TLS = {"X-Forwarded-Proto": "https"}


@pytest.mark.parametrize(
    ("host", "variables", "headers", "secured"),
    [
        ("atlas.example.org", PUBLIC, {}, True),
        ("atlas.example.org:443", PUBLIC, {}, True),
        ("10.0.0.7:8501", PUBLIC, {}, False),
        ("10.0.0.7:8501", TRUSTED, BY_TLS, True),
        ("10.0.0.7:8501", TRUSTED, {}, False),
        ("10.0.0.7:8501", {}, BY_TLS, False),
        ("atlas.example.org", {"ATLAS_PUBLIC_ADDRESS": "http://atlas.example.org"}, {}, False),
    ],
)
def test_behind_tls_browser_and_cookies_are_held_to_it(
    client_of, host, variables, headers, secured
):
    """A reader by plain HTTP on this machine keeps cookies that a browser sends back there."""
    response = client_of(host, **variables).get("/", headers=headers)
    assert ("max-age" in response.headers.get("strict-transport-security", "")) is secured
    ours, other = response.headers.get_list("set-cookie")
    assert ours.startswith("_streamlit_xsrf=")
    assert ours.lower().endswith("; secure") is secured
    assert other.lower().count("secure") == 1


def test_every_answer_keeps_openers_and_devices_away(target):
    for path in ("/", "/healthz", "/data/nothing.csv", "/.env", "/static/js/nothing.js"):
        headers = send_request(target.address, path).headers
        assert headers["cross-origin-opener-policy"] == "same-origin", path
        for device in ("camera", "microphone", "geolocation", "usb"):
            assert f"{device}=()" in headers["permissions-policy"], path
        assert "strict-transport-security" not in headers, "there is no TLS here"


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics", "/%6Detrics", "/metrics/"])
def test_figures_are_not_shown_under_the_public_name(client_of, path):
    """An ingress that hides a path compares it as it is written; the app as it is meant."""
    assert client_of("atlas.example.org", **PUBLIC).get(path).status_code == 404
    assert client_of("ATLAS.example.org:443", **PUBLIC).get(path).status_code == 404
    assert client_of("atlas.example.org.", **PUBLIC).get(path).status_code == 404


@pytest.mark.parametrize("host", ["[", "a]b", "[::1", "a b", "atlas.example.org:no", ""])
def test_a_host_that_names_nothing_has_no_figures_and_fails_nothing(client_of, host):
    headers = {"Host": host}
    assert client_of(**PUBLIC).get("/metrics", headers=headers).status_code == 404
    assert client_of(**PUBLIC).get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("host", ["[", "a]b", "[::1", "atlas_web:8501"])
def test_a_page_is_answered_under_any_host(target, host):
    for path in ("/", "/embed.html", "/charts/count.svg", "/data/partners.csv"):
        assert send_request(target.address, path, host=host).status in (200, 404), path


@pytest.mark.parametrize("path", ["/metrics", "/_stcore/metrics"])
def test_operators_have_them_from_a_process(client_of, path):
    assert client_of(**PUBLIC).get(path).status_code == 200
    assert client_of(**PUBLIC, ATLAS_METRICS="off").get(path).status_code == 404


def test_nginx_bounds_what_one_address_holds_and_asks():
    limits = dict(re.findall(r"^\s+(limit_conn|limit_req) (.*);", NGINX, flags=re.M))
    assert limits == {
        "limit_conn": "atlas_connections 256",
        "limit_req": "zone=atlas_requests burst=400 nodelay",
    }
    assert "large_client_header_buffers 4 64k;" in NGINX
    assert 'https "; Secure";' in NGINX
