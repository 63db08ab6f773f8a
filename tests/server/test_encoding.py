"""Which encoding an answer has, under which tag, and when the reader has it already.

Any header with the letters gzip in it was once taken for a wish for gzip: a reader who refused it
got bytes that it could not read. And two encodings of a table had one strong tag.
"""

import asyncio
import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.routing import Route
from starlette.testclient import TestClient

from server.middleware.accepted_encoding import AcceptedEncoding
from server.negotiation import StoredContent, content_response
from server.rendering import rendered_files
from server.rendering.render_cache import RenderCache
from server.responses import FOR_A_WHILE

BODY = b"a,b\r\n1,2\r\n" * 200
PACKED = gzip.compress(BODY, mtime=0)
PLAIN = StoredContent(BODY, "abc")
OF_THE_BODY_ALONE = {"content-length", "content-type", "content-encoding"}
"""What a 304 leaves out (RFC 9110, 15.4.5)."""


def request_with(*headers):
    raw = [(name.lower().encode(), value.encode()) for name, value in headers]
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": raw}

    async def receive():
        await asyncio.sleep(60)

    return Request(scope, receive)


def packed_answer(*headers, tag="abc"):
    content = StoredContent(PACKED, tag, packed=True)
    return content_response(request_with(*headers), content, "text/csv", FOR_A_WHILE)


def plain_answer(*headers):
    return content_response(request_with(*headers), PLAIN, "application/zip", FOR_A_WHILE)


@pytest.mark.parametrize(
    "accepted",
    [
        "gzip",
        "GZip",
        "x-gzip",
        "gzip, deflate, br",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "gzip;q=0.001, identity;q=0",
        "gzip ; Q=1.000",
        "deflate,,gzip",
        "*",
        "identity;q=0.5, *;q=1",
        "identity;q=0, *",
        "gzip, *;q=0",
    ],
)
def test_gzip_is_sent_to_who_accepts_it(accepted):
    response = packed_answer(("Accept-Encoding", accepted))
    assert response.headers["content-encoding"] == "gzip"
    assert response.body == PACKED
    assert response.headers["etag"] == '"abc-gzip"'


@pytest.mark.parametrize(
    "accepted",
    [
        "gzip;q=0",
        "gzip;q=0.000",
        "gzip; q=0, deflate",
        "gzip;q=0, *",
        "*;q=0",
        "identity",
        "identity;q=1, *;q=0",
        "identity, gzip;q=0.5",
        "x-gzipped",
        "not-gzip, br",
        "gzip;q=high",
        "gzip;q=2",
        "gzip;level=9",
        "deflate, br",
        "",
    ],
)
def test_everybody_else_gets_the_bytes_as_they_are(accepted):
    response = packed_answer(("Accept-Encoding", accepted))
    assert "content-encoding" not in response.headers
    assert response.body == BODY
    assert response.headers["etag"] == '"abc"'


def test_who_sends_nothing_gets_the_bytes_as_they_are():
    response = packed_answer()
    assert "content-encoding" not in response.headers
    assert (response.body, response.headers["etag"]) == (BODY, '"abc"')


def test_several_lines_of_a_header_are_one_list():
    lines = ("Accept-Encoding", "br"), ("Accept-Encoding", "gzip")
    assert packed_answer(*lines).headers["content-encoding"] == "gzip"
    lines = ("If-None-Match", '"other"'), ("If-None-Match", '"abc"')
    assert packed_answer(*lines).status_code == 304


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity, gzip;q=0.5", "x-gzipped"])
def test_streamlits_middleware_does_not_pack_what_was_refused(accepted):
    """It looks for the letters gzip alone; it is told in one word what the client accepts."""
    app = Starlette(
        routes=[
            Route(
                "/data/partners.csv",
                lambda r: content_response(
                    r, StoredContent(PACKED, "abc", packed=True), "text/csv", FOR_A_WHILE
                ),
            )
        ],
        middleware=[Middleware(AcceptedEncoding), Middleware(GZipMiddleware)],
    )
    response = TestClient(app).get("/data/partners.csv", headers={"Accept-Encoding": accepted})
    assert "content-encoding" not in response.headers
    assert int(response.headers["content-length"]) == len(BODY)
    assert response.content == BODY


