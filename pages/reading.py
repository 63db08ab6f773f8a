"""The rows of a chart for those who read rather than look: a table, and the same as a file."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.cells import neutralised_csv
from pages.spoken import _


def table_and_file(frame: pd.DataFrame, name: str) -> None:
    """A sortable table, and a button that downloads exactly its rows as CSV."""
    st.dataframe(frame, hide_index=True, width="stretch")
    st.download_button(
        _("Download as CSV"),
        data=lambda: neutralised_csv(frame),
        file_name=f"ministerial-atlas-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"file_{name}",
    )
