"""What sources disagree on, in words: the same on the ledger and beside an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from views.text.i18n import _
from views.text.markdown import escape_markdown


def disagreement_in_words(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """Topic, claim, what the atlas shows, and why, as Markdown.

    Parameters
    ----------
    row : mapping
        Of ``disagreements``.
    """
    cells = {
        column: escape_markdown(row[column])
        for column in ("topic", "claim", "who_says", "what_holds", "why")
    }
    return (
        f"**{cells['topic']}**",
        _("Claim: {claim} :small[({who_says})]").format_map(cells),
        _("What the atlas shows: **{what_holds}**").format_map(cells),
        _("Why: {why}").format_map(cells),
    )
