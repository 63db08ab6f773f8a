"""The chart before the controls.

Streamlit shows a placeholder for each widget whose script has not arrived, and React then reveals
nothing for 300 ms; every further placeholder starts that wait anew. When the controls follow the
map at once the reader sees the map half a second later than when they follow after it.
"""

from __future__ import annotations

import streamlit as st

from pages.components import run_timing

PAUSE_SECONDS = 1.0
"""React's FALLBACK_THROTTLE_MS of 300, and the time a first map takes without a GPU."""

_PAINTED = "atlas_painted"


def send_chart_first() -> None:
    """In a session's first run, hold what follows back until the map can be on the screen."""
    if _PAINTED not in st.session_state:
        st.session_state[_PAINTED] = True
        run_timing.sleep_unlocked(PAUSE_SECONDS)
