"""The style sheet and the script of the pages, named by their content."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).with_name("static")
SHEET, SCRIPT = FOLDER / "atlas.css", FOLDER / "atlas.js"
FIRST_VIEW = FOLDER / "first_view.js"
EMBED, EMBED_FRAME = FOLDER / "embed.js", FOLDER / "embed_frame.js"
"""For the page that shows an embed, and for the embed itself."""

MAP, PAGE, SLIDES = FOLDER / "map.js", FOLDER / "page.js", FOLDER / "slides.js"


@lru_cache(maxsize=16)
def asset(file: Path) -> tuple[str, bytes]:
    """The hash of a file, as its address holds it, and its bytes."""
    body = file.read_bytes()
    return hashlib.sha256(body).hexdigest()[:12], body
