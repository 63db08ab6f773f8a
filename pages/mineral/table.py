"""The overview as one table: a line for each mineral, a bar for what is held, mined, processed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import pandas as pd

from charts.mineral_finding import lower_first
from data.interface import marked
from data.languages import ENGLISH, fixed, percent
from data.overview import MINED, PANELS, PARTS, PROCESSED, RESERVES, lines
from data.store import Facts
from data.words import STAGE_LABELS
from pages.mineral import bars
from pages.parts.spoken import _

_DONE = {
    "reserves": marked("Reserves"),
    "mine": marked("Mined"),
    "refinery": marked("Refined"),
    "smelter": marked("Smelted"),
}
HEADS = {
    RESERVES: marked("Reserves"),
    MINED: marked("Mined"),
    PROCESSED: marked("Refined or smelted"),
}
_COLUMNS = (marked("Mineral"), *HEADS.values(), marked("Concentration"))


def as_html(
    facts: Facts,
    rows: pd.DataFrame,
    order: Sequence[str],
    names: dict[str, str],
    theme: str,
    link: Callable[[str], str],
) -> str:
    """The table.

    Parameters
    ----------
    rows : pandas.DataFrame
        `data.overview.overview`.
    order : sequence of str
        Slugs of the lines, top to bottom.
    names : dict
        `data.coalition.part_names`.
    link : callable
        Gives the address of a mineral's own view.
    """
    latest = int(rows["year"].max())
    by_line: dict[str, dict[str, dict]] = {}
    for row in rows.to_dict("records"):
        by_line.setdefault(row["line"], {})[row["panel"]] = row
    labels = {line.slug: line.label for line in lines(facts)}
    body = "".join(
        _line(facts, labels[slug], by_line[slug], names, link(slug), latest) for slug in order
    )
    heads = "".join(f'<th scope="col">{escape(_(head))}</th>' for head in _COLUMNS)
    shown = {part for part in PARTS if (rows[part] > 0).any()}
    return (
        f'{bars.legend(names, theme, shown)}<table class="atlas-parts" '
        f'style="{bars.colours(theme)}"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _line(
    facts: Facts,
    label: str,
    panels: dict[str, dict],
    names: dict[str, str],
    href: str,
    latest: int,
) -> str:
    cells = "".join(
        f'<td data-head="{escape(_(HEADS[panel]))}">'
        f"{_cell(panels[panel], names, latest, facts.lang)}</td>"
        if panel in panels
        else f'<td class="nothing"><small class="none">{escape(_(bars.NOT_LISTED))}</small></td>'
        for panel in PANELS
    )
    return (
        f'<tr><th scope="row"><a href="{escape(href)}" target="_self">{escape(label)}</a></th>'
        f'{cells}<td class="most">{_concentration(facts, panels)}</td></tr>'
    )


def _cell(row: dict, names: dict[str, str], latest: int, lang: str) -> str:
    """Share and bar; another name than the line's and an older year than the latest are said."""
    renamed = row["slug"] != row["line"]
    notes = [lower_first(row["label"])] if renamed else []
    notes += [str(row["year"])] if row["year"] != latest else []
    small = f"<small>{escape(', '.join(notes))}</small>" if notes else ""
    return f"{bars.figure(row, lang)}{bars.bar(row, names, lang)}{small}"


def _concentration(facts: Facts, panels: dict[str, dict]) -> str:
    """The largest listed producer and the index, for mining and processing, else for reserves."""
    kept = [panel for panel in (MINED, PROCESSED) if panel in panels] or [RESERVES]
    return "<br>".join(
        concentration_in_words(facts, panels[panel], _(_DONE[panels[panel]["stage"]]))
        for panel in kept
    )


def concentration_in_words(facts: Facts, row: dict, head: str) -> str:
    """``Mined: DR Congo 74%, HHI 5,510``; what it leaves open is said."""
    limit = "≤ " if row["upper_limit"] else ""
    told = _("{name} {share}") if row["top_is_largest"] else _("{name} {share} of those listed")
    share = f"{limit}{percent(row['top_pct'], facts.lang, 0)}"
    # Set apart, or a name from right to left would take the figure after it along.
    name = f"<bdi>{escape(facts.name(row['top']))}</bdi>"
    largest = escape(told).format(name=name, share=share)
    return f"<b>{escape(head)}:</b> {largest}, HHI {escape(hhi_in_words(row, facts.lang))}"


def hhi_in_words(row: dict, lang: str = ENGLISH) -> str:
    """The index over the listed producers, and the most it can be; none over an open total."""
    if row["upper_limit"]:
        return _("not given, the world total is a lower bound")
    low, high = round(row["hhi_low"], -1), round(row["hhi_high"], -1)
    least, most = fixed(low, 0, lang), fixed(high, 0, lang)
    return least if high - low < _ALIKE else _("{least} to {most}").format(least=least, most=most)


_ALIKE = 50
"""Points of the index below which its two bounds are one figure."""


def stages_as_html(facts: Facts, records: Sequence[dict], names: dict[str, str], theme: str) -> str:
    """One mineral's bars, one below the other, with the concentration of each."""
    largest = _("Largest")
    lines_ = "".join(
        f"<div><p><b>{_(_DONE[row['stage']])}</b> {bars.figure(row, facts.lang)} "
        f"<small>{escape(_what(row))}</small></p>{bars.bar(row, names)}"
        f"<p><small>{concentration_in_words(facts, row, largest)}</small></p></div>"
        for row in records
    )
    return f'<div class="atlas-stages" style="{bars.colours(theme)}">{lines_}</div>'


def _what(row: dict) -> str:
    renamed = [lower_first(row["label"])] if row["slug"] != row["line"] else []
    estimate = [_("estimate")] if row["estimate"] else []
    return ", ".join([*renamed, str(row["year"]), *estimate])


def as_table(rows: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """The overview under the heads that a reader sees; percent of the world, rounded once."""
    shares = {
        _("{name}, % of world").format(name=name): rows[part].round(1)
        for part, name in names.items()
    }
    return pd.DataFrame(
        {
            _("Commodity"): rows["label"],
            _("Code"): rows["slug"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            **shares,
            _("Upper limit"): rows["upper_limit"].map({True: _("yes"), False: _("no")}),
            _("World total without U.S. output"): rows["excludes_us"].map(
                {True: _("yes"), False: _("no")}
            ),
            _("Largest listed"): rows["top"],
            _("Largest listed, %"): rows["top_pct"].round(1),
            _("HHI, listed producers"): rows["hhi_low"].round(0).mask(rows["upper_limit"]),
            _("HHI, at most"): rows["hhi_high"].round(0).mask(rows["upper_limit"]),
            _("Source"): rows["source"],
        }
    )
