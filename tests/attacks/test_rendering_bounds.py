"""A briefing is at most 64 KB, and 150 uploads of 2 MB were taken from one session in a second."""

import tomllib
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from charts.briefing.file import LARGEST
from server.middleware.response_headers import MIDDLEWARE

ROOT = Path(__file__).parents[2]
UPLOAD_PATH = "/_stcore/upload_file/session/file"


@pytest.fixture
def upload_sizes():
    """The bytes of uploads that came as far as the app."""
    return []


@pytest.fixture
def client(upload_sizes):
    async def receive_upload(request):
        upload_sizes.append(len(await request.body()))
        return Response(status_code=204)

    return TestClient(
        Starlette(
            routes=[Route(UPLOAD_PATH, receive_upload, methods=["PUT"])], middleware=MIDDLEWARE
        )
    )


def test_the_largest_briefing_is_taken(client, upload_sizes):
    file = {"file": ("briefing.json", b"x" * LARGEST, "application/json")}
    assert client.put(UPLOAD_PATH, files=file).status_code == 204
    assert upload_sizes[0] > LARGEST


@pytest.mark.parametrize("size", [2 * LARGEST, 2 << 20])
def test_what_is_no_briefing_by_its_size_is_refused_before_it_is_read(client, upload_sizes, size):
    with_length = client.put(UPLOAD_PATH, content=b"x" * size)
    without_length = client.put(UPLOAD_PATH, content=(b"x" * 1000 for _ in range(size // 1000)))
    for response in (with_length, without_length):
        assert response.status_code == 413
        assert response.json()["error"]["parameter"] == "body"
    assert upload_sizes == []


def test_streamlit_takes_no_more_than_the_least_it_can_be_told():
    """It counts in whole megabytes."""
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] == 1
