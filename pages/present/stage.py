"""The stage: one slide at a time, full width, with nothing around it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from charts.briefing import Slide
from charts.content import table
from charts.figures.locator import locator_address, locator_words
from charts.producer_rows import without_number
from charts.spec.chart_spec import ChartSpec
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.labels import NO_FIGURE, STATUS_LABELS, status_label
from data.partners.dossier import dossier
from pages import url_state
from pages.components import as_of_slider, legend, partner_panel
from pages.components.map_view import draw_map
from pages.components.text.i18n import _, plotly_config
from pages.components.text.markdown import escape_markdown
from pages.components.text.provenance import rows_link
from pages.navigation import by_path

_TYPE = 19
"""Pixels of type in a chart: legible at the back of a room."""

_MOST_MINERALS = 6
REPLAYED = ("replay",)


def draw(facts: Facts, slides: tuple[Slide, ...], number: int, theme: str) -> None:
    """The slide, its sentence above it, the progress below."""
    slide = slides[number - 1]
    with st.container(key="stage"):
        st.title(escape_markdown(slide.title), anchor=False)
        if slide.chart:
            _draw_chart(facts, slide, theme)
            st.caption(
                _("Source: {source}. {rows}").format(
                    source=escape_markdown(slide.source), rows=_rows_link(slide)
                )
            )
        else:
            with st.container(key="points"):
                _points(slide)
    steer(slides, number)


def _rows_link(slide: Slide) -> str:
    """The rows behind a slide's chart, found by its mineral, its partner or its day."""
    spec, keys = slide.spec, chart_type(slide.chart).keys
    if "group" in keys:
        return rows_link("production", _("The rows"), q=f"{spec.commodity} {spec.stage}".strip())
    if chart_type(slide.chart).required_key == "partner":
        return rows_link("agreements", _("The rows"), q=spec.partner)
    asof = {"asof": spec.asof.isoformat()} if spec.asof else {}
    return rows_link("agreements", _("The rows"), only="signed", **asof)


def _draw_chart(facts: Facts, slide: Slide, theme: str) -> None:
    """The chart of a slide: a figure, unless it is a map or has one beside it."""
    chart = chart_type(slide.chart)
    if chart.figure is None:
        _map(facts, slide, theme)
    elif "worldview" in chart.keys:
        _partner(facts, slide, theme)
    else:
        _figure(facts, slide, theme, table(slide.spec, facts))


def _points(slide: Slide) -> None:
    st.markdown("\n".join(f"- {escape_markdown(point)}" for point in slide.points))


def _map(facts: Facts, slide: Slide, theme: str) -> None:
    """The map; replayed where the slide says so."""
    local = url_state.local_facts()
    if slide.token in REPLAYED:
        as_of_slider.playable(
            facts,
            lambda: draw_map(local, slide.spec.replace(asof=url_state.current().asof), theme),
            by_path("present").keys,
        )
    else:
        draw_map(local, slide.spec, theme)
    rows = table(slide.spec.replace(status=()), facts).set_index("iso_a3")
    counts = rows["status"].value_counts()
    day = slide.spec.as_of_date(facts)
    legend_items = [
        f"{legend.status_mark(key, theme)} "
        f"{escape_markdown(status_label(key, day, facts.lang))} ({counts[key]})"
        for key in STATUS_LABELS
        if counts.get(key, 0) and (not slide.spec.status or key in slide.spec.status)
    ]
    st.markdown(" &emsp; ".join(legend_items))


def _figure(facts: Facts, slide: Slide, theme: str, rows: pd.DataFrame) -> None:
    """The chart's figure in the type of a slide, and who is listed without a number."""
    chart = chart_type(slide.chart)
    assert chart.figure is not None
    figure = chart.figure(slide.spec, facts, rows, theme, _TYPE)
    figure.update_layout(height=chart.figure_height)
    st.plotly_chart(
        figure,
        key=f"slide_{slide.chart}",
        config=plotly_config(url_state.language()),
        alt=slide.alt,
    )
    unquantified = without_number(rows, facts) if "printed" in rows else ""
    if unquantified:
        st.caption(escape_markdown(unquantified))


def _partner(facts: Facts, slide: Slide, theme: str) -> None:
    """Where it is, what it signed, and its largest listed shares."""
    spec: ChartSpec = slide.spec
    partner = dossier(facts, spec.partner, spec.as_of_date(facts))
    left, right = st.columns([1, 1.25], gap="large")
    with left:
        words = locator_words(facts, partner.code, spec.worldview)
        source = locator_address(url_state.local_facts(), partner.code, spec.worldview, theme)
        with st.container(key="locator"):
            st.markdown(f"![{escape_markdown(words)}]({source})")
        partner_panel.status_and_reason(partner, spec.as_of_date(facts), theme)
    with right:
        for row in (
            partner.texts.sort_values("sort_key", ascending=False).head(3).to_dict("records")
        ):
            st.markdown(
                f"**{escape_markdown(row['signed_label'])}** · {escape_markdown(row['title'])}"
            )
        rows = table(spec, facts).head(_MOST_MINERALS)
        if rows.empty:
            st.markdown(escape_markdown(_(NO_FIGURE)))
        else:
            _figure(facts, slide, theme, rows)


def steer(slides: tuple[Slide, ...], number: int) -> None:
    """Previous and next by key, the progress, and the list of slides."""
    with st.container(horizontal=True, vertical_alignment="center", key="steering"):
        last = len(slides)
        previous, following = max(number - 1, 1), min(number + 1, last)
        _step_button(_("Previous slide"), ":material/chevron_left:", "Left", previous, number == 1)
        _step_button(
            _("Next slide"), ":material/chevron_right:", "Right", following, number == last
        )
        _step_button(_("First"), ":material/first_page:", "Home", 1, number == 1)
        _step_button(_("Last"), ":material/last_page:", "End", last, number == last)
        progress_label = _("{number} of {every}").format(number=number, every=last)
        st.progress(number / last, progress_label)
        st.selectbox(
            _("Slides"),
            list(range(1, len(slides) + 1)),
            format_func=lambda slide_number: f"{slide_number}  {slides[slide_number - 1].title}",
            label_visibility="collapsed",
            width=320,
            **url_state.bind_widget(
                "w_slide", number, lambda slide_number: {"slide": slide_number}
            ),
        )
        st.button(
            _("Notes"),
            icon=":material/speaker_notes:",
            key="notes_toggle",
            shortcut="N",
            on_click=_toggle_notes,
        )


def _step_button(label: str, icon: str, key: str, slide_number: int, disabled: bool) -> None:
    st.button(
        label,
        icon=icon,
        key=f"to_{key}",
        shortcut=key,
        disabled=disabled,
        on_click=url_state.change,
        kwargs={"slide": slide_number},
    )


def _toggle_notes() -> None:
    notes = url_state.current().notes
    url_state.change(notes="" if notes == "under" else "under")
