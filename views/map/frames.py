"""What of the map moves with the date, for all dates at once: colors, counts, words.

They travel once, by an address that names the facts, so that a replay needs nothing from the
server (`frontend/src/frames.ts` reads them).
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from charts.captions.agreement_map import agreement_map_finding
from charts.captions.finding import NONE_FOUND_FROM, map_finding
from charts.figures.map_svg import outline_path
from charts.map_colors import classes_of
from charts.palette import AUTO
from charts.rows import map_rows
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from charts.spec.parsers import selectable
from data.agreements.counting import COUNT_STARTS, headline, statuses
from data.agreements.membership import counted_from
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import STATUS_LABELS, status_label
from geo.map_data import periods
from views import headline as figures
from views.legend import key_of_colors
from views.map.legend import status_counts
from views.map.tooltips import tooltip_lines
from views.text.html import inline_html

_DIGITS = string.digits + string.ascii_letters
"""One for each class, or each text, that a country has over time."""

DAY = "{day}"
"""Stands for the as-of date in a title."""


def map_frames(spec: ChartSpec, facts: Facts, local: Facts) -> dict[str, Any]:
    """The frames of a view's colors.

    Parameters
    ----------
    spec : ChartSpec
        What the colors show, in which language; its date does not matter.
    facts : Facts
        In the language of sentences.
    local : Facts
        In the reader's language.

    Returns
    -------
    dict
        ``starts``: the first day of each frame, as ISO 8601; it holds until the next begins.
        ``titles``, ``attended``, ``summaries``, ``legends``: a text for each frame; in a title
        `DAY` stands for the date. ``entries``: label and count of each status, for each frame.
        ``marks``: for each country a character a frame, the place of its class in ``classes``.
        ``tips`` and ``tipsAt``: for each country its texts, and which of them stands in which
        frame. ``days``: the first day that can be chosen, and all of them as they are written.
    """
    starts = frame_starts(facts)
    by_frame = _classes(spec, local, starts)
    classes = list(dict.fromkeys(name for frame in by_frame for name in frame.values()))
    codes = sorted({code for frame in by_frame for code in frame} | selectable(local))
    tips = tooltip_lines(spec, facts, codes, starts)
    return {
        "starts": [day.isoformat() for day in starts],
        **_words(spec, facts, starts),
        **_legend(spec, facts, starts),
        "classes": ["land", *classes],
        "marks": {code: _marks(code, by_frame, classes) for code in codes},
        "names": {code: local.name(code) for code in codes},
        "tips": {code: list(dict.fromkeys(lines)) for code, lines in tips.items()},
        "tipsAt": {code: _places(lines) for code, lines in tips.items()},
        "outlines": {Facts.EUU: outline_path(local, spec.worldview)},
        "days": {"first": FIRST_DAY.isoformat(), "written": _written_days(local)},
    }


def _classes(spec: ChartSpec, facts: Facts, starts: Sequence[date]) -> list[dict[str, str]]:
    """The class of each country that is not plain land, for each frame."""
    if spec.color == "status":
        return [statuses(facts, day)["status"].to_dict() for day in starts]
    if spec.color == "mineral":
        # The shares of a year, whatever the date.
        return [classes_of(spec, map_rows(spec, facts))] * len(starts)
    views = [spec.replace(asof=day) for day in starts]
    return [classes_of(view, map_rows(view, facts)) for view in views]


def frame_starts(facts: Facts) -> tuple[date, ...]:
    """The first day of each frame: whenever a color, a count or a word changes."""
    joined = {day for day in counted_from(facts) if FIRST_DAY < day <= facts.last_event}
    words = {FIRST_DAY, COUNT_STARTS, NONE_FOUND_FROM, facts.covered_to + timedelta(days=1)}
    return tuple(sorted({*words, *joined, *periods(facts)}))


def _words(spec: ChartSpec, facts: Facts, starts: Sequence[date]) -> dict[str, list[str]]:
    numbers = [(headline(facts, day), day) for day in starts]
    lang = facts.lang
    return {
        "titles": [stage_finding(spec.replace(asof=day), facts, DAY) for day in starts],
        "attended": [inline_html(figures.attendance(one, day, lang)) for one, day in numbers],
        "summaries": [inline_html(figures.signed(one, day, lang)) for one, day in numbers],
    }


def stage_finding(spec: ChartSpec, facts: Facts, day_as: str = "") -> str:
    """The sentence over the map: of the agreements where these are colored, else of the signings.

    Parameters
    ----------
    spec : ChartSpec
        Its coloring and its as-of date.
    facts : Facts
        In the language of the sentence.
    day_as : str
        What stands for the day, where it is not written out: `DAY`.
    """
    if spec.color == "agreement":
        return agreement_map_finding(spec, facts, day_as)
    return map_finding(facts, spec.as_of_date(facts), day_as)


def _legend(spec: ChartSpec, facts: Facts, starts: Sequence[date]) -> dict[str, Any]:
    if spec.color != "status":
        keys = [key_of_colors(facts, spec, day, AUTO) for day in starts]
        return {"entries": {}, "legends": [inline_html(text) for text in keys]}
    counts = [status_counts(facts, day) for day in starts]
    entries = {
        key: {
            "labels": [status_label(key, day, facts.lang) for day in starts],
            "counts": [frame[key] for frame in counts],
        }
        for key in STATUS_LABELS
    }
    return {"entries": entries, "legends": []}


def _marks(code: str, by_frame: Iterable[Mapping[str, str]], classes: list[str]) -> str:
    """A character for each frame: "0" is plain land."""
    places = {name: place for place, name in enumerate(classes, start=1)}
    return "".join(_DIGITS[places[frame[code]] if code in frame else 0] for frame in by_frame)


def _places(lines: Sequence[Sequence[str]]) -> str:
    """Which of the different texts stands in each frame, a character each."""
    different = list(dict.fromkeys(map(tuple, lines)))
    return "".join(_DIGITS[different.index(tuple(one))] for one in lines)


def _written_days(facts: Facts) -> list[str]:
    count = (facts.last_event - FIRST_DAY).days + 1
    return [format_date(FIRST_DAY + timedelta(days=step), facts.lang) for step in range(count)]
