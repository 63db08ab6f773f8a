"""The sign by which the live page takes over from the page before it: a mounted component.

``server/static/first_view.js`` listens to it.
"""

from __future__ import annotations

from pages.components.frontend import component


def say_page_is_whole() -> None:
    """Mount the component; what stands before it in the page is there when it is."""
    component("handover")(key="handover", height=1)
