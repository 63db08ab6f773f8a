"""Editing a briefing: slides, their order, partner, mineral and sentences; and its file."""

from __future__ import annotations

from charts.briefing import Slide, from_file, to_file
from charts.briefing.slide_names import names
from charts.spec.briefing_params import DEFAULT, MOST_SLIDES
from data.facts.store import Facts
from views import controls, mineral_controls
from views.blocks import Blocks, Changes, Columns, Details, Group, Notice
from views.context import BriefingContext
from views.fields import Choice
from views.live_blocks import File, Undo, Upload
from views.present import files
from views.present.order import chosen_slides, is_full, no_room, order, slide_order
from views.present.own_texts import text_fields
from views.query_problems import describe
from views.text.i18n import _

_LOADED = (
    *("slides", "said", "remarks", "points", "partner", "commodity", "coalition"),
    *("producers", "asof", "worldview", "theme"),
)
"""Keys of the view that a loaded briefing sets."""


def editor(context: BriefingContext, slides: tuple[Slide, ...], number: int) -> Details:
    """Everything that a presenter may change, and the files.

    Parameters
    ----------
    context : BriefingContext
    slides : tuple of Slide
        `charts.briefing.slides.briefing` of the view.
    number : int
        Of the slide that is shown, from 1.
    """
    label = _("Prepare this briefing, or take it away")
    return Details(label, "prepare", lambda: (_columns(context, slides, number),))


def _columns(context: BriefingContext, slides: tuple[Slide, ...], number: int) -> Columns:
    spec, local = context.spec, context.local
    subject = (controls.partner_search(local, spec.partner), _mineral(context))
    story = (
        _slides(context),
        slide_order(spec, slides, number),
        Group("order", (*order(spec, number), _undo()), "row"),
        *((Notice(no_room()),) if is_full(spec) else ()),
        Group("subject", subject, "controls"),
    )
    words_and_files = (
        *text_fields(spec, slides[number - 1]),
        *_briefing_file(context),
        *files.to_take_away(context, slides),
    )
    return Columns((story, words_and_files), (1, 1), gap="large")


def _slides(context: BriefingContext) -> Choice:
    spec = context.spec
    return Choice(
        _("Slides, in order"),
        "slides",
        names(context.facts, spec),
        spec.slides or DEFAULT,
        width=0,
        most=MOST_SLIDES,
        to_changes=lambda chosen: chosen_slides(spec, chosen),
    )


def _undo() -> Undo:
    return Undo(
        _("Undo"),
        "undo_briefing",
        icon=":material/undo:",
        help=_("The slides, their order and their words as they were before the last change"),
    )


def _mineral(context: BriefingContext) -> Choice:
    return Choice(
        _("Mineral where China leads"),
        "commodity",
        mineral_controls.labels(context.facts),
        context.spec.commodity or None,
        placeholder=_("The one it leads most"),
        width=240,
        name="china",
    )


def _briefing_file(context: BriefingContext) -> Blocks:
    facts = context.facts
    return (
        File(
            _("Save the briefing"),
            "save_briefing",
            "ministerial-atlas-briefing.json",
            "application/json",
            to_file(context.spec),
            icon=":material/save:",
        ),
        Upload(
            _("Load a briefing"),
            "load_briefing",
            "json",
            lambda content: loaded(facts, content),
            lambda content: problems_of(facts, content),
        ),
    )


def loaded(facts: Facts, content: bytes) -> Changes:
    """What the view becomes by a file: all that could be understood of it.

    Parameters
    ----------
    facts : Facts
    content : bytes
        Of a file that anybody may have written.

    Returns
    -------
    Changes
        Empty where it is no briefing at all.
    """
    spec, _problems = from_file(content, facts)
    if spec is None:
        return {}
    return {"slide": 1, **spec.values(_LOADED)}


def problems_of(facts: Facts, content: bytes) -> tuple[str, ...]:
    """What of a file could not be used.

    Parameters
    ----------
    facts : Facts
    content : bytes
        As in `loaded`.

    Returns
    -------
    tuple of str
        A sentence for each part, as Markdown.
    """
    _spec, problems = from_file(content, facts)
    sentence = _("The file was not fully understood. {told}")
    return tuple(sentence.format(told=describe(facts, problem)) for problem in problems)
