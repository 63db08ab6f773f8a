"""The Present page: a briefing with slides, speaker notes and files to take away."""

from __future__ import annotations

from charts.briefing import Slide, briefing
from views.blocks import Blocks, Details, Group, Heading, Table, Text, Title
from views.chart_text import chart_rows
from views.context import BriefingContext
from views.present import files, notes, stage
from views.present.editor import editor
from views.present.order import order
from views.present.steering import links, position
from views.present.typed_texts import typed_texts_form
from views.slide_show import slide_show
from views.text.i18n import _
from views.text.markdown import escape_markdown, raised


def present_page(context: BriefingContext) -> Blocks:
    """On the screen: one slide, what moves on from it, and everything that a presenter changes."""
    slides, number = _slides_and_number(context)
    slide, shown = (
        slides[number - 1],
        slide_show(context, slides, number, stage.rows_of, stage.is_live),
    )
    if context.spec.notes == "only":
        return (Group("stage", (shown,)),)
    return (
        Group("stage", (shown, *_live(context, slide))),
        *_rows(context, slide, number),
        editor(context, slides, number),
    )


def _live(context: BriefingContext, slide: Slide) -> Blocks:
    """What lies over the picture of a slide that moves."""
    return (Group("live_slide", stage.on_stage(context, slide)),) if stage.is_live(slide) else ()


def all_slides(context: BriefingContext) -> Blocks:
    """On paper, and without scripts: every slide with its notes, the chosen one first."""
    slides, chosen = _slides_and_number(context)
    if context.spec.notes == "only":
        return (*notes.alone(slides, chosen), links(slides, chosen))
    numbers = sorted(range(1, len(slides) + 1), key=lambda number: number != chosen)
    return (
        *(_sheet(context, slides, number, number == chosen) for number in numbers),
        *files.on_every_paper(context, slides),
    )


def current_slide(context: BriefingContext) -> Slide:
    """The slide on the stage."""
    slides, number = _slides_and_number(context)
    return slides[number - 1]


def _slides_and_number(context: BriefingContext) -> tuple[tuple[Slide, ...], int]:
    """The slides, and which of them is shown; a number past the end shows the last."""
    slides = briefing(context.spec, context.facts)
    return slides, min(context.spec.slide, len(slides))


def _sheet(
    context: BriefingContext, slides: tuple[Slide, ...], number: int, is_chosen: bool
) -> Group:
    """A slide, framed: sentence, picture or points, source, notes and rows."""
    slide = slides[number - 1]
    sentence, notes_head = escape_markdown(slide.title), _("### Speaker notes")
    blocks = (
        Title(sentence) if is_chosen else Heading(sentence),
        Text(position(number, len(slides)), quiet=True),
        *(_moves(context, slides, number) if is_chosen else ()),
        *stage.on_paper(context, slide, is_chosen),
        *((typed_texts_form(slide),) if is_chosen else ()),
        Text(raised(notes_head) if is_chosen else notes_head),
        *notes.paragraphs(slide),
        *_rows(context, slide, number),
    )
    return Group(f"slide_{number}", blocks, "card")


def _moves(context: BriefingContext, slides: tuple[Slide, ...], number: int) -> Blocks:
    """To the other slides, and to the briefing with this one elsewhere, twice or not at all."""
    return (links(slides, number), Group("order", order(context.spec, number), "row"))


def _rows(context: BriefingContext, slide: Slide, number: int) -> Blocks:
    """The rows of a slide's chart, for those who read rather than look."""
    if not slide.chart:
        return ()
    name = f"slide-{number}-{slide.chart}"
    label = _("The rows of this slide as a table")

    def rows() -> Blocks:
        return (Table(chart_rows(context, slide.chart, slide.spec), name),)

    return (Details(label, f"table_{name}", rows),)
