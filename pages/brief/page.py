"""The Brief: what happened, what it means and for whom, and what is not settled."""

from __future__ import annotations

import streamlit as st

from pages import url_state
from pages.brief import disagreements, statements
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import row_link

facts = url_state.facts()
spec = url_state.current()
theme = spec.theme or st.context.theme.type or "light"
recap = facts.publications.set_index("publication_id").loc["clark-hill-recap"]

st.title(_("What the ministerial means, and for whom"), anchor=False)
st.caption(
    _(
        "The argument of {link} ({publisher}), retold in our own words and held "
        "against the atlas’s rows. General information, not legal advice."
    ).format(
        link=row_link("publications", "clark-hill-recap", recap["title"]),
        publisher=escape_markdown(recap["publisher"]),
    )
)
statements.reader(spec)
left, right = st.columns([1.9, 1], gap="large")
with left, st.container(key="statements"):
    statements.sections(facts, spec)
with right, st.container(key="beside"):
    statements.partners(facts, spec, theme)
    disagreements.draw(facts)
