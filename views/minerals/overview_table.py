"""The overview as one table: a line for each mineral, a bar for what is held, mined, processed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from data.facts.records import records
from data.facts.store import Facts
from data.i18n.cldr import half_up
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.overview import MINED, PANELS, PROCESSED, RESERVES, lines
from data.phrases import lower_first
from views.minerals import bars, concentration
from views.templating import render
from views.text.i18n import _

_STAGE_HEADS = {
    "reserves": N_("Reserves"),
    "mine": N_("Mined"),
    "refinery": N_("Refined"),
    "smelter": N_("Smelted"),
}
HEADS = {
    RESERVES: N_("Reserves"),
    MINED: N_("Mined"),
    PROCESSED: N_("Refined or smelted"),
}
_COLUMNS = (N_("Mineral"), *HEADS.values(), N_("Concentration"))

Panels = dict[str, dict[str, Any]]
"""The rows of one line, by their panel."""


@dataclass(frozen=True)
class _Cell:
    head: str
    figure: Markup
    bar: Markup
    notes: str


@dataclass(frozen=True)
class _Line:
    address: str
    label: str
    cells: tuple[_Cell | None, ...]
    concentration: tuple[Markup, ...]


def as_html(
    facts: Facts,
    local: Facts,
    rows: pd.DataFrame,
    order: Sequence[str],
    names: dict[str, str],
    theme: str,
    link: Callable[[str], str],
) -> Markup:
    """The table; its legend is `views.minerals.bars.legend`.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's for names and figures that stand alone.
    rows : pandas.DataFrame
        `data.minerals.overview.overview`.
    order : sequence of str
        Slugs of the lines, top to bottom.
    names : dict
        `data.minerals.country_groups.part_names`.
    theme : {"light", "dark", "auto"}
    link : callable
        Gives the address of a mineral's own view.
    """
    latest = int(rows["year"].max())
    by_line: dict[str, Panels] = {}
    for row in records(rows):
        by_line.setdefault(row["line"], {})[row["panel"]] = row
    labels = {line.slug: line.label for line in lines(facts)}

    def line(slug: str) -> _Line:
        panels = by_line[slug]
        cells = _cells(facts, local, panels, names, latest)
        return _Line(link(slug), labels[slug], cells, _concentration(facts, panels))

    return render(
        "minerals/overview.html",
        colors=bars.colors(theme),
        heads=[_(head) for head in _COLUMNS],
        lines=[line(slug) for slug in order],
        not_listed=_(bars.NOT_LISTED),
    )


def _cells(
    facts: Facts, local: Facts, panels: Panels, names: dict[str, str], latest: int
) -> tuple[_Cell | None, ...]:
    """A cell for each panel, None where nothing is listed."""
    return tuple(
        _cell(facts, local, panels[panel], names, latest) if panel in panels else None
        for panel in PANELS
    )


def _cell(
    facts: Facts, local: Facts, row: dict[str, Any], names: dict[str, str], latest: int
) -> _Cell:
    """Share and bar; notes a name other than the line's and a year older than the latest."""
    notes = _own_name(row) + ([str(row["year"])] if row["year"] != latest else [])
    return _Cell(
        _(HEADS[row["panel"]]),
        bars.figure(row, local.lang),
        bars.bar(row, names, facts.lang),
        ", ".join(notes),
    )


def _own_name(row: dict[str, Any]) -> list[str]:
    """The name of what is measured, where it is not that of the line."""
    return [lower_first(row["label"])] if row["slug"] != row["line"] else []


def _concentration(facts: Facts, panels: Panels) -> tuple[Markup, ...]:
    """The largest listed producer and the index, for mining and processing, else for reserves."""
    shown_panels = [panel for panel in (MINED, PROCESSED) if panel in panels] or [RESERVES]
    return tuple(
        concentration.as_html(facts, panels[panel], _(_STAGE_HEADS[panels[panel]["stage"]]))
        for panel in shown_panels
    )


def stages_as_html(
    facts: Facts, local: Facts, records: Sequence[dict[str, Any]], names: dict[str, str], theme: str
) -> Markup:
    """One mineral's bars, one below the other, with the concentration of each.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's for names and figures that stand alone.
    records : sequence of dict
        Rows of `data.minerals.overview.overview`.
    names : dict
        `data.minerals.country_groups.part_names`.
    theme : {"light", "dark", "auto"}
    """
    stages = [
        {
            "head": _(_STAGE_HEADS[row["stage"]]),
            "figure": bars.figure(row, local.lang),
            "notes": _what(row),
            "bar": bars.bar(row, names, facts.lang),
            "concentration": concentration.as_html(facts, row),
        }
        for row in records
    ]
    return render("minerals/stages.html", colors=bars.colors(theme), stages=stages)


def _what(row: dict[str, Any]) -> str:
    estimate = [_("estimate")] if row["estimate"] else []
    return ", ".join([*_own_name(row), str(row["year"]), *estimate])


def _shares(percents: pd.Series) -> list[float]:
    return [half_up(min(percent, 100.0), 1) for percent in percents]


def as_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The overview under the heads that a reader sees; percent of the world, rounded once.

    No share is above 100%, though rounded figures may add to more.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `data.minerals.overview.overview`.
    names : mapping of str to str
        `data.minerals.country_groups.part_names`.
    """
    shares = {
        _("{name}, % of world").format(name=name): _shares(rows[part])
        for part, name in names.items()
    }
    yes = {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("Commodity"): rows["label"],
            _("Code"): rows["slug"],
            _("Stage"): [_(STAGE_LABELS[stage]) for stage in rows["stage"]],
            _("Year"): rows["year"],
            **shares,
            _("Upper limit"): [yes[value] for value in rows["upper_limit"]],
            _("World total without U.S. output"): [yes[value] for value in rows["excludes_us"]],
            _("World total without figures of"): [", ".join(codes) for codes in rows["beyond"]],
            _("Largest listed"): rows["top"],
            _("Largest listed, %"): _shares(rows["top_pct"]),
            _("HHI, at least"): rows["hhi_low"].round(0).mask(rows["lower_bound"]),
            _("HHI, at most"): rows["hhi_high"].round(0).mask(rows["lower_bound"]),
            _("Source"): rows["source"],
        }
    )
