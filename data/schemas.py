"""A schema for each table: strict, checked lazily, and the column help of the Sources page.

Every column arrives as text; the checks say what the text may be, and `data.store` types it after.
"""

from __future__ import annotations

from types import MappingProxyType

import pandera.pandas as pa

from data.cell_rules import (
    CODE,
    DATE,
    FILLED,
    IS_CODE,
    NUMBER,
    SHARE,
    SLUG,
    URLS,
    WEB,
    YES_NO,
    degree,
    listed,
    listed_or_blank,
    one_of,
)
from data.interface import marked
from data.words import (
    COUNTS_AS_LABELS,
    INITIATIVE_LABELS,
    INSTRUMENT_LABELS,
    NOT_QUANTIFIED_LABELS,
    RANK_LABELS,
    STAGE_LABELS,
    TEXT_STATUS_LABELS,
)

CONFIDENCES = ("high", "medium", "low")
BRIEF_SECTIONS = ("happened", "aims", "means", "watch", "bottom", "tracks")
EVENT_KINDS = (
    "ministerial",
    "agreement",
    "us_policy",
    "finance",
    "china_policy",
    "multilateral",
    "follow_up",
)


def _text(help_text: str, *checks: pa.Check, unique: bool = False) -> pa.Column:
    return pa.Column(str, list(checks), unique=unique, nullable=False, description=help_text)


def _code(
    help_text: str = marked("Country: ISO 3166-1 alpha-3, EUU for the Commission"),
) -> pa.Column:
    return _text(help_text, IS_CODE)


_SOURCES = _text("Where it is published: web addresses, the original first, ;-separated", URLS)
_CONFIDENCE = _text("How sure: high, medium or low", one_of(CONFIDENCES))
_NOTES = _text("What to know when using the row; may be blank")

_OUTPUT = {
    "iso_a3": _code(
        "Producer: ISO 3166-1 alpha-3, EUU for a sum of members, OTH for the source's own "
        "remainder, WLD for the world"
    ),
    "country_name": _text("Producer as the source names it", FILLED),
    "slug": _text("Commodity in addresses; see commodities", listed(SLUG, "is not a slug")),
    "commodity": _text("Commodity as the source names it", FILLED),
    "stage": _text("Mine, refinery or smelter production, or reserves", one_of(STAGE_LABELS)),
    "year": _text("Year of the figure", one_of(("2023", "2024", "2025"))),
    "estimate": _text("Whether the source calls the figure an estimate", YES_NO),
    "value": _text(
        "Amount, in the unit beside it; blank where only a share is published",
        NUMBER,
    ),
    "unit": _text("Unit of the amount; amounts are never added across units", FILLED),
    "share_of_world_pct": _text(
        "Share of the printed world total, in percent; blank where none can be computed",
        SHARE,
    ),
    "source": _text("Publication the figure comes from", FILLED),
    "note": _text("The source's own cautions; may be blank"),
}


def _table(columns: dict[str, pa.Column]) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, ordered=False)


