"""One slide of a briefing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from charts.briefing.slide_figures import KeyFigure
from charts.speaker_notes import SpeakerNotes
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import fitting_style
from charts.spec.print_params import PrintOptions
from charts.spec.slide_tokens import TEXT, of_token
from charts.spec.slide_view import edited_keys


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
    options : PrintOptions
        What an editor has added to the picture.
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
    options: PrintOptions = field(default_factory=PrintOptions)

    @property
    def chart(self) -> str:
        """The chart that it shows, or "" for text alone."""
        return "" if self.points or self.kind == TEXT else self.spec.chart

    @property
    def kind(self) -> str:
        """The kind of slide, which its name begins with."""
        return of_token(self.token)[0]

    @property
    def is_edited(self) -> bool:
        """Whether an editor has added anything to its picture."""
        return self.options != PrintOptions()

    def edits(self, theme: str) -> dict[str, Any]:
        """What an editor has added, as fields of `charts.print.Edition`.

        Parameters
        ----------
        theme : {"light", "dark"}
            In which the picture is: a style for the other has only its typeface.
        """
        style, _ = fitting_style(self.options.style, theme)
        own = {key: getattr(self.options, key) for key in edited_keys(self.spec.chart)}
        return own | {"style": style}
