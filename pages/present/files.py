"""Downloads: the deck, the same slides as PDF, and a page on each partner.

Each is a link to an address of its own (`server.routes.briefings`), not a widget's download: that
would be built inside the run of a script, and is gone when other readers' runs clean up.
"""

from __future__ import annotations

import streamlit as st

from charts.briefing import Slide
from charts.spec.chart_spec import ChartSpec
from charts.urls import brief_address, briefs_address, deck_address
from data.facts.store import Facts
from data.i18n.labels import counted
from data.i18n.messages import N_
from pages.components.text import typefaces
from views.blocks import Downloads
from views.templating import block_html
from views.text.i18n import _

_PAPERS = {"a4": "A4", "letter": N_("Letter")}


def draw(facts: Facts, spec: ChartSpec, slides: tuple[Slide, ...]) -> None:
    """Files of this briefing, and pages on partners."""
    st.header(_("Take away"), anchor=False)
    if not typefaces.can_draw():
        return
    decks = {"PowerPoint": "pptx", _("PDF of the slides"): "pdf"}
    links = {label: deck_address(spec, kind) for label, kind in decks.items()}
    st.html(block_html(Downloads(_("Files of this briefing"), links)))
    paper = st.segmented_control(
        _("A page on a partner"),
        list(_PAPERS),
        format_func=lambda paper: _(_PAPERS[paper]),
        default="a4",
        required=True,
        key="w_paper",
    )
    st.html(block_html(Downloads(_("Pages on partners"), _pages(facts, spec, slides, paper))))
    st.caption(_("The zip grows while its pages are drawn: that can take a minute."))


def _pages(facts: Facts, spec: ChartSpec, slides: tuple[Slide, ...], paper: str) -> dict[str, str]:
    """Addresses by label: the page on the partner in focus, and those on all."""
    focus = next((slide.spec.partner for slide in slides if slide.chart == "partner"), "")
    code = spec.partner or focus
    every = counted(len(facts.partners), "page", "pages", facts.lang)
    pages = {_("All {every}, ZIP").format(every=every): briefs_address(spec, paper)}
    if not code:
        return pages
    one = _("{name}, one page").format(name=facts.name(code))
    return {one: brief_address(spec, code, paper)} | pages