SCHEMAS = MappingProxyType(
    {
        "partners": _table(
            {
                "iso_a3": _text(
                    "Partner: ISO 3166-1 alpha-3, EUU for the Commission",
                    IS_CODE,
                    unique=True,
                ),
                "fact_sheet_name": _text("Name as State's fact sheet spells it", FILLED),
                "short_name": _text("Name as the atlas spells it", FILLED),
                "kind": _text("Country, or supranational", one_of(("country", "supranational"))),
                "head_of_delegation": _text("Who led the delegation; blank: not published"),
                "title": _text("Office of the head of delegation; blank: not published"),
                "ministerial_rank": _text("Rank of that office", one_of(RANK_LABELS)),
                "statement_summary": _text("What the delegation said, in our words; may be blank"),
                "source_urls": _SOURCES,
                "confidence": _CONFIDENCE,
                "notes": _NOTES,
            }
        ),
        "profiles": _table(
            {
                "iso_a3": _text("Partner or host", unique=True),
                "capital": _text("Capital, or seat", FILLED),
                "latitude": _text(
                    "Label point, degrees north",
                    degree(90, "is not a latitude from -90 to 90"),
                ),
                "longitude": _text(
                    "Label point, degrees east",
                    degree(180, "is not a longitude from -180 to 180"),
                ),
                "un_region": _text("Region by the UN's M49 standard", FILLED),
                "un_subregion": _text("Subregion by the UN's M49 standard", FILLED),
                "state_bureau": _text(
                    "Bureau of the State Department; blank for the host",
                    one_of(("AF", "EAP", "EUR", "NEA", "SCA", "WHA", "")),
                ),
                "eu_member": _text("Member of the European Union", one_of(("yes", "no"))),
                "g7": _text("Member of the G7", one_of(("yes", "no"))),
                "quad": _text("Member of the Quad", one_of(("yes", "no"))),
                "iso_a2": _text("ISO 3166-1 alpha-2", FILLED),
                "iso_numeric": _text("ISO 3166-1 numeric; blank for the Commission"),
            }
        ),
        "agreements": _table(
            {
                "agreement_id": _text(
                    "Stable id of the text", listed(SLUG, "is not a slug"), unique=True
                ),
                "partner_iso_a3": _text(
                    "Partner or partners, ;-separated",
                    listed(CODE, "is not a ;-separated list of three-letter codes"),
                ),
                "partner_name": _text("Partner as the text or the source names it", FILLED),
                "title": _text("Title, or what it is where the title was not seen", FILLED),
                "instrument_type": _text("Kind of text", one_of(INSTRUMENT_LABELS)),
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
                "source_urls": _SOURCES,
                "confidence": _CONFIDENCE,
                "notes": _NOTES,
                "partner_attended": _text("Whether the partner came to the ministerial", YES_NO),
            }
        ),
        "events": _table(
            {
                "event_id": _text(
                    "Stable id of the event", listed(SLUG, "is not a slug"), unique=True
                ),
                "date": _text("Date as it is known", DATE, FILLED),
                "title": _text("What happened", FILLED),
                "kind": _text("Kind of event", one_of(EVENT_KINDS)),
                "scheduled": _text("True for a deadline, which is not an observed event", YES_NO),
                "partner_iso_a3s": _text(
                    "Countries concerned, ;-separated",
                    listed(CODE, "is not a ;-separated list of three-letter codes"),
                ),
                "summary": _text("What it was, in our words", FILLED),
                "source_urls": _SOURCES,
                "confidence": _CONFIDENCE,
            }
        ),
        "memberships": _table(
            {
                "iso_a3": _code(),
                "initiative": _text("Group or initiative", one_of(INITIATIVE_LABELS)),
                "since": _text("Since when; blank: not listed", DATE),
                "source_urls": _SOURCES,
            }
        ),
        "production": _table(
            _OUTPUT
            | {
                "share_is_upper_limit": _text(
                    "The world total is printed as more than a number: the share is at most this",
                    YES_NO,
                ),
                "world_total_is_lower_bound": _text("The world total is a lower bound", YES_NO),
                "world_total_excludes_us": _text("U.S. output is withheld from the total", YES_NO),
                "eu_sum": _text("A sum of members: never add it to them", YES_NO),
                "source_urls": _SOURCES,
            }
        ),
        "not_quantified": _table(
            {
                "iso_a3": _code(
                    "Country: ISO 3166-1 alpha-3, OTH for the source's remainder, WLD for the world"
                ),
                "country_name": _text("Country as the source names it", FILLED),
                "slug": _text("Commodity in addresses", listed(SLUG, "is not a slug")),
                "stage": _text(
                    "Mine, refinery or smelter production, or reserves", one_of(STAGE_LABELS)
                ),
                "year": _text("Year of the cell", one_of(("2023", "2024", "2025"))),
                "unit": _text("Unit of the column that the cell stands in", FILLED),
                "printed": _text(
                    "What the source prints in place of a number", one_of(NOT_QUANTIFIED_LABELS)
                ),
                "meaning": _text("What the source means by it", FILLED),
                "source": _text("Publication that prints it", FILLED),
                "source_urls": _SOURCES,
            }
        ),
        "refining": _table(_OUTPUT | {"source_urls": _SOURCES, "confidence": _CONFIDENCE}),
        "worldviews": _table(
            {
                "territory_id": _text("Stable id", listed(SLUG, "is not a slug"), unique=True),
                "territory": _text("Territory in dispute", FILLED),
                "natural_earth_feature": _text("Where it is in the boundary source", FILLED),
                "administered_by": _text("Who administers it", FILLED),
                "claimed_by": _text("Who claims it", FILLED),
                "international_code": _text("Drawn as, by code; blank: not drawn"),
                "international_drawn_as": _text("Drawn as, in international practice", FILLED),
                "international_fill": _text("Own or neutral fill", one_of(("own", "neutral"))),
                "international_line": _text("Solid or dashed line", one_of(("solid", "dashed"))),
                "us_code": _text("Drawn as, by code; blank: not drawn"),
                "us_drawn_as": _text("Drawn as, in U.S. policy", FILLED),
                "us_fill": _text("Own or neutral fill", one_of(("own", "neutral"))),
                "us_line": _text("Solid or dashed line", one_of(("solid", "dashed"))),
                "reason": _text("Why it is drawn so", FILLED),
                "source_urls": _SOURCES,
            }
        ),
        "critical_minerals": _table(
            {
                "mineral": _text("Mineral on the U.S. list", FILLED, unique=True),
                "symbol_or_abbrev": _text("Chemical symbol or formula", FILLED),
                "on_2025_final_list": _text("On the final list of 2025", YES_NO),
                "group": _text("Group the atlas sorts it into", FILLED),
                "main_uses": _text("What it is used for", FILLED),
            }
        ),
        "commodities": _table(
            {
                "slug": _text("Commodity in addresses", listed(SLUG, "is not a slug"), unique=True),
                "commodity": _text("Commodity as the tables name it", FILLED, unique=True),
                "label": _text("Commodity as the atlas names it", FILLED, unique=True),
                "critical_minerals": _text("Minerals of the U.S. list it holds, ;-separated"),
                "on_2025_list": _text("Whether it holds one", YES_NO),
                "addable": _text("False where forms differ too much to add or rank", YES_NO),
                "processed_as": _text(
                    "Commodity under which its processing is listed, where that has another name"
                ),
                "note": _text("What to know when comparing; may be blank"),
            }
        ),
        "countries": _table(
            {
                "iso_a3": _text("ISO 3166-1 alpha-3, or as the standard column says", unique=True),
                "iso_a2": _text("ISO 3166-1 alpha-2; may be blank"),
                "iso_numeric": _text("ISO 3166-1 numeric; may be blank"),
                "name": _text("Name as the atlas spells it", FILLED),
                "un_region": _text("Region by the UN's M49 standard; may be blank"),
                "standard": _text("Where the code comes from", FILLED),
            }
        ),
        "aliases": _table(
            {
                "iso_a3": _code(),
                "alias": _text("Another name a reader may search by", FILLED, unique=True),
            }
        ),
        "disagreements": _table(
            {
                "disagreement_id": _text("Stable id", listed(SLUG, "is not a slug"), unique=True),
                "topic": _text("The question", FILLED),
                "claim": _text("What is claimed", FILLED),
                "who_says": _text("Who claims it", FILLED),
                "what_holds": _text("What the atlas shows", FILLED),
                "why": _text("Why that holds", FILLED),
                "related_rows": _text("Rows that bear on it: table:id, ;-separated", FILLED),
                "source_urls": _SOURCES,
                "confidence": _CONFIDENCE,
            }
        ),
        "coverage": _table(
            {
                "key": _text(
                    "Which day",
                    one_of(("compiled_on", "covered_to", "last_event")),
                    unique=True,
                ),
                "day": _text("The day", DATE, FILLED),
                "meaning": _text("What it means", FILLED),
            }
        ),
        "publications": _table(
            {
                "publication_id": _text("Stable id", listed(SLUG, "is not a slug"), unique=True),
                "publisher": _text("Who published it", FILLED),
                "title": _text("What it is called", FILLED),
                "published_on": _text("When, as far as it is known; blank: not stated", DATE),
                "address": _text(
                    "Where it is published; blank: the exact address is not stated", WEB
                ),
                "accessed_on": _text("When it was read for the atlas", DATE, FILLED),
                "licence": _text("How it may be used", FILLED),
                "begins": _text(
                    "How the source column of a figure begins when it comes from this work; may be "
                    "blank"
                ),
            }
        ),
        "statements": _table(
            {
                "statement_id": _text("Stable id", listed(SLUG, "is not a slug"), unique=True),
                "section": _text("Part of the Brief", one_of(BRIEF_SECTIONS)),
                "heading": _text("What it says, in short", FILLED),
                "text": _text(
                    "What it says; {names} stand for figures that are computed when it is shown",
                    FILLED,
                ),
                "readers": _text(
                    "Whom it concerns first, ;-separated; blank: everyone",
                    listed_or_blank(SLUG, "is not a list of readers"),
                ),
                "related_rows": _text("Rows that bear on it: table:id, ;-separated", FILLED),
                "view": _text("The page of the atlas that shows it, as an address; may be blank"),
            }
        ),
        "revisions": _table(
            {
                "revision_id": _text("Stable id", listed(SLUG, "is not a slug"), unique=True),
                "revised_on": _text("The day of the change", DATE, FILLED),
                "table": _text("Table that was changed", FILLED),
                "rows": _text("Rows that were changed, ;-separated; blank: all of the table"),
                "change": _text("What was changed", FILLED),
                "reason": _text("Why it was changed", FILLED),
            }
        ),
    }
)
"""Table name to schema. Each column's ``description`` is its help text."""
