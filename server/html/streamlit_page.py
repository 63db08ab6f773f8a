"""What Streamlit's own page loads: read from the installed package, and loaded by our script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from server.static_files import STREAMLIT_FOLDER, streamlit_files

_ENTRY = re.compile(r'<script type="module"[^>]* src="\.(/static/js/[^"]+)"></script>')
_MODULE = re.compile(r'<link rel="modulepreload"[^>]* href="\.(/static/js/[^"]+)">')
_SHEET = re.compile(r'<link rel="stylesheet"[^>]* href="\.(/static/css/[^"]+)">')


@dataclass(frozen=True)
class StreamlitPage:
    """The addresses of Streamlit's entry, of what it imports, and of its style sheets."""

    entry: str
    modules: tuple[str, ...]
    sheets: tuple[str, ...]


@lru_cache(maxsize=1)
def streamlit_page() -> StreamlitPage:
    """What the installed ``index.html`` loads (streamlit/static, 1.67).

    Raises
    ------
    ValueError
        When it names no entry: then Streamlit has changed, and `tests/server/test_html_edition.py`
        says so before anyone is served.
    """
    page = (STREAMLIT_FOLDER / "index.html").read_text(encoding="utf-8")
    entry = _ENTRY.search(page)
    if entry is None:
        raise ValueError(f"{STREAMLIT_FOLDER / 'index.html'} names no script of type module")
    return StreamlitPage(entry[1], tuple(_MODULE.findall(page)), tuple(_SHEET.findall(page)))


@lru_cache(maxsize=8)
def chunk(name: str) -> str:
    """The address of the script of an element such as ``PlotlyChart``; "" where none is found."""
    found = (path for path in streamlit_files() if path.startswith(f"/static/js/{name}."))
    return next(iter(sorted(found)), "")
