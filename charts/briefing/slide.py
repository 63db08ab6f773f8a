"""One slide of a briefing."""

from __future__ import annotations

from dataclasses import dataclass

from charts.briefing.slide_figures import KeyFigure
from charts.speaker_notes import SpeakerNotes
from charts.spec.chart_spec import ChartSpec
from charts.spec.slide_tokens import TEXT, of_token


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    token : str
        Its name in an address.
    spec : ChartSpec
        The view of its chart.
    title : str
        The sentence: the presenter's own, or the finding.
    finding : str
        The generated sentence.
    figures : tuple of KeyFigure
        What stands beside the chart, in large type.
    points : tuple of str
        Lines of a slide of text alone, which has no chart.
    notes : str
        What the speaker says, for the speaker alone: the presenter's own, or `speech` as text.
    speech : SpeakerNotes
        The generated notes.
    source : str
        Where the rows come from.
    alt : str
        What the picture shows, in words.
    """

    token: str
    spec: ChartSpec
    title: str
    finding: str
    figures: tuple[KeyFigure, ...]
    points: tuple[str, ...]
    notes: str
    speech: SpeakerNotes
    source: str
    alt: str

    @property
    def chart(self) -> str:
        """The chart that it shows, or "" for text alone."""
        return "" if self.points or self.kind == TEXT else self.spec.chart

    @property
    def kind(self) -> str:
        """The kind of slide, which its name begins with."""
        return of_token(self.token)[0]
