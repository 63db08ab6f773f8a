"""What a reader is told when a part of a page fails."""

from __future__ import annotations

import streamlit as st

from pages.components.text.i18n import _


def show_error() -> None:
    """That something is broken, what still works, and nothing of the insides."""
    st.error(
        _(
            "This part of the page could not be drawn. The other pages work, and the data are at "
            "/data/partners.csv and beside it. The fault is in the server's log."
        )
    )
