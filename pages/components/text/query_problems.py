"""Warnings about URL parameters that could not be used, with suggestions."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from charts.spec.errors import ParamError
from data.facts.store import Facts
from pages import url_state
from views.query_problems import describe, nearest_code
from views.text.i18n import _
from views.text.markdown import escape_markdown


def show(facts: Facts, problems: Iterable[ParamError]) -> None:
    """A warning for each problem, and a button where another partner was probably meant."""
    suggestions: dict[str, str] = {}
    for problem in problems:
        st.warning(
            _("The address was not fully understood. {told}").format(told=describe(facts, problem)),
            icon=None,
        )
        code = problem.likely or nearest_code(facts, problem)
        if code and problem.parameter == "partner":
            suggestions[code] = _("Open {name}").format(name=escape_markdown(facts.name(code)))
        elif code and len(problem.accepted or ()) and code not in problem.accepted:
            suggestions.setdefault(
                code, _("Add {name}").format(name=escape_markdown(facts.name(code)))
            )
    if suggestions:
        with st.container(horizontal=True, key="misread"):
            for code, label in suggestions.items():
                st.button(label, key=f"instead_{code}", on_click=_open_partner, args=(code,))
            st.button(_("See all partners"), key="instead_all", on_click=_open_list)


def _open_partner(code: str) -> None:
    """Open the partner, or add it to the comparison, up to its maximum."""
    compared = url_state.current().compare
    if compared:
        url_state.compare_with(code)
    else:
        url_state.navigate_to("partners", partner=code)


def _open_list() -> None:
    url_state.navigate_to("partners", partner="", compare=())
