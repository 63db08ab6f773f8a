"""The content security policy: what a page of the atlas may load, run, and be framed by.

Scripts come from this server alone. Streamlit's page holds one small inline script, which is let in
by its hash (CSP level 3, 6.7.3.2), computed from the page that is installed; nothing else inline
runs and nothing is evaluated from text. Styles are inline throughout Streamlit.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit

from server.settings import settings

_PAGE = Path(streamlit.__file__).parent / "static" / "index.html"
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_WASM = "'wasm-unsafe-eval'"
"""Streamlit's protobuf and deck.gl compile a WebAssembly module of their own at every start, and
without this each page breaks the policy. It lets no text be evaluated as script (CSP level 3)."""


def inline_hashes(page: str) -> tuple[str, ...]:
    """The hash of each inline script of a page, as a policy names it."""
    digests = (hashlib.sha256(body.encode()).digest() for body in _INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


@lru_cache(maxsize=1)
def content_security_policy() -> str:
    """The policy of every answer that does not bring one of its own."""
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
        "frame-ancestors": " ".join(settings().frame_ancestors),
    }
    return "; ".join(f"{key} {value}" for key, value in parts.items())
