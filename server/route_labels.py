"""What a path is called where people count: a route's pattern, never the path itself."""

from __future__ import annotations

from server.page_titles import PAGES as PAGES
from server.routes.table import ROUTES

STREAMLIT = ("_stcore", "static", "media", "component")
"""Folders that Streamlit serves (streamlit/web/server/starlette/starlette_routes.py)."""

ASSETS = "assets"
"""The folder of our own style sheet and scripts (server/middleware/static_files.py)."""

BESIDE = ("favicon.png", "index.html", "manifest.json")
"""Files that Streamlit serves beside its folders (streamlit/static, 1.67)."""

FIGURES = ("/metrics", "/_stcore/metrics")
"""What is for operators: our figures, and Streamlit's own."""

READING = ("GET", "HEAD")
"""The methods of everything but Streamlit's own folders."""

TEMPLATE_PATH = "/briefing.pptx"
"""The one address of ours to which anything is sent: the template that a deck is put into."""

PAGE, ELSEWHERE = "/{page}", "elsewhere"


def folder_of(path: str) -> str:
    """The first part of a path, or "" where there is only one."""
    first, slash, _ = path.lstrip("/").partition("/")
    return first if slash else ""


def route_name(path: str) -> str:
    """The pattern of the route that answers a path; one of some twenty names."""
    for route in ROUTES:
        if route.path_regex.match(path):
            return route.path
    folder = folder_of(path)
    if folder in (*STREAMLIT, ASSETS):
        return f"/{folder}/…"
    return PAGE if not folder and path.startswith("/") else ELSEWHERE


def methods_of(path: str) -> tuple[str, ...]:
    """The methods that an address of ours answers."""
    return (*READING, "POST") if path == TEMPLATE_PATH else READING


def is_known(path: str) -> bool:
    """Whether there is anything at a path; a page is found with a slash at its end as well."""
    if route_name(path) not in (PAGE, ELSEWHERE):
        return True
    name = path.removeprefix("/")
    return name in BESIDE or name.rstrip("/") in PAGES


def is_page(path: str) -> bool:
    """Whether Streamlit answers a path with its one page."""
    return route_name(path) in (PAGE, ELSEWHERE)
