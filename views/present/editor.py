"""Editing a briefing: slides, their order, partner, mineral and sentences; and its file."""

from __future__ import annotations

from collections.abc import Iterable

from charts.briefing import Slide, from_file, to_file
from charts.briefing.slide_names import names
from charts.spec.briefing_params import (
    DEFAULT,
    LONGEST_REMARKS,
    LONGEST_SENTENCE,
    MOST_SLIDES,
    as_paragraphs,
    parse_texts,
    texts_to_json,
)
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import as_line
from data.facts.store import Facts
from views import controls, mineral_controls
from views.blocks import Action, Blocks, Changes, Columns, Details, Group
from views.context import BriefingContext
from views.fields import Choice, TextField
from views.live_blocks import File, Upload
from views.present import files
from views.query_problems import describe
from views.text.i18n import _
from views.text.markdown import escape_markdown

_LOADED = (
    *("slides", "said", "remarks", "partner", "commodity", "coalition"),
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
        Group("order", _order(spec, number), "row"),
        Group("subject", subject, "controls"),
    )
    words_and_files = (
        _sentence(spec, slides[number - 1]),
        _notes(spec, slides[number - 1]),
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


def chosen_slides(spec: BriefingSpec, chosen: Iterable[str]) -> Changes:
    """What the view becomes when these slides are chosen, in this order; none are the default.

    Parameters
    ----------
    spec : BriefingSpec
    chosen : iterable of str
        Tokens, as `charts.spec.briefing_params.of_token` splits them.
    """
    tokens = tuple(chosen) or DEFAULT
    return {
        "slides": () if tokens == DEFAULT else tokens,
        "slide": min(spec.slide, len(tokens)),
    }


def _order(spec: BriefingSpec, number: int) -> Blocks:
    return (
        _move(spec, number, _("Move this slide earlier"), ":material/arrow_upward:", -1),
        _move(spec, number, _("Move this slide later"), ":material/arrow_downward:", 1),
    )


def _move(spec: BriefingSpec, number: int, label: str, icon: str, step: int) -> Action:
    """Exchanges a slide with the one before or after it, and stays on it."""
    tokens, here, there = list(spec.slides or DEFAULT), number - 1, number - 1 + step
    possible = 0 <= there < len(tokens)
    if possible:
        tokens[here], tokens[there] = tokens[there], tokens[here]
    changes = {**chosen_slides(spec, tokens), "slide": there + 1}
    return Action(label, f"move_{step}", changes, icon=icon, disabled=not possible)


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


def _sentence(spec: BriefingSpec, slide: Slide) -> TextField:
    """The sentence of a slide."""
    return TextField(
        _("Sentence of this slide"),
        "said",
        slide.title,
        most=LONGEST_SENTENCE,
        is_long=True,
        name="sentence",
        help=_("Generated: {finding}").format(finding=escape_markdown(slide.finding)),
        to_changes=lambda text: own_sentence(spec, slide, text),
    )


def _notes(spec: BriefingSpec, slide: Slide) -> TextField:
    """What the speaker says beside a slide."""
    return TextField(
        _("Notes of this slide"),
        "remarks",
        slide.notes,
        most=LONGEST_REMARKS,
        is_long=True,
        name="remarks",
        help=_("Emptied, the generated notes stand here again."),
        to_changes=lambda text: own_notes(spec, slide, text),
    )


def own_notes(spec: BriefingSpec, slide: Slide, text: str) -> Changes:
    """What the view becomes when a slide gets notes; emptied, the generated ones speak again.

    Parameters
    ----------
    spec : BriefingSpec
        Holds the notes of the other slides.
    slide : Slide
    text : str
        As it was typed; cut at `LONGEST_REMARKS` characters.
    """
    notes = as_paragraphs(text)[:LONGEST_REMARKS]
    remarks = parse_texts(spec.remarks)
    remarks[slide.token] = "" if notes == as_paragraphs(slide.speech.text) else notes
    return {"remarks": texts_to_json(remarks)}


def own_sentence(spec: BriefingSpec, slide: Slide, text: str) -> Changes:
    """What the view becomes when a slide gets a sentence; emptied, it is the finding again.

    Parameters
    ----------
    spec : BriefingSpec
        Holds the sentences of the other slides.
    slide : Slide
    text : str
        As it was typed; cut at `LONGEST_SENTENCE` characters.
    """
    line = as_line(text)[:LONGEST_SENTENCE]
    sentences = parse_texts(spec.said)
    sentences[slide.token] = "" if line == slide.finding else line
    return {"said": texts_to_json(sentences)}


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
