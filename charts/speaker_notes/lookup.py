"""Which template speaks for a slide: its own, that of its chart, or the one for any chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charts.captions.caption_parts import CREDIT
from charts.content import caption
from charts.speaker_notes import agreements, meeting, minerals
from charts.speaker_notes.parts import SpeakerNotes, Speech, ended
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import speaking

Template = Callable[[ChartSpec, Facts], Speech]

_OF_SLIDES: Mapping[str, Template] = {
    "question": meeting.question,
    "came": meeting.came,
    "signed": meeting.signed,
    "binding": agreements.reasons,
    "absent": minerals.absent,
    "china": minerals.china,
    "open": meeting.open_questions,
}
"""Of slides that say more than their chart does, by `charts.spec.briefing_params.KINDS`."""

_OF_CHARTS: Mapping[str, Template] = {
    "count": agreements.growth,
    "shares": minerals.shares,
    "partner": agreements.partner,
}


def speaker_notes(kind: str, view: ChartSpec, facts: Facts) -> SpeakerNotes:
    """What a speaker says beside a slide.

    Parameters
    ----------
    kind : str
        Of slide; one without a template of its own speaks as its chart does.
    view : ChartSpec
        What the slide shows.
    facts : Facts
        In the language of the notes.
    """
    template = _OF_SLIDES.get(kind) or _of_chart(view)
    source = speaking(facts.lang)(CREDIT) if kind == "open" else caption(view, facts).source
    return SpeakerNotes(template(view, facts), source, facts.lang)


def _of_chart(view: ChartSpec) -> Template:
    if view.chart == "map" and view.color == "status" and not view.status and not view.region:
        return meeting.world
    return _OF_CHARTS.get(view.chart, _of_any_chart)


def _of_any_chart(view: ChartSpec, facts: Facts) -> Speech:
    """Any chart: its finding, what is drawn, and where that comes from."""
    _, own = speaking(facts.lang), caption(view, facts)
    what = _("What is drawn: {subtitle}").format(subtitle=ended(own.subtitle))
    return Speech(
        (ended(own.title), what, _("Each row behind it names its source.")),
        _("Where do the rows come from?"),
        ended(own.source),
    )
