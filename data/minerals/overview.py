"""Every commodity at a glance: who mines, processes and holds it, for one set of partners.

Mining and processing stand side by side. Where a commodity is processed under another name
(bauxite as alumina, rare earths as magnet rare earths) the row says so: they measure different
things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf, isnan, nan
from types import MappingProxyType

import pandas as pd

from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_
from data.minerals.combined_shares import concentration, grid, leading, split
from data.minerals.critical_list import groups
from data.minerals.shares import Measure

RESERVES, MINED, PROCESSED = "reserves", "mined", "processed"
PANELS = MappingProxyType(
    {
        RESERVES: ("reserves",),
        MINED: ("mine",),
        PROCESSED: ("refinery", "smelter"),
    }
)
"""The three columns of the overview and the stages that each holds, the first that is listed."""

PARTS = ("coalition", "others", "china", "usa", "named", "rest")
"""The parts of a world total: see `data.minerals.combined_shares.split`."""

ORDERS = MappingProxyType(
    {
        "gap": N_("Gap from mine to refinery"),
        "mined": N_("Share mined"),
        "processed": N_("Share refined or smelted"),
        "reserves": N_("Share of reserves"),
        "concentration": N_("Concentration"),
        "name": N_("Name"),
    }
)
"""Orders of the overview, and what they are called."""

LISTED = "listed"
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")


@cache_by_facts()
def group_names(facts: Facts) -> Mapping[str, str]:
    """The groups of the 2025 U.S. list that some commodity falls in: slug to name, in order."""
    names = sorted({name for slug_groups in groups(facts).values() for name in slug_groups})
    return MappingProxyType({slug_of(name): name for name in names})


def slug_of(name: str) -> str:
    """The name of a group as it stands in an address.

    Parameters
    ----------
    name : str
        As the list has it.

    Examples
    --------
    >>> slug_of("Rare earth elements (heavy)")
    'rare-earth-elements-heavy'
    """
    return _NOT_IN_SLUGS.sub("-", name.lower()).strip("-")


@dataclass(frozen=True)
class Line:
    """A commodity of the overview; each panel's measure, or None where no figure is listed.

    ``renamed`` is the commodity under which its processing is listed, where that is another.
    """

    slug: str
    label: str
    reserves: Measure | None
    mined: Measure | None
    processed: Measure | None
    renamed: str = ""

    @property
    def measures(self) -> dict[str, Measure]:
        """The measures there are, by panel."""
        by_panel = {RESERVES: self.reserves, MINED: self.mined, PROCESSED: self.processed}
        return {panel: measure for panel, measure in by_panel.items() if measure}


@cache_by_facts()
def lines(facts: Facts) -> tuple[Line, ...]:
    """Every commodity whose amounts can be added, by name; under one name each."""
    leading_measures = {(item.commodity, item.stage): item for item in leading(facts)}
    rows = facts.commodities.set_index("slug")
    commodity_lines = []
    for slug, row in rows.sort_values("label").iterrows():
        reserves, mined, processed = (
            _first(leading_measures, str(slug), PANELS[panel]) for panel in PANELS
        )
        renamed = ""
        if processed is None and row["processed_as"]:
            renamed = row["processed_as"]
            processed = _first(leading_measures, renamed, PANELS[PROCESSED])
        if reserves or mined or processed:
            commodity_lines.append(
                Line(str(slug), row["label"], reserves, mined, processed, renamed)
            )
    listed_elsewhere = {line.renamed for line in commodity_lines}
    return tuple(line for line in commodity_lines if line.slug not in listed_elsewhere)


def _first(
    leading_measures: Mapping[tuple[str, str], Measure], slug: str, stages: Iterable[str]
) -> Measure | None:
    return next(
        (leading_measures[slug, stage] for stage in stages if (slug, stage) in leading_measures),
        None,
    )


@cache_by_facts(128)
def overview(facts: Facts, coalition: tuple[str, ...], group: str = "") -> pd.DataFrame:
    """The overview as tidy rows: one for each commodity and panel.

    Parameters
    ----------
    facts : Facts
    coalition : tuple of str
        Codes whose shares are added.
    group : str
        A key of `group_names`, `LISTED` for all on the 2025 U.S. list, or "" for every commodity.

    Returns
    -------
    pandas.DataFrame
        ``line`` (slug of the commodity's row), ``panel``, ``slug``, ``label``, ``stage``, ``year``,
        ``unit``, ``world``; percent of the world, unrounded, NaN where not listed: ``coalition``,
        ``others``, ``china``, ``usa``, ``named``, ``rest`` (see
        `data.minerals.combined_shares.split`);
        ``members`` (how many of the coalition are listed), ``largest`` and ``largest_pct`` (the
        member with the most), ``upper_limit``, ``lower_bound``, ``excludes_us``,
        ``whole``, ``estimate``, ``source``, ``note``, and the columns of
        `data.minerals.combined_shares.concentration`.
    """
    share_grid = grid(facts)
    rows = _fixed(facts)
    in_selection = rows["line"].map(lambda slug: in_group(facts, slug, group)).to_numpy(bool)
    rows = rows.loc[in_selection]
    parts = split(facts, share_grid, coalition).iloc[rows["place"]].set_axis(rows.index)
    return pd.concat([rows.drop(columns="place"), parts], axis=1)


@cache_by_facts()
def _fixed(facts: Facts) -> pd.DataFrame:
    """What does not change with the coalition."""
    share_grid = grid(facts)
    records = [
        {"line": line.slug, "panel": panel, "place": share_grid.row(measure)}
        for line in lines(facts)
        for panel, measure in line.measures.items()
    ]
    rows = pd.DataFrame(records)
    about = share_grid.about.iloc[rows["place"]].set_axis(rows.index)
    tops = concentration(facts).iloc[rows["place"]].set_axis(rows.index)
    measured = [share_grid.measures[place] for place in rows["place"]]
    return pd.concat(
        [
            rows,
            pd.DataFrame(
                {
                    "slug": [item.commodity for item in measured],
                    "stage": [item.stage for item in measured],
                    "year": [item.year for item in measured],
                }
            ),
            about,
            tops,
        ],
        axis=1,
    )


@cache_by_facts(512)
def in_group(facts: Facts, slug: str, group: str) -> bool:
    """Whether a commodity falls in a group of the 2025 U.S. list.

    Parameters
    ----------
    facts : Facts
    slug : str
        Of ``commodities``.
    group : str
        See `overview`.
    """
    commodity_groups = groups(facts)[slug]
    if group == LISTED:
        return bool(commodity_groups)
    return not group or group_names(facts)[group] in commodity_groups


def ordered(facts: Facts, rows: pd.DataFrame, order: str) -> list[str]:
    """The commodities of an overview in one of `ORDERS`; those without the figure stand last.

    ``gap`` is what the coalition mines less what it refines or smelts, in percentage points. Equals
    go by the largest share in any panel, then by name.

    Parameters
    ----------
    facts : Facts
    rows : pandas.DataFrame
        As `overview` returns them.
    order : str
        A key of `ORDERS`.

    Returns
    -------
    list of str
        Slugs of lines; the largest figure first.
    """
    names = {line.slug: line.label.casefold() for line in lines(facts)}
    worth: dict[str, dict[str, float]] = {}
    concentrated: dict[str, float] = {}
    columns = (rows[name].tolist() for name in ("line", "panel", "coalition", "hhi_low"))
    for line, panel, share, index in zip(*columns, strict=True):
        worth.setdefault(line, {})[panel] = share
        if panel != RESERVES:
            concentrated[line] = max(index, concentrated.get(line, index))

    def place(line: str) -> tuple[float, float, str]:
        shares = worth[line]
        weight = {
            "gap": shares.get(MINED, nan) - shares.get(PROCESSED, nan),
            "concentration": concentrated.get(line, nan),
            "name": 0.0,
        }.get(order, shares.get(order, nan))
        known = [share for share in shares.values() if not isnan(share)]
        most = max(known, default=0.0) if order != "name" else 0.0
        return inf if isnan(weight) else -weight, -most, names[line]

    return sorted(worth, key=place)
