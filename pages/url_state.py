"""The URL and the session hold the spec of the page; only this module changes it.

A reader arrives with a query, clicks, goes to another page, goes back: the URL always describes
what is on the screen. It holds codes, never labels.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import streamlit as st

from charts.spec.briefing_slides import SLIDE_KEYS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError
from charts.spec.page_specs import BriefingSpec
from charts.urls import public_base
from data.facts.store import Facts, store
from data.i18n import messages
from data.i18n.cldr import ENGLISH, LANGUAGES
from views.context import SHARED_KEYS, TRACKING_KEYS, ContextOf, page_context
from views.page_list import page_type
from views.text.i18n import page_language, set_language

_CHART_ONLY_KEYS = {"export": ("theme",)}
"""Keys that apply to the chart image of one page only, and are not shared from it."""

_SPEC, _QUERY, _PAGE, _PROBLEMS = "atlas_spec", "atlas_query", "atlas_page", "atlas_problems"
_NEXT_PAGE, _LAST_SPECS, _CHANGED = "atlas_leaving", "atlas_left", "atlas_acted"

_IGNORED = (*TRACKING_KEYS, "first_row")
"""Keys that others append to links, and the one by which the HTML edition pages long tables."""


def read_url(page: str, facts: Facts) -> ChartSpec:
    """Take the view from the URL where that is new, else from the session.

    A reader who acts before the browser has the last run's URL sends the previous one: the
    reader's change is newer than that. A run may end before it writes a URL, as when Back is
    pressed twice: what it has read is known to the next one all the same.

    Parameters
    ----------
    page : str
        Its path, "" for the first.
    facts : Facts
        What partners, commodities, initiatives and dates exist.

    Returns
    -------
    ChartSpec
        Of the kind that the page has; `problems` says what of the query could not be used.
    """
    state = st.session_state
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    page_changed = state.get(_PAGE) != page
    is_outdated = state.get(_CHANGED) and not page_changed
    query_is_new = query != state.get(_QUERY, {}) and not is_outdated
    if _SPEC not in state or (query_is_new and (query or not page_changed)):
        state[_SPEC], state[_PROBLEMS] = _parse_query(page, query, facts)
    elif page_changed:
        state[_SPEC] = _restored_spec(page, state[_SPEC], state[_PAGE])
        state[_PROBLEMS] = []
    if not is_outdated:
        state[_QUERY] = query
    state[_PAGE] = page
    set_language(state[_SPEC].lang)
    spec: ChartSpec = state[_SPEC]
    return spec


def write_url(keys: Sequence[str]) -> None:
    """Write the view into the URL: the keys that this page uses, without the defaults."""
    query = current().to_query(keys)
    expected = {key: [value] for key, value in query.items()}
    if {key: st.query_params.get_all(key) for key in st.query_params} != expected:
        st.query_params.from_dict(query)
    st.session_state[_QUERY], st.session_state[_CHANGED] = expected, False
    st.session_state.setdefault(_LAST_SPECS, {})[st.session_state[_PAGE]] = current()


def briefing() -> BriefingSpec:
    """The briefing of this session: as it was last shown, or the story in ten."""
    kept = st.session_state.get(_LAST_SPECS, {}).get("present")
    return kept if isinstance(kept, BriefingSpec) else BriefingSpec()


_DEFAULT_SPEC = ChartSpec()


def current() -> ChartSpec:
    """The view on the screen."""
    spec: ChartSpec = st.session_state.get(_SPEC, _DEFAULT_SPEC)
    return spec


def language() -> str:
    """The reader's language: that of the view; before there is one, that of the URL."""
    return page_language() or _requested_language()


def _requested_language() -> str:
    requested = st.query_params.get("lang", ENGLISH)
    return current().lang if _SPEC in st.session_state or requested not in LANGUAGES else requested


def sentence_language() -> str:
    """The language of sentences: the reader's once its translation is complete, else English."""
    return messages.sentence_language(language())


def facts() -> Facts:
    """The current facts, with names and dates in the language of sentences."""
    return store().facts.localized(messages.sentence_language(current().lang))


def local_facts() -> Facts:
    """The facts in the reader's language, for names, numbers and dates that stand alone."""
    return store().facts.localized(current().lang)


def problems() -> list[ParamError]:
    """Problems with the URL's parameters, returned once."""
    pending: list[ParamError] = st.session_state.get(_PROBLEMS, [])
    st.session_state[_PROBLEMS] = []
    return pending


