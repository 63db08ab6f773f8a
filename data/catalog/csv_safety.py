"""Cells of a CSV file that a spreadsheet will open."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain with a leading apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def spreadsheet_safe_csv(frame: pd.DataFrame, numbers: Collection[str] = ()) -> bytes:
    """UTF-8 CSV in which no cell starts like a formula.

    Parameters
    ----------
    numbers : collection of str
        Columns that hold numbers written as text: a longitude of ``-65.0`` is no formula.
    """
    safe = frame.apply(
        lambda column: column if column.name in numbers else column.map(spreadsheet_safe)
    )
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8")
