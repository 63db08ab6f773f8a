"""The frame of every page: title, navigation, the view from the URL, the footer."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from data.facts.store import Facts, store
from data.i18n.cldr import LANGUAGES, own_name
from data.i18n.dates import format_date
from data.i18n.messages import has_translation
from pages import navigation, url_state
from pages.components import handover, run_timing
from pages.components.text import query_problems
from views.page_list import page_type
from views.text.i18n import _
from views.text.markdown import to_character_references

_HERE = Path(__file__).parent


def _show(run: run_timing.Run) -> None:
    st.set_page_config(
        page_title="Ministerial Atlas", page_icon=str(_HERE / "icon.png"), layout="wide"
    )
    # A PNG logo is fetched once by URL; an SVG is sent over the websocket in every run.
    st.logo(str(_HERE / "wordmark.png"), size="large")

    page = st.navigation(navigation.registered(), position="top")
    page_entry = page_type(page.url_path)
    run.page = f"/{page_entry.path}"
    current_store = store()
    url_state.read_url(page_entry.path, current_store.facts)
    facts = url_state.facts()
    next_path = url_state.pop_navigation()
    if next_path is not None:
        st.switch_page(navigation.page_at(next_path), query_params=url_state.query_for())

    query_problems.show(facts, url_state.problems())
    if current_store.status != "ok":
        st.warning(
            _(
                "The tables have a fault since their last change; the last good facts are shown. "
                "Details: /healthz"
            )
        )

    page.run()
    url_state.write_url(page_entry.keys)
    _footer(facts)
    handover.say_page_is_whole()


def _footer(facts: Facts) -> None:
    with st.container(key="footer"):
        text = _(
            "Sources: U.S. Department of State and the sources named with each row; minerals from "
            "USGS Mineral Commodity Summaries 2026, World Nuclear Association, IEA (CC BY 4.0); "
            "boundaries from Natural Earth. Coverage is systematic to "
            "{covered_to}, with single events to {last_event}: what happened later is not "
            "covered. "
            "Facts {version}."
        )
        st.caption(
            text.format(
                covered_to=format_date(facts.covered_to, facts.lang),
                last_event=format_date(facts.last_event, facts.lang),
                version=facts.version,
            )
        )
        _language_control()
        turn_off = escape(_("Turn single-letter keys off"))
        hints = escape(_("Show the hints again"))
        turn_on = escape(_("Turn single-letter keys on"))
        st.html(
            f'<button type="button" class="atlas-letters"><span class="on">{turn_off}</span>'
            f'<span class="off">{turn_on}</span></button>'
            f'<button type="button" class="atlas-hints-on">{hints}</button>'
        )


def _language_control() -> None:
    """The label says what changes: sentences follow only where a translation is complete."""
    st.segmented_control(
        _("Language") if has_translation() else _("Country names in"),
        LANGUAGES,
        format_func=lambda lang: to_character_references(own_name(lang)),
        required=True,
        **url_state.bind_widget("w_lang", url_state.language(), lambda chosen: {"lang": chosen}),
    )


with run_timing.track_run() as this_run:
    _show(this_run)
