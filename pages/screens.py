"""The pages there are: where each stands, what it is called, which query keys it uses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit as st

from charts.spec import Problem
from pages.prose import plain

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Screen:
    """One page. ``path`` is "" for the landing page."""

    path: str
    file: str
    title: str
    keys: tuple[str, ...]


SCREENS = (
    Screen(
        "",
        "world.py",
        "Map",
        (
            "partner",
            "color",
            "initiative",
            "commodity",
            "stage",
            "year",
            "asof",
            "worldview",
            "projection",
            "region",
            "status",
            "theme",
        ),
    ),
    Screen(
        "timeline",
        "timeline.py",
        "Timeline",
        (
            *("kind", "partner", "region", "confidence", "start", "end"),
            *("event", "asof", "worldview", "theme"),
        ),
    ),
    Screen("partners", "partners.py", "Partners", ("partner", "asof", "worldview", "theme")),
)


def registered() -> list[st.Page]:
    """The pages as Streamlit wants them, the first as the landing page."""
    return [
        st.Page(
            _HERE / screen.file,
            title=screen.title,
            url_path=screen.path or None,
            default=not screen.path,
        )
        for screen in SCREENS
    ]


def page_at(path: str) -> st.Page:
    """The registered page at a path."""
    place = [screen.path for screen in SCREENS].index(path)
    return registered()[place]


@lru_cache(maxsize=32)
def by_path(path: str) -> Screen:
    """The page at a path."""
    return next(screen for screen in SCREENS if screen.path == path)


def told(problem: Problem) -> str:
    """A problem with the address as safe Markdown."""
    value = problem.value if len(problem.value) <= 60 else problem.value[:59] + "…"
    return (
        f"**{plain(problem.parameter[:40])}** = “{plain(value)}” is not "
        f"{plain(problem.expected)}; the default is shown."
    )
