"""The slides of a briefing on the live page: a mounted component; the view follows a presenter."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages import url_state
from pages.components.frontend import component
from views.slide_show import KEYS, SlideShow

_KEY, _CHANGES = "slide_show", "atlas_slide_changes"


def show_slides(block: SlideShow) -> None:
    """Mount the slides of a block."""
    component("slides")(
        key=_KEY,
        data={
            "html": str(block.html()),
            "view": dict(block.state),
            "changes": st.session_state.get(_CHANGES, 0),
        },
        on_view_change=partial(_follow, url_state.context().page),
    )


def _follow(page: str) -> None:
    """Take over which slide is seen; what is not a view is left out."""
    sent: Any = (st.session_state.get(_KEY) or {}).get("view")
    if not isinstance(sent, Mapping):
        return
    number = sent.get("changes")
    st.session_state[_CHANGES] = number if isinstance(number, int) else 0
    query = {name: str(value) for name, value in sent.items() if value}
    url_state.change(**url_state.usable_changes(page, query, KEYS))
