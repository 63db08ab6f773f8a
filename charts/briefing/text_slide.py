"""A slide of the presenter's own text: a sentence and points, behind which no row stands."""

from __future__ import annotations

from charts.briefing.slide import Slide
from charts.speaker_notes import presenter_s_own
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.messages import N_, speaking

_TITLE = N_("A slide in your own words")


def text_slide(token: str, spec: ChartSpec, facts: Facts, texts: tuple[str, str, str]) -> Slide:
    """A slide of text alone, which is shown as it was typed.

    Parameters
    ----------
    token : str
        Its name in an address.
    spec : ChartSpec
        Of the whole briefing.
    facts : Facts
        In the language of the slide.
    texts : (str, str, str)
        The sentence, the notes and the points, a line each; "" for what was not typed.
    """
    _ = speaking(facts.lang)
    title, remarks, points = texts
    speech = presenter_s_own(facts.lang)
    return Slide(
        token=token,
        spec=ChartSpec(theme=spec.theme, lang=spec.lang, asof=spec.asof),
        title=title or _(_TITLE),
        finding=_(_TITLE),
        figures=(),
        points=tuple(points.splitlines()),
        notes=remarks or speech.text,
        speech=speech,
        source=speech.source,
        alt="",
    )
