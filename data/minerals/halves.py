"""Of how much a set of countries has half of the world, and where that rests on one member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from data.minerals.overview import MINED, PROCESSED

Share = TypeVar("Share", float, pd.Series)
HALF = 50.0


@dataclass(frozen=True)
class Tally:
    """How many commodity lines a set of countries has half of, of how many that are listed.

    ``mined_by_one`` and ``processed_by_one`` are the halves that rest on one member: without it the
    others would have less than half of the world, or less than half of what the set has.
    """

    half_mined: int
    mined: int
    half_processed: int
    processed: int
    mined_by_one: int
    processed_by_one: int


def tally(rows: pd.DataFrame) -> Tally:
    """Count what an overview shows; a share that is only an upper limit is no half.

    Parameters
    ----------
    rows : pandas.DataFrame
        As `data.minerals.overview.overview` returns them.
    """
    half = is_half(rows["coalition"], rows["upper_limit"])
    one = half & rests_on_one(rows["coalition"], rows["largest_pct"])
    mined, processed = rows["panel"] == MINED, rows["panel"] == PROCESSED
    return Tally(
        int((half & mined).sum()),
        int(mined.sum()),
        int((half & processed).sum()),
        int(processed.sum()),
        int((one & mined).sum()),
        int((one & processed).sum()),
    )


def is_half(share: pd.Series, upper_limit: pd.Series) -> pd.Series:
    """Whether shares are half of the world or more; what is only an upper limit is not.

    Parameters
    ----------
    share : pandas.Series
        Percent of the world.
    upper_limit : pandas.Series
        Whether each is only an upper limit.

    Examples
    --------
    >>> is_half(pd.Series([49.9, 50.0, 70.0]), pd.Series([False, False, True])).tolist()
    [False, True, False]
    """
    return (share >= HALF) & ~upper_limit


def rests_on_one(share: Share, largest: Share) -> Share:
    """Whether a set's share rests on one member.

    It does when the set without its largest member falls under half of the set's share, or under
    half of the world.

    Parameters
    ----------
    share, largest : float or pandas.Series
        Percent of the world: of the set, and of its largest member.

    Examples
    --------
    >>> rests_on_one(70.0, 30.0), rests_on_one(55.0, 10.0), rests_on_one(30.0, 10.0)
    (True, True, False)
    """
    without = share - largest
    return (without < share / 2) | ((share >= HALF) & (without < HALF))
