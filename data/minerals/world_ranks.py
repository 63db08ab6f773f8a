"""The rank of every listed producer in every measure, by the rules of `data.minerals.ranking`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, number
from data.i18n.labels import counted
from data.i18n.messages import N_, speaking
from data.minerals.combined_shares import exact_shares
from data.minerals.shares import AGGREGATES, Measure, listed_rows, not_quantified

_MEASURE = ["slug", "stage", "year"]
RANK_KEYS = [*_MEASURE, "iso_a3"]
_ZERO = "—"
"""What the source prints for no output at all: nobody who is so listed can stand higher."""


@cache_by_facts()
def world_ranks(facts: Facts) -> pd.DataFrame:
    """Every producer's rank among those that the source lists for the same measure.

    Sums and the source's remainder are no producers, forms that cannot be added are not ranked, and
    equals share a rank, as in `data.minerals.ranking.ranking`. What has no share is ranked by
    amount where the measure has no share at all.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``slug``, ``stage``, ``year``, ``iso_a3``: ``rank`` (from 1), ``is_tied`` (others
        share it), ``ranked`` (how many producers have one), ``without_number`` (how many more the
        source lists, with output that it does not print).
    """
    rows = _producers(facts)
    measure = [rows[name] for name in _MEASURE]
    has_share = rows["percent"].notna().groupby(measure).transform("any")
    size = rows["percent"].where(has_share, rows["value"])
    rows = rows.assign(rank=size.groupby(measure).rank(method="min", ascending=False))
    rows = rows.loc[rows["rank"].notna()]
    groups = rows.groupby(_MEASURE)["rank"]
    equals = rows.groupby([*_MEASURE, "rank"])["rank"].transform("size")
    return pd.DataFrame(
        {
            "rank": rows["rank"].astype(int),
            "is_tied": equals > 1,
            "ranked": groups.transform("size"),
            "without_number": _without_number(facts, rows),
        }
    ).set_index(pd.MultiIndex.from_frame(rows[RANK_KEYS]))


def _producers(facts: Facts) -> pd.DataFrame:
    """Rows that can be ranked, with the unrounded ``percent`` of the world."""
    commodities, rows = facts.commodities.set_index("slug"), listed_rows(facts)
    addable = rows["slug"].map(commodities["addable"].astype(bool))
    rows = rows.loc[addable & ~rows["iso_a3"].isin(AGGREGATES)]
    exact = exact_shares(facts)
    keys = zip(*(rows[name] for name in RANK_KEYS), strict=True)
    percent = [
        exact.get((Measure(slug, stage, int(year)), code)) for slug, stage, year, code in keys
    ]
    return rows.assign(percent=pd.Series(percent, rows.index, dtype=float))


def _without_number(facts: Facts, rows: pd.DataFrame) -> list[int]:
    """For each row, how many producers its measure lists whose output has no number."""
    counts = {
        measure: sum(code not in AGGREGATES and sign != _ZERO for code, sign in cells.items())
        for measure, cells in not_quantified(facts).items()
    }
    keys = zip(*(rows[name] for name in _MEASURE), strict=True)
    return [counts.get(Measure(slug, stage, int(year)), 0) for slug, stage, year in keys]


_PLACES = (
    *(N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth")),
    *(N_("sixth"), N_("seventh"), N_("eighth"), N_("ninth"), N_("tenth")),
)


def rank_in_words(row: Mapping[str, Any], lang: str = ENGLISH) -> str:
    """``second of 12 listed producers``, or "" for a row without a rank.

    Producers that are listed without a number may be larger: where there are some, the rank is said
    to be among those with one. Whoever holds reserves is called a country, not a producer.

    Parameters
    ----------
    row : mapping
        ``stage``, and the columns of `world_ranks`; NaN where there is no rank.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.

    Examples
    --------
    >>> silver = {"stage": "mine", "rank": 2, "is_tied": False, "ranked": 14, "without_number": 0}
    >>> rank_in_words(silver)
    'second of 14 listed producers'
    >>> rank_in_words(silver | {"rank": 15, "ranked": 17, "is_tied": True, "without_number": 1})
    'equal rank 15 of 17 listed producers with a number'
    """
    if pd.isna(row["rank"]):
        return ""
    _ = speaking(lang)
    rank, ranked = int(row["rank"]), int(row["ranked"])
    place = (
        _(_PLACES[rank - 1])
        if rank <= len(_PLACES)
        else _("rank {number}").format(number=number(rank, lang))
    )
    if row["is_tied"]:
        place = _("equal {place}").format(place=place)
    among = (
        counted(ranked, "listed country", "listed countries", lang)
        if row["stage"] == "reserves"
        else counted(ranked, "listed producer", "listed producers", lang)
    )
    if row["without_number"]:
        among = _("{producers} with a number").format(producers=among)
    return _("{place} of {producers}").format(place=place, producers=among)
