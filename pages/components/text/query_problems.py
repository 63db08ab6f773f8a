"""What in an address could not be used, said on the page, with a way on."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from charts.spec.parsers import ParamError
from data.facts.store import Facts
from data.i18n.messages import spoken
from geo.locator import nearest_partner
from pages import url_state
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown

_MOST = 60


def tell(facts: Facts, problems: Iterable[ParamError]) -> None:
    """A warning for each problem, and a button where another partner was probably meant."""
    offered: dict[str, str] = {}
    for problem in problems:
        st.warning(
            _("The address was not fully understood. {told}").format(told=told(facts, problem)),
            icon=None,
        )
        code = problem.likely or _beside(facts, problem)
        if code and problem.parameter == "partner":
            offered[code] = _("Open {name}").format(name=escape_markdown(facts.name(code)))
        elif code and len(problem.kept or ()) and code not in problem.kept:
            offered.setdefault(code, _("Add {name}").format(name=escape_markdown(facts.name(code))))
    if offered:
        with st.container(horizontal=True, key="misread"):
            for code, label in offered.items():
                st.button(label, key=f"instead_{code}", on_click=_take, args=(code,))
            st.button(_("See all partners"), key="instead_all", on_click=_all)


def told(facts: Facts, problem: ParamError) -> str:
    """A problem with the address as safe Markdown."""
    given = spoken(problem.value, facts.lang)
    value = given if len(given) <= _MOST else given[: _MOST - 1] + "…"
    said = [
        _("**{parameter}** = “{value}” is not {expected}.").format(
            parameter=escape_markdown(problem.parameter[:40]),
            value=escape_markdown(value),
            expected=escape_markdown(spoken(problem.expected, facts.lang)),
        ),
        escape_markdown(spoken(problem.detail, facts.lang)),
    ]
    if problem.likely:
        said.append(
            _("Probably meant: {name} ({likely}).").format(
                name=escape_markdown(facts.name(problem.likely)), likely=problem.likely
            )
        )
    near = _beside(facts, problem)
    if near:
        said.append(
            _("The nearest partner on the map is {name} ({near}).").format(
                name=escape_markdown(facts.name(near)), near=near
            )
        )
    said.append(_("The rest is shown.") if problem.kept else _("The default is shown."))
    return " ".join(part for part in said if part)


def _beside(facts: Facts, problem: ParamError) -> str:
    return nearest_partner(facts, problem.outsider) if problem.outsider else ""


def _take(code: str) -> None:
    """Open the partner, or set it beside those that are compared, as far as there is room."""
    compared = url_state.current().compare
    if compared:
        url_state.compare_with(code)
    else:
        url_state.navigate_to("partners", partner=code)


def _all() -> None:
    url_state.navigate_to("partners", partner="", compare=())
