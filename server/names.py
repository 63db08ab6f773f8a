"""What a path is called where people count: a route's pattern, never the path itself."""

from __future__ import annotations

from server.routes import ROUTES

STREAMLIT = ("_stcore", "static", "media", "component")
"""Folders that Streamlit serves (streamlit/web/server/starlette/starlette_routes.py)."""

OURS = frozenset(route.path.split("/")[1] for route in ROUTES if route.path.count("/") > 1)
"""Folders that hold routes of the atlas and nothing else."""

READING = ("GET", "HEAD")
"""The methods of everything but Streamlit's own folders."""

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
    if folder in STREAMLIT:
        return f"/{folder}/…"
    return PAGE if not folder and path.startswith("/") else ELSEWHERE


def is_page(path: str) -> bool:
    """Whether Streamlit answers a path with its one page."""
    return route_name(path) in (PAGE, ELSEWHERE)
