"""Static files travel compressed, each encoding under a tag of its own, and are kept for ever.

A first visit moved 2.3 MB for what Streamlit's page names: Streamlit sends its scripts as they are.
"""

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.assets import SCRIPT, SHEET, asset
from server.compressed_files import CompressedFiles
from server.middleware import static_files as middleware
from server.middleware.response_headers import MIDDLEWARE
from server.responses import FOR_A_WHILE, FOR_EVER
from server.routes.table import ROUTES
from server.static_files import find_static_file, own_files, streamlit_files

SCRIPT_ADDRESS = next(path for path in streamlit_files() if path.startswith("/static/js/index."))
TYPEFACE = next(path for path in streamlit_files() if path.endswith(".woff2"))
SHEET_ADDRESS = f"/assets/atlas.{asset(SHEET)[0]}.css"
CONTENT = streamlit_files()[SCRIPT_ADDRESS].path.read_bytes()


@pytest.fixture
def files(monkeypatch):
    """Nothing compressed yet, and no folder."""
    fresh = CompressedFiles(None)
    monkeypatch.setattr(middleware, "compressed_files", lambda: fresh)
    return fresh


@pytest.fixture
def client(files):
    return TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))


def ask(client, path, accepted="identity", **headers):
    return client.get(path, headers={"Accept-Encoding": accepted, **headers})


def raw_bytes(client, path, accepted):
    with client.stream("GET", path, headers={"Accept-Encoding": accepted}) as response:
        return b"".join(response.iter_raw())


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("br", "br"),
        ("*", "br"),
        ("identity;q=0, *", "br"),
        ("br;q=0.5, gzip;q=0.5", "br"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, *", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("gzip, deflate", "gzip"),
        ("x-gzip", "gzip"),
        ("br;q=0.001, identity;q=0", "br"),
        ("identity", ""),
        ("identity, br;q=0.9", ""),
        ("br;q=0, gzip;q=0", ""),
        ("*;q=0", ""),
        ("br;q=high", ""),
        ("deflate, zstd", ""),
        ("", ""),
    ],
)
def test_a_client_gets_the_encoding_that_it_likes_best(client, accepted, coding):
    response = ask(client, SCRIPT_ADDRESS, accepted)
    assert response.headers.get("content-encoding", "") == coding
    assert response.headers["vary"] == "Accept-Encoding"
    body = raw_bytes(client, SCRIPT_ADDRESS, accepted)
    decompress = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[coding]
    assert decompress(body) == CONTENT
    assert int(response.headers["content-length"]) == len(body)


def test_each_encoding_has_a_strong_tag_of_its_own(client, files):
    path = streamlit_files()[SCRIPT_ADDRESS].path
    tags = [ask(client, SCRIPT_ADDRESS, each).headers["etag"] for each in ("br", "gzip", "")]
    files.compress_best(path, "br")
    tags.append(ask(client, SCRIPT_ADDRESS, "br").headers["etag"])
    assert len(set(tags)) == 4
    assert all(tag.startswith('"') for tag in tags)
    for accepted, tag in zip(("gzip", "identity", "br"), tags[1:], strict=True):
        again = ask(client, SCRIPT_ADDRESS, accepted, **{"If-None-Match": tag})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
        assert again.headers["cache-control"] == FOR_EVER


def test_a_reader_gets_the_best_compression_once_there_is_one(client, files):
    quick = len(raw_bytes(client, SCRIPT_ADDRESS, "br"))
    files.compress_best(streamlit_files()[SCRIPT_ADDRESS].path, "br")
    best = len(raw_bytes(client, SCRIPT_ADDRESS, "br"))
    assert best < quick < len(CONTENT) / 2


def test_names_with_a_hash_are_kept_for_ever_and_earlier_ones_are_not(client):
    for path in (SCRIPT_ADDRESS, TYPEFACE, SHEET_ADDRESS):
        assert ask(client, path, "br").headers["cache-control"] == FOR_EVER
    earlier = ask(client, "/assets/atlas.000000000000.css", "br")
    assert earlier.headers["cache-control"] == FOR_A_WHILE
    assert earlier.content == SHEET.read_bytes()


def test_what_is_compressed_already_is_sent_as_it_is(client):
    response = ask(client, TYPEFACE, "br, gzip")
    assert response.headers["content-type"] == "font/woff2"
    assert "content-encoding" not in response.headers
    assert response.content == streamlit_files()[TYPEFACE].path.read_bytes()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [(SCRIPT_ADDRESS, "text/javascript"), (SHEET_ADDRESS, "text/css")],
)
def test_a_browser_that_does_not_guess_is_told_what_it_gets(client, path, media_type):
    headers = ask(client, path, "br").headers
    assert headers["content-type"] == f"{media_type}; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"


def test_head_is_answered_without_the_body(client):
    response = client.head(SCRIPT_ADDRESS, headers={"Accept-Encoding": "br"})
    assert (response.status_code, response.content) == (200, b"")
    assert int(response.headers["content-length"]) < len(CONTENT) / 2


@pytest.mark.parametrize(
    "path",
    [
        "/static/js/index.none.js",
        "/static/../index.html",
        "/static/",
        "/index.html",
        "/assets/atlas.css",
        "/assets/assets.000000000000.py",
        "/assets/../static.0.css",
        "/assets/none.000000000000.css",
    ],
)
def test_nothing_but_the_files_there_are_is_found(path):
    assert find_static_file(path) is None


def test_everything_that_streamlits_page_names_is_found_and_comes_first():
    """The contract, seen in Streamlit 1.67: some sixty files, all named by their content."""
    addresses = list(streamlit_files())
    assert len(addresses) > 300
    assert addresses[0] == TYPEFACE
    assert addresses[1] == SCRIPT_ADDRESS
    assert {file.cache for file in streamlit_files().values()} == {FOR_EVER}


def test_what_the_page_names_travels_in_less_than_a_third():
    """Quickly compressed; at its best it is 589 KB of 2.29 MB."""
    named = list(streamlit_files().values())[:61]
    before = sum(file.path.stat().st_size for file in named)
    files = CompressedFiles(None)
    after = sum(
        len(files._compress_fast(file.path, "br").body)
        if file.is_compressible
        else file.path.stat().st_size
        for file in named
    )
    assert after < before / 3


def test_our_own_files_are_compressed_ahead_too():
    assert {file.path for file in own_files()} >= {SHEET, SCRIPT}
