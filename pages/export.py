"""The Export page: an image to run, the rows behind it, and the words to go with both."""

from __future__ import annotations

import streamlit as st

from charts.addresses import shown
from charts.captions import alt_text, caption, file_stem
from pages import address
from pages.exporting import choice, look, markup, words_beside
from pages.parts import typefaces
from pages.parts.prose import plain
from pages.parts.spoken import _

facts = address.facts()
spec = address.current()

st.title(_("Export a chart"), anchor=False)
choice.charts(spec)
choice.view(facts, spec)
if choice.is_open(spec):
    st.info(_("Choose a partner: a card shows one."))
else:
    view = shown(spec)
    said, alt = caption(spec.chart, view, facts), alt_text(spec.chart, view, facts)
    with st.container(key="desk"):
        left, right = st.columns([2.3, 1], gap="medium")
    with left:
        if typefaces.can_draw():
            st.html(markup.preview(spec, alt))
        st.html(markup.links(spec))
        stem = file_stem(spec.chart, view, facts)
        st.caption(
            _("Saved as {stem}.{kind} · {license}").format(
                stem=plain(stem), kind=spec.format, license=plain(said.licence)
            )
        )
    with right, st.container(key="look"):
        look.shape(spec)
        look.words(spec, said)
    st.html(words_beside.as_html(facts, spec, said, alt))
