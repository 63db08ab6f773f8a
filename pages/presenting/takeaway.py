"""What can be taken away: the deck, the same slides as PDF, and a page on each partner."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from charts.briefing import Slide
from charts.deck import as_pdf, as_powerpoint, brief
from charts.spec import ChartSpec
from data.interface import marked
from data.store import Facts
from data.words import counted
from pages.parts import renders, typefaces
from pages.parts.prose import plain
from pages.parts.spoken import _
from pages.presenting.jobs import BriefsJob

_JOB = "atlas_briefs_job"
_PAPERS = {"a4": "A4", "letter": marked("Letter")}
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_LOOK_SECONDS = 0.5


def draw(facts: Facts, spec: ChartSpec, slides: tuple[Slide, ...]) -> None:
    """Files of this briefing, and pages on partners."""
    st.header(_("Take away"), anchor=False)
    if not typefaces.can_draw():
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="takeaway"):
        _file("PowerPoint", "pptx", _PPTX, lambda: as_powerpoint(slides, facts))
        _file(_("PDF of the slides"), "pdf", "application/pdf", lambda: as_pdf(slides, facts))
    paper = st.segmented_control(
        _("A page on a partner"),
        list(_PAPERS),
        format_func=lambda paper: _(_PAPERS[paper]),
        default="a4",
        required=True,
        key="w_paper",
    )
    focus = next((slide.spec.partner for slide in slides if slide.chart == "partner"), "")
    code, day = spec.partner or focus, spec.day(facts)
    with st.container(horizontal=True, vertical_alignment="bottom", key="briefs"):
        if code:
            _file(
                _("{name}, one page").format(name=plain(facts.name(code))),
                "brief.pdf",
                "application/pdf",
                lambda: brief(facts, code, day, paper, spec.worldview),
                f"brief-{code.lower()}-{paper}",
            )
        if _JOB not in st.session_state:
            every = counted(len(facts.partners), "page", "pages", facts.lang)
            st.button(
                _("Draw all {every}").format(every=every),
                icon=":material/folder_zip:",
                key="draw_briefs",
                on_click=_start,
                args=(facts, spec, paper),
            )
    if _JOB in st.session_state:
        st.fragment(renders.timed(_watched), run_every=_LOOK_SECONDS)(paper)


def _file(
    label: str, end: str, mime: str, made: Callable[[], bytes], stem: str = "briefing"
) -> None:
    st.download_button(
        label,
        data=made,
        file_name=f"ministerial-atlas-{stem}.{end.split('.')[-1]}",
        mime=mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"take_{end}",
    )


def _start(facts: Facts, spec: ChartSpec, paper: str) -> None:
    st.session_state[_JOB] = BriefsJob(facts, spec.day(facts), paper)


def _forget() -> None:
    job = st.session_state.pop(_JOB, None)
    if job is not None and job.running:
        job.stop()


def _watched(paper: str) -> None:
    """How far the pages are; the file once they are there."""
    job: BriefsJob | None = st.session_state.get(_JOB)
    if job is None:
        st.rerun()
        return
    job.look()
    if job.running:
        st.progress(
            job.done / job.every,
            _("{done} of {every} pages drawn").format(done=job.done, every=job.every),
        )
        st.button(_("Stop"), icon=":material/stop:", key="stop_briefs", on_click=_forget)
        return
    if job.failed:
        st.error(_(job.failed))
    else:
        st.download_button(
            _("All pages as a zip"),
            data=job.result or b"",
            file_name=f"ministerial-atlas-briefs-{paper}.zip",
            mime="application/zip",
            icon=":material/download:",
            on_click="ignore",
            key="take_zip",
        )
    st.button(_("Done"), key="forget_briefs", type="tertiary", on_click=_forget)
