"""The words around a partner's card."""

from __future__ import annotations

import pandas as pd

from charts.captions.words import STATE, Caption, boundary_note, licence, limits, sentences
from charts.mineral_finding import lower_first
from charts.spec import ChartSpec
from charts.tables import drawn_partner
from data.dates import format_date
from data.dossier import Dossier, dossier
from data.interface import speaking
from data.sources import together
from data.store import Facts
from data.words import NOT_SIGNATURE, counted, status_label


def of_partner(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The words of a card."""
    _, lang, day = speaking(facts.lang), facts.lang, spec.day(facts)
    partner = dossier(facts, drawn_partner(spec), day)
    as_of = _("As of {day}.").format(day=format_date(day, lang))
    note = boundary_note(spec.worldview, lang)
    sources = [_(STATE), *([together(rows["source"])] if len(rows) else [])]
    return Caption(
        _title(partner, status_label(partner.status, day, lang)),
        sentences(partner.reason, as_of),
        sentences(_(NOT_SIGNATURE), limits(rows, lang), note),
        "; ".join(dict.fromkeys(sources)),
        licence(rows, lang),
        lang,
    )


def _title(partner: Dossier, status: str) -> str:
    _, signed = speaking(partner.lang), int(partner.texts["counted"].sum())
    texts = counted(signed, "signed text", "signed texts", partner.lang)
    said = _("{partner}: {status}, {texts}")
    return said.format(
        partner=partner.name,
        status=lower_first(status),
        texts=texts if signed else _("no signed text"),
    )
