"""The timeline as SVG that stands in a page: a lane for each kind, each mark a link with its name.

Places across are shares of the width, so that one drawing serves all widths from `LEAST` on, in
type of one size. Colors are classes, which the page's style sheet fills in both themes
(``server/html/templates/drawings.css``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

import pandas as pd
from markupsafe import Markup

from charts.figures.emphasis import emphasis
from charts.figures.time_scale import TimeScale
from charts.figures.timeline_layout import (
    LINE,
    REACH,
    Entry,
    Lane,
    Layout,
    Place,
    lay_out,
    uncovered,
)
from charts.figures.timeline_marks import BAR, Mark, in_lanes, lane_names, span_of, symbol
from data.i18n.labels import MINISTERIAL

LEAST = 600
"""The least width at which it is shown, in CSS pixels; below it stands the list by months."""

TOP = 26.0
"""The height of the scale over the first lane."""

Address = Callable[[str], str]


def timeline_layout(
    marks: Sequence[Mark], span: tuple[date, date], lang: str
) -> tuple[Layout, TimeScale]:
    """Where everything stands, at the least width.

    Parameters
    ----------
    marks : sequence of Mark
    span : tuple of datetime.date
        The first and the last day of the scale.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    scale, lanes = TimeScale(*span, LEAST), in_lanes(marks)
    entries = {
        lane: [Entry(mark.row, mark.first, mark.last, mark.name) for mark in own]
        for lane, own in lanes.items()
    }
    return lay_out(entries, lane_names(lanes, lang), scale, TOP), scale


def timeline_svg(
    rows: pd.DataFrame,
    marks: Sequence[Mark],
    asof: date,
    covered_to: date,
    alt: str,
    address_of: Address,
    event: str = "",
    lang: str = "en",
    highlight: tuple[str, ...] = (),
) -> Markup:
    """The lanes of a view.

    Parameters
    ----------
    rows : pandas.DataFrame
        What the scale spans.
    marks : sequence of Mark
        What is drawn, one at least.
    asof : datetime.date
        Its line stands on the scale.
    covered_to : datetime.date
        After this day the ground is shaded: coverage is thin there.
    alt : str
        The drawing in words.
    address_of : callable
        Gives the address of the view in which a row is open.
    event : str
        The row that is open.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    highlight : tuple of str
        Codes of countries whose marks stand out.
    """
    layout, scale = timeline_layout(marks, span_of(rows), lang)
    by_row = {mark.row: mark for mark in marks}
    parts = [
        *shade(scale, covered_to, TOP, layout.height),
        *grid(scale.ticks(lang), TOP, layout.height, TOP - 10),
        *_lines(layout, scale, asof),
        *(
            part
            for lane in layout.lanes
            for part in _lane(lane, by_row, address_of, event, highlight)
        ),
    ]
    return Markup(
        '<svg class="atlas-lines" xmlns="http://www.w3.org/2000/svg" width="100%" height="{:.0f}" '
        'role="group" aria-label="{}">{}</svg>'
    ).format(layout.height, alt, Markup("").join(parts))


