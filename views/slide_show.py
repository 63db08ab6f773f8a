"""The slides of a briefing, all of them in the page: a script moves through them by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from textwrap import shorten

from markupsafe import Markup

from charts.briefing import Slide
from charts.content import caption
from charts.palette import AUTO
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import LONGEST_WORDS
from charts.urls import deck_address
from data.facts.store import Facts
from data.i18n.messages import N_
from views.blocks import Block
from views.chart_address import picture_address
from views.context import BriefingContext
from views.templating import render
from views.text.i18n import _

KEYS = ("slide", "notes")
"""What of the view a presenter changes on it."""

KEYS_OF_A_PRESENTER = N_(
    "Keys: arrows or Page Up and Page Down move; a number and Enter goes to a slide; N notes, "
    "O all slides, B black, L pointer, F full screen."
)

_SHAPES = {
    "stage-16x9": "(min-aspect-ratio: 169/100)",
    "stage-16x10": "(min-aspect-ratio: 147/100)",
    "stage-4x3": "(min-aspect-ratio: 1/1)",
    "stage-2x3": "(max-width: 600px)",
    "stage-3x4": "",
}
"""Which screens each size of a slide is for, the widest first; a phone before a tablet upright."""

_BESIDE_FIGURES = {
    "stage-2x3": "(max-width: 600px) and (max-aspect-ratio: 1/1)",
    "stage-beside": "",
}


@dataclass(frozen=True)
class SlideShow(Block):
    """Every slide of a briefing, of which one is seen.

    Parameters
    ----------
    state : mapping of str to str
        Which slide is seen, from 1, and whether with its notes.
    html : callable
        Gives the HTML of all of them.
    """

    state: Mapping[str, str | int]
    html: Callable[[], Markup] = field(compare=False)


def slide_show(
    context: BriefingContext,
    slides: tuple[Slide, ...],
    number: int,
    rows: Callable[[Slide], str],
    is_live: Callable[[Slide], bool],
) -> SlideShow:
    """The slides of a briefing; their HTML is the same whichever is seen.

    Parameters
    ----------
    context : BriefingContext
    slides : tuple of Slide
    number : int
        Of the slide that is seen, from 1.
    rows : callable
        Gives the address of the rows that a slide's chart is drawn from.
    is_live : callable
        Whether something that moves lies over the picture of a slide.
    """
    notes = context.spec.notes
    return SlideShow(
        {"slide": number, "notes": notes},
        lambda: render(
            "slide_show.html",
            slides=[
                _values(context, slide) | {"rows": rows(slide), "is_live": is_live(slide)}
                for slide in slides
            ],
            mode="notes" if notes == "only" else "stage",
            second=context.changed(slide=1, notes="only"),
            briefing=deck_address(context.spec, "html"),
            words=_words(),
            position=_("{number} of {every}"),
            keys=_(KEYS_OF_A_PRESENTER),
        ),
    )


def _values(context: BriefingContext, slide: Slide) -> dict[str, object]:
    """What the template names of a slide."""
    return {
        "slide": slide,
        "notes": [line for line in slide.notes.split("\n") if line],
        "pictures": pictures(context, slide) if slide.chart else (),
    }


def pictures(context: BriefingContext, slide: Slide) -> list[tuple[str, str]]:
    """The address of the picture for each shape of screen, and which screens those are.

    Parameters
    ----------
    context : BriefingContext
    slide : Slide
        One with a chart.

    Returns
    -------
    list of (str, str)
        The widest first; "" for all other screens.
    """
    shapes = _BESIDE_FIGURES if slide.figures else _SHAPES
    return [
        (_address(context, slide, name, context.theme), screens) for name, screens in shapes.items()
    ]


def wide_pictures(context: BriefingContext, slide: Slide) -> tuple[str, ...]:
    """The address of the picture of a wide screen; light and dark where the system says which.

    Parameters
    ----------
    context : BriefingContext
    slide : Slide
        One with a chart.
    """
    name = "stage-beside" if slide.figures else "stage-16x9"
    themes = ("light", "dark") if context.theme == AUTO else (context.theme,)
    return tuple(_address(context, slide, name, theme) for theme in themes)


def _address(context: BriefingContext, slide: Slide, preset: str, theme: str) -> str:
    title = own_title(slide, context.facts)
    own = {"title": title} if title else {}
    edits = slide.edits("dark" if theme == "dark" else "light")
    own |= ExportSpec(chart=slide.chart, **edits).to_query(edits)
    return picture_address(slide.chart, slide.spec, theme, preset=preset, **own)


def own_title(slide: Slide, facts: Facts) -> str:
    """The title that the picture of a slide is given; "" where it is the one that it has by itself.

    Parameters
    ----------
    slide : Slide
        One with a chart.
    facts : Facts
    """
    if slide.title == caption(slide.spec, facts).title:
        return ""
    return shorten(slide.title, LONGEST_WORDS["title"], placeholder="…")


def _words() -> Mapping[str, str]:
    return {
        "slides": _("Slides"),
        "first": _("First slide"),
        "previous": _("Previous slide"),
        "next": _("Next slide"),
        "last": _("Last slide"),
        "notes": _("Notes"),
        "speaker_notes": _("Speaker notes"),
        "second": _("Open the notes in a second window"),
        "overview": _("All slides"),
        "black": _("Black screen"),
        "full": _("Full screen"),
        "laser": _("Pointer"),
        "rows": _("The rows"),
        "source": _("Source: {source}"),
        "time": _("Time"),
        "elapsed": _("Elapsed"),
        "upcoming": _("Next"),
    }
