"""Which names the server answers to."""

import asyncio

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

from server.hosts import is_listed
from tests.browser.serving import serving
from tests.server.html.places import client
from tests.server.raw import PATHS, fill_path, send_request

LISTED = "atlas.example.org *.news.example.org 127.0.0.1 [::1]"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    log = tmp_path_factory.mktemp("named") / "log.txt"
    with serving(log, environment={"ATLAS_ALLOWED_HOSTS": LISTED}) as address:
        yield address


@pytest.mark.parametrize("path", PATHS)
def test_a_host_that_is_not_listed_is_refused(server, path):
    response = send_request(server, fill_path(path), host="rebound.example.net")
    if path in ("/healthz", "/_stcore/health"):
        assert response.status == 200
        return
    assert response.status == 400
    assert response.error == {
        "parameter": "host",
        "value": "rebound.example.net",
        "expected": "a host that this server answers to",
    }


@pytest.mark.parametrize(
    "host", ["atlas.example.org", "ATLAS.example.org:8501", "a.news.example.org"]
)
def test_a_listed_host_is_answered(server, host):
    assert send_request(server, "/data/partners.csv", host=host).status == 200


def test_a_host_in_the_name_of_a_proxy_counts_for_nothing_without_trust(server):
    forwarded = ("X-Forwarded-Host: evil.example.net",)
    response = send_request(server, "/", headers=forwarded)
    assert (response.status, b"evil" in response.body) == (200, False)
    forwarded = ("X-Forwarded-Host: atlas.example.org",)
    assert send_request(server, "/", headers=forwarded, host="evil.example.net").status == 400


def test_a_websocket_for_another_host_is_refused(server):
    async def handshake_status(host):
        origin = server.replace("127.0.0.1", host)
        stream = origin.replace("http", "ws", 1) + "/_stcore/stream"
        async with connect(stream, host="127.0.0.1", origin=origin) as socket:
            return socket.response.status_code

    assert asyncio.run(handshake_status("atlas.example.org")) == 101
    with pytest.raises(InvalidStatus) as refused:
        asyncio.run(handshake_status("rebound.example.net"))
    assert refused.value.response.status_code == 400
    assert b'"parameter":"host"' in refused.value.response.body
    metrics_text = httpx.get(f"{server}/metrics").text
    refusals = 'atlas_rejected_requests_total{route="/_stcore/…",status="400"}'
    (count,) = [line.split()[-1] for line in metrics_text.splitlines() if line.startswith(refusals)]
    assert float(count) == 1


@pytest.mark.parametrize("host", ["rebound.example.net", "x", "10.0.0.7:80"])
@pytest.mark.parametrize("path", ["/", "/healthz", "/data/partners.csv"])
def test_without_the_setting_every_host_is_answered(host, path):
    assert client().get(path, headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("atlas.example.org", True),
        ("atlas.example.org.", True),
        ("Atlas.Example.Org:443", True),
        ("a.b.news.example.org", True),
        ("news.example.org", False),
        ("evilnews.example.org", False),
        ("atlas.example.org.evil.net", False),
        ("atlas.example.org@evil.net", False),
        ("atlas.example.org/evil.net", False),
        ("atlas.example.org:99999999", False),
        ("[::1]:8501", True),
        ("", False),
        ("atlas.example.org\n", False),
    ],
)
def test_how_a_host_is_compared(host, expected):
    assert is_listed(host, LISTED.split()) is expected
