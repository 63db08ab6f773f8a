"""The slides: each a view plus a sentence from the facts, so that no number is typed by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from charts.briefing.open_questions import open_title, points
from charts.briefing.slide import Slide
from charts.briefing.slide_figures import figures_of
from charts.briefing.slide_views import view_of
from charts.briefing.text_slide import text_slide
from charts.captions import Caption, in_sentence_language
from charts.captions.agreement_finding import legal_finding
from charts.captions.finding import attendance_finding, map_finding, signed_finding
from charts.captions.leaders import absent_finding
from charts.content import alt_text, caption
from charts.editing import with_editing
from charts.speaker_notes import speaker_notes
from charts.spec.briefing_params import DEFAULT, fault_of
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import PrintOptions
from charts.spec.slide_texts import parse_texts
from charts.spec.slide_tokens import TEXT, VIEW, of_token
from charts.spec.slide_view import slide_options, slide_view
from data.agreements.counting import COUNT_STARTS
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.messages import N_, speaking

QUESTION = N_(
    "Who joined the Critical Minerals Ministerial, what did they sign, and what does that change?"
)


def briefing(spec: BriefingSpec, facts: Facts) -> tuple[Slide, ...]:
    """The slides of a view: `BriefingSpec.slides`, or the story in ten.

    Parameters
    ----------
    spec : BriefingSpec
        Which slide is shown and whether the notes are do not matter.
    facts : Facts
        In any language.
    """
    key = spec.replace(slide=1, notes="", start=None, end=None)
    in_language, localized = in_sentence_language(key, facts)
    return _briefing(localized, in_language)


@cache_by_facts(64)
def _briefing(facts: Facts, spec: BriefingSpec) -> tuple[Slide, ...]:
    texts = [parse_texts(text) for text in (spec.said, spec.remarks, spec.points)]
    return tuple(
        _slide(token, spec, facts, *(by_slide.get(token, "") for by_slide in texts))
        for token in spec.slides or DEFAULT
    )


def _slide(
    token: str, spec: ChartSpec, facts: Facts, title: str, remarks: str, own_points: str
) -> Slide:
    """A slide with the presenter's own sentence and notes, where there are any."""
    kind, about = of_token(token)
    if kind == TEXT:
        return text_slide(token, spec, facts, (title, remarks, own_points))
    if fault_of(token, facts):
        # The facts have changed since the name was read.
        gone = speaking(facts.lang)(_GONE).format(name=token)
        return text_slide(token, spec, facts, (title, remarks, gone))
    view = (
        slide_view(about, facts).replace(theme=spec.theme, lang=spec.lang)
        if kind == VIEW
        else view_of(kind, about, spec, facts)
    )
    made = _generated(facts, token, kind, view)
    if kind == VIEW:
        made = _edited(made, slide_options(about, facts), facts)
    return replace(made, title=title or made.finding, notes=remarks or made.notes)


def _edited(slide: Slide, options: PrintOptions, facts: Facts) -> Slide:
    """A slide with what an editor has added to its picture; a byline stands beside the source."""
    return replace(
        slide,
        options=options,
        source=" · ".join(filter(None, (slide.source, options.byline))),
        alt=with_editing(slide.alt, slide.spec, options, facts),
    )


@cache_by_facts(256)
def _generated(facts: Facts, token: str, kind: str, view: ChartSpec) -> Slide:
    """A slide as it is without words of a presenter; most are the same in other briefings."""
    chart_caption, lines = caption(view, facts), points(kind, view, facts)
    speech = speaker_notes(kind, view, facts)
    finding = _finding(kind, view, facts, chart_caption)
    return Slide(
        token=token,
        spec=view,
        title=finding,
        finding=finding,
        figures=figures_of(kind, view, facts),
        points=lines,
        notes=speech.text,
        speech=speech,
        source=speech.source,
        alt="" if lines else alt_text(view, facts, chart_caption),
    )


_GONE = N_("The facts of this chart have no {name} any longer.")


def _finding(kind: str, view: ChartSpec, facts: Facts, chart_caption: Caption) -> str:
    """The sentence of a slide: its own, or the title of its chart."""
    own = _FINDINGS.get(kind)
    return own(view, facts) if own else chart_caption.title


def _replay_finding(view: ChartSpec, facts: Facts) -> str:
    """The period that the replay shows: from the start of the count to the as-of date."""
    day = view.as_of_date(facts)
    if day < COUNT_STARTS:
        return signed_finding(facts, day)
    _ = speaking(facts.lang)
    return _("How the map filled, from April 2025 to {day}").format(
        day=format_date(day, facts.lang)
    )


_FINDINGS: Mapping[str, Callable[[ChartSpec, Facts], str]] = {
    "question": lambda view, facts: speaking(facts.lang)(QUESTION),
    "came": lambda view, facts: attendance_finding(facts, view.as_of_date(facts)),
    "signed": lambda view, facts: map_finding(facts, view.as_of_date(facts)),
    "binding": lambda view, facts: legal_finding(facts, view.as_of_date(facts)),
    "absent": lambda view, facts: absent_finding(facts, view.as_of_date(facts)),
    "replay": _replay_finding,
    "open": lambda view, facts: open_title(facts),
}
