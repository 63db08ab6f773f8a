"""Speaker notes on paper, and alone at an address of their own."""

from __future__ import annotations

from charts.briefing import Slide
from views.blocks import Blocks, Group, Text, Title
from views.text.i18n import _
from views.text.markdown import escape_markdown


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
