"""What of the timeline is drawn, and what each mark looks like, in the lanes and in the list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from markupsafe import Markup

from charts.palette import THEMES
from charts.spec.chart_spec import ChartSpec
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, sentence_language, speaking
from data.partners.lookup import match_country
from data.timeline.chronology import CONTEXT_LANES, LANES, date_labels

COUNTED, OTHER = "counted", "other"
"""The two lanes of agreements."""

LANE_ORDER = (COUNTED, "ministerial", OTHER, *CONTEXT_LANES)
LANE_NAMES = LANES | {COUNTED: N_("Agreements that count as signed"), OTHER: N_("Other agreements")}
_ALWAYS = tuple(kind for kind in LANES if kind not in CONTEXT_LANES)

_FEW = 24
"""So many rows are drawn with all of their lanes."""


@dataclass(frozen=True)
class Mark:
    """A row of the chronology as it is drawn.

    Attributes
    ----------
    row : str
        Its key, ``table:id``.
    lane : str
        Where it stands: a kind, or one of the two lanes of agreements.
    style : {"day", "signed", "other", "event"}
        The ministerial; counted as signed; not counted, or a weak report; any other event.
    shape : {"dot", "bar", "open"}
        A day; a month whose day is not known; a scheduled date.
    name : str
        What stands beside the mark: who signed, or what happened.
    words : str
        When and what, as a sentence.
    when : str
        The date as it stands alone.
    is_later : bool
        Whether it comes after the as-of date.
    codes : tuple of str
        The countries that it is about; none of the day of the ministerial, which is everyone's.
    """

    row: str
    lane: str
    style: str
    shape: str
    name: str
    title: str
    words: str
    when: str
    summary: str
    first: date
    last: date
    is_later: bool
    codes: tuple[str, ...] = ()


def drawn_kinds(spec: ChartSpec, rows: pd.DataFrame) -> tuple[str, ...]:
    """The kinds of row whose lanes are drawn: as few as a reader has asked for.

    The agreements and the ministerial always; lanes of context that the view names, and that of the
    open event. A view of a few rows, or of chosen kinds, is drawn whole.

    Parameters
    ----------
    spec : ChartSpec
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`, those that fit the view.
    """
    kinds = dict(zip(rows["row"], rows["kind"], strict=True))
    present = tuple(kind for kind in LANES if kind in set(kinds.values()))
    if spec.kind or len(rows) <= _FEW:
        return present
    asked = {*_ALWAYS, *spec.lanes, kinds.get(spec.event, "")}
    return tuple(kind for kind in present if kind in asked) or present


def span_of(rows: pd.DataFrame) -> tuple[date, date]:
    """The days that a drawing of these rows shows, with a little padding."""
    first, last = min(rows["first"]), max(rows["last"])
    padding = max(timedelta(days=12), (last - first) / 40)
    return first - padding, last + padding


def marks_of(rows: pd.DataFrame, facts: Facts, asof: date) -> list[Mark]:
    """A mark for each row, in order of date.

    Parameters
    ----------
    rows : pandas.DataFrame
        Of `data.timeline.chronology.chronology`, in the language of sentences.
    facts : Facts
        In the reader's language: names stand alone.
    asof : datetime.date
        What comes later is faint.
    """
    labels = date_labels(facts)
    return [_mark(row, facts, asof, labels) for row in records(rows)]


def _mark(row: dict[str, Any], facts: Facts, asof: date, labels: Mapping[str, str]) -> Mark:
    when, is_month = _when(row, facts.lang), row["first"] != row["last"]
    return Mark(
        row=row["row"],
        lane=lane_of(row["kind"], row["counted"]),
        style=style_of(row["kind"], row["counted"], row["confidence"]),
        shape="open" if row["scheduled"] else "bar" if is_month else "dot",
        name=_name(row, facts),
        title=row["title"],
        words=f"{when}: {row['title']}",
        when=when if row["scheduled"] else labels.get(row["row"], when),
        summary=row["summary"],
        first=row["first"],
        last=row["last"],
        is_later=row["first"] > asof,
        codes=() if _is_the_day(row) else tuple(row["partners"]),
    )


def _is_the_day(row: Mapping[str, Any]) -> bool:
    return bool(row["kind"] == "ministerial" and row["first"] == MINISTERIAL)


def lane_of(kind: str, is_counted: bool) -> str:
    """Where a row stands: agreements have two lanes.

    Parameters
    ----------
    kind : str
        As the chronology has it.
    is_counted : bool
        Of an agreement: whether it counts as signed.
    """
    if kind != "text":
        return kind
    return COUNTED if is_counted else OTHER


def style_of(kind: str, is_counted: bool, confidence: str) -> str:
    """What a mark says by its color, on the screen and in print.

    Parameters
    ----------
    kind : str
        As the chronology has it.
    is_counted : bool
        Of an agreement: whether it counts as signed.
    confidence : str
        As the chronology has it.

    Returns
    -------
    {"day", "signed", "event", "other"}
        The ministerial, what is counted, an event, and what is not counted or weakly reported.
    """
    if kind == "ministerial":
        return "day"
    if kind == "text":
        return "signed" if is_counted else "other"
    return "other" if confidence == "low" else "event"


def inks_of(theme: str) -> dict[str, str]:
    """The color of each style in a theme."""
    ink = THEMES[theme]
    return {
        "day": ink.highlight,
        "signed": ink.accent,
        "other": ink.quiet_ink,
        "event": ink.ink,
    }


def _name(row: dict[str, Any], facts: Facts) -> str:
    """Of an agreement who signed it with the United States; of a forum what it is called."""
    if row["kind"] != "text":
        return str(row["title"])
    signatory, codes = str(row["signatory"]), row["partners"]
    is_forum = not row["counted"] and match_country(facts, signatory, codes, exactly=True) == ""
    return signatory if is_forum or len(codes) > 1 else facts.name(codes[0])


def _when(row: dict[str, Any], lang: str) -> str:
    _, label = speaking(sentence_language(lang)), row["label"]
    return _("{date} (scheduled)").format(date=label) if row["scheduled"] else str(label)


def in_lanes(marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """Marks by their lanes, in the order in which these stand; none is empty."""
    lanes = {lane: [mark for mark in marks if mark.lane == lane] for lane in LANE_ORDER}
    return {lane: own for lane, own in lanes.items() if own}


def lane_names(lanes: Mapping[str, Sequence[Mark]], lang: str) -> dict[str, str]:
    """What each lane is called, with how many marks it has.

    Parameters
    ----------
    lanes : mapping of str to sequence of Mark
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _ = speaking(sentence_language(lang))
    return {lane: f"{_(LANE_NAMES[lane])} ({len(own)})" for lane, own in lanes.items()}


_RADII = {"day": 6, "signed": 6, "other": 5, "event": 4}
_DIAMOND = Markup('<path class="m {} open" d="M-6 0 0-6 6 0 0 6z"/>')
_BAR = Markup('<rect class="m {} bar" x="-7" y="{}" width="14" height="{}"/>')
_DOT = Markup('<circle class="m {}" r="{}"/>')
BAR = 10
"""The height of the bar of a month, in pixels."""


def symbol(mark: Mark) -> Markup:
    """The mark about its middle; a month as a short bar, where it does not stand on a scale."""
    if mark.shape == "open":
        return _DIAMOND.format(mark.style)
    if mark.shape == "bar":
        return _BAR.format(mark.style, -BAR // 2, BAR)
    is_the_day = mark.style == "day" and mark.first == MINISTERIAL
    return _DOT.format(mark.style, 8 if is_the_day else _RADII[mark.style])


def samples() -> Iterator[tuple[str, Mark]]:
    """One mark for each entry of the key, by what it means."""
    yield "day", _sample("day", "dot")
    yield "signed", _sample("signed", "dot")
    yield "other", _sample("other", "dot")
    yield "event", _sample("event", "dot")
    yield "bar", _sample("other", "bar")
    yield "open", _sample("event", "open")


def _sample(style: str, shape: str) -> Mark:
    return Mark("", "", style, shape, "", "", "", "", "", date.min, date.min, False)
