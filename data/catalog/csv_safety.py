"""Cells of a CSV file that a spreadsheet will open."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def spreadsheet_safe(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain with a leading apostrophe.

    Examples
    --------
    >>> spreadsheet_safe("=1+1"), spreadsheet_safe("1+1"), spreadsheet_safe(-65.0)
    ("'=1+1", '1+1', -65.0)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def spreadsheet_safe_csv(frame: pd.DataFrame, numbers: Collection[str] = ()) -> bytes:
    """UTF-8 CSV in which no cell starts like a formula.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any table; its index is left out.
    numbers : collection of str
        Columns that hold numbers written as text: a longitude of ``-65.0`` is no formula.

    Returns
    -------
    bytes
        With a header; lines end with a line feed.

    Examples
    --------
    >>> rows = pd.DataFrame({"longitude": ["-65.0"], "note": ["-65.0"]})
    >>> spreadsheet_safe_csv(rows, {"longitude"}).decode().splitlines()
    ['longitude,note', "-65.0,'-65.0"]
    """
    safe = frame.apply(
        lambda column: column if column.name in numbers else column.map(spreadsheet_safe)
    )
    text: str = safe.to_csv(index=False, lineterminator="\n")
    return text.encode("utf-8")