def percent(share: float) -> str:
    """A share of the width as SVG has it."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def shade(scale: TimeScale, covered_to: date, top: float, bottom: float) -> Iterator[Markup]:
    """The ground where coverage is thin.

    Parameters
    ----------
    scale : TimeScale
    covered_to : datetime.date
        After this day coverage is thin.
    top, bottom : float
        Pixels.
    """
    start = scale.share(covered_to)
    if start < 1:
        yield Markup('<rect class="shade" x="{}" y="{}" width="{}" height="{:.0f}"/>').format(
            percent(start), top, percent(1 - start), bottom - top
        )


def grid(
    ticks: Iterable[tuple[float, str]], top: float, bottom: float, text_y: float, kind: str = ""
) -> Iterator[Markup]:
    """Upright lines at months or days, with their names.

    Parameters
    ----------
    ticks : iterable of (float, str)
        Shares of the width, and names.
    top, bottom : float
        Pixels.
    text_y : float
        Where the names stand, in pixels.
    kind : str
        A class for all of them, or "".
    """
    for share, name in ticks:
        yield Markup(
            '<g{}><line class="grid" x1="{}" x2="{}" y1="{:.0f}" y2="{:.0f}"/>'
            '<text class="tick" x="{}" y="{:.0f}">{}</text></g>'
        ).format(
            Markup(' class="{}"').format(kind) if kind else "",
            *[percent(share)] * 2,
            top,
            bottom,
            percent(share),
            text_y,
            name,
        )


def _lines(layout: Layout, scale: TimeScale, asof: date) -> Iterator[Markup]:
    """The day of the ministerial and the as-of date, interrupted where marks and names stand."""
    areas = layout.areas(scale.width)
    for kind, day in (("ministerial", MINISTERIAL), ("asof", asof)):
        if not scale.holds(day):
            continue
        share = scale.share(day)
        for top, bottom in uncovered(share * scale.width, areas, TOP, layout.height):
            yield upright(kind, share, top, bottom)


def upright(kind: str, share: float, top: float, bottom: float) -> Markup:
    """A part of the line of a day.

    Parameters
    ----------
    kind : str
        Its class.
    share : float
        Of the width.
    top, bottom : float
        Pixels.
    """
    return Markup('<line class="{}" x1="{}" x2="{}" y1="{:.0f}" y2="{:.0f}"/>').format(
        kind, percent(share), percent(share), top, bottom
    )


def _lane(
    lane: Lane,
    by_row: dict[str, Mark],
    address_of: Address,
    event: str,
    highlight: tuple[str, ...],
) -> Iterator[Markup]:
    yield Markup('<text class="lane" y="{:.0f}">{}</text>').format(lane.y + 5, lane.name)
    for place in lane.places:
        mark = by_row[place.entry.key]
        own = emphasis(mark.codes, highlight)
        yield _link(place, mark, address_of(mark.row), mark.row == event, own)


def _link(place: Place, mark: Mark, address: str, is_open: bool, own: str) -> Markup:
    """A mark and its name, both of which open the row."""
    classes = " ".join(filter(None, [mark.style, "later" if mark.is_later else "", own]))
    inner = [_hit(place), *([] if mark.shape == "bar" else [symbol(mark)]), _text(place)]
    anchor = place.end if place.is_right else place.start
    return Markup(
        '<a class="{}" href="{}" data-row="{}"{}><title>{}</title>{}'
        '<svg x="{}" y="{:.0f}">{}</svg></a>'
    ).format(
        classes,
        address,
        mark.row,
        Markup(' aria-current="true"') if is_open else "",
        mark.words,
        _bar(place, mark) if mark.shape == "bar" else "",
        percent(anchor),
        place.y,
        Markup("").join(inner),
    )


def _bar(place: Place, mark: Mark) -> Markup:
    return Markup('<rect class="m {} bar" x="{}" y="{:.0f}" width="{}" height="{}"/>').format(
        mark.style, percent(place.start), place.y - BAR / 2, percent(place.end - place.start), BAR
    )


def _hit(place: Place) -> Markup:
    """What is pointed at, about the middle of the mark."""
    length = 2 * REACH + place.length
    return Markup(
        '<rect class="hit" x="{:.0f}" y="{:.0f}" width="{:.0f}" height="{:.0f}"/>'
    ).format(
        -REACH if place.is_right else REACH - length,
        -REACH,
        length,
        2 * REACH + (len(place.lines) - 1) * LINE,
    )


def _text(place: Place) -> Markup:
    x = REACH if place.is_right else -REACH
    anchor = "" if place.is_right else Markup(' text-anchor="end"')
    first, *others = place.lines
    more = Markup("").join(
        Markup('<tspan x="{:.0f}" dy="{:.0f}">{}</tspan>').format(x, LINE, line) for line in others
    )
    return Markup('<text x="{:.0f}" y="5"{}>{}{}</text>').format(x, anchor, first, more)
