"""The count over time as a Plotly figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

import plotly.graph_objects as go

from charts.figures.count_svg import is_one_line
from charts.figures.plotly_layout import LEGEND_ABOVE
from charts.figures.timeline import MARGIN, time_layout
from charts.palette import THEMES
from data.agreements.counting import COUNT_STARTS
from data.i18n.cldr import ENGLISH
from data.i18n.dates import format_date
from data.i18n.labels import counted
from data.i18n.messages import N_, speaking
from data.timeline.chronology import Step


def count_figure(
    steps: Sequence[Step], asof: date, covered_to: date, theme: str, lang: str = ENGLISH
) -> go.Figure:
    """Agreements signed and their signatories as steps; the eleven of 4 February are one step.

    One line where every agreement has brought another signatory.

    The lines end on the as-of date, or on the last step where that is later.

    Parameters
    ----------
    steps : sequence of Step
        `data.timeline.chronology.count_steps`, one at least.
    asof : datetime.date
    covered_to : datetime.date
        After this day the background is shaded: coverage is thin there.
    theme : {"light", "dark"}
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """
    _, ink = speaking(lang), THEMES[theme]
    last = max(asof, steps[-1].day)
    days = [COUNT_STARTS.isoformat(), *(step.day.isoformat() for step in steps), last.isoformat()]
    hover = [
        _("Start of the count: April 2025"),
        *(_step_hover(step, lang) for step in steps),
        _step_hover(steps[-1], lang),
    ]
    traces = []
    one = is_one_line(steps)
    first = _("Agreements signed, each with another signatory") if one else _("Agreements signed")
    lines = [(first, "texts", ink.accent), (_("Signatories"), "partners", ink.highlight)]
    for name, key, color in lines[:1] if one else lines:
        values = [0, *(getattr(step, key) for step in steps), getattr(steps[-1], key)]
        traces.append(
            go.Scatter(
                x=days,
                y=values,
                name=name,
                mode="lines",
                line={
                    "shape": "hv",
                    "width": 2.5 if key == "texts" else 1.5,
                    "color": color,
                    "dash": "solid" if key == "texts" else "dash",
                },
                showlegend=True,
                text=hover,
                hovertemplate="%{text}<extra></extra>",
            )
        )
    layout = time_layout(ink, asof, covered_to)
    padding = timedelta(days=15)
    layout["xaxis"]["range"] = [
        (day + gap).isoformat() for day, gap in ((COUNT_STARTS, -padding), (last, padding))
    ]
    layout |= {
        "height": 260,
        "legend": LEGEND_ABOVE,
        "margin": MARGIN | {"l": 30},
        "yaxis": {"rangemode": "tozero", "gridcolor": ink.land, "fixedrange": True},
    }
    return go.Figure(traces, layout)


def _step_hover(step: Step, lang: str) -> str:
    names = "<br>".join(escape(name) for name in step.names)
    total = speaking(lang)(_TOTAL).format(
        day=format_date(step.day, lang),
        agreements=counted(step.texts, "agreement", "agreements", lang),
        signatories=counted(step.partners, "signatory", "signatories", lang),
    )
    return f"<b>{total}</b><br>{names}"


_TOTAL = N_("{day}: {agreements}, {signatories}")
