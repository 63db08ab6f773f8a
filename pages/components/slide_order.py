"""The order of a briefing's slides on the live page: a mounted component."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from pages import url_state
from pages.components.frontend import component
from views.slide_order import SlideOrder

_KEY = "slide_order"


def show_slide_order(block: SlideOrder) -> None:
    """Mount the list of a block."""
    component("order")(
        key=_KEY,
        data={"html": str(block.html)},
        on_order_change=partial(_follow, block),
    )


def _follow(block: SlideOrder) -> None:
    """Take an order over; one of other slides, or that is none at all, is left out."""
    sent: Any = (st.session_state.get(_KEY) or {}).get("order")
    tokens = sent.get("slides") if isinstance(sent, Mapping) else None
    if isinstance(tokens, list) and all(isinstance(token, str) for token in tokens):
        changes = block.changes_of(tokens)
        if changes:
            url_state.change(**changes)
