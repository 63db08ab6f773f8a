"""The timeline and the count as drawings: the key, the lanes to open, the marks, a list by month.

The same HTML stands in the document of a page and on the live page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from charts.figures.count_svg import count_scale, count_svg, is_one_line
from charts.figures.emphasis import emphasis, highlighted_only
from charts.figures.timeline_marks import Mark, drawn_kinds, marks_of, samples, span_of, symbol
from charts.figures.timeline_svg import timeline_svg
from charts.rows import selected_events
from charts.spec.chart_spec import ChartSpec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import format_date, format_month
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_
from data.timeline.chronology import CONTEXT_LANES, LANES, count_steps
from views.chart_text import in_words
from views.context import PageContext
from views.templating import render
from views.text.i18n import _

KEYS = ("event", "lanes")
"""What of the view the links of the timeline change."""

_WORDS = {
    "day": N_("The ministerial"),
    "signed": N_("Counted as a signed agreement"),
    "other": N_("Not counted, or a weak report"),
    "event": N_("Event"),
    "bar": N_("Month known, day not"),
    "open": N_("Scheduled date"),
}
_UPRIGHT = Markup('<line class="{}" x1="0" x2="0" y1="-9" y2="9"/>')
_SHADE = Markup('<rect class="shade" x="-9" y="-9" width="18" height="18"/>')
_LIT = Markup('<g class="lit"><circle class="m" r="6"/></g>')
_STEPS = Markup('<path class="steps {}" d="M-12 4H0V-4H12"/>')


@dataclass(frozen=True)
class KeyEntry:
    """What a mark means; the symbol stands about its middle."""

    symbol: Markup
    words: str
    width: int = 18


@dataclass(frozen=True)
class LaneLink:
    """A lane of context, with how many rows it has, and the address where it is open, or not."""

    kind: str
    name: str
    count: int
    is_open: bool
    address: str


@dataclass(frozen=True)
class Item:
    """A mark in the list by month; ``more`` says what was signed."""

    mark: Mark
    symbol: Markup
    more: str
    address: str
    is_open: bool
    emphasis: str = ""

    @property
    def classes(self) -> str:
        """What its look in the list depends on."""
        return " ".join(filter(None, ["later" if self.mark.is_later else "", self.emphasis]))


@dataclass(frozen=True)
class Month:
    """A month of the list."""

    name: str
    items: tuple[Item, ...]


def drawn_rows(context: PageContext) -> pd.DataFrame:
    """The rows that the timeline of a view draws: those of its open lanes."""
    rows = selected_events(context.spec, context.facts)
    return rows.loc[rows["kind"].isin(drawn_kinds(context.spec, rows))]


def draw_timeline(context: PageContext) -> Markup:
    """The timeline of a view that has a row; theme and host change nothing of it."""
    return _timeline(context.facts, replace(context, theme="", base=""), offers_lanes=True)


def draw_timeline_alone(context: PageContext, highlight: tuple[str, ...] = ()) -> Markup:
    """The timeline as it stands in an embed, whose lanes are not changed by who reads it.

    Parameters
    ----------
    context : PageContext
    highlight : tuple of str
        Codes of countries whose marks stand out, as far as they have any.
    """
    bare = replace(context, theme="", base="")
    return _timeline(context.facts, bare, offers_lanes=False, highlight=highlight)


@cache_by_facts(64)
def _timeline(
    facts: Facts, context: PageContext, offers_lanes: bool, highlight: tuple[str, ...] = ()
) -> Markup:
    spec, local = context.spec, context.local
    rows = selected_events(spec, facts)
    kinds = drawn_kinds(spec, rows)
    drawn = rows.loc[rows["kind"].isin(kinds)]
    marks = marks_of(drawn, local, context.asof)
    there = {code for mark in marks for code in mark.codes}
    shown = tuple(code for code in highlight if code in there)
    alt = in_words(facts, "timeline", spec.replace(kind=kinds))
    svg = timeline_svg(
        drawn,
        marks,
        context.asof,
        facts.covered_to,
        alt,
        lambda row: context.changed(event=row),
        spec.event,
        local.lang,
        shown,
    )
    return render(
        "timeline/timeline.html",
        entries=[
            *key_of(marks),
            *_key_of_ground(context, span_of(drawn)),
            *_key_of_highlight(shown, local),
        ],
        lanes=_lane_links(context, rows, kinds) if offers_lanes else [],
        svg=svg,
        months=_months(context, marks, shown),
        words={
            "key": _("Key"),
            "lanes": _("Draw as well:"),
            "skip": _("Skip the timeline"),
        },
    )


def draw_count(context: PageContext) -> Markup:
    """The count of a view."""
    facts, asof = context.facts, context.asof
    steps = count_steps(context.local)
    one = is_one_line(steps)
    first = _("Agreements signed, each with another signatory") if one else _("Agreements signed")
    entries = [KeyEntry(_STEPS.format("texts"), first, 26)]
    if not one:
        entries.append(KeyEntry(_STEPS.format("partners"), _("Signatories"), 26))
    scale = count_scale(steps, asof)
    alt = in_words(facts, "count", context.spec)
    return render(
        "timeline/count.html",
        entries=[*entries, *_key_of_ground(context, (scale.first, scale.last))],
        svg=count_svg(steps, asof, facts.covered_to, alt, context.local.lang),
        words={"key": _("Key")},
    )


def key_of(marks: Sequence[Mark]) -> Iterator[KeyEntry]:
    """What the marks mean that are there, each with how many there are.

    Parameters
    ----------
    marks : sequence of Mark
    """
    for name, sample in samples():
        count = sum(name in (mark.style, mark.shape) for mark in marks)
        if count:
            yield KeyEntry(symbol(sample), f"{_(_WORDS[name])} ({count})")


def _key_of_ground(context: PageContext, span: tuple[date, date]) -> Iterator[KeyEntry]:
    """The lines and the shade, as far as they are among the days that are shown."""
    facts, asof = context.facts, context.asof
    lines = {
        "ministerial": (MINISTERIAL, _("The ministerial, {day}")),
        "asof": (asof, _("As of {day}")),
    }
    for kind, (day, words) in lines.items():
        if span[0] <= day <= span[1]:
            yield KeyEntry(_UPRIGHT.format(kind), words.format(day=format_date(day, facts.lang)))
    yield from key_of_shade(facts, span[1])


def key_of_shade(facts: Facts, last: date) -> Iterator[KeyEntry]:
    """Where coverage is thin, if the last day that is shown is there.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    last : datetime.date
    """
    if facts.covered_to < last:
        covered = format_date(facts.covered_to, facts.lang)
        yield KeyEntry(_SHADE, _("After {day} coverage is not systematic").format(day=covered))


def _key_of_highlight(highlight: tuple[str, ...], local: Facts) -> Iterator[KeyEntry]:
    """Who stands out of the others, if anybody does."""
    if highlight:
        yield KeyEntry(_LIT, highlighted_only(highlight, local))


def _lane_links(
    context: PageContext, rows: pd.DataFrame, open_kinds: tuple[str, ...]
) -> list[LaneLink]:
    """The lanes of context that can be drawn as well, unless all of them are drawn in any case."""
    spec, counts = context.spec, rows["kind"].value_counts()
    if drawn_kinds(spec.replace(lanes=(), event=""), rows) == tuple(
        kind for kind in LANES if kind in counts
    ):
        return []
    return [
        LaneLink(
            kind,
            _(LANES[kind]),
            int(counts[kind]),
            kind in open_kinds,
            context.changed(**_toggled(spec, context.facts, kind, kind in open_kinds)),
        )
        for kind in CONTEXT_LANES
        if kind in counts
    ]


def _toggled(spec: ChartSpec, facts: Facts, kind: str, is_open: bool) -> dict[str, object]:
    """What of the view changes when a lane is opened, or closed: with it goes its open event."""
    asked = {*spec.lanes, kind} - ({kind} if is_open else set())
    changes: dict[str, object] = {"lanes": tuple(one for one in CONTEXT_LANES if one in asked)}
    own = facts.events.loc[facts.events["kind"] == kind, "event_id"]
    if is_open and spec.event.removeprefix("events:") in set(own):
        changes["event"] = ""
    return changes


def _months(context: PageContext, marks: Sequence[Mark], highlight: tuple[str, ...]) -> list[Month]:
    """The marks by the month in which they begin."""
    lang = context.local.lang
    return [
        Month(format_month(first, lang), tuple(_item(context, mark, highlight) for mark in own))
        for first, own in groupby(marks, key=lambda mark: mark.first.replace(day=1))
    ]


def _item(context: PageContext, mark: Mark, highlight: tuple[str, ...]) -> Item:
    more = mark.title.removeprefix(mark.name).removeprefix(": ")
    if mark.row.startswith("agreements:"):
        more = mark.title.partition(": ")[2]
    address = context.changed(event=mark.row)
    is_open, own = mark.row == context.spec.event, emphasis(mark.codes, highlight)
    return Item(mark, symbol(mark), more, address, is_open, own)
