"""The warning over every page while the tables that are in use have a fault."""

from __future__ import annotations

from views.blocks import Notice
from views.text.i18n import _


def table_fault() -> Notice:
    """That what is shown is older than the tables.

    Returns
    -------
    Notice
    """
    text = _(
        "The tables have a fault since their last change; the last good facts are shown. "
        "Details: /healthz"
    )
    return Notice(text, "warning")
