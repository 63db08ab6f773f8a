"""Three hints for first-time readers, above the list until dismissed."""

from __future__ import annotations

from html import escape

import streamlit as st

from pages.components.text.i18n import _


def draw() -> None:
    """The hints and the button that dismisses them (``server/static/atlas.js`` remembers)."""
    steps = (
        _("Choose a country on the map, in this list or by its name."),
        _("Move the date below the map, or play it, to see who signed when."),
        _("Take a picture with its source by “Export this”; the address keeps what you see."),
    )
    name, dismiss = _("How to use the map"), _("Got it")
    listed = "".join(f"<li>{escape(step)}</li>" for step in steps)
    st.html(
        f'<aside class="atlas-hints" aria-label="{escape(name)}">'
        f"<ol>{listed}</ol>"
        f'<button type="button" class="atlas-hints-off">{escape(dismiss)}</button></aside>'
    )
