"""The stage: one slide at a time, full width, with nothing around it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from charts.briefing import Slide
from charts.content import table
from charts.figures.count import count_figure
from charts.figures.locator import locator_address, locator_words
from charts.figures.share_bars import overview_bars, partner_bars, ranking_bars
from charts.producer_rows import without_number
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import NO_FIGURE, STATUS_LABELS, status_label
from data.partners.dossier import dossier
from data.timeline.chronology import count_steps
from pages import url_state
from pages.components import as_of_slider
from pages.components.blocks import show
from pages.components.map_view import draw_map
from pages.components.text.i18n import plotly_config
from views import legend, partner_panel
from views.context import PageContext
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import rows_link

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
            _CHARTS[slide.chart].write(facts, slide, theme)
            st.caption(
                _("Source: {source}. {rows}").format(
                    source=escape_markdown(slide.source), rows=_CHARTS[slide.chart].link(slide)
                )
            )
        else:
            with st.container(key="points"):
                _points(slide)
    steer(slides, number)


def _production_link(slide: Slide) -> str:
    words = f"{slide.spec.commodity} {slide.spec.stage}".strip()
    return rows_link("production", _("The rows"), q=words)


def _partner_link(slide: Slide) -> str:
    return rows_link("agreements", _("The rows"), q=slide.spec.partner)


def _signed_link(slide: Slide) -> str:
    asof = slide.spec.asof.isoformat() if slide.spec.asof else ""
    return rows_link("agreements", _("The rows"), only="signed", **({"asof": asof} if asof else {}))


def _points(slide: Slide) -> None:
    st.markdown("\n".join(f"- {escape_markdown(point)}" for point in slide.points))


def _map(facts: Facts, slide: Slide, theme: str) -> None:
    """The map; replayed where the slide says so."""

    def draw(context: PageContext) -> None:
        draw_map(replace(context, spec=slide.spec.replace(asof=context.spec.asof)))

    if slide.token in REPLAYED:
        as_of_slider.playable(draw)
    else:
        draw_map(replace(url_state.context(), spec=slide.spec, theme=theme))
    rows = table(slide.spec.replace(status=()), facts).set_index("iso_a3")
    counts, asof = rows["status"].value_counts(), slide.spec.as_of_date(facts)
    legend_items = [
        f"{legend.status_mark(key, theme)} "
        f"{escape_markdown(status_label(key, asof, facts.lang))} ({counts[key]})"
        for key in STATUS_LABELS
        if counts.get(key, 0) and (not slide.spec.status or key in slide.spec.status)
    ]
    st.markdown(" &emsp; ".join(legend_items))


def _count(facts: Facts, slide: Slide, theme: str) -> None:
    day = slide.spec.as_of_date(facts)
    figure = count_figure(count_steps(facts), day, facts.covered_to, theme, facts.lang)
    figure.update_layout(height=520, font={"size": _TYPE}, margin={"l": 50, "t": 50, "b": 70})
    figure.update_xaxes(tickfont={"size": _TYPE - 3})
    _chart(figure, slide)


def _shares(facts: Facts, slide: Slide, theme: str) -> None:
    rows = table(slide.spec.replace(chart="shares"), facts)
    if slide.spec.commodity:
        figure = ranking_bars(rows, theme, _TYPE, facts.lang)
    else:
        names = legend_names(slide.spec, facts)
        labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
        figure = overview_bars(rows, names, labels, theme, _TYPE, facts.lang)
    figure.update_layout(height=540)
    _chart(figure, slide)
    unquantified = without_number(rows, facts) if slide.spec.commodity else ""
    if unquantified:
        st.caption(escape_markdown(unquantified))


def _chart(figure: object, slide: Slide) -> None:
    st.plotly_chart(
        figure,
        key=f"slide_{slide.chart}",
        config=plotly_config(url_state.language()),
        alt=slide.alt,
    )


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
        show(partner_panel.status_and_reason(partner, spec.as_of_date(facts), theme))
    with right:
        for row in (
            partner.texts.sort_values("sort_key", ascending=False).head(3).to_dict("records")
        ):
            st.markdown(
                f"**{escape_markdown(row['signed_label'])}** · {escape_markdown(row['title'])}"
            )
        rows = table(spec.replace(chart="partner"), facts).head(_MOST_MINERALS)
        if rows.empty:
            st.markdown(escape_markdown(_(NO_FIGURE)))
        else:
            figure = partner_bars(rows, theme, _TYPE, facts.lang)
            figure.update_layout(height=430)
            st.plotly_chart(
                figure,
                key="slide_minerals",
                config=plotly_config(url_state.language()),
                alt=slide.alt,
            )


@dataclass(frozen=True)
class _StageChart:
    """How a chart is written on the stage, and the link to the rows that it is drawn from."""

    write: Callable[[Facts, Slide, str], None]
    link: Callable[[Slide], str]


_CHARTS = {
    "map": _StageChart(_map, _signed_link),
    "count": _StageChart(_count, _signed_link),
    "shares": _StageChart(_shares, _production_link),
    "partner": _StageChart(_partner, _partner_link),
}


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