@pytest.mark.parametrize(
    "condition",
    ['"abc"', 'W/"abc"', '"x", "abc", "y"', '"x",W/"abc"', '"with,comma" , "abc"', "*", " * "],
)
@pytest.mark.parametrize("answer", [packed_answer, plain_answer])
def test_a_tag_among_several_a_weak_tag_and_any_tag_are_answered_304(answer, condition):
    response = answer(("If-None-Match", condition))
    assert (response.status_code, response.body) == (304, b"")


@pytest.mark.parametrize(
    "condition", ['"x"', '"abcd"', 'W/"x", "y"', '"x, abc"', '"x,abc"', '"*"', "", "abc"]
)
@pytest.mark.parametrize("answer", [packed_answer, plain_answer])
def test_any_other_condition_is_answered_in_full(answer, condition):
    assert answer(("If-None-Match", condition)).status_code == 200


def test_the_tag_of_one_encoding_does_not_stand_for_the_other():
    """A cache that holds both would take a 304 for the wrong one (RFC 9111, 4.3.4)."""
    accepts = ("Accept-Encoding", "gzip")
    assert packed_answer(accepts, ("If-None-Match", '"abc-gzip"')).status_code == 304
    assert packed_answer(accepts, ("If-None-Match", '"abc"')).status_code == 200
    assert packed_answer(("If-None-Match", '"abc-gzip"')).status_code == 200
    both = packed_answer(("If-None-Match", '"abc-gzip", "abc"'))
    assert (both.status_code, both.headers["etag"]) == (304, '"abc"')


@pytest.mark.parametrize("accepted", ["gzip", "identity", "gzip;q=0"])
@pytest.mark.parametrize("answer", [packed_answer, plain_answer])
def test_a_304_carries_the_headers_of_the_200(answer, accepted):
    accepts = ("Accept-Encoding", accepted)
    full = answer(accepts)
    again = answer(accepts, ("If-None-Match", full.headers["etag"]))
    assert (full.status_code, again.status_code) == (200, 304)
    assert dict(again.headers) == without(full.headers, OF_THE_BODY_ALONE)
    for name in ("etag", "cache-control", "vary"):
        assert full.headers[name]
    assert full.headers["vary"] == "Accept-Encoding"


def without(headers, names):
    return {name: value for name, value in headers.items() if name not in names}


def test_an_answer_without_a_tag_is_never_304():
    response = packed_answer(("If-None-Match", "*"), tag="")
    assert response.status_code == 200
    assert "etag" not in response.headers


def test_a_tag_and_headers_of_a_routes_own():
    own = {"Content-Disposition": 'attachment; filename="a.zip"'}
    for headers, status in (((), 200), ((("If-None-Match", '"abc"'),), 304)):
        request = request_with(*headers)
        response = content_response(request, PLAIN, "application/zip", FOR_A_WHILE, own)
        assert response.status_code == status
        assert response.headers["content-disposition"] == own["Content-Disposition"]


@pytest.fixture
def rendered(monkeypatch):
    """Asks for a file that is rendered already."""
    cache, file = RenderCache(1, 1 << 20), StoredContent.of(BODY, packed=True)
    cache.put(KEY, file)
    monkeypatch.setattr(rendered_files, "render_cache", lambda: cache)

    def answer(*headers):
        response = rendered_files.rendered_file_response(
            request_with(*headers), None, KEY, "text/csv", {"X-Own": "1"}
        )
        return asyncio.run(response)

    return file.digest, answer


class Key:
    """What a render request is to the cache and to the conditional answer."""

    packed = True


KEY = Key()


@pytest.mark.parametrize(
    ("accepted", "end"), [("gzip", "-gzip"), ("identity", ""), ("gzip;q=0", "")]
)
def test_a_rendered_file_follows_the_same_rules(rendered, accepted, end):
    digest, answer = rendered
    accepts = ("Accept-Encoding", accepted)
    full = answer(accepts)
    assert (gzip.decompress(full.body) if end else full.body) == BODY
    assert full.headers["etag"] == f'"{digest}{end}"'
    again = answer(accepts, ("If-None-Match", f'W/"x", W/"{digest}{end}"'))
    assert again.status_code == 304
    assert dict(again.headers) == without(full.headers, OF_THE_BODY_ALONE)
    assert again.headers["x-own"] == "1"
    other = f'"{digest}"' if end else f'"{digest}-gzip"'
    assert answer(accepts, ("If-None-Match", other)).status_code == 200
