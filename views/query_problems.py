"""Warnings about keys of the address that could not be used, with suggestions."""

from __future__ import annotations

from collections.abc import Iterable

from charts.spec.errors import ParamError
from charts.spec.parsers import MOST_COMPARED
from data.facts.store import Facts
from data.i18n.messages import spoken
from geo.locator import nearest_partner
from views.blocks import Action, Blocks, Group, Notice
from views.context import PageContext
from views.text.i18n import _
from views.text.markdown import escape_markdown

_MOST = 60


def query_problems(context: PageContext, problems: Iterable[ParamError]) -> Blocks:
    """A warning for each problem, and a button where another partner was probably meant.

    Parameters
    ----------
    context : PageContext
        Of the view with all that could be used.
    problems : iterable of ParamError

    Returns
    -------
    tuple of Block
        None where there is no problem.
    """
    found, warning = tuple(problems), _("The address was not fully understood. {told}")
    notices = (
        Notice(warning.format(told=describe(context.facts, problem)), "warning")
        for problem in found
    )
    return (
        *notices,
        *_buttons(context, _suggestions(context.facts, found)),
        *_nearest_values(context, found),
    )


def describe(facts: Facts, problem: ParamError) -> str:
    """What is wrong with a key of the address, and what is shown instead.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    problem : ParamError

    Returns
    -------
    str
        Safe Markdown.
    """
    text = spoken(problem.value, facts.lang)
    value = text if len(text) <= _MOST else text[: _MOST - 1] + "…"
    expectation = _("**{parameter}** = “{value}” is not {expected}.").format(
        parameter=escape_markdown(problem.parameter[:40]),
        value=escape_markdown(value),
        expected=escape_markdown(spoken(problem.expected, facts.lang)),
    )
    detail = escape_markdown(spoken(problem.detail, facts.lang))
    shown = _("The rest is shown.") if problem.accepted else _("The default is shown.")
    sentences = [expectation, detail, *_meant(facts, problem), shown]
    return " ".join(sentence for sentence in sentences if sentence)


def _meant(facts: Facts, problem: ParamError) -> list[str]:
    """Who was probably meant, and who is nearest to a country that is no partner."""
    sentences, nearest = [], _nearest_code(facts, problem)
    if problem.likely:
        meant = _("Probably meant: {name} ({likely}).")
        name = escape_markdown(facts.name(problem.likely))
        sentences.append(meant.format(name=name, likely=problem.likely))
    if nearest:
        near = _("The nearest partner on the map is {name} ({near}).")
        sentences.append(near.format(name=escape_markdown(facts.name(nearest)), near=nearest))
    if problem.nearest:
        values = ", ".join(map(escape_markdown, problem.nearest))
        sentences.append(_("Nearest: {values}.").format(values=values))
    return sentences


def _nearest_values(context: PageContext, problems: Iterable[ParamError]) -> Blocks:
    """A button for each value that was probably meant; of a key of several it comes beside them.

    A key of another page is checked as well, but changes nothing here.
    """
    buttons: dict[tuple[str, str], Action] = {}
    for problem in problems:
        key = problem.parameter
        for value in problem.nearest if hasattr(context.spec, key) else ():
            kept = getattr(context.spec, key)
            change = (*kept, value) if isinstance(kept, tuple) else value
            label = _("Show {value}").format(value=escape_markdown(value))
            buttons[key, value] = Action(label, f"instead_{key}_{value}", {key: change})
    return (Group("nearest_values", tuple(buttons.values()), "row"),) if buttons else ()


def _nearest_code(facts: Facts, problem: ParamError) -> str:
    return nearest_partner(facts, problem.outsider) if problem.outsider else ""


def _suggestions(facts: Facts, problems: Iterable[ParamError]) -> dict[str, str]:
    """Code and label of each partner to open, or to add to those that are compared."""
    suggestions: dict[str, str] = {}
    for problem in problems:
        code = problem.likely or _nearest_code(facts, problem)
        name = escape_markdown(facts.name(code)) if code else ""
        if code and problem.parameter == "partner":
            suggestions[code] = _("Open {name}").format(name=name)
        elif code and len(problem.accepted or ()) and code not in problem.accepted:
            suggestions.setdefault(code, _("Add {name}").format(name=name))
    return suggestions


def _buttons(context: PageContext, suggestions: dict[str, str]) -> Blocks:
    if not suggestions:
        return ()
    buttons = [_suggestion(context, code, label) for code, label in suggestions.items()]
    everyone = Action(
        _("See all partners"), "instead_all", {"partner": "", "compare": ()}, "partners"
    )
    return (Group("misread", (*buttons, everyone), "row"),)


def _suggestion(context: PageContext, code: str, label: str) -> Action:
    """Opens the partner, or adds it to the comparison, up to its maximum."""
    compared = context.spec.compare
    if not compared:
        return Action(label, f"instead_{code}", {"partner": code}, "partners")
    codes = tuple(dict.fromkeys([*compared, code]))[:MOST_COMPARED]
    return Action(label, f"instead_{code}", {"compare": codes})
