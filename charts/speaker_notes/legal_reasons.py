"""What the speaker says of agreements that bind or do not bind: how that is known."""

from __future__ import annotations

from charts.content import table
from charts.spec.chart_spec import ChartSpec
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.messages import N_, speaking


def legal_reasons(view: ChartSpec, facts: Facts) -> str:
    """The reason for each legal status that is stated, a line for each counted agreement.

    Parameters
    ----------
    view : ChartSpec
        Of the chart of agreements.
    facts : Facts
        In the language of the lines.

    Returns
    -------
    str
        "" where none is stated.
    """
    rows = table(view, facts)
    known = rows.loc[(rows["counted"] == "yes") & (rows["legal_status"] != "not_stated")]
    line = speaking(facts.lang)(_LINE)
    return "\n".join(
        line.format(country=row["country"], date=row["date"], reason=row["legal_status_reason"])
        for row in records(known)
    )


_LINE = N_("{country} (agreement of {date}): {reason}")
