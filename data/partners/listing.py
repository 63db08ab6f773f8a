"""The list of partners in an order that a reader chooses; next and previous follow it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from data.agreements.counted_rows import last_change, signed_rows
from data.agreements.counting import statuses
from data.facts.cache import cache_by_facts
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.cldr import alphabetical
from data.i18n.labels import STAGE_LABELS, STATUS_LABELS
from data.i18n.messages import N_, speaking
from data.minerals.shares import percent_in_words
from data.partners.minerals import rows_beside_china

SORTS = MappingProxyType(
    {
        "name": N_("Name"),
        "status": N_("Status"),
        "date": N_("Date of first agreement"),
        "region": N_("Region"),
        "texts": N_("Number of agreements"),
        "mineral": N_("Largest share"),
    }
)
"""Orders of the list, and what they are called."""

_NEVER = date.max


def listing(
    facts: Facts,
    asof: date,
    region: str = "",
    status_filter: Sequence[str] = (),
    sort: str = "name",
    local: Facts | None = None,
) -> pd.DataFrame:
    """Partners in order.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    asof : datetime.date
        Statuses and reasons as of this day.
    region : str
        Key of a UN region in lower case, or "" for all.
    status_filter : sequence of str
        Statuses to keep; none keeps the 55 delegations.
    sort : str
        One of `SORTS`; ties go by name.
    local : Facts or None
        The same facts in the language of names and dates that stand alone; None: as ``facts``.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``iso_a3``: ``name``, ``status``, ``reason``, ``region``, ``signed`` (number of
        counted agreements), ``first`` (day of the first, or None), ``first_label`` (for a sentence)
        and ``first_alone``, ``mineral`` (the largest listed share in words) and ``share`` (percent;
        NaN when none is listed). ``name`` and ``first_alone`` are in the language of ``local``.
    """
    day = last_change(facts, asof)
    return _listed(facts, local or facts, day, region, tuple(status_filter), sort)


@cache_by_facts(256)
def _listed(
    facts: Facts, local: Facts, day: date, region: str, status_filter: tuple[str, ...], sort: str
) -> pd.DataFrame:
    rows = _all_rows(facts, local, day)
    included = rows["status"].isin(status_filter) if status_filter else rows["delegation"]
    if region:
        included &= rows["region"].str.lower() == region
    return _sorted(rows.loc[included], sort).drop(columns="delegation")


def neighbors(order: Sequence[str], code: str) -> tuple[str, str]:
    """Who stands before and after a code in an order that runs in a circle; ("", "") if absent.

    Parameters
    ----------
    order : sequence of str
        Codes, each once.
    code : str
        Whose neighbors are asked for.

    Examples
    --------
    >>> neighbors(["JPN", "PER", "PHL"], "JPN"), neighbors(["JPN", "PER", "PHL"], "FRA")
    (('PHL', 'PER'), ('', ''))
    """
    if code not in order or len(order) < 2:
        return "", ""
    place = list(order).index(code)
    return order[place - 1], order[(place + 1) % len(order)]


@cache_by_facts(64)
def _all_rows(facts: Facts, local: Facts, day: date) -> pd.DataFrame:
    status_table = statuses(facts, day)
    countries = rows_by(facts, "countries", "iso_a3")
    counted = {row["agreement_id"] for row in signed_rows(facts, day)}
    signed = [[key for key in ids if key in counted] for ids in status_table["agreements"]]
    tops = [_largest_share(facts, code) for code in status_table.index]
    return status_table.assign(
        name=[local.name(code) for code in status_table.index],
        region=[countries.get(code, {}).get("un_region", "") for code in status_table.index],
        delegation=status_table.index.isin(facts.partners["iso_a3"]),
        signed=[len(ids) for ids in signed],
        first=_first_agreement_cells(facts, signed, "signed_last", None),
        first_label=_first_agreement_cells(facts, signed, "signed_label", ""),
        first_alone=_first_agreement_cells(local, signed, "signed_label", ""),
        mineral=[words for words, _ in tops],
        share=[share for _, share in tops],
    )


def _first_agreement_cells(
    facts: Facts, signed: Sequence[Sequence[str]], column: str, blank: str | None
) -> list[Any]:
    """A cell of the first agreement of each, or what stands for none."""
    rows = rows_by(facts, "agreements", "agreement_id")
    return [rows[ids[0]][column] if ids else blank for ids in signed]


@cache_by_facts(512)
def _largest_share(facts: Facts, code: str) -> tuple[str, float]:
    rows = rows_beside_china(facts, code)
    if not rows:
        return "", float("nan")
    _, row = speaking(facts.lang), rows[0]
    share, limit = row["share_of_world_pct"], row["share_is_upper_limit"]
    share_text = percent_in_words(share, limit, facts.lang, whole=row["whole_percent"])
    stage = _(STAGE_LABELS[row["stage"]])
    return f"{row['commodity']}, {stage}: {share_text}", share


def _sorted(rows: pd.DataFrame, sort: str) -> pd.DataFrame:
    order = list(STATUS_LABELS)
    keys = {
        "name": rows["name"].map(alphabetical),
        "status": rows["status"].map(order.index),
        "date": rows["first"].map(lambda day: day or _NEVER),
        "region": rows["region"],
        "texts": -rows["signed"],
        "mineral": -rows["share"].fillna(-1.0),
    }
    ranked = rows.assign(_key=keys[sort], _name=keys["name"])
    return ranked.sort_values(["_key", "_name"], kind="stable").drop(columns=["_key", "_name"])
