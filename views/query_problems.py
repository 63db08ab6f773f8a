"""What of an address or of a file could not be used, in words."""

from __future__ import annotations

from charts.spec.errors import ParamError
from data.facts.store import Facts
from data.i18n.messages import spoken
from geo.locator import nearest_partner
from views.text.i18n import _
from views.text.markdown import escape_markdown

_MOST = 60
"""Characters of a value that a sentence repeats."""


def describe(facts: Facts, problem: ParamError) -> str:
    """A problem as safe Markdown: key, value, what is expected, who was probably meant."""
    sentences = [
        _("**{parameter}** = “{value}” is not {expected}.").format(
            parameter=escape_markdown(problem.parameter[:40]),
            value=escape_markdown(_shortened(spoken(problem.value, facts.lang))),
            expected=escape_markdown(spoken(problem.expected, facts.lang)),
        ),
        escape_markdown(spoken(problem.detail, facts.lang)),
        *_suggestions(facts, problem),
        _("The rest is shown.") if problem.accepted else _("The default is shown."),
    ]
    return " ".join(part for part in sentences if part)


def nearest_code(facts: Facts, problem: ParamError) -> str:
    """The partner nearest to the country that was asked for, where that is none; else ""."""
    return nearest_partner(facts, problem.outsider) if problem.outsider else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST else text[: _MOST - 1] + "…"


def _suggestions(facts: Facts, problem: ParamError) -> list[str]:
    sentences = []
    if problem.likely:
        likely = _("Probably meant: {name} ({likely}).")
        name = escape_markdown(facts.name(problem.likely))
        sentences.append(likely.format(name=name, likely=problem.likely))
    near = nearest_code(facts, problem)
    if near:
        nearest = _("The nearest partner on the map is {name} ({near}).")
        sentences.append(nearest.format(name=escape_markdown(facts.name(near)), near=near))
    return sentences
