"""Rows of a table one by one, for sentences and marks."""

from __future__ import annotations

from typing import Any

import pandas as pd


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dictionary of plain values, as `pandas.DataFrame.to_dict` gives it.

    A column at a time: pandas takes every column out by its place, which for the few rows of one
    partner costs more than the text made of them.

    Examples
    --------
    >>> records(pd.DataFrame({"iso_a3": ["PER"], "year": [2025]}))
    [{'iso_a3': 'PER', 'year': 2025}]
    """
    columns = [rows[name].tolist() for name in rows.columns]
    return [dict(zip(rows.columns, values, strict=True)) for values in zip(*columns, strict=True)]