def change(**changes: Any) -> None:
    """Change the view; for callbacks of widgets, which run before the page."""
    set_language("")
    st.session_state[_SPEC] = current().replace(**changes)
    st.session_state[_CHANGED] = True


def usable_changes(page: str, query: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    """What of the view a component changes by what it sends, in which nothing is trusted.

    Parameters
    ----------
    page : str
        Its path: its spec reads the query.
    query : mapping of str to str or list of str
    keys : sequence of str
        What may change. One that is missing goes back to its default; one that cannot be used
        stays as it is.
    """
    given = {key: query[key] for key in keys if key in query}
    accepted, problems = page_type(page).spec.read(given, store().facts)
    wrong = {problem.parameter for problem in problems}
    return {key: getattr(accepted, key) for key in keys if key not in wrong}


def changes_as_read(key: str, text: str) -> dict[str, Any]:
    """What a typed text changes, read as an address is; `problems` then says what is wrong with it.

    Parameters
    ----------
    key : str
        Of the view.
    text : str
        Without one the key goes back to its default.
    """
    query = {name: value for name, value in current().to_query().items() if name != key}
    query |= {key: text} if text.strip() else {}
    accepted, problems = type(current()).read(query, store().facts)
    st.session_state[_PROBLEMS] = [one for one in problems if one.parameter == key]
    return {key: getattr(accepted, key)}


def bind_widget(
    widget: str, value: Any, to_changes: Callable[[Any], dict[str, Any]]
) -> dict[str, Any]:
    """Arguments that bind a widget to the view: it shows ``value``; ``to_changes`` maps its value.

    The view is the source of truth: the widget is set from it before every run.

    Parameters
    ----------
    widget : str
        Its key in the session.
    value : object
        What the view says that it shows.
    to_changes : callable
        Takes the widget's value and gives keys of the view, with what they become.

    Returns
    -------
    dict
        ``key`` and ``on_change``, as Streamlit's widgets take them.
    """
    st.session_state[widget] = value
    return {"key": widget, "on_change": lambda: change(**to_changes(st.session_state[widget]))}


def navigate_to(path: str, **changes: Any) -> None:
    """Go to another page with some changes; for callbacks.

    Parameters
    ----------
    path : str
        Of the page, "" for the first.
    **changes
        Keys of the view, and what they become.
    """
    change(**changes)
    st.session_state[_NEXT_PAGE] = path


def pop_navigation() -> str | None:
    """The page that a callback navigates to, returned once."""
    path: str | None = st.session_state.pop(_NEXT_PAGE, None)
    return path


def is_leaving() -> bool:
    """Whether a callback navigates to another page, which only a run of the whole app can do."""
    return _NEXT_PAGE in st.session_state


def shared_query() -> dict[str, str]:
    """The query of another page: the shared keys."""
    return ChartSpec(**current().values(SHARED_KEYS)).to_query()


def context() -> ContextOf[Any]:
    """What the page on the screen is made from."""
    theme = st.context.theme.type or ""
    return page_context(st.session_state[_PAGE], current(), store().facts, theme, base_url())


def base_url() -> str:
    """The start of this server's addresses, as the reader's browser names it; "" if unknown."""
    parts = urlsplit(st.context.url or "")
    return public_base(parts.scheme, parts.netloc)


def begin_fragment() -> None:
    """Make a fragment that runs again by itself in the language of its page."""
    set_language(current().lang)


def _restored_spec(page: str, spec: ChartSpec, previous_page: str) -> ChartSpec:
    """The last view of a page, with the shared keys as they are now."""
    last_spec = st.session_state.get(_LAST_SPECS, {}).get(page) or page_type(page).spec()
    shared = [key for key in SHARED_KEYS if key not in _CHART_ONLY_KEYS.get(previous_page, ())]
    replaced: ChartSpec = last_spec.replace(**spec.values(shared))
    return replaced


def _parse_query(
    page: str, query: dict[str, list[str]], facts: Facts
) -> tuple[ChartSpec, list[ParamError]]:
    params = {key: value for key, value in query.items() if not key.startswith(_IGNORED)}
    carried = {key: params[key] for key in SLIDE_KEYS if key in params}
    if carried and page != "present":
        st.session_state.setdefault(_LAST_SPECS, {})["present"] = BriefingSpec.read(carried, facts)[
            0
        ]
    return page_type(page).spec.read(params, facts)
