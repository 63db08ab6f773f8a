"""What is not settled: each claim, who makes it, what the evidence says, what the atlas shows."""

from __future__ import annotations

import streamlit as st

from data.facts.store import Facts
from data.i18n.labels import CONFIDENCE_LABELS
from views.text.i18n import _
from views.text.markdown import escape_markdown, source_links
from views.text.provenance import heading_link, row_link

_MOST_SOURCES = 4


def draw(facts: Facts) -> None:
    """The list of disagreements, the count of the day first."""
    st.header(_("What is not settled"), anchor=False)
    st.caption(
        _("Where sources disagree, the atlas shows it. The claim, who makes it, what holds.")
    )
    for row in facts.disagreements.to_dict("records"):
        rows = " · ".join(
            heading_link(facts, part) for part in row["related_rows"].split(";")[:_MOST_SOURCES]
        )
        with st.container(border=True, key=f"claim_{row['disagreement_id']}"):
            st.markdown(
                _(
                    "**{topic}**  \nClaim: {claim} :small[({who_says})]  \nWhat the atlas "
                    "shows: **{what_holds}**  \nWhy: {why}"
                ).format(
                    topic=escape_markdown(row["topic"]),
                    claim=escape_markdown(row["claim"]),
                    who_says=escape_markdown(row["who_says"]),
                    what_holds=escape_markdown(row["what_holds"]),
                    why=escape_markdown(row["why"]),
                )
            )
            st.caption(
                _("{link} · Rows: {rows} · Sources ({confidence}): {sources}").format(
                    link=row_link("disagreements", row["disagreement_id"]),
                    rows=rows,
                    confidence=_(CONFIDENCE_LABELS[row["confidence"]]).lower(),
                    sources=source_links(row["source_urls"], _MOST_SOURCES),
                )
            )
