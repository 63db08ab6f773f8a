"""The types of the columns: every table arrives as text."""

from __future__ import annotations

from datetime import date

import pandas as pd

from data.i18n.dates import PartialDate

_BOOLEANS = (
    "estimate",
    "scheduled",
    "signed_at_ministerial",
    "partner_attended",
    "on_2025_final_list",
    "on_2025_list",
    "addable",
    "share_is_upper_limit",
    "world_total_is_lower_bound",
    "world_total_excludes_us",
    "eu_sum",
)
_NUMBERS = ("value", "share_of_world_pct", "latitude", "longitude")
DATES = {
    "signed_on": "signed",
    "date": "date",
    "since": "since",
    "revised_on": "revised",
    "published_on": "published",
    "accessed_on": "accessed",
}
"""Dated column to the stem of the columns that are made from it."""


def typed(raw: pd.DataFrame) -> pd.DataFrame:
    """A table whose cells are text, with the types of its columns.

    A dated column brings ``x_first``, ``x_last``, ``x_label`` and ``sort_key``, where ``x`` is its
    stem in `DATES`.

    Parameters
    ----------
    raw : pandas.DataFrame
        Every cell as text, checked by its schema.

    Returns
    -------
    pandas.DataFrame
        A copy, with the index of ``raw``; a blank number is NaN, a blank date is None.

    Examples
    --------
    >>> rows = typed(pd.DataFrame({"since": ["2026-04"], "latitude": ["-12.05"]}))
    >>> rows[["since_last", "since_label", "latitude"]].to_dict("records")
    [{'since_last': datetime.date(2026, 4, 30), 'since_label': 'Apr 2026', 'latitude': -12.05}]
    """
    frame = raw.copy()
    for column in frame.columns.intersection(_BOOLEANS):
        frame[column] = frame[column] == "true"
    for column in frame.columns.intersection(_NUMBERS):
        frame[column] = pd.to_numeric(frame[column].replace("", None), errors="raise")
    if "year" in frame:
        frame["year"] = frame["year"].astype(int)
    for column in frame.columns.intersection(list(DATES)):
        frame = frame.assign(**_dated(frame[column], DATES[column]))
    return frame


def _dated(cells: pd.Series, stem: str) -> dict[str, pd.Series]:
    parsed = [PartialDate.parse(text) for text in cells]
    index = cells.index
    return {
        f"{stem}_first": pd.Series([item.first for item in parsed], index, dtype=object),
        f"{stem}_last": pd.Series([item.last for item in parsed], index, dtype=object),
        f"{stem}_label": pd.Series([item.label() for item in parsed], index, dtype=str),
        "sort_key": pd.Series([item.last or date.max for item in parsed], index, dtype=object),
    }
