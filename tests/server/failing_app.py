"""The atlas with one page that fails."""

from dataclasses import replace
from pathlib import Path

from app import app
from pages import navigation

_FAULT = str(Path(__file__).with_name("failing_page.py"))

navigation.PAGES = tuple(
    replace(page, file=_FAULT) if page.path == "brief" else page for page in navigation.PAGES
)

__all__ = ["app"]
