"""The schemas of the agreements, and of what their rows say that they provide."""

from __future__ import annotations

from types import MappingProxyType

from data.facts.cell_rules import CODE, DATE, FILLED, SLUG, YES_NO, list_of, one_of
from data.facts.schema_columns import CONFIDENCE, NOTES, SOURCES, stable_id, table
from data.facts.schema_columns import text as _text
from data.i18n.labels import COUNTS_AS_LABELS, INSTRUMENT_LABELS, TEXT_STATUS_LABELS
from data.i18n.provision_labels import LEGAL_STATUS, PROVISION_LABELS

QUOTED = ("summary", "notes")
"""The cells of an agreement that a provision may quote."""

AGREEMENT_SCHEMAS = MappingProxyType(
    {
        "agreements": table(
            {
                "agreement_id": stable_id(),
                "partner_iso_a3": _text(
                    "Partner or partners, ;-separated",
                    list_of(CODE, "is not a ;-separated list of three-letter codes"),
                ),
                "partner_name": _text("Partner as the agreement or the source names it", FILLED),
                "title": _text("Title, or what it is where the title was not seen", FILLED),
                "instrument_type": _text("Kind of instrument", one_of(INSTRUMENT_LABELS)),
                "described_as": _text("What it is, where its kind says too little; may be blank"),
                "counts_as": _text("What it is for the counting rule", one_of(COUNTS_AS_LABELS)),
                "status": _text("How far it has come", one_of(TEXT_STATUS_LABELS)),
                "signed_on": _text("Date as it is known: a day, a month, or blank", DATE),
                "place": _text("Where; blank: not found"),
                "signed_at_ministerial": _text("Whether signed on 4 February 2026", YES_NO),
                "us_signatory": _text("Who signed for the United States; blank: not found"),
                "partner_signatory": _text("Who signed for the partner; blank: not found"),
                "minerals_scope": _text("Which minerals it covers; may be blank"),
                "binding": _text(
                    "Legally binding; blank means not stated", one_of(("yes", "no", ""))
                ),
                "summary": _text("What it says, in our words", FILLED),
                "source_urls": SOURCES,
                "confidence": CONFIDENCE,
                "notes": NOTES,
                "partner_attended": _text(
                    "Whether the partner, or one of several, attended the ministerial; the "
                    "Commission did",
                    YES_NO,
                ),
            }
        ),
        "provisions": table(
            {
                "agreement_id": _text("Agreement", list_of(SLUG, "is not a slug")),
                "provision": _text(
                    "What the statement is about: a commitment, or the legal status",
                    one_of((*PROVISION_LABELS, LEGAL_STATUS)),
                ),
                "statement": _text("What the agreement’s row says of it, in a sentence", FILLED),
                "field": _text("The cell of that row in which it stands", one_of(QUOTED)),
                "quote": _text("The words of that cell", FILLED),
            }
        ),
    }
)
"""Table name to schema. Each column's ``description`` is its help text."""
