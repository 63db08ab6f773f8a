"""The address and the session hold one `ChartSpec`; this module is the only one that moves it.

A reader arrives with a query, clicks, goes to another page, goes back: the address always
describes what is on the screen. Codes stand in it, never labels.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import MOST_COMPARED, ParamError
from data.facts.store import Facts, store
from data.i18n import messages
from data.i18n.cldr import ENGLISH, LANGUAGES

SHARED = ("partner", "asof", "worldview", "theme", "lang")
"""Keys that go along from page to page."""

_OF_THE_PICTURE = {"export": ("theme",)}
"""Keys that mean the picture on one page, and do not leave it."""

_SPEC, _WRITTEN, _PAGE, _PROBLEMS = "atlas_spec", "atlas_written", "atlas_page", "atlas_problems"
_LEAVING, _LEFT, _ACTED = "atlas_leaving", "atlas_left", "atlas_acted"
_SPOKEN: ContextVar[str] = ContextVar("spoken", default="")
"""The language of this run: asked for at every word, it took a third of the Minerals page's run."""

_TRACKING = ("utm_", "fbclid", "gclid", "msclkid", "mc_")


def read_url(page: str, facts: Facts) -> ChartSpec:
    """Take the view from the address where it is new, else from the session.

    A reader who acts before the browser has the last run's address sends the one before it along:
    what the reader did is newer than that.
    """
    state = st.session_state
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    moved = state.get(_PAGE) != page
    arrived = query != state.get(_WRITTEN, {}) and not (state.get(_ACTED) and not moved)
    if _SPEC not in state or (arrived and (query or not moved)):
        state[_SPEC], state[_PROBLEMS] = _read(query, facts)
    elif moved:
        state[_SPEC] = _returned(page, state[_SPEC], state[_PAGE])
        state[_PROBLEMS] = []
    state[_PAGE] = page
    _SPOKEN.set(state[_SPEC].lang)
    return state[_SPEC]


def write_url(keys: Sequence[str]) -> None:
    """Write the view into the address: the keys that this page uses, without the defaults."""
    query = {key: value for key, value in current().to_query().items() if key in keys}
    wanted = {key: [value] for key, value in query.items()}
    if {key: st.query_params.get_all(key) for key in st.query_params} != wanted:
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN], st.session_state[_ACTED] = wanted, False
    st.session_state.setdefault(_LEFT, {})[st.session_state[_PAGE]] = current()


_FIRST = ChartSpec()


def current() -> ChartSpec:
    """The view on the screen."""
    return st.session_state.get(_SPEC, _FIRST)


def language() -> str:
    """The reader's language: that of the view; before there is one, that of the address."""
    return _SPOKEN.get() or _asked_for()


def _asked_for() -> str:
    asked = st.query_params.get("lang", ENGLISH)
    return current().lang if _SPEC in st.session_state or asked not in LANGUAGES else asked


def sentence_language() -> str:
    """The language of sentences: the reader's once its translation is whole, else English."""
    return messages.sentence_language(language())


def facts() -> Facts:
    """The facts in force, for sentences: their names and dates are in the sentences' language."""
    return store().facts.speaking(messages.sentence_language(current().lang))


def local_facts() -> Facts:
    """The facts in the reader's language, for names, numbers and dates that stand alone."""
    return store().facts.speaking(current().lang)


def problems() -> list[ParamError]:
    """What in the address could not be used, until the reader does something."""
    found = st.session_state.get(_PROBLEMS, [])
    st.session_state[_PROBLEMS] = []
    return found


def change(**changes: Any) -> None:
    """Change the view; for callbacks of widgets, which run before the page."""
    _SPOKEN.set("")
    st.session_state[_SPEC] = current().replace(**changes)
    st.session_state[_ACTED] = True


def bind_widget(widget: str, value: Any, take: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
    """Arguments that tie a widget to the view: it shows ``value`` and writes what ``take`` gives.

    The view is the one truth: the widget is set from it before every run.
    """
    st.session_state[widget] = value
    return {"key": widget, "on_change": lambda: change(**take(st.session_state[widget]))}


def navigate_to(path: str, **changes: Any) -> None:
    """Go to another page with some changes; for callbacks."""
    change(**changes)
    st.session_state[_LEAVING] = path


def compare_with(code: str) -> None:
    """Set a partner beside those that are compared, as far as there is room; for callbacks."""
    change(compare=tuple(dict.fromkeys([*current().compare, code]))[:MOST_COMPARED])


def pop_navigation() -> str | None:
    """The page that a callback wants to go to, once."""
    return st.session_state.pop(_LEAVING, None)


def link(path: str, **changes: Any) -> str:
    """The address of another page with the shared keys and some changes."""
    query = _carried(current()).replace(**changes).to_query()
    return f"{path}?{urlencode(query)}" if query else path


def query_for(**changes: Any) -> dict[str, str]:
    """The query of another page with the shared keys and some changes, for ``st.page_link``."""
    return _carried(current()).replace(**changes).to_query()


def _returned(page: str, spec: ChartSpec, before: str) -> ChartSpec:
    """The view a page was left with, under the shared keys as they are now."""
    left = st.session_state.get(_LEFT, {}).get(page, ChartSpec())
    kept = [key for key in SHARED if key not in _OF_THE_PICTURE.get(before, ())]
    return left.replace(**{key: getattr(spec, key) for key in kept})


def _carried(spec: ChartSpec) -> ChartSpec:
    return ChartSpec(**{key: getattr(spec, key) for key in SHARED})


def _read(query: dict[str, list[str]], facts: Facts) -> tuple[ChartSpec, list[ParamError]]:
    meant = {key: value for key, value in query.items() if not key.startswith(_TRACKING)}
    return ChartSpec.read(meant, facts)
