"""Whether images can be rendered: their fonts come with packages, which can be broken."""

from __future__ import annotations

import streamlit as st

from charts.print.fonts import font_faults
from views.text.i18n import _
from views.text.markdown import escape_markdown


def can_draw() -> bool:
    """Whether the fonts are intact; shows an error on the page where they are not."""
    faults = font_faults()
    if faults:
        message = _(
            "Pictures, slides and PDF pages cannot be drawn: a typeface on the server is broken "
            "({faults}). Pages, maps and the rows of every chart work."
        )
        st.error(message.format(faults=escape_markdown("; ".join(faults))))
    return not faults
