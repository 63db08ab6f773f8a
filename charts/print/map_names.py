"""Whom a printed map names: who has signed, who is a member, and the small that have a dot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
from matplotlib.axes import Axes

from charts.contrast import contrast
from charts.map_colors import Fill
from charts.palette import THEMES
from charts.print import shapes
from charts.print.frame import Box, Sheet
from charts.print.highlight import labelled
from charts.print.label_candidates import Name
from charts.print.labels import Place
from charts.print.map_view import MapView
from charts.spec.chart_spec import ChartSpec
from data.agreements.states import SIGNED_STATES
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import Facts


def dots_of(
    spec: ChartSpec, facts: Facts, fills: dict[str, Fill], view: MapView
) -> dict[str, tuple[float, float]]:
    """Where the dots of the small that are colored, and the Commission's ring, stand; in points.

    Parameters
    ----------
    spec, facts
    fills : dict of str to Fill
        Of `charts.map_colors.fills_of`.
    view : MapView
    """
    dots = {
        code: view.points(*at)
        for code, at in shapes.symbols(facts).items()
        if code in fills or (code == facts.EUU and spec.color == "status")
    }
    return {code: at for code, at in dots.items() if view.holds(at)}


def names_of(
    sheet: Sheet,
    spec: ChartSpec,
    facts: Facts,
    rows: pd.DataFrame,
    fills: dict[str, Fill],
    view: MapView,
    small: Iterable[str] = (),
) -> list[Name]:
    """Who must be named, the small ones first; then the small that would be overlooked.

    Parameters
    ----------
    sheet, spec, facts
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.
    fills : dict of str to Fill
        Of `charts.map_colors.fills_of`.
    view : MapView
    small : iterable of str
        Those in color that have no dot and are named like those that have one.
    """
    dots = dots_of(spec, facts, fills, view)
    own = needed_codes(spec, rows)
    needed = labelled(own, (), sheet.edition)
    codes = [*(code for code in needed if code in dots), *needed]
    if sheet.edition.labels in ("auto", "all"):
        codes += [code for code in (*dots, *small) if code in fills]
    codes += labelled(own, fills, sheet.edition)
    outlines, names = shapes.coarse(spec.worldview), []
    for code in dict.fromkeys(codes):
        place = shapes.name_place(facts, spec.worldview, code)
        at = dots.get(code) or (view.points(*place) if place else None)
        if at and view.holds(at):
            shape = None if code in dots else view.largest_part(outlines.get(code), at)
            ink = _ink_on(sheet, fills.get(code))
            names.append(Name(facts.name(code), at, shape, ink, code in needed))
    return names


def draw_names(sheet: Sheet, axes: Axes, places: Sequence[Place], area: Box) -> None:
    """Names, and leaders that are light on dark colors: a line on a broader one of paper.

    Parameters
    ----------
    sheet : Sheet
    axes : matplotlib.axes.Axes
        Of `Sheet.points` over the box.
    places : sequence of Place
        Of `charts.print.labels.place_labels`, in points of the box.
    area : Box
    """
    size = sheet.size.small
    for place in places:
        if place.leader:
            xs, ys = zip(place.at, place.leader, strict=True)
            if not sheet.edition.transparent:
                axes.plot(xs, ys, color=sheet.ink.paper, linewidth=1.8, alpha=0.8, zorder=1)
            leader = axes.plot(xs, ys, color=sheet.ink.quiet_ink, linewidth=0.6, zorder=2)[0]
            leader.set_gid("leader")
        ink = place.ink or ("" if place.is_needed else sheet.ink.quiet_ink)
        left, base = area.left + place.left, area.top + place.base
        text = sheet.text(place.words, left, base, size, color=ink)
        text.set_gid("name")


def needed_codes(spec: ChartSpec, rows: pd.DataFrame) -> list[str]:
    """The codes of everyone whom the map must name.

    Of agreements and statuses those who have signed, of a map narrowed to some statuses everyone in
    color, of an initiative the members, of producers the largest; and the chosen.

    Parameters
    ----------
    spec : ChartSpec
    rows : pandas.DataFrame
        Of `charts.rows.map_rows` for the view.
    """
    chosen = [spec.partner] if spec.partner else []
    if spec.color == "mineral":
        return [*chosen, *rows["iso_a3"].head(_LEADERS)]
    if spec.color == "status" and not spec.status:
        rows = rows.loc[rows["status"].isin(SIGNED_STATUSES)]
    elif spec.color == "agreement":
        rows = rows.loc[rows["agreement_state"].isin(SIGNED_STATES)]
    return [*chosen, *rows["iso_a3"]]


def _ink_on(sheet: Sheet, fill: Fill | None) -> str:
    """The ink that can be read on a color, or "" on a hatched one."""
    if fill is None or fill.hatch:
        return ""
    inks = (THEMES["light"].ink, THEMES["light"].paper)
    best = max(inks, key=lambda ink: contrast(ink, fill.color))
    return best if contrast(best, fill.color) >= _LEAST_CONTRAST else ""


_LEAST_CONTRAST = 4.5
"""Of type on a color (WCAG 2.2, 1.4.3)."""


_LEADERS = 5
"""Producers that are named on a map of shares."""
