"""Whoever sends the headers of a proxy is no proxy: ``X-Forwarded-Host`` was printed into an image,
and the shipped nginx kept that image for the next reader."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from uvicorn.config import Config
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from server.base_url import base_of
from server.middleware.response_headers import MIDDLEWARE
from server.middleware.same_origin import STREAM
from server.protocol.proxy_headers import ignore_proxy_headers
from server.settings import Settings, SettingsError, settings
from tests.server.raw import send_request

FORGED_HEADERS = {
    "X-Forwarded-Host": "evil.example.net",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Port": "666",
    "X-Forwarded-For": "192.0.2.66",
    "Forwarded": "host=evil.example.net;proto=https",
    "X-Real-IP": "192.0.2.66",
}
NGINX = (Path(__file__).parents[2] / "deploy/nginx/nginx.conf").read_text()


def describe_request(request):
    return PlainTextResponse(f"{base_of(request)} {sorted(request.headers)}")


async def echo_scheme(socket):
    await socket.accept()
    await socket.send_text(f"{socket.url.scheme} {socket.headers['host']}")
    await socket.close()


@pytest.fixture
def client_of(monkeypatch):
    def make_client(trusted, address="203.0.113.9"):
        monkeypatch.setenv("ATLAS_TRUSTED_PROXIES", trusted)
        settings.cache_clear()
        routes = [Route("/timeline", describe_request), WebSocketRoute(STREAM, echo_scheme)]
        app = Starlette(routes=routes, middleware=MIDDLEWARE)
        return TestClient(app, base_url="http://atlas.example.org", client=(address, 50_000))

    yield make_client
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize("trusted", ["", "off", "10.0.0.0/8 ::1"])
def test_a_stranger_is_not_believed(client_of, trusted):
    body = client_of(trusted).get("/timeline", headers=FORGED_HEADERS).text
    assert body.startswith("http://atlas.example.org ")
    assert "forward" not in body
    assert "evil" not in body


@pytest.mark.parametrize(
    ("trusted", "address"),
    [("on", "203.0.113.9"), ("10.0.0.0/8 ::1", "10.1.2.3"), ("10.1.2.3", "::ffff:10.1.2.3")],
)
def test_a_trusted_proxy_is_taken_at_its_word(client_of, trusted, address):
    headers = {"X-Forwarded-Host": "news.example.org, inner", "X-Forwarded-Proto": "https"}
    client = client_of(trusted, address)
    assert client.get("/timeline", headers=headers).text.startswith("https://news.example.org ")


def test_a_host_that_a_trusted_proxy_gives_wrongly_names_nothing(client_of):
    headers = {"X-Forwarded-Host": '"><script>', "X-Forwarded-Proto": "javascript"}
    assert client_of("on").get("/timeline", headers=headers).text.startswith(" ")


@pytest.mark.parametrize("wrong", ["maybe", "10.0.0.1/8", "nginx", "on off"])
def test_what_is_no_list_of_proxies_stops_the_start(wrong):
    with pytest.raises(SettingsError, match="ATLAS_TRUSTED_PROXIES="):
        Settings.from_environment({"ATLAS_TRUSTED_PROXIES": wrong})


def test_uvicorn_believes_nobody_of_this_machine_either():
    config = Config(lambda scope: None)
    config.load()
    assert isinstance(config.loaded_app, ProxyHeadersMiddleware)
    ignore_proxy_headers(config)
    assert not isinstance(config.loaded_app, ProxyHeadersMiddleware)


def test_a_page_names_its_image_by_the_host_that_was_asked(target):
    """By the running server, whose every client is of this machine."""
    headers = tuple(f"{name}: {value}" for name, value in FORGED_HEADERS.items())
    page = send_request(target.address, "/", headers=headers, host="atlas.example.org")
    assert b"http://atlas.example.org/charts/map.png" in page.body
    assert b"evil" not in page.body


def test_nginx_drops_what_a_reader_says_of_proxies_and_keys_its_cache_by_what_counts():
    directives = dict(re.findall(r"proxy_set_header ([\w-]+) (\S+);", NGINX))
    assert directives["X-Forwarded-For"] == "$remote_addr"
    assert directives["X-Forwarded-Proto"] == "$scheme"
    for name in ("X-Forwarded-Host", "X-Forwarded-Port", "Forwarded", "X-Real-IP"):
        assert directives[name] == '""', name
    assert 'proxy_cache_key "$scheme$http_host$request_uri $atlas_encoding";' in NGINX
