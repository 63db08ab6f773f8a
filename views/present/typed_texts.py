"""A presenter's own texts without scripts: a form, and what the address becomes by it.

The address holds these texts as JSON by slide, which no form can write: its fields have keys of
their own, which are answered with the address of the changed briefing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts.briefing import Slide, briefing
from charts.spec.page_specs import BriefingSpec
from charts.spec.slide_texts import LONGEST_POINTS, LONGEST_REMARKS, LONGEST_SENTENCE
from charts.spec.slide_tokens import TEXT
from data.facts.store import Facts
from data.i18n.messages import sentence_language
from views.blocks import Details, Group
from views.context import address
from views.fields import TextField
from views.page_list import page_type
from views.present.own_texts import own_notes, own_points, own_sentence
from views.text.i18n import _

_CHANGES = {"own_title": own_sentence, "own_points": own_points, "own_notes": own_notes}
"""What each key of the form changes."""


def typed_texts_form(slide: Slide) -> Details:
    """The fields of the slide that is shown.

    Parameters
    ----------
    slide : Slide
    """
    fields = [_field(_("Sentence of this slide"), "own_title", slide.title, LONGEST_SENTENCE)]
    if slide.kind == TEXT:
        label = _("Points of this slide, one a line")
        fields.append(_field(label, "own_points", "\n".join(slide.points), LONGEST_POINTS))
    fields.append(_field(_("Notes of this slide"), "own_notes", slide.notes, LONGEST_REMARKS))
    return Details(
        _("Write this slide in your own words"),
        "own_words",
        lambda: (Group("own_words_form", tuple(fields), "form"),),
    )


def _field(label: str, key: str, text: str, most: int) -> TextField:
    return TextField(label, key, text, most=max(most, len(text)), is_long=True)


def is_typed(params: Mapping[str, Sequence[str]]) -> bool:
    """Whether a query comes from the form.

    Parameters
    ----------
    params : mapping of str to sequence of str
        The values of each key.
    """
    return not _CHANGES.keys().isdisjoint(params)


def address_of_typed(facts: Facts, params: Mapping[str, Sequence[str]]) -> str:
    """The address of the briefing with what was typed; an emptied text is the generated one again.

    Parameters
    ----------
    facts : Facts
    params : mapping of str to sequence of str
        Of a query that `is_typed`; what of it says nothing of the view is left out.
    """
    view = {key: list(values) for key, values in params.items() if key not in _CHANGES}
    filled = {key: values for key, values in view.items() if any(values)}
    spec, _problems = BriefingSpec.read(filled, facts)
    slides = briefing(spec, facts.localized(sentence_language(spec.lang)))
    slide = slides[min(spec.slide, len(slides)) - 1]
    for key, changes_of in _CHANGES.items():
        if key in params and (key != "own_points" or slide.kind == TEXT):
            spec = spec.replace(**changes_of(spec, slide, params[key][0]))
    return address("present", spec.to_query(page_type("present").keys))
