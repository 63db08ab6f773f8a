"""The message when a part of a page fails."""

from __future__ import annotations

import streamlit as st

from views.text.i18n import _


def show_error() -> None:
    """Show that something is broken and what still works, without details."""
    st.error(
        _(
            "This part of the page could not be drawn. The other pages work, and the data are at "
            "/data/partners.csv and beside it. The fault is in the server's log."
        )
    )
