"""Requests that attack: each is refused in the one shape, and others are still answered."""

import json
import os
import select
import threading
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from urllib.parse import quote

import httpx
import pytest

from server.assets import SCRIPT, SHEET
from server.limits import (
    LARGEST_BODY,
    LONGEST_HEAD,
    LONGEST_PATH,
    LONGEST_QUERY,
    MOST_FIELDS,
    SLOWEST_HEAD_SECONDS,
)
from server.protocol.slow_readers import NO_ROUTE
from server.route_labels import PAGE, route_name
from tests.attacks.sockets import connect_stream, session_of
from tests.browser.serving import serving
from tests.server.raw import PATHS, fill_path, open_connection, read_response, send_request
from tests.waiting import until

TRICKS = (
    "..",
    ".",
    "%2e%2e",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fapp.py",
    "..%5c..%5capp.py",
    "..\\app.py",
    "%5c%5chost%5cshare",
    "/etc/passwd",
    "%2fetc%2fpasswd",
    "a%00b",
    "a%0d%0aSet-Cookie:%20x=1",
    "%ff%fe",
    "%c0%ae%c0%ae",
    "C:%5cwindows",
    "~root",
    "%252e%252e%252f",
    "a" * (LONGEST_PATH + 1),
)
INTERNAL_MARKERS = (
    b"Traceback",
    b"root:",
    b"site-packages",
    b'File "',
    os.getcwd().encode(),
    b"import st",
)


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    return tmp_path_factory.mktemp("attacked") / "log.txt"


@pytest.fixture(scope="module")
def server(log):
    with serving(log) as address:
        yield address
    assert "Traceback" not in log.read_text()


LOGGED = {"at", "level", "logger", "message", "route", "method", "status", "parameter"}
"""All that is kept of a refusal: nothing that a client sent."""


def is_page(response):
    return response.status == 200 and b"<title>" in response.body


def is_asset(response):
    """Any hash gets today's style sheet or script."""
    return response.body in (SHEET.read_bytes(), SCRIPT.read_bytes())


def check_refusal(response, *statuses):
    """Check the error shape and the status, and that nothing internal is in the body."""
    assert response.status in statuses, response.body[:300]
    assert response.headers["content-type"] == "application/json"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert not any(marker in response.body for marker in INTERNAL_MARKERS), response.body
    return response.error


@pytest.mark.parametrize("trick", TRICKS)
@pytest.mark.parametrize("path", PATHS)
def test_no_path_leads_out(server, path, trick):
    """An address that is only unknown is missing like any other: it once showed a page."""
    targets = [fill_path(path).rstrip("/") + "/" + trick]
    targets += [fill_path(path, trick)] if "{" in path else []
    for target in targets:
        response = send_request(server, target)
        if not is_asset(response):
            check_refusal(response, 400, 404, 414)


@pytest.mark.parametrize("path", PATHS)
def test_an_address_without_an_end_is_refused(server, path):
    error = check_refusal(
        send_request(server, fill_path(path) + "?" + "a" * (LONGEST_QUERY + 1)), 414
    )
    assert (error["parameter"], len(error["value"])) == ("query", 200)
    error = check_refusal(send_request(server, "/" + "b" * LONGEST_PATH + fill_path(path)), 414)
    assert error["parameter"] == "path"


@pytest.mark.parametrize("path", PATHS)
def test_thousands_of_keys_are_refused(server, path):
    for query in (
        "&".join(["a=1"] * 3000),
        "&" * MOST_FIELDS,
        "&".join(map(str, range(999))),
    ):
        assert (
            check_refusal(send_request(server, fill_path(path) + "?" + query), 400)["parameter"]
            == "query"
        )


@pytest.mark.parametrize("path", PATHS)
def test_a_query_that_is_no_utf_8_is_refused_or_shown_as_a_page(server, path):
    for query in ("asof=%ff", "title=%c3%28", "%fe=%ff", "asof=%ed%a0%80"):
        response = send_request(server, fill_path(path) + "?" + query)
        if route_name(path) != PAGE:
            assert check_refusal(response, 400)["parameter"] == "query"
        else:
            assert is_page(response)


@pytest.mark.parametrize("path", PATHS)
def test_a_body_where_none_belongs_is_refused(server, path):
    for method in ("GET", "HEAD"):
        response = send_request(server, fill_path(path), method, b"x" * 100)
        assert response.status == 413
        assert response.headers["connection"] == "close"
    chunked = ("Transfer-Encoding: chunked",)
    assert (
        check_refusal(send_request(server, fill_path(path), headers=chunked), 413)["parameter"]
        == "body"
    )


METHODS = ("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")
BY_STREAMLIT = ("/_stcore/health", "OPTIONS")
"""What Streamlit answers itself, with 204."""


def test_streamlit_says_itself_what_its_health_can_be_asked(server):
    path, method = BY_STREAMLIT
    assert send_request(server, path, method).status in (200, 204)


TAKEN = (BY_STREAMLIT, ("/briefing.pptx", "POST"))


