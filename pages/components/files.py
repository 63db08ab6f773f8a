"""Files of a live page: one to save, one to load."""

from __future__ import annotations

import streamlit as st

from pages import url_state
from views.live_blocks import File, Upload


def save(block: File) -> None:
    """A button that saves a file; it is made in advance, see `pages.components.blocks`."""
    st.download_button(
        block.label,
        data=block.content,
        file_name=block.name,
        mime=block.media_type,
        icon=block.icon or None,
        on_click="ignore",
        key=block.key,
    )


def upload(block: Upload) -> None:
    """A file to choose, which changes the view once; below it what could not be used, once."""
    loaded = f"atlas_{block.key}"

    def load() -> None:
        file = st.session_state.get(block.key)
        if file is not None:
            st.session_state[loaded] = file.getvalue()
            url_state.change(**block.changes_of(file.getvalue()))

    st.file_uploader(block.label, type=block.kind, key=block.key, on_change=load, max_upload_size=1)
    if loaded in st.session_state:
        for problem in block.problems_of(st.session_state.pop(loaded)):
            st.warning(problem)
