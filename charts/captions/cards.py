"""The caption of a partner's card."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

import pandas as pd

from charts.captions.caption_parts import (
    COUNT_NOTE,
    CREDIT,
    Caption,
    boundary_note,
    license_of,
    limits,
    sentences,
)
from charts.card_rows import card_partner
from charts.spec.chart_spec import ChartSpec
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import NOT_SIGNATURE, status_label
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.partners.dossier import Dossier, dossier
from data.phrases import lower_first


def of_partner(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The caption of a card.

    Parameters
    ----------
    spec : ChartSpec
        Names the partner, the as-of date and the worldview of the locator map.
    facts : Facts
    rows : pandas.DataFrame
        Of `charts.card_rows.partner_rows`: without one, no source of shares is named.
    """
    _, lang, day = speaking(facts.lang), facts.lang, spec.as_of_date(facts)
    partner = dossier(facts, card_partner(spec), day)
    as_of = _("As of {day}.").format(day=format_date(day, lang))
    note = boundary_note(spec.worldview, lang)
    sources = [_(CREDIT), *([together(rows["source"])] if len(rows) else [])]
    return Caption(
        _title(partner, day),
        sentences(partner.reason, as_of),
        sentences(_(NOT_SIGNATURE), _(COUNT_NOTE), limits(rows, lang), note),
        "; ".join(dict.fromkeys(sources)),
        license_of(rows, lang),
        lang,
    )


_SIGNED = marked_plural(
    "{partner}: {status}; {count} agreement counted since April 2025",
    "{partner}: {status}; {count} agreements counted since April 2025",
)


_STANDING = MappingProxyType(
    {
        "host": N_("host of the ministerial"),
        "signed_before": N_("signed before the ministerial"),
        "signed_after": N_("signed since the ministerial"),
    }
)
"""Statuses whose labels lean on the list that they stand in."""


def _title(partner: Dossier, day: date) -> str:
    """A status; how many agreements count where some do. What was not found the status says."""
    _, name = speaking(partner.lang), partner.name
    signed = sum(row["counted"] for row in partner.text_rows)
    label = lower_first(status_label(partner.status, day, partner.lang))
    status = _(_STANDING[partner.status]) if partner.status in _STANDING else label
    if partner.disputed:
        status = _("{status} (disputed)").format(status=status)
    if not signed:
        return _("{partner}: {status}").format(partner=name, status=status)
    template = translate_plural(*_SIGNED, signed, partner.lang)
    return template.format(partner=name, status=status, count=number(signed, partner.lang))
