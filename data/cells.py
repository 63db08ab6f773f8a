"""Cells of a CSV file that a spreadsheet will open."""

from __future__ import annotations

from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def neutralised(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula, made plain with a leading apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
