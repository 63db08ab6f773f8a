"""A page elsewhere opens websockets and sends forms to us: it is refused before Streamlit looks.

Streamlit asked an address on the internet, on the event loop, for each foreign ``Origin``: five
handshakes stopped ``/healthz`` for ten seconds where the way out hung, and the process was killed.
"""

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocket, WebSocketDisconnect

from server.limits import LONGEST_UPGRADE_LINE
from server.middleware.same_origin import STREAM, SameOrigin
from server.settings import settings
from tests.server.raw import open_connection, read_response, send_request

HANDSHAKE = (
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
)
FOREIGN_ORIGINS = (
    "https://evil.example.net",
    "http://localhost:3000",
    "http://127.0.0.1:1",
    "null",
    "file://",
    "http://127.0.0.1.evil.example.net",
    "http://user@127.0.0.1",
    "",
)


def send_handshake(server, *headers, path=STREAM):
    """Send a handshake and return status and head; 101 has no end, so the connection is closed."""
    host = server.removeprefix("http://")
    lines = "\r\n".join((f"GET {path} HTTP/1.1", f"Host: {host}", *HANDSHAKE, *headers))
    with open_connection(server, 10) as connection:
        connection.sendall(f"{lines}\r\n\r\n".encode())
        head = connection.recv(65536)
        status = int(head.split()[1]) if head else 0
        return status, head


@pytest.mark.parametrize("origin", FOREIGN_ORIGINS)
def test_a_foreign_handshake_is_refused_and_nobody_is_asked(target, origin):
    status, head = send_handshake(target.address, f"Origin: {origin}")
    assert status == 403, head
    assert target.count_departures() == 0


def test_a_handshake_of_our_own_page_and_of_no_page_is_taken(target):
    assert send_handshake(target.address, f"Origin: {target.address}")[0] == 101
    assert send_handshake(target.address)[0] == 101


def test_five_foreign_handshakes_hold_nobody_up(target):
    with ThreadPoolExecutor(5) as pool:
        jobs = [
            pool.submit(send_handshake, target.address, f"Origin: https://evil{n}.example.net")
            for n in range(5)
        ]
        # The first was answered after two seconds, and the other four took eight more.
        assert jobs[0].result()[0] == 403
        assert httpx.get(f"{target.address}/healthz", timeout=5).status_code == 200
        assert [job.result()[0] for job in jobs] == [403] * 5
    assert target.count_departures() == 0


def test_the_origin_is_not_in_the_log(target):
    send_handshake(target.address, "Origin: https://very-secret.example.net")
    assert "very-secret" not in target.log.read_text()
    assert '"parameter": "origin"' in target.log.read_text()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_foreign_page_can_send_nothing(target, method):
    path, origin = "/_stcore/upload_file/a/b", ("Origin: https://evil.example.net",)
    response = send_request(target.address, path, method, b"x", headers=origin)
    assert response.status == 403
    assert response.error["parameter"] == "origin"


def test_a_websocket_anywhere_else_is_refused(target):
    """Streamlit's static files met a websocket with a failed assertion, and its traceback."""
    for path in ("/", "/charts/map.png", "/_stcore/other"):
        assert send_handshake(target.address, path=path)[0] == 404


@pytest.mark.parametrize("name", ["Origin", "Cookie", "X-Long"])
@pytest.mark.parametrize("length", [LONGEST_UPGRADE_LINE, 8_192, 9_000, 50_000])
def test_a_handshake_with_a_long_line_is_answered_and_closed(target, name, length):
    """At 8,192 bytes in one line it was never answered, and the connection never closed."""
    host = target.address.removeprefix("http://")
    lines = ("GET /_stcore/stream HTTP/1.1", f"Host: {host}", *HANDSHAKE, f"{name}: {'x' * length}")
    with open_connection(target.address, 10) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        response = read_response(connection)
        assert (response.status, response.error["parameter"]) == (431, "head")
        assert connection.recv(1) == b""
    assert "xxxxxxxx" not in target.log.read_text()


async def _echo_origin(scope, receive, send):
    """Stands in for Streamlit: sends back the origin and host it received."""
    socket = WebSocket(scope, receive, send)
    await socket.accept()
    await socket.send_text(f"{socket.headers.get('origin')} {socket.headers['host']}")
    await socket.close()


@pytest.fixture
def configured_client(monkeypatch):
    monkeypatch.setenv("ATLAS_ALLOWED_HOSTS", "*.news.example.org atlas.example.org localhost")
    monkeypatch.setenv("ATLAS_PUBLIC_ADDRESS", "https://public.example.org")
    settings.cache_clear()
    yield TestClient(SameOrigin(_echo_origin), base_url="http://testserver")
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize(
    "origin",
    [
        "http://testserver",
        "https://atlas.example.org",
        "https://ATLAS.example.org:8443",
        "https://a.news.example.org",
        "https://public.example.org",
        "https://public.example.org:443",
    ],
)
def test_own_listed_and_public_origins_are_let_in_and_streamlit_sees_its_own(
    configured_client, origin
):
    """Streamlit would ask for its outer address for any but the host's own."""
    with configured_client.websocket_connect(STREAM, headers={"origin": origin}) as socket:
        received_origin, host = socket.receive_text().split()
    assert received_origin == f"http://{host}"


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost:3000",
        "http://public.example.org",
        "https://news.example.org",
        "https://atlas.example.org.evil.net",
        "https://testserver:1",
    ],
)
def test_all_others_are_not(configured_client, origin):
    with (
        pytest.raises(WebSocketDisconnect),
        configured_client.websocket_connect(STREAM, headers={"origin": origin}) as socket,
    ):
        socket.receive_text()
