"""The Present page: a briefing with slides, speaker notes and downloads."""

from __future__ import annotations

import streamlit as st

from charts.briefing import briefing
from pages import url_state
from pages.components.text.chart_as_text import chart_rows, folded_table
from pages.present import editor, notes, stage
from views.text.i18n import _

facts = url_state.facts()
spec = url_state.current()
theme = spec.theme or st.context.theme.type or "light"
slides = briefing(spec, facts)
number = min(spec.slide, len(slides))

if spec.notes == "only":
    notes.alone(slides, number)
    stage.steer(slides, number)
else:
    stage.draw(facts, slides, number, theme)
    if spec.notes == "under":
        notes.under(slides[number - 1])
    slide = slides[number - 1]
    if slide.chart:
        folded_table(
            lambda: chart_rows(facts, slide.chart, slide.spec),
            _("The rows of this slide as a table"),
            f"slide-{number}-{slide.chart}",
        )
    editor.draw(facts, spec, slides, number)
