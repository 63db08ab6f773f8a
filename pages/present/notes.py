"""Speaker notes: under the slide on demand, or in a second window by its URL."""

from __future__ import annotations

import streamlit as st

from charts.briefing import Slide
from pages import url_state
from views.text.i18n import _
from views.text.markdown import escape_markdown


def under(slide: Slide) -> None:
    """The notes of a slide, below it."""
    with st.container(key="notes_panel", border=True):
        st.header(_("Speaker notes"), anchor=False)
        _show_notes(slide)
        second = url_state.context().link("/present", **_briefing(), notes="only")
        st.markdown(_("[Open the notes in a second window]({second})").format(second=second))


def alone(slides: tuple[Slide, ...], number: int) -> None:
    """The notes of a slide, large, and what comes next."""
    slide = slides[number - 1]
    st.caption(
        _("Speaker notes · slide {number} of {every}").format(number=number, every=len(slides))
    )
    st.title(escape_markdown(slide.title), anchor=False)
    with st.container(key="notes_panel"):
        _show_notes(slide)
    following = slides[number].title if number < len(slides) else _("the end")
    st.markdown(_("**Next:** {title}").format(title=escape_markdown(following)))


def _show_notes(slide: Slide) -> None:
    for paragraph in slide.notes.split("\n"):
        if paragraph:
            st.markdown(escape_markdown(paragraph))


def _briefing() -> dict[str, object]:
    spec = url_state.current()
    return {
        key: getattr(spec, key) for key in ("slides", "slide", "said", "commodity", "coalition")
    }
