"""The content security policy: what a page of the atlas may load, run, and be framed by.

Scripts come from this server alone. Streamlit's page holds one small inline script, which is let in
by its hash (CSP level 3, 6.7.3.2), computed from the page that is installed; nothing else inline
runs and nothing is evaluated from text. Styles are inline throughout Streamlit.
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
from functools import lru_cache
from pathlib import Path

import streamlit

_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_WASM = "'wasm-unsafe-eval'"
"""Streamlit's protobuf and deck.gl compile a WebAssembly module of their own at every start, and
without this each page breaks the policy. It lets no text be evaluated as script (CSP level 3)."""

_ANCESTOR = re.compile(r"'self'|'none'|https?://[a-z0-9.*-]+(:\d{1,5})?")


def inline_hashes(page: str) -> tuple[str, ...]:
    """The hash of each inline script of a page, as a policy names it."""
    digests = (hashlib.sha256(body.encode()).digest() for body in _INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@lru_cache(maxsize=1)
def content_security_policy() -> str:
    """The policy of every answer that does not bring one of its own.

    Raises
    ------
    ValueError
        When ``ATLAS_FRAME_ANCESTORS`` holds something that is no place to be framed by.
    """
    scripts = " ".join(["'self'", _WASM, *inline_hashes(_PAGE.read_text(encoding="utf-8"))])
    parts = {
        "default-src": "'self'",
        "script-src": scripts,
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": frame_ancestors(),
    }
    return "; ".join(f"{key} {value}" for key, value in parts.items())


def frame_ancestors() -> str:
    """Who may show a page in a frame: ``ATLAS_FRAME_ANCESTORS``, or this server alone."""
    asked = os.environ.get("ATLAS_FRAME_ANCESTORS", "").split() or ["'self'"]
    strange = [place for place in asked if not _ANCESTOR.fullmatch(place)]
    if strange:
        raise ValueError(
            f"ATLAS_FRAME_ANCESTORS={strange[0]!r} is not 'self', 'none' or an origin such as "
            "https://news.example.org"
        )
    return " ".join(asked)
