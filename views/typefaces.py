"""Whether images can be rendered: their typefaces come with packages, which can be broken."""

from __future__ import annotations

from charts.print.fonts import font_faults
from views.blocks import Notice
from views.text.i18n import _
from views.text.markdown import escape_markdown


def broken_typefaces() -> tuple[Notice, ...]:
    """What to show instead of a picture where a typeface is broken; () while all are whole."""
    faults = font_faults()
    if not faults:
        return ()
    message = _(
        "Pictures, slides and PDF pages cannot be drawn: a typeface on the server is broken "
        "({faults}). Pages, maps and the rows of every chart work."
    )
    return (Notice(message.format(faults=escape_markdown("; ".join(faults))), "error"),)
