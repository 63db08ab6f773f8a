"""The Partners page: the list of all, one partner, several side by side, or one to print."""

from __future__ import annotations

import streamlit as st

from data.i18n.dates import format_date
from data.partners.dossier import dossier
from pages import url_state
from pages.components import partner_finder
from pages.components.text.i18n import _
from pages.partners import comparison, print_sheet, profile

facts = url_state.facts()
spec = url_state.current()
asof = spec.as_of_date(facts)
theme = spec.theme or st.context.theme.type or "light"

if spec.compare:
    comparison.draw(facts, spec, asof, theme)
elif spec.partner and spec.view == "print":
    print_sheet.draw(facts, spec, dossier(facts, spec.partner, asof), asof)
elif spec.partner:
    profile.draw(facts, spec, dossier(facts, spec.partner, asof), asof, theme)
else:
    st.title(_("55 delegations: 54 countries and the European Commission"), anchor=False)
    partner_finder.list_controls(facts, spec)
    st.caption(
        _("As of {day}. Choose a partner to open its page.").format(
            day=format_date(asof, facts.lang)
        )
    )
    partner_finder.everyone(facts, spec, theme)
