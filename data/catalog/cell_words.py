"""Codes of columns with a fixed choice in words, for a reader who did not ask for codes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from data.facts.store import Facts
from data.i18n.labels import (
    COUNTS_AS_LABELS,
    INITIATIVE_LABELS,
    INSTRUMENT_LABELS,
    RANK_LABELS,
    STAGE_LABELS,
    TEXT_STATUS_LABELS,
)
from data.i18n.messages import N_, translate
from data.i18n.provision_labels import PROVISION_LABELS
from data.timeline.chronology import LANES

_YES_OR_NO = MappingProxyType({"yes": N_("yes"), "no": N_("no")})

_CONFIDENCE = MappingProxyType({"high": N_("high"), "medium": N_("medium"), "low": N_("low")})

_EVERYWHERE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "instrument_type": INSTRUMENT_LABELS,
        "counts_as": COUNTS_AS_LABELS,
        "binding": _YES_OR_NO,
        "confidence": _CONFIDENCE,
        "initiative": INITIATIVE_LABELS,
        "stage": STAGE_LABELS,
        "ministerial_rank": RANK_LABELS,
        "provision": {**PROVISION_LABELS, "legal_status": N_("Legal status")},
        "eu_member": _YES_OR_NO,
        "g7": _YES_OR_NO,
        "quad": _YES_OR_NO,
    }
)
_IN_ONE_TABLE: Mapping[tuple[str, str], Mapping[str, str]] = MappingProxyType(
    {("agreements", "status"): TEXT_STATUS_LABELS, ("events", "kind"): LANES}
)


def in_words(facts: Facts, table: str, column: str, cells: pd.Series) -> pd.Series:
    """The cells of a column, its codes in words; as they are where it has no codes.

    Parameters
    ----------
    facts : Facts
        In the language of the words.
    table, column : str
        As in ``facts.table_names``, and as in the file.
    cells : pandas.Series
        Text.
    """
    words = _IN_ONE_TABLE.get((table, column)) or _EVERYWHERE.get(column)
    if words is None:
        return cells
    known = {code: translate(label, facts.lang) for code, label in words.items() if code}
    return cells.map(lambda code: known.get(code, code))
