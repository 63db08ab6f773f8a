"""A page of the atlas opened in process, by its address."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

# Every AppTest reads the metadata of all installed packages, which took longer than its page.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

SHELL = str(Path(__file__).parents[2] / "pages" / "shell.py")


def open_page(page: str = "", **query: str | list[str]) -> AppTest:
    """The landing page, or another by its file's name, with a query; no exception may show."""
    app = AppTest.from_file(SHELL, default_timeout=30)
    if page:
        app.run()
        app.switch_page(f"{page}/page.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    """Everything the page says in words."""
    elements = [*app.markdown, *app.caption, *app.header, *app.title, *app.info]
    return "\n".join(element.value for element in elements)


def html_of(app: AppTest) -> str:
    """Everything the page shows as HTML of ours."""
    return "\n".join(element.proto.body for element in app.get("html"))


def chosen_of(app: AppTest) -> str:
    """The name of the partner that is chosen on the Map page, or ""."""
    match = re.search(r'class="atlas-chosen">\s*<h2>(.*?)</h2>', html_of(app))
    return unescape(match[1]) if match else ""


def has_map(app: AppTest) -> bool:
    """Whether the page has a live map."""
    return bool(_maps(app))


def map_of(app: AppTest) -> dict[str, Any]:
    """What the live map of the page is given."""
    (data,) = _maps(app)
    return data


def drawings_of(app: AppTest) -> dict[str, str]:
    """The HTML of each drawing that is mounted on the live page, by its name."""
    mounted = [element.proto for element in app.get("bidi_component")]
    bodies = [json.loads(proto.json)["html"] for proto in mounted if _is_drawing(proto)]
    return {re.findall(r'data-name="(\w+)"', body)[0]: body for body in bodies}


def _is_drawing(proto: Any) -> bool:
    return bool(proto.js_source_path == "drawing.js")


def _maps(app: AppTest) -> list[dict[str, Any]]:
    mounted = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.json) for proto in mounted if proto.js_source_path == "map.js"]
