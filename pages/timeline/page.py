"""The Timeline page: what happened, when, and how the count of signed agreements grew."""

from __future__ import annotations

import streamlit as st

from charts.captions.finding import timeline_finding
from charts.figures.count import count_figure
from charts.figures.timeline import timeline_figure
from charts.palette import THEMES
from data.i18n.dates import format_date
from data.i18n.labels import counted
from data.timeline.chronology import TimelineFilter, chronology, count_steps, selected, undated
from pages import url_state
from pages.components import as_of_slider, event_panel, timeline_controls
from pages.components.export_link import export_this
from pages.components.first_paint import send_chart_first
from pages.components.legend import disc, ring
from pages.components.text.chart_as_text import in_words
from pages.components.text.i18n import _, plotly_config
from pages.components.text.provenance import rows_link
from pages.navigation import by_path

facts, local = url_state.facts(), url_state.local_facts()
spec = url_state.current()
theme = spec.theme or st.context.theme.type or "light"
timeline_filter = TimelineFilter(
    spec.kind, spec.partner, spec.region, spec.confidence, spec.start, spec.end
)
rows = selected(facts, chronology(facts), timeline_filter)
names = event_panel.names(facts)

st.title(timeline_finding(facts), anchor=False)
with st.container(key="above_timeline"):
    waiting = st.skeleton(height=110)
left, right = st.columns([2.45, 1], gap="medium")
with left:
    if rows.empty:
        timeline_controls.empty_result(facts, spec)
    else:
        figure = timeline_figure(
            rows, spec.as_of_date(facts), facts.covered_to, theme, names, lang=facts.lang
        )
        row_count = counted(len(rows), "row", "rows", facts.lang)
        signed = disc(THEMES[theme].accent)
        other = ring(THEMES[theme].quiet_ink)
        timeline_controls.chart(figure, in_words(facts, "timeline", spec))
send_chart_first()
with waiting.container():
    timeline_controls.filters(local, spec)
with left:
    if not rows.empty:
        st.caption(
            _(
                "{drawn} of {number}. {signed} is an agreement that counts as signed; a ring "
                "{other} is one that does not, or a weak report. A bar is a month in which "
                "the day is not known; an open diamond is a deadline, not an event. "
                "Shaded: after {day} coverage is not systematic, so few marks there do not mean "
                "that little happened. Without a date, and so not drawn: {undated}."
            ).format(
                drawn=row_count,
                number=len(chronology(facts)),
                signed=signed,
                other=other,
                day=format_date(facts.covered_to, facts.lang),
                undated=counted(undated(facts), "agreement", "agreements", facts.lang),
            )
        )
        export_this("timeline")
with right:
    if not rows.empty:
        event_panel.search(rows, spec.event)
    if spec.event:
        event_panel.draw(facts, spec.event)
    else:
        event_panel.invitation()
timeline_controls.table(local, rows, "timeline")

st.header(_("The count"), anchor=False)
left, right = st.columns([2.45, 1], gap="medium")
with left:

    def draw_count() -> None:
        now = url_state.current()
        st.plotly_chart(
            count_figure(
                count_steps(facts), now.as_of_date(facts), facts.covered_to, theme, facts.lang
            ),
            key="count",
            config=plotly_config(url_state.language()),
            alt=in_words(facts, "count", now),
        )

    as_of_slider.playable(facts, draw_count, by_path("timeline").keys)
    export_this("count")
with right:
    event_panel.claims(facts)
day = spec.as_of_date(facts).isoformat()
st.caption(
    _("Rows: {link}").format(
        link=rows_link("agreements", _("the signed agreements"), only="signed", asof=day)
    )
)
timeline_controls.count_table(local)
