"""A schema for each table: strict, checked lazily, and the column help of the Sources page.

Every column arrives as text; the checks say what the text may be, and `data.facts.store` types it
after.
"""

from __future__ import annotations

from types import MappingProxyType

from data.facts.agreement_schemas import AGREEMENT_SCHEMAS
from data.facts.cell_rules import (
    CODE,
    DATE,
    FILLED,
    IS_CODE,
    SLUG,
    WEB,
    YES_NO,
    check,
    degree,
    list_of,
    list_or_blank,
    one_of,
)
from data.facts.hosts import HOST, KINDS, OFFICIAL
from data.facts.mineral_schemas import MINERAL_SCHEMAS
from data.facts.schema_columns import CONFIDENCE, NOTES, RELATED, SOURCES, stable_id, table
from data.facts.schema_columns import code as _code
from data.facts.schema_columns import text as _text
from data.i18n.labels import INITIATIVE_LABELS, RANK_LABELS

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
BEARINGS = ("status", "date", "count", "figure", "membership", "kind", "")
"""What a disagreement puts in question; "" for anything else."""

_IS_HOST = check(
    lambda text: HOST.fullmatch(text) is not None,
    "is not a host",
    pattern=HOST.pattern,
    required=True,
)

SCHEMAS = MappingProxyType(
    dict(MINERAL_SCHEMAS)
    | dict(AGREEMENT_SCHEMAS)
    | {
        "partners": table(
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
                "source_urls": SOURCES,
                "confidence": CONFIDENCE,
                "notes": NOTES,
            }
        ),
        "profiles": table(
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
        "events": table(
            {
                "event_id": stable_id(),
                "date": _text("Date as it is known", DATE, FILLED),
                "title": _text("What happened", FILLED),
                "kind": _text("Kind of event", one_of(EVENT_KINDS)),
                "scheduled": _text("True for a deadline, which is not an observed event", YES_NO),
                "partner_iso_a3s": _text(
                    "Countries concerned, ;-separated",
                    list_of(CODE, "is not a ;-separated list of three-letter codes"),
                ),
                "summary": _text("What it was, in our words", FILLED),
                "source_urls": SOURCES,
                "confidence": CONFIDENCE,
                "agreement_ids": _text(
                    "Agreements whose signing or announcement the event is, ;-separated; blank: "
                    "none of the table",
                    list_or_blank(SLUG, "is not a ;-separated list of agreements"),
                ),
            }
        ),
        "memberships": table(
            {
                "iso_a3": _code(),
                "initiative": _text("Group or initiative", one_of(INITIATIVE_LABELS)),
                "since": _text("Since when; blank: not listed", DATE),
                "source_urls": SOURCES,
            }
        ),
        "worldviews": table(
            {
                "territory_id": stable_id(),
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
                "source_urls": SOURCES,
            }
        ),
        "countries": table(
            {
                "iso_a3": _text("ISO 3166-1 alpha-3, or as the standard column says", unique=True),
                "iso_a2": _text("ISO 3166-1 alpha-2; may be blank"),
                "iso_numeric": _text("ISO 3166-1 numeric; may be blank"),
                "name": _text("Name as the atlas spells it", FILLED),
                "un_region": _text("Region by the UN's M49 standard; may be blank"),
                "standard": _text("Where the code comes from", FILLED),
            }
        ),
        "aliases": table(
            {
                "iso_a3": _code(),
                "alias": _text("Another name a reader may search by", FILLED, unique=True),
            }
        ),
        "disagreements": table(
            {
                "disagreement_id": stable_id(),
                "topic": _text("The question", FILLED),
                "claim": _text("What is claimed", FILLED),
                "who_says": _text("Who claims it", FILLED),
                "what_holds": _text("What the atlas shows", FILLED),
                "why": _text("Why that holds", FILLED),
                "bears_on": _text(
                    "What of the related rows it puts in question: status, date, count, figure, "
                    "membership or kind; blank: none of these",
                    one_of(BEARINGS),
                ),
                "related_rows": RELATED,
                "source_urls": SOURCES,
                "confidence": CONFIDENCE,
            }
        ),
        "coverage": table(
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
        "publications": table(
            {
                "publication_id": stable_id(),
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
        "statements": table(
            {
                "statement_id": stable_id(),
                "section": _text("Part of the Brief", one_of(BRIEF_SECTIONS)),
                "heading": _text("What it says, in short", FILLED),
                "text": _text(
                    "What it says; {names} stand for figures that are computed when it is shown",
                    FILLED,
                ),
                "readers": _text(
                    "Whom it concerns first, ;-separated; blank: everyone",
                    list_or_blank(SLUG, "is not a list of readers"),
                ),
                "related_rows": RELATED,
                "view": _text("The page of the atlas that shows it, as an address; may be blank"),
            }
        ),
        "hosts": table(
            {
                "host": _text(
                    "Host of an address, without www., and the first part of its path where one "
                    "host holds several publications",
                    _IS_HOST,
                    unique=True,
                ),
                "kind": _text(
                    "What the address leads to: an official page, or a place that is no original",
                    one_of((OFFICIAL, *KINDS)),
                ),
                "note": _text("How that is known", FILLED),
            }
        ),
        "revisions": table(
            {
                "revision_id": stable_id(),
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
