"""Who leads each output, and how much of the world is located in partners that have signed."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.agreements.counted_rows import last_change
from data.agreements.counting import change_dates, status_by_code
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.minerals.combined_shares import combined, concentration, grid, leading
from data.minerals.country_groups import signatories
from data.minerals.relations import relation
from data.minerals.shares import Measure


@cache_by_facts()
def leaders(facts: Facts) -> pd.DataFrame:
    """Who leads each output (mine, refinery, smelter) that can be ranked, in the latest year.

    Only outputs of the U.S. Geological Survey and the World Nuclear Association, whose tables name
    every producer above a threshold; the IEA's refined outputs name the largest alone.

    Returns
    -------
    pandas.DataFrame
        ``measure``, ``label``, ``top`` (code of the largest listed producer), ``relation`` (one of
        `RELATIONS`, as of the last event).
    """
    share_grid, tops = grid(facts), concentration(facts)
    own = set(map(tuple, facts.production[["slug", "stage", "year"]].to_numpy()))
    found = status_by_code(facts, facts.last_event)
    rows = [
        (measure, share_grid.about["label"].iloc[place], tops["top"].iloc[place])
        for measure in leading(facts)
        if measure.stage != "reserves" and (measure.commodity, measure.stage, measure.year) in own
        for place in [share_grid.row(measure)]
    ]
    frame = pd.DataFrame(rows, columns=["measure", "label", "top"])
    return frame.assign(relation=[relation(code, found.get(code, "")) for code in frame["top"]])


@cache_by_facts()
def excluded_output_count(facts: Facts) -> int:
    """How many outputs `leaders` leaves out: those of the IEA, which names the largest alone."""
    outputs = sum(measure.stage != "reserves" for measure in leading(facts))
    return outputs - len(leaders(facts))


def in_signatories(facts: Facts, measure: Measure, asof: date) -> float:
    """Percent of the world located in partners with a signed agreement by a day; NaN: none listed.

    A lower bound, since a partner that is not listed adds nothing; the host is not a partner, and
    the Commission's memorandum is not counted for the Union's members.

    Parameters
    ----------
    facts : Facts
    measure : Measure
    asof : datetime.date
        The last day on which a signature counts.
    """
    share_grid = grid(facts)
    if measure not in share_grid.measures:
        return float("nan")
    return float(_in_signatories(facts, last_change(facts, asof))[share_grid.row(measure)])


@cache_by_facts(128)
def _in_signatories(facts: Facts, day: date) -> NDArray[np.float64]:
    """The same for every measure of the grid."""
    return combined(grid(facts), signatories(facts, day))


@cache_by_facts(256)
def signatory_steps(facts: Facts, measure: Measure) -> tuple[tuple[date, float], ...]:
    """The days on which the share in partners with a signed text rises, and what it is then.

    Parameters
    ----------
    facts : Facts
    measure : Measure

    Returns
    -------
    tuple of (datetime.date, float)
        In order of date; percent of the world, unrounded.
    """
    steps: list[tuple[date, float]] = []
    for day in change_dates(facts):
        share = in_signatories(facts, measure, day)
        if share > 0 and (not steps or share > steps[-1][1]):
            steps.append((day, share))
    return tuple(steps)
