"""The briefings of a session, one before the other: what the last change can be taken back to.

In the HTML edition the browser's own Back does that: every change is an address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from charts.spec.page_specs import BriefingSpec
from pages import url_state
from views.live_blocks import Undo

KEYS = ("slides", "said", "remarks", "points", "commodity", "coalition", "producers")
"""What of a briefing is its own: the other keys are changed on other pages too."""

_LAST, _EARLIER = "atlas_briefing", "atlas_earlier_briefings"
_MOST_KEPT = 20


def record(spec: BriefingSpec) -> None:
    """Remember a briefing as it is shown now, and the one before it where it is another.

    Parameters
    ----------
    spec : BriefingSpec
    """
    state, briefing = st.session_state, spec.values((*KEYS, "slide"))
    last = state.get(_LAST)
    if last is not None and _own(last) != _own(briefing):
        state[_EARLIER] = [*state.get(_EARLIER, ()), last][-_MOST_KEPT:]
    state[_LAST] = briefing


def record_first(spec: BriefingSpec) -> None:
    """Remember the briefing that a page would add to, where none has been shown yet.

    Parameters
    ----------
    spec : BriefingSpec
    """
    st.session_state.setdefault(_LAST, spec.values((*KEYS, "slide")))


def _own(briefing: Mapping[str, Any]) -> dict[str, Any]:
    return {key: briefing[key] for key in KEYS}


def show_undo(block: Undo) -> None:
    """The button; disabled while there is nothing to take back."""
    st.button(
        block.label,
        icon=block.icon or None,
        key=block.key,
        help=block.help or None,
        disabled=not st.session_state.get(_EARLIER),
        on_click=_undo,
    )


def _undo() -> None:
    earlier = st.session_state.get(_EARLIER)
    if earlier:
        st.session_state[_LAST] = earlier.pop()
        url_state.change(**st.session_state[_LAST])
