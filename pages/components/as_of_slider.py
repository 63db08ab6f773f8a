"""The as-of date under a chart: a slider, steps by the month, and a replay.

While it plays, only the chart and its date run again, as a fragment: the geometry stays where it is
and a frame is a few kilobytes. Pausing, or the end, lets the whole page follow.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

import streamlit as st

from charts.spec.date_params import FIRST_DAY
from data.facts.store import Facts
from data.i18n.messages import N_
from pages import url_state
from pages.components import run_timing
from pages.components.text.i18n import day_format
from views.as_of import stops, summary
from views.context import PageContext
from views.page_list import page_type
from views.text.i18n import _

FRAME_SECONDS = 0.9
_PLAYING, _FRESH = "atlas_playing", "atlas_fresh"


def playable(draw: Callable[[PageContext], None]) -> None:
    """Draw a chart that follows the as-of date, with its date controls below.

    Parameters
    ----------
    draw : callable
        Draws the chart of a view.
    """

    def frame() -> None:
        url_state.begin_fragment()
        facts = url_state.facts()
        if not _next_frame(facts):
            st.rerun()
        context = url_state.context()
        draw(context)
        st.progress(_progress(facts, context.asof), summary(facts, context.asof))
        url_state.write_url(page_type(context.page).keys)

    # No fragment while nothing plays: all of the page follows a date, and would run after it.
    with st.container():
        if st.session_state.get(_PLAYING):
            st.session_state[_FRESH] = True
            st.fragment(run_timing.timed(frame), run_every=FRAME_SECONDS)()
            _buttons(url_state.facts())
        else:
            draw(url_state.context())
            _controls(url_state.facts())


def _progress(facts: Facts, day: date) -> float:
    """How far the replay is; another date may have come with the Back key."""
    last = len(stops(facts)) - 1
    return min(bisect_left(stops(facts), day), last) / last


def _next_frame(facts: Facts) -> bool:
    """Advance by a frame, unless the page has just been drawn; false when nothing plays."""
    state = st.session_state
    if not state.get(_PLAYING):
        return False
    if state.pop(_FRESH, False):
        return True
    later = [day for day in stops(facts) if day > url_state.current().as_of_date(facts)]
    if not later:
        state[_PLAYING] = False
        return False
    _go_to(later[0], facts)
    return True


def _controls(facts: Facts) -> None:
    day = url_state.current().as_of_date(facts)
    with st.container(horizontal=True, vertical_alignment="center", key="scrubber"):
        _buttons(facts)
        st.slider(
            _("As of"),
            FIRST_DAY,
            facts.last_event,
            format=day_format(url_state.language()),
            width="stretch",
            label_visibility="collapsed",
            **url_state.bind_widget("w_asof", day, lambda chosen: _date_change(chosen, facts)),
        )
    st.caption(summary(facts, day))


def _buttons(facts: Facts) -> None:
    if st.session_state.get(_PLAYING):
        st.button(_("Pause"), icon=":material/pause:", key="pause", shortcut="k", on_click=_pause)
        return
    st.button(
        _("Play"),
        icon=":material/play_arrow:",
        key="play",
        shortcut="k",
        on_click=_play,
        args=(facts,),
    )
    for label, icon, step, key in (
        (N_("Previous"), ":material/chevron_left:", -1, "j"),
        (N_("Next"), ":material/chevron_right:", 1, "l"),
    ):
        st.button(
            _(label),
            icon=icon,
            key=f"step_{key}",
            shortcut=key,
            on_click=_step,
            args=(facts, step),
        )


def _play(facts: Facts) -> None:
    st.session_state[_PLAYING] = True
    days, day = stops(facts), url_state.current().as_of_date(facts)
    _go_to(days[0] if day >= days[-1] else days[bisect_left(days, day)], facts)


def _pause() -> None:
    st.session_state[_PLAYING] = False


def _step(facts: Facts, step: int) -> None:
    _pause()
    days, day = stops(facts), url_state.current().as_of_date(facts)
    index = bisect_right(days, day) if step > 0 else bisect_left(days, day) - 1
    _go_to(days[min(max(index, 0), len(days) - 1)], facts)


def _date_change(day: date, facts: Facts) -> dict[str, date | None]:
    _pause()
    return {"asof": None if day == facts.last_event else day}


def _go_to(day: date, facts: Facts) -> None:
    url_state.change(asof=None if day == facts.last_event else day)
