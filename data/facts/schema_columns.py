"""The kinds of column that the schemas of several tables share."""

from __future__ import annotations

import pandera.pandas as pa

from data.facts.cell_rules import (
    FILLED,
    IS_CODE,
    NUMBER,
    SHARE,
    SLUG,
    URLS,
    YES_NO,
    list_of,
    one_of,
)
from data.i18n.labels import CONFIDENCES, STAGE_LABELS
from data.i18n.messages import N_

YEARS = ("2023", "2024", "2025")


# Imported as `_text` and `_code`: under these names the help texts are found as messages.
def text(help_text: str, *checks: pa.Check, unique: bool = False) -> pa.Column:
    """A column of text with its help and its checks.

    Parameters
    ----------
    help_text : str
        A message of the interface: what the column means.
    *checks : pandera.Check
        What a cell may hold, see `data.facts.cell_rules`.
    unique : bool
        Whether each value stands once.
    """
    return pa.Column(str, list(checks), unique=unique, nullable=False, description=help_text)


def code(
    help_text: str = N_("Country: ISO 3166-1 alpha-3, EUU for the Commission"),
) -> pa.Column:
    """A column of country codes."""
    return text(help_text, IS_CODE)


def table(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    """A table that has these columns and no other."""
    return pa.DataFrameSchema(columns, strict=True, ordered=False)


_text, _code = text, code

SOURCES = _text("Where it is published: web addresses, the original first, ;-separated", URLS)
CONFIDENCE = _text("Confidence: high, medium or low", one_of(CONFIDENCES))
NOTES = _text("What to know when using the row; may be blank")
RELATED = _text("Rows that bear on it: table:id, ;-separated", FILLED)


def stable_id(help_text: str = N_("Stable id")) -> pa.Column:
    """A column of ids, each of them once."""
    return text(help_text, list_of(SLUG, "is not a slug"), unique=True)


OUTPUT = {
    "iso_a3": _code(
        "Producer: ISO 3166-1 alpha-3, EUU for a sum of members, OTH for the source's own "
        "remainder, WLD for the world"
    ),
    "country_name": _text("Producer as the source names it", FILLED),
    "slug": _text("Commodity in addresses; see commodities", list_of(SLUG, "is not a slug")),
    "commodity": _text("Commodity as the source names it", FILLED),
    "stage": _text("Mine, refinery or smelter production, or reserves", one_of(STAGE_LABELS)),
    "year": _text("Year of the figure", one_of(YEARS)),
    "estimate": _text("Whether the source calls the figure an estimate", YES_NO),
    "value": _text(
        "Amount, in the unit beside it; blank where only a share is published",
        NUMBER,
    ),
    "unit": _text("Unit of the amount; amounts are never added across units", FILLED),
    "share_of_world_pct": _text(
        "Share of the printed world total, in percent; blank where none can be computed",
        SHARE,
    ),
    "source": _text("Publication the figure comes from", FILLED),
    "note": _text("The source's own cautions; may be blank"),
}
"""What a figure of output or of reserves consists of."""
