"""What must hold of figures: no remainder ranked, no share over its bound, no cell twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pandas as pd

from data.facts.faults import Fault
from data.i18n.labels import REMAINDER, WORLD

Tables = Mapping[str, pd.DataFrame]

_REMAINDER_NAMES = re.compile(r"(other|others|rest)\b", re.IGNORECASE)
_CELL = ["iso_a3", "slug", "stage", "year"]
_MEASURE = ["slug", "stage", "year", "unit"]
_ROUNDING = 0.006
"""Shares stand with two decimals, rounded: half a hundredth, and a little for floats."""


def figure_faults(tables: Tables) -> Iterator[Fault]:
    """Every fault of the tables of figures that shows only when rows are held together.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Every table by name, each cell as text.
    """
    for name in ("production", "refining", "not_quantified"):
        yield from _remainders(name, tables[name])
    for name in ("production", "refining"):
        yield from _shares(name, tables[name])
    yield from _in_both(tables)


def _remainders(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """A remainder under a country's code would be ranked, and called a producer."""
    for place, (code, called) in enumerate(zip(rows["iso_a3"], rows["country_name"], strict=True)):
        if (code == REMAINDER) != bool(_REMAINDER_NAMES.match(called)):
            expectation = f"does not go with {called!r}: a remainder, and only that, is {REMAINDER}"
            yield Fault(f"{name}.csv", place + 2, "iso_a3", code, expectation)


def _shares(name: str, rows: pd.DataFrame) -> Iterator[Fault]:
    """A share is the amount over the printed total of its measure, and at most all of it."""
    totals = rows.loc[rows["iso_a3"] == WORLD].set_index(_MEASURE)["value"].to_dict()
    for place, row in enumerate(rows.to_dict("records"), start=2):
        share, amount = row["share_of_world_pct"], row["value"]
        if share and amount:
            total = totals.get(tuple(row[column] for column in _MEASURE), "")
            expectation = _out_of_bounds(share, amount, total)
            if expectation:
                yield Fault(f"{name}.csv", place, "share_of_world_pct", share, expectation)


def _out_of_bounds(share: str, amount: str, total: str) -> str:
    """What is wrong with a share, or "" when it follows from its amount and its total."""
    if not total or not float(total):
        return "has no printed total of the world to be a share of"
    follows = min(100 * float(amount) / float(total), 100)
    if abs(float(share) - follows) <= _ROUNDING:
        return ""
    return f"is not {amount} over the printed total {total}, which is {follows:.2f}"


def _in_both(tables: Tables) -> Iterator[Fault]:
    """A cell has a number, or something printed in its place."""
    numbered = set(map(tuple, tables["production"][_CELL].to_numpy()))
    for place, cell in enumerate(tables["not_quantified"][_CELL].itertuples(index=False)):
        if tuple(cell) in numbered:
            expectation = "has a number in production.csv"
            yield Fault(
                "not_quantified.csv", place + 2, ", ".join(_CELL), " ".join(cell), expectation
            )
