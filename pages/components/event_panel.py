"""The details of one row of the timeline, and State's own figures beside the count."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import streamlit as st

from data.catalog.sources import is_single_source
from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS, SINGLE_SOURCE
from data.timeline.chronology import LANES, chronology
from pages import url_state
from pages.components.controls import close_button
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import row_link, split_reference

_CLAIMS = ("ten-before", "twelve-or-eleven", "seventeen-negotiated")


@lru_cache(maxsize=18)
def names(facts: Facts) -> dict[str, str]:
    """Code to display name."""
    return {code: facts.name(code) for code in facts.countries["iso_a3"]}


def draw(facts: Facts, event: str) -> None:
    """Summary, partners with links to their pages, sources and confidence."""
    rows = chronology(facts)
    row = rows.loc[rows["row"] == event].iloc[0]
    with st.container(border=True, key="panel"):
        with st.container(horizontal=True, vertical_alignment="top"):
            st.header(escape_markdown(row["title"]), anchor=False)
            close_button("close_event", "event")
        st.markdown(_date_and_kind(row))
        st.markdown(escape_markdown(row["summary"]))
        _partners(url_state.local_facts(), row["partners"])
        st.caption(
            _("Sources ({confidence}): {sources} · {link}").format(
                confidence=_(CONFIDENCE_LABELS[row["confidence"]]).lower(),
                sources=source_links(row["source_urls"]),
                link=row_link(*split_reference(row["row"]), _("row")),
            )
        )


def _date_and_kind(row: pd.Series) -> str:
    """Date and kind; whether it is only scheduled, or counted on one source."""
    day_label, kind_label = escape_markdown(row["label"]), escape_markdown(_(LANES[row["kind"]]))
    if row["scheduled"]:
        return _("**{day}** (scheduled, not observed) · {kind}").format(
            day=day_label, kind=kind_label
        )
    single = row["counted"] and is_single_source(row["source_urls"])
    return " · ".join([f"**{day_label}**", kind_label, *([_(SINGLE_SOURCE)] if single else [])])


def _partners(local: Facts, codes: tuple[str, ...]) -> None:
    st.markdown(_("### Partners"))
    partner_codes = [code for code in codes if code != "USA"] or list(codes)
    with st.container(horizontal=True, key="event_partners"):
        for code in partner_codes:
            st.button(
                escape_markdown(local.name(code)),
                key=f"to_{code}",
                type="tertiary",
                on_click=url_state.navigate_to,
                args=("partners",),
                kwargs={"partner": code},
            )


def invitation() -> None:
    """What the empty panel beside the chart is for."""
    with st.container(border=True):
        st.markdown(
            _(
                "Choose a mark, or a row in the list above, to read what happened, who took part, "
                "and the sources."
            )
        )


def search(rows: pd.DataFrame, event: str) -> None:
    """Every mark of the chart by name, the latest first: the way in without a mouse."""
    latest = rows.sort_values(["first", "row"], ascending=[False, True])
    options = {
        key: f"{label}: {title}"
        for key, label, title in zip(latest["row"], latest["label"], latest["title"], strict=True)
    }
    st.selectbox(
        _("Open an event or an agreement"),
        list(options),
        format_func=options.__getitem__,
        placeholder=_("Title, place or date"),
        **url_state.bind_widget(
            "w_event", event if event in options else None, lambda key: {"event": key or ""}
        ),
    )


def claims(facts: Facts) -> None:
    """State's own figures, shown as claims."""
    disagreements = facts.disagreements.set_index("disagreement_id")
    with st.container(border=True, key="claims"):
        st.markdown(_("**What State says, and what can be shown**"))
        for key in _CLAIMS:
            row = disagreements.loc[key]
            st.markdown(f"**{escape_markdown(row['topic'])}** {escape_markdown(row['claim'])}")
            explanation = f"{escape_markdown(row['what_holds'])} {escape_markdown(row['why'])}"
            st.caption(f"{explanation}  \n{source_links(row['source_urls'], 3)}")
