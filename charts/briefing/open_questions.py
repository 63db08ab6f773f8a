"""The last slide, of text alone: what the sources disagree on, what was scheduled, the coverage."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, speaking


def open_title(facts: Facts) -> str:
    """The sentence of the slide."""
    return speaking(facts.lang)(N_("What is not known, and what was scheduled"))


def points(kind: str, view: ChartSpec, facts: Facts) -> tuple[str, ...]:
    """The lines of a slide of text alone; none of any other kind.

    Before the ministerial nobody could disagree on it: then only the dates and the coverage are
    listed.

    Parameters
    ----------
    kind : str
        One of `charts.spec.briefing_params.KINDS`.
    view : ChartSpec
    facts : Facts
        In the language of the slide.
    """
    if kind != "open":
        return ()
    _ = speaking(facts.lang)
    has_met = view.as_of_date(facts) >= MINISTERIAL
    disputed = facts.disagreements.head(_MOST_OPEN if has_met else 0).to_dict("records")
    covered = _(
        "Coverage is systematic to {day}; a later development is not covered, which does not mean "
        "that nothing happened"
    )
    return (
        *(f"{row['topic']} {row['what_holds']}" for row in disputed),
        *_scheduled(view, facts),
        covered.format(day=format_date(facts.covered_to, facts.lang)),
    )


_MOST_OPEN = 3


def _scheduled(view: ChartSpec, facts: Facts) -> list[str]:
    """The scheduled dates after the as-of date.

    What was scheduled before the day on which the facts were compiled had passed by then: whether
    it came about is not covered.
    """
    _, compiled = speaking(facts.lang), facts.compiled_on
    rows = facts.events.loc[facts.events["scheduled"]].to_dict("records")
    return [
        _(_PASSED if row["date_last"] < compiled else _SCHEDULED).format(
            date=row["date_label"], event=row["title"], summary=row["summary"]
        )
        for row in rows
        if row["date_last"] > view.as_of_date(facts)
    ]


_SCHEDULED = N_("{date}: {event}. {summary}")
_PASSED = N_("{date}, a date that has passed: {event}. {summary}")
