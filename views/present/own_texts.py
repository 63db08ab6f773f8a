"""The presenter's own texts: the sentence of a slide, its notes, and the points of one of text."""

from __future__ import annotations

from charts.briefing import Slide
from charts.spec.briefing_params import LONGEST_BRIEFING
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import as_line
from charts.spec.slide_texts import (
    LONGEST_POINT,
    LONGEST_POINTS,
    LONGEST_REMARKS,
    LONGEST_SENTENCE,
    MOST_POINTS,
    as_paragraphs,
    as_points,
    parse_texts,
    texts_to_json,
)
from charts.spec.slide_tokens import TEXT
from data.i18n.messages import N_
from views.blocks import Blocks, Changes, Notice
from views.fields import TextField
from views.text.i18n import _
from views.text.markdown import escape_markdown


def text_fields(spec: BriefingSpec, slide: Slide) -> Blocks:
    """The fields of the slide that is shown.

    Parameters
    ----------
    spec : BriefingSpec
        Holds the texts of the other slides.
    slide : Slide
    """
    points = (_points(spec, slide),) if slide.kind == TEXT else ()
    return (*_too_long(spec), _sentence(spec, slide), *points, _notes(spec, slide))


_NAMES = {"said": N_("sentences"), "points": N_("points"), "remarks": N_("notes")}


def _too_long(spec: BriefingSpec) -> Blocks:
    """A warning for each kind of text of which there is more than an address holds."""
    warning = _(
        "The {parts} of this briefing have {count} characters together, and an address holds "
        "{most}. Shorten some: a longer address cannot be opened again."
    )
    return tuple(
        Notice(
            warning.format(
                parts=_(_NAMES[key]),
                count=f"{len(getattr(spec, key)):,}",
                most=f"{LONGEST_BRIEFING[key]:,}",
            ),
            "warning",
        )
        for key in _NAMES
        if len(getattr(spec, key)) > LONGEST_BRIEFING[key]
    )


def _sentence(spec: BriefingSpec, slide: Slide) -> TextField:
    """The sentence of a slide."""
    generated = _("Generated: {finding}").format(finding=escape_markdown(slide.finding))
    return TextField(
        _("Sentence of this slide"),
        "said",
        slide.title,
        most=LONGEST_SENTENCE,
        is_long=True,
        name="sentence",
        help="" if slide.kind == TEXT else generated,
        to_changes=lambda text: own_sentence(spec, slide, text),
    )


def _points(spec: BriefingSpec, slide: Slide) -> TextField:
    """The points of a slide of text."""
    help_text = _("One point a line: at most {most}, each of up to {longest} characters.")
    return TextField(
        _("Points of this slide, one a line"),
        "points",
        "\n".join(slide.points),
        most=LONGEST_POINTS,
        is_long=True,
        name="points",
        help=help_text.format(most=MOST_POINTS, longest=LONGEST_POINT),
        to_changes=lambda text: own_points(spec, slide, text),
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
    notes, generated = as_paragraphs(text)[:LONGEST_REMARKS], as_paragraphs(slide.speech.text)
    return _kept("remarks", spec.remarks, slide, notes, generated)


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
    return _kept("said", spec.said, slide, as_line(text)[:LONGEST_SENTENCE], slide.finding)


def _kept(key: str, texts: str, slide: Slide, own: str, generated: str) -> Changes:
    """The texts of a key with that of a slide; one that is as generated is not kept."""
    return {key: texts_to_json(parse_texts(texts) | {slide.token: "" if own == generated else own})}


def own_points(spec: BriefingSpec, slide: Slide, text: str) -> Changes:
    """What the view becomes when a slide of text gets points.

    Parameters
    ----------
    spec : BriefingSpec
        Holds the points of the other slides.
    slide : Slide
    text : str
        As it was typed, a line each; cut as `charts.spec.slide_texts.as_points` does.
    """
    points = parse_texts(spec.points)
    points[slide.token] = as_points(text)
    return {"points": texts_to_json(points)}
