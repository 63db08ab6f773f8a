"""The live map: a mounted component that adopts the map of the document.

What a reader does there is shown at once by its script; here the view follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from data.facts.store import store
from pages import url_state
from pages.components.frontend import component
from views.blocks import MapStage
from views.text.i18n import _

_CHANGES = "atlas_map_changes"


def show_stage(block: MapStage) -> None:
    """Mount the map of a block."""
    context, key = url_state.context(), f"map_{block.key}"
    component("map")(
        key=key,
        data={
            "address": block.address,
            "frames": block.frames,
            "alt": block.alt,
            "state": dict(block.state),
            "theme": context.theme,
            "changes": st.session_state.get(_CHANGES, 0),
            "failed": _("The map could not be loaded. Reload the page to try again."),
        },
        on_view_change=partial(_follow, key, context.page, block.keys),
    )


def _follow(key: str, page: str, keys: tuple[str, ...]) -> None:
    """Take the reader's view over; what is not a view is left out."""
    sent: Any = (st.session_state.get(key) or {}).get("view")
    if not isinstance(sent, Mapping):
        return
    query = {name: str(value) for name, value in sent.items() if value}
    changes = url_state.usable_changes(page, query, keys)
    if changes.get("asof") == store().facts.last_event:
        changes["asof"] = None
    number = sent.get("changes")
    st.session_state[_CHANGES] = number if isinstance(number, int) else 0
    url_state.change(**changes)
