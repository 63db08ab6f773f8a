"""Speaker notes: under the slide on demand, or in a second window by its address."""

from __future__ import annotations

from charts.briefing import Slide
from views.blocks import Blocks, Group, Heading, Text, Title
from views.context import BriefingContext
from views.text.i18n import _
from views.text.markdown import escape_markdown

_BRIEFING = ("slides", "slide", "said", "remarks", "commodity", "coalition", "producers")
"""Keys that the second window needs beside those that pages share."""


def under_slide(context: BriefingContext, slide: Slide) -> Group:
    """The notes of a slide, framed, below it.

    Parameters
    ----------
    context : BriefingContext
    slide : Slide
    """
    address = context.link("present", **context.spec.values(_BRIEFING), notes="only")
    second = _("[Open the notes in a second window]({second})").format(second=address)
    blocks = (Heading(_("Speaker notes")), *paragraphs(slide), Text(second))
    return Group("notes_panel", blocks, "card")


def alone(slides: tuple[Slide, ...], number: int) -> Blocks:
    """The notes of a slide, large, and what comes next.

    Parameters
    ----------
    slides : tuple of Slide
    number : int
        Of the slide, from 1.
    """
    slide = slides[number - 1]
    following = slides[number].title if number < len(slides) else _("the end")
    place = _("Speaker notes · slide {number} of {every}")
    return (
        Text(place.format(number=number, every=len(slides)), quiet=True),
        Title(escape_markdown(slide.title)),
        Group("notes_panel", paragraphs(slide)),
        Text(_("**Next:** {title}").format(title=escape_markdown(following))),
    )


def paragraphs(slide: Slide) -> Blocks:
    """The notes of a slide."""
    return tuple(
        Text(escape_markdown(paragraph)) for paragraph in slide.notes.split("\n") if paragraph
    )
