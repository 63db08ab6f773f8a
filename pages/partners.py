"""The Partners page: the list of all, one partner, several side by side, or one to print."""

from __future__ import annotations

import streamlit as st

from data.dates import format_date
from data.dossier import dossier
from pages import address
from pages.partner import finder, profile, sheet, side_by_side
from pages.parts.spoken import _

facts = address.facts()
spec = address.current()
asof = spec.day(facts)
theme = spec.theme or st.context.theme.type or "light"

if spec.compare:
    side_by_side.draw(facts, spec, asof, theme)
elif spec.partner and spec.view == "print":
    sheet.draw(facts, spec, dossier(facts, spec.partner, asof), asof)
elif spec.partner:
    profile.draw(facts, spec, dossier(facts, spec.partner, asof), asof, theme)
else:
    st.title(_("55 delegations: 54 countries and the European Commission"), anchor=False)
    finder.list_controls(facts, spec)
    st.caption(
        _("As of {day}. Choose a partner to open its page.").format(
            day=format_date(asof, facts.lang)
        )
    )
    finder.everyone(facts, spec, theme)
