"""The overview as one table: a line for each mineral, a bar for what is held, mined, processed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd

from data.facts.store import Facts
from data.i18n.cldr import half_up
from data.i18n.labels import STAGE_LABELS
from data.i18n.messages import N_
from data.minerals.overview import MINED, PANELS, PROCESSED, RESERVES, lines
from data.phrases import lower_first
from pages.components.text.i18n import _
from pages.minerals import bars, concentration

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


def as_html(
    facts: Facts,
    local: Facts,
    rows: pd.DataFrame,
    order: Sequence[str],
    names: dict[str, str],
    theme: str,
    link: Callable[[str], str],
) -> str:
    """The table; its legend is `pages.minerals.bars.legend`.

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
    link : callable
        Gives the address of a mineral's own view.
    """
    latest = int(rows["year"].max())
    by_line: dict[str, dict[str, dict[str, Any]]] = {}
    for row in rows.to_dict("records"):
        by_line.setdefault(row["line"], {})[row["panel"]] = row
    labels = {line.slug: line.label for line in lines(facts)}
    body = "".join(
        _line(facts, local, labels[slug], by_line[slug], names, link(slug), latest)
        for slug in order
    )
    heads = "".join(f'<th scope="col">{escape(_(head))}</th>' for head in _COLUMNS)
    return (
        f'<table class="atlas-parts" style="{bars.colors(theme)}">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _line(
    facts: Facts,
    local: Facts,
    label: str,
    panels: dict[str, dict[str, Any]],
    names: dict[str, str],
    href: str,
    latest: int,
) -> str:
    cells = "".join(
        f'<td data-head="{escape(_(HEADS[panel]))}">'
        f"{_cell(facts, local, panels[panel], names, latest)}</td>"
        if panel in panels
        else f'<td class="nothing"><small class="none">{escape(_(bars.NOT_LISTED))}</small></td>'
        for panel in PANELS
    )
    return (
        f'<tr><th scope="row"><a href="{escape(href)}" target="_self">{escape(label)}</a></th>'
        f'{cells}<td class="most">{_concentration(facts, panels)}</td></tr>'
    )


def _cell(
    facts: Facts, local: Facts, row: dict[str, Any], names: dict[str, str], latest: int
) -> str:
    """Share and bar; notes a name other than the line's and a year older than the latest."""
    renamed = row["slug"] != row["line"]
    notes = [lower_first(row["label"])] if renamed else []
    notes += [str(row["year"])] if row["year"] != latest else []
    small = f"<small>{escape(', '.join(notes))}</small>" if notes else ""
    return f"{bars.figure(row, local.lang)}{bars.bar(row, names, facts.lang)}{small}"


def _concentration(facts: Facts, panels: dict[str, dict[str, Any]]) -> str:
    """The largest listed producer and the index, for mining and processing, else for reserves."""
    shown_panels = [panel for panel in (MINED, PROCESSED) if panel in panels] or [RESERVES]
    return "<br>".join(
        concentration.as_html(facts, panels[panel], _(_STAGE_HEADS[panels[panel]["stage"]]))
        for panel in shown_panels
    )


def stages_as_html(
    facts: Facts, local: Facts, records: Sequence[dict[str, Any]], names: dict[str, str], theme: str
) -> str:
    """One mineral's bars, one below the other, with the concentration of each."""
    blocks = "".join(
        f"<div><p><b>{_(_STAGE_HEADS[row['stage']])}</b> {bars.figure(row, local.lang)} "
        f"<small>{escape(_what(row))}</small></p>{bars.bar(row, names, facts.lang)}"
        f"<p><small>{concentration.as_html(facts, row)}</small></p></div>"
        for row in records
    )
    return f'<div class="atlas-stages" style="{bars.colors(theme)}">{blocks}</div>'


def _what(row: dict[str, Any]) -> str:
    renamed = [lower_first(row["label"])] if row["slug"] != row["line"] else []
    estimate = [_("estimate")] if row["estimate"] else []
    return ", ".join([*renamed, str(row["year"]), *estimate])


def _one_decimal(share: float) -> float:
    return half_up(share, 1)


def as_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The overview under the heads that a reader sees; percent of the world, rounded once.

    No share is above 100%, though rounded figures may add to more.
    """
    shares = {
        _("{name}, % of world").format(name=name): rows[part].clip(upper=100).map(_one_decimal)
        for part, name in names.items()
    }
    yes = {True: _("yes"), False: _("no")}
    return pd.DataFrame(
        {
            _("Commodity"): rows["label"],
            _("Code"): rows["slug"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            **shares,
            _("Upper limit"): rows["upper_limit"].map(yes),
            _("World total without U.S. output"): rows["excludes_us"].map(yes),
            _("World total without figures of"): rows["beyond"].map(", ".join),
            _("Largest listed"): rows["top"],
            _("Largest listed, %"): rows["top_pct"].clip(upper=100).map(_one_decimal),
            _("HHI, at least"): rows["hhi_low"].round(0).mask(rows["lower_bound"]),
            _("HHI, at most"): rows["hhi_high"].round(0).mask(rows["lower_bound"]),
            _("Source"): rows["source"],
        }
    )
