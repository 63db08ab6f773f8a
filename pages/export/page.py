"""The Export page: an image to run, the rows behind it, and the words to go with both."""

from __future__ import annotations

import streamlit as st

from charts.content import alt_text, caption, file_stem
from charts.urls import without_print_options
from pages import url_state
from pages.components.text import typefaces
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.export import chart_choice, markup, options, text_blocks

facts = url_state.facts()
spec = url_state.current()

st.title(_("Export a chart"), anchor=False)
chart_choice.charts(spec)
chart_choice.view(facts, spec)
if chart_choice.is_open(spec):
    st.info(_("Choose a partner: a card shows one."))
else:
    view = without_print_options(spec)
    chart_caption = caption(view, facts)
    alt = alt_text(view, facts, chart_caption)
    with st.container(key="desk"):
        left, right = st.columns([2.3, 1], gap="medium")
    with left:
        if typefaces.can_draw():
            st.html(markup.preview(spec, alt))
        st.html(markup.links(spec))
        stem = file_stem(view, facts)
        st.caption(
            _("Saved as {stem}.{kind} · {license}").format(
                stem=escape_markdown(stem),
                kind=spec.format,
                license=escape_markdown(chart_caption.licence),
            )
        )
    with right, st.container(key="look"):
        options.shape(spec)
        options.words(spec, chart_caption)
    st.html(text_blocks.as_html(facts, spec, chart_caption, alt))
