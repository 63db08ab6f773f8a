"""Rows of a table one by one, for sentences and marks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd


def records(rows: pd.DataFrame, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """Each row as a dictionary of plain values, as `pandas.DataFrame.to_dict` gives it.

    A column at a time: pandas takes every column out by its place, which for the few rows of one
    partner costs more than the text made of them.

    Parameters
    ----------
    rows : pandas.DataFrame
    columns : sequence of str or None
        Only these; None: all.

    Examples
    --------
    >>> records(pd.DataFrame({"iso_a3": ["PER"], "year": [2025]}))
    [{'iso_a3': 'PER', 'year': 2025}]
    """
    names = tuple(rows.columns if columns is None else columns)
    cells = [rows[name].tolist() for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*cells, strict=True)]
