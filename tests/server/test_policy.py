"""The content security policy: no inline script but Streamlit's own, nothing evaluated."""

import re
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.middleware.content_security_policy import content_security_policy, inline_hashes
from server.middleware.response_headers import MIDDLEWARE
from server.routes.table import ROUTES

PAGE = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def test_the_installed_page_has_one_inline_script_and_it_is_let_in_by_its_hash():
    (digest,) = inline_hashes(PAGE)
    assert digest in content_security_policy()
    assert len(re.findall(r"<script>", PAGE)) == 1


def test_scripts_are_neither_inline_nor_evaluated():
    scripts = re.search(r"script-src ([^;]*)", content_security_policy()).group(1)
    assert "'unsafe-inline'" not in scripts
    assert "'unsafe-eval'" not in scripts
    assert "*" not in scripts
    assert "http" not in scripts


@pytest.mark.parametrize(
    "path", ["/healthz", "/data/partners.csv", "/data/nothing.csv", "/map/x.json", "/nowhere"]
)
def test_every_answer_carries_the_headers(path):
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    headers = client.get(path).headers
    assert "script-src" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "server" not in headers


def test_images_may_be_framed_and_fetched_from_anywhere():
    client = TestClient(Starlette(routes=ROUTES, middleware=MIDDLEWARE))
    headers = client.head("/charts/count.svg").headers
    assert "frame-ancestors *" in headers["content-security-policy"]
    assert headers["access-control-allow-origin"] == "*"


def test_who_may_frame_a_page_can_be_set(environment):
    assert content_security_policy().endswith("frame-ancestors 'self'")
    environment("ATLAS_FRAME_ANCESTORS", "'self' https://news.example.org")
    assert content_security_policy().endswith("frame-ancestors 'self' https://news.example.org")
