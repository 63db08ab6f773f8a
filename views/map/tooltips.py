"""What the map says of a country when it is pointed at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.facts.store import Facts
from data.i18n.labels import status_label

Lines = tuple[str, ...]


def tooltip_lines(
    spec: ChartSpec, facts: Facts, local: Facts, codes: Iterable[str], days: Sequence[date]
) -> dict[str, list[Lines]]:
    """The lines below the name of each country, as plain text, for each of some days.

    Parameters
    ----------
    spec : ChartSpec
        What the colors show.
    codes : iterable of str
    days : sequence of datetime.date
    """
    frames = [statuses(facts, day)["status"] for day in days]
    return {
        code: [
            (status_label(frame[code], day, facts.lang),) if code in frame else ()
            for frame, day in zip(frames, days, strict=True)
        ]
        for code in codes
    }