@pytest.mark.parametrize(
    ("path", "method"), [pair for pair in product(PATHS, METHODS) if pair not in TAKEN]
)
def test_another_method_is_405_and_told_which_there_are(server, path, method):
    response = send_request(server, fill_path(path), method)
    assert check_refusal(response, 405)["parameter"] == "method"
    allowed = "GET, HEAD, POST" if path == "/briefing.pptx" else "GET, HEAD"
    assert response.headers["allow"] == allowed


@pytest.mark.parametrize("path", [*PATHS, "/_stcore/upload_file/a/b", "/_stcore/agent/interact"])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_body_without_an_end_is_refused_before_it_is_read(server, path, method):
    """None of it is ever sent: a server that waited for it would say 408."""
    size = 5 * 30 << 20 if path == "/briefing.pptx" else LARGEST_BODY + 1
    endless = (f"Content-Length: {size}",)
    check_refusal(send_request(server, fill_path(path), method, headers=endless), 405, 413)


def test_a_body_that_does_not_say_its_length_is_counted(server):
    """Refused at the first byte too many. No more is sent, so that no reset can take the answer."""
    size = LARGEST_BODY + 1
    part = b'--b\r\nContent-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
    token = httpx.get(server + "/_stcore/health").cookies["_streamlit_xsrf"]
    with connect_stream(server) as socket:
        lines = (
            f"PUT /_stcore/upload_file/{session_of(socket)}/file HTTP/1.1",
            *("Host: a", f"Cookie: _streamlit_xsrf={token}", f"X-Xsrftoken: {token}"),
            *("Content-Type: multipart/form-data; boundary=b", "Transfer-Encoding: chunked"),
        )
        head = "\r\n".join([*lines, "", f"{size:x}", ""]).encode()
        with open_connection(server) as connection:
            connection.sendall(head + part.ljust(size, b"x"))
            error = check_refusal(read_response(connection), 413)
    assert (error["parameter"], error["expected"]) == ("body", f"at most {LARGEST_BODY} bytes")


def test_a_body_for_no_session_is_refused_before_it_is_read(server):
    """Nor does it say its length; none of it is sent."""
    path, chunked = "/_stcore/upload_file/a/b", ("Transfer-Encoding: chunked",)
    check_refusal(send_request(server, path, "PUT", headers=chunked), 403)


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_its_body(server, path):
    """``HEAD /`` said that the page has no bytes: whoever checks links took it for empty."""
    varying = ("date", "set-cookie")
    # All pages on partners take 30 s to draw: tests/attacks has their HEAD beside their GET.
    whole_path = [] if path == "/briefs.zip" else [fill_path(path)]
    for target in (*whole_path, fill_path(path, quote("../x", safe=""))):
        responses = [send_request(server, target, method) for method in ("GET", "HEAD")]
        whole, head = ({k: v for k, v in a.headers.items() if k not in varying} for a in responses)
        if path == "/metrics":
            assert "0" not in (whole.pop("content-length"), head.pop("content-length"))
        assert whole == head
        assert responses[0].status == responses[1].status
        assert responses[1].body == b""


def test_what_is_no_http_is_refused_and_logged_without_its_words(server, log):
    before = len(log.read_text())

    def rejected_heads():
        lines = log.read_text()[before:].splitlines(keepends=True)
        rejected = [json.loads(line) for line in lines if '"rejected"' in line and "\n" in line]
        return [line for line in rejected if line["parameter"] == "head"]

    for payload in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"):
        with open_connection(server) as connection:
            connection.sendall(payload)
            assert check_refusal(read_response(connection), 400)["parameter"] == "head"
    assert until(lambda: len(rejected_heads()) == 2)
    for line in rejected_heads():
        assert (line["status"], line["route"], line["method"]) == (400, NO_ROUTE, "other")
        assert set(line) == LOGGED


def test_headers_without_an_end_are_refused(server):
    with open_connection(server) as connection:
        connection.sendall(
            b"GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + b"x" * (LONGEST_HEAD + 70_000)
        )
        assert check_refusal(read_response(connection), 431)["parameter"] == "head"


def test_slow_clients_are_dropped_and_hold_nobody_up(server):
    """50 clients that send a byte at a time, and 50 that send nothing: all others are answered."""
    slow = [open_connection(server, SLOWEST_HEAD_SECONDS + 10) for _ in range(100)]
    for connection in slow[:50]:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX: ")
    ended = threading.Event()

    def drip():
        while not ended.wait(0.5):  # the pace of the slow clients
            for connection in slow[:50]:
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    with ThreadPoolExecutor(1) as pool:
        pool.submit(drip)
        for _ in range(20):
            assert httpx.get(server + "/healthz", timeout=5).status_code == 200
        answered_early, _, _ = select.select(slow, [], [], 0)
        assert not answered_early, "the others were answered only when the slow ones were dropped"
        responses = [read_response(connection) for connection in slow]
        ended.set()
    for connection in slow:
        connection.close()
    assert {check_refusal(response, 408)["parameter"] for response in responses} == {"head"}


def test_an_idle_connection_is_closed(server):
    with open_connection(server, 15) as connection:
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
        assert read_response(connection).status == 200
        assert connection.recv(1) == b""
