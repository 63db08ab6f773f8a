"""One commodity, stage and year: every producer that the source names, in order."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd

from data.agreements.counting import Status, change_dates, statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.i18n.labels import MINISTERIAL, REMAINDER, WORLD
from data.i18n.messages import N_, speaking, translate
from data.minerals.combined_shares import CHINA, HOST, combined, concentration, grid, leading
from data.minerals.country_groups import signatories
from data.minerals.shares import AGGREGATES, Measure, listed_rows, not_quantified

RELATIONS = MappingProxyType(
    {
        "signed": N_("Signed"),
        "attended": N_("Attended, not signed"),
        "related": N_("Related deal, did not attend"),
        "absent": N_("Did not attend"),
        "china": N_("China"),
        "host": N_("Host"),
    }
)
"""What a producer is to the ministerial."""

_TO_COME = MappingProxyType(
    {
        "attended": N_("On the list, not signed"),
        "related": N_("Related deal, not on the list"),
        "absent": N_("Not on the list"),
    }
)
"""The same before the ministerial, when nobody had yet attended."""

OTHERS = "remainder"
"""In place of a relation, what the source sums as "other countries": it is no producer."""

_SIGNED = frozenset(
    {
        Status.SIGNED_AT_MINISTERIAL,
        Status.SIGNED_BEFORE,
        Status.SIGNED_AFTER,
        Status.SIGNED_NOT_ATTENDING,
    }
)
_ATTENDED = frozenset({Status.ANNOUNCED, Status.ATTENDED})


def relation(code: str, status: str) -> str:
    """One of `RELATIONS` for a code and its status as of a day ("" for a country without one).

    Examples
    --------
    >>> relation("CHN", ""), relation("PER", "signed_before"), relation("CHL", "")
    ('china', 'signed', 'absent')
    """
    if code == CHINA:
        return "china"
    if code == HOST:
        return "host"
    if status in _SIGNED:
        return "signed"
    if status in _ATTENDED:
        return "attended"
    return "related" if status == Status.LINKED_NOT_ATTENDING else "absent"


def relation_label(key: str, asof: date, lang: str = ENGLISH) -> str:
    """The name of one of `RELATIONS` as of a day.

    Examples
    --------
    >>> relation_label("absent", date(2026, 2, 4)), relation_label("absent", date(2026, 2, 3))
    ('Did not attend', 'Not on the list')
    """
    to_come = _TO_COME if asof < MINISTERIAL else {}
    return translate(to_come.get(key, RELATIONS[key]), lang)


@cache_by_facts(256)
def ranking(facts: Facts, measure: Measure, asof: date) -> pd.DataFrame:
    """The producers of a measure that the source names, largest first.

    Forms that cannot be compared (boron) are not ranked: they stand by name, without a rank. Sums
    of EU members and the source's remainder are no producers and are left out. Countries for which
    the source prints no number stand last, without a rank, with what it prints.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: ``rank`` (NaN where nothing is ranked), ``name``, ``value``,
        ``unit``, ``percent`` (of the world, unrounded; NaN: no share is known), ``upper_limit``,
        ``whole_percent`` (the source prints a whole percent), ``estimate``, ``more_than`` (the
        amount is printed as more than that), ``partner`` (attended the ministerial), ``status`` (as
        of the day, "" for a country without one), ``relation`` (one of `RELATIONS`), ``printed`` (a
        key of `data.i18n.labels.NOT_QUANTIFIED_LABELS`, "" where there is a number), ``source``,
        ``note``.
    """
    producers = _described(facts, measure, _of(facts, measure), asof)
    if not _addable(facts, measure.commodity):
        ordered = producers.assign(_last=producers["printed"] != "").sort_values(["_last", "name"])
        return ordered.drop(columns="_last").assign(rank=np.nan)
    return _ranked(producers)


@cache_by_facts(256)
def with_remainder(facts: Facts, measure: Measure, asof: date) -> pd.DataFrame:
    """`ranking` with the source's own "other countries", one row of the relation `OTHERS`.

    It stands after the last producer with a number, without a rank: with it the shares add up to
    what the source gives to anybody.
    """
    rows, other = ranking(facts, measure, asof), remainder(facts, measure)
    numbered = rows["printed"] == ""
    return pd.concat([frame for frame in (rows[numbered], other, rows[~numbered]) if len(frame)])


def remainder(facts: Facts, measure: Measure) -> pd.DataFrame:
    """What the source sums as "other countries", in the columns of `ranking`: one row or none."""
    rows = _of(facts, measure, producers=False)
    described = _described(facts, measure, rows, facts.last_event)
    name = speaking(facts.lang)("Other countries")
    return described.assign(rank=np.nan, name=name, partner=False, status="", relation=OTHERS)


_OPEN = "lower bound"
"""How the note of a row begins whose amount is printed as more than a number."""


def _described(facts: Facts, measure: Measure, rows: pd.DataFrame, asof: date) -> pd.DataFrame:
    """Rows of the tables in the columns of `ranking`, without the rank."""
    status_by_code = statuses(facts, asof)["status"]
    codes = rows["iso_a3"]
    return pd.DataFrame(
        {
            "name": codes.map(facts.name).where(codes.map(facts.name) != "", rows["country_name"]),
            "value": rows["value"],
            "unit": rows["unit"],
            "percent": _percent(facts, measure, rows),
            "upper_limit": rows["share_is_upper_limit"].astype(bool),
            "whole_percent": rows["whole_percent"].astype(bool),
            "estimate": rows["estimate"].astype(bool),
            "more_than": rows["note"].str.startswith(_OPEN).eq(True),
            "partner": codes.isin(facts.partner_codes),
            "status": codes.map(status_by_code).fillna(""),
            "relation": [relation(code, status_by_code.get(code, "")) for code in codes],
            "printed": rows["printed"],
            "source": rows["source"],
            "note": rows["note"].fillna(""),
        }
    ).set_axis(codes.rename("iso_a3"))


def world_total(facts: Facts, measure: Measure) -> pd.Series | None:
    """The row of the printed world total, or None where only shares are published."""
    rows = listed_rows(facts)
    own = rows.loc[_is(rows, measure) & (rows["iso_a3"] == WORLD)]
    return None if own.empty else own.iloc[0]


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
    status_by_code = statuses(facts, facts.last_event)["status"]
    rows = [
        (measure, share_grid.about["label"].iloc[place], tops["top"].iloc[place])
        for measure in leading(facts)
        if measure.stage != "reserves" and (measure.commodity, measure.stage, measure.year) in own
        for place in [share_grid.row(measure)]
    ]
    frame = pd.DataFrame(rows, columns=["measure", "label", "top"])
    return frame.assign(
        relation=[relation(code, status_by_code.get(code, "")) for code in frame["top"]]
    )


@cache_by_facts()
def excluded_output_count(facts: Facts) -> int:
    """How many outputs `leaders` leaves out: those of the IEA, which names the largest alone."""
    outputs = sum(measure.stage != "reserves" for measure in leading(facts))
    return outputs - len(leaders(facts))


def in_signatories(facts: Facts, measure: Measure, asof: date) -> float:
    """Percent of the world located in partners with a signed agreement by a day; NaN: none listed.

    A lower bound, since a partner that is not listed adds nothing; the host is not a partner, and
    the Commission's memorandum is not counted for the Union's members.
    """
    share_grid = grid(facts)
    if measure not in share_grid.measures:
        return float("nan")
    return float(combined(share_grid, signatories(facts, asof))[share_grid.row(measure)])


def _of(facts: Facts, measure: Measure, producers: bool = True) -> pd.DataFrame:
    """The producers' rows with a number, then those of ``not_quantified``; or the remainder's."""
    rows = listed_rows(facts)
    own = rows.loc[_is(rows, measure)].assign(printed="")
    own = own.loc[_selection_mask(own["iso_a3"], producers)]
    cells = pd.Series(dict(not_quantified(facts).get(measure, {})), dtype=object)
    cells = cells.loc[_selection_mask(cells.index.to_series(), producers)]
    codes = list(cells.index)
    if not codes:
        return own
    first = own.iloc[0] if len(own) else None
    without = pd.DataFrame(
        {
            "iso_a3": codes,
            "country_name": [facts.name(code) for code in codes],
            "value": np.nan,
            "unit": "" if first is None else first["unit"],
            "share_of_world_pct": np.nan,
            "share_is_upper_limit": False,
            "whole_percent": False,
            "estimate": False,
            "printed": cells.to_list(),
            "source": "" if first is None else first["source"],
            "note": "",
        }
    )
    return pd.concat([own, without], ignore_index=True)


def _selection_mask(codes: pd.Series, producers: bool) -> pd.Series:
    return ~codes.isin(AGGREGATES) if producers else codes == REMAINDER


def _is(rows: pd.DataFrame, measure: Measure) -> pd.Series:
    return (
        (rows["slug"] == measure.commodity)
        & (rows["stage"] == measure.stage)
        & (rows["year"] == measure.year)
    )


def _percent(facts: Facts, measure: Measure, rows: pd.DataFrame) -> pd.Series:
    """The share as the grid has it: value over the printed total, or the printed share."""
    share_grid = grid(facts)
    if measure not in share_grid.measures:
        return rows["share_of_world_pct"]
    place = share_grid.row(measure)
    percents = dict(zip(share_grid.codes, share_grid.percent[place], strict=True))
    percents[REMAINDER] = share_grid.about["remainder"].iloc[place]
    return rows["iso_a3"].map(percents)


def _addable(facts: Facts, slug: str) -> bool:
    return bool(facts.commodities.set_index("slug").at[slug, "addable"])


def _ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Largest first; by value where no share is known. Equals share a rank."""
    size = rows["percent"] if rows["percent"].notna().any() else rows["value"]
    rank = size.rank(method="min", ascending=False)
    ordered = rows.assign(rank=rank, _size=size)
    return ordered.sort_values(["_size", "name"], ascending=[False, True]).drop(columns="_size")


@cache_by_facts(256)
def signatory_steps(facts: Facts, measure: Measure) -> tuple[tuple[date, float], ...]:
    """The days on which the share in partners with a signed text rises, and what it is then.

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
