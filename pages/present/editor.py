"""Editing a briefing: slides, their order, partner, mineral and sentences; and its file."""

from __future__ import annotations

import streamlit as st

from charts.briefing import Slide, from_file, to_file
from charts.briefing.slide_names import names
from charts.spec.briefing_params import (
    DEFAULT,
    LONGEST_SENTENCE,
    MOST_SLIDES,
    parse_sentences,
    sentences_to_json,
)
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import as_line
from data.facts.store import Facts, store
from pages import url_state
from pages.components import controls
from pages.components.mineral_finder import labels as minerals
from pages.components.text.query_problems import describe
from pages.present import files
from views.text.i18n import _
from views.text.markdown import escape_markdown

_LOADED = "atlas_briefing_problems"


def draw(facts: Facts, spec: ChartSpec, slides: tuple[Slide, ...], number: int) -> None:
    """Everything that a presenter may change, under the stage."""
    opened = st.expander(
        _("Prepare this briefing, or take it away"), key="prepare", on_change="rerun"
    )
    if not opened.open:
        return
    with opened:
        left, right = st.columns(2, gap="large")
        with left:
            _slides(facts, spec)
            _order(spec, number)
            with st.container(horizontal=True, vertical_alignment="bottom"):
                controls.partner_search(url_state.local_facts(), spec.partner)
                _mineral(facts, spec)
        with right:
            _sentence(spec, slides[number - 1])
            _file(facts, spec)
            files.draw(facts, spec, slides)


def _slides(facts: Facts, spec: ChartSpec) -> None:
    options = names(facts, spec)
    st.multiselect(
        _("Slides, in order"),
        list(options),
        format_func=options.__getitem__,
        max_selections=MOST_SLIDES,
        **url_state.bind_widget("w_slides", list(spec.slides or DEFAULT), _slides_change),
    )


def _slides_change(chosen: list[str]) -> dict[str, object]:
    tokens = tuple(chosen) or DEFAULT
    number = min(url_state.current().slide, len(tokens))
    return {"slides": () if tokens == DEFAULT else tokens, "slide": number}


def _order(spec: ChartSpec, number: int) -> None:
    tokens = list(spec.slides or DEFAULT)
    with st.container(horizontal=True, key="order"):
        for label, icon, step in (
            (_("Move this slide earlier"), ":material/arrow_upward:", -1),
            (_("Move this slide later"), ":material/arrow_downward:", 1),
        ):
            st.button(
                label,
                icon=icon,
                key=f"move_{step}",
                disabled=not 0 <= number - 1 + step < len(tokens),
                on_click=_move_slide,
                args=(number - 1, step),
            )


def _move_slide(index: int, step: int) -> None:
    tokens = list(url_state.current().slides or DEFAULT)
    tokens[index], tokens[index + step] = tokens[index + step], tokens[index]
    url_state.change(**_slides_change(tokens) | {"slide": index + step + 1})


def _mineral(facts: Facts, spec: ChartSpec) -> None:
    options = minerals(facts)
    st.selectbox(
        _("Mineral where China leads"),
        list(options),
        format_func=options.__getitem__,
        placeholder=_("The one it leads most"),
        width=240,
        **url_state.bind_widget(
            "w_china", spec.commodity or None, lambda slug: {"commodity": slug or ""}
        ),
    )


def _sentence(spec: ChartSpec, slide: Slide) -> None:
    """The sentence of the slide on the stage; emptied, it is the finding again."""

    def to_changes(text: str | None) -> dict[str, str]:
        line = as_line(text or "")[:LONGEST_SENTENCE]
        sentences = parse_sentences(url_state.current().said)
        sentences[slide.token] = "" if line == slide.finding else line
        return {"said": sentences_to_json(sentences)}

    st.text_area(
        _("Sentence of this slide"),
        max_chars=LONGEST_SENTENCE,
        help=_("Generated: {finding}").format(finding=escape_markdown(slide.finding)),
        **url_state.bind_widget("w_sentence", slide.title, to_changes),
    )


def _file(facts: Facts, spec: ChartSpec) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.download_button(
            _("Save the briefing"),
            data=to_file(url_state.current()),
            file_name="ministerial-atlas-briefing.json",
            mime="application/json",
            icon=":material/save:",
            on_click="ignore",
            key="save_briefing",
        )
    st.file_uploader(
        _("Load a briefing"), type="json", key="load_briefing", on_change=_load, max_upload_size=1
    )
    for problem in st.session_state.pop(_LOADED, []):
        st.warning(
            _("The file was not fully understood. {told}").format(told=describe(facts, problem))
        )


def _load() -> None:
    """Load the view of a file; report what cannot be used, apply the rest."""
    upload = st.session_state.get("load_briefing")
    if upload is None:
        return
    spec, problems = from_file(upload.getvalue(), store().facts)
    st.session_state[_LOADED] = problems
    if spec is not None:
        url_state.change(
            slides=spec.slides,
            said=spec.said,
            partner=spec.partner,
            commodity=spec.commodity,
            coalition=spec.coalition,
            asof=spec.asof,
            worldview=spec.worldview,
            theme=spec.theme,
            slide=1,
        )
