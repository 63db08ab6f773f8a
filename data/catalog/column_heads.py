"""What every column is called on the screen, with its unit, in the order in which readers ask.

Who and what stand first, then when, status and amounts, then sources and notes. Codes, ids and
flags that repeat what another column says stand last, and are shown to those who ask for them.
Files keep the names and the order of `data.facts.schemas`.
"""

from __future__ import annotations

from types import MappingProxyType

from data.catalog.head import Head
from data.i18n.messages import N_


def _heads(
    shown: dict[str, str], technical: dict[str, str], named: dict[str, str] | None = None
) -> tuple[Head, ...]:
    """Columns of names, other columns, and those for who asks: each by column and label."""
    return (
        *(Head(column, label, is_named=True) for column, label in (named or {}).items()),
        *(Head(column, label) for column, label in shown.items()),
        *(Head(column, label, is_technical=True) for column, label in technical.items()),
    )


_COUNTRY = {"iso_a3": N_("Country")}
_COUNTRY_CODE = {"iso_a3": N_("Country code")}
_SLUG = {"slug": N_("Commodity in addresses")}
_SOURCES = {"source_urls": N_("Sources")}
_CONFIDENCE = {"confidence": N_("Confidence")}
_FIGURE = {
    "country_name": N_("Producer"),
    "commodity": N_("Commodity"),
    "stage": N_("Stage"),
    "year": N_("Year"),
    "value": N_("Amount, in the unit beside it"),
    "unit": N_("Unit"),
    "share_of_world_pct": N_("Share of world total, %"),
}
_ORIGIN = {"source": N_("Publication"), **_SOURCES, "note": N_("Cautions of the source")}
_ESTIMATE = {"estimate": N_("Estimate")}

HEADS = MappingProxyType(
    {
        "agreements": _heads(
            {
                "partner_name": N_("Partner"),
                "title": N_("Title"),
                "instrument_type": N_("Kind of instrument"),
                "signed_on": N_("Signed on"),
                "status": N_("Status"),
                "binding": N_("Legally binding"),
                "counts_as": N_("Counts as"),
                "minerals_scope": N_("Minerals covered"),
                "summary": N_("Summary"),
                "described_as": N_("Described as"),
                "place": N_("Place"),
                "us_signatory": N_("Signed for the United States"),
                "partner_signatory": N_("Signed for the partner"),
                **_CONFIDENCE,
                **_SOURCES,
                "notes": N_("Notes"),
            },
            {
                "signed_at_ministerial": N_("Signed at the ministerial"),
                "partner_attended": N_("Partner attended"),
                "partner_iso_a3": N_("Partner codes"),
                "agreement_id": N_("Agreement id"),
            },
        ),
        "aliases": _heads({"alias": N_("Other name")}, _COUNTRY_CODE, _COUNTRY),
        "commodities": _heads(
            {
                "label": N_("Commodity"),
                "critical_minerals": N_("Minerals of the U.S. list"),
                "on_2025_list": N_("On the 2025 U.S. list"),
                "addable": N_("Forms can be added and ranked"),
                "note": N_("Notes"),
            },
            {
                "commodity": N_("Name in the tables"),
                "processed_as": N_("Processing listed under"),
                **_SLUG,
            },
        ),
        "countries": _heads(
            {
                "name": N_("Country"),
                "iso_a3": N_("ISO alpha-3 code"),
                "un_region": N_("UN region"),
                "standard": N_("Where the code comes from"),
            },
            {"iso_a2": N_("ISO alpha-2 code"), "iso_numeric": N_("ISO numeric code")},
        ),
        "coverage": _heads(
            {"meaning": N_("What it means"), "day": N_("Day")}, {"key": N_("Day id")}
        ),
        "critical_minerals": _heads(
            {
                "mineral": N_("Mineral"),
                "symbol_or_abbrev": N_("Symbol or formula"),
                "group": N_("Group"),
                "main_uses": N_("Main uses"),
            },
            {"on_2025_final_list": N_("On the 2025 U.S. list")},
        ),
        "disagreements": _heads(
            {
                "topic": N_("Question"),
                "claim": N_("Claim"),
                "who_says": N_("Who claims it"),
                "what_holds": N_("What the atlas shows"),
                "why": N_("Why that holds"),
                "bears_on": N_("What it puts in question"),
                **_CONFIDENCE,
                **_SOURCES,
            },
            {"related_rows": N_("Related rows"), "disagreement_id": N_("Disagreement id")},
        ),
        "events": _heads(
            {
                "title": N_("Event"),
                "date": N_("Date"),
                "kind": N_("Kind of event"),
                "scheduled": N_("Scheduled"),
                "summary": N_("Summary"),
                **_CONFIDENCE,
                **_SOURCES,
            },
            {
                "agreement_ids": N_("Agreement ids"),
                "partner_iso_a3s": N_("Country codes"),
                "event_id": N_("Event id"),
            },
            {"partner_iso_a3s": N_("Countries")},
        ),
        "hosts": _heads(
            {"host": N_("Host"), "kind": N_("Kind of host"), "note": N_("How that is known")}, {}
        ),
        "memberships": _heads(
            {
                "initiative": N_("Group or initiative"),
                "since": N_("Member since"),
                **_SOURCES,
            },
            _COUNTRY_CODE,
            _COUNTRY,
        ),
        "not_quantified": _heads(
            {
                "country_name": N_("Country"),
                "stage": N_("Stage"),
                "year": N_("Year"),
                "printed": N_("Printed in place of a number"),
                "meaning": N_("What it means"),
                "unit": N_("Unit of the column"),
                "source": N_("Publication"),
                **_SOURCES,
            },
            {**_SLUG, **_COUNTRY_CODE},
            {"slug": N_("Commodity")},
        ),
        "partners": _heads(
            {
                "short_name": N_("Partner"),
                "head_of_delegation": N_("Head of delegation"),
                "title": N_("Office"),
                "ministerial_rank": N_("Rank of the office"),
                "statement_summary": N_("What the delegation said"),
                **_CONFIDENCE,
                **_SOURCES,
                "notes": N_("Notes"),
            },
            {
                "fact_sheet_name": N_("Name on State’s list"),
                "kind": N_("Kind of partner"),
                "iso_a3": N_("Partner code"),
            },
        ),
        "production": _heads(
            {
                **_FIGURE,
                "share_is_upper_limit": N_("Share is an upper limit"),
                **_ESTIMATE,
                **_ORIGIN,
            },
            {
                "world_total_is_lower_bound": N_("World total is a lower bound"),
                "world_total_excludes_us": N_("World total leaves out the United States"),
                "eu_sum": N_("Sum of EU members"),
                **_SLUG,
                "iso_a3": N_("Producer code"),
            },
        ),
        "profiles": _heads(
            {
                "capital": N_("Capital or seat"),
                "un_region": N_("UN region"),
                "un_subregion": N_("UN subregion"),
                "eu_member": N_("EU member"),
                "g7": N_("G7 member"),
                "quad": N_("Quad member"),
                "latitude": N_("Latitude of the label, degrees north"),
                "longitude": N_("Longitude of the label, degrees east"),
            },
            {
                "state_bureau": N_("Bureau of the State Department"),
                "iso_a3": N_("ISO alpha-3 code"),
                "iso_a2": N_("ISO alpha-2 code"),
                "iso_numeric": N_("ISO numeric code"),
            },
            _COUNTRY,
        ),
        "provisions": _heads(
            {
                "provision": N_("Commitment"),
                "statement": N_("What it says"),
                "quote": N_("In the words of the row"),
            },
            {"field": N_("Column of the row"), "agreement_id": N_("Agreement id")},
            {"agreement_id": N_("Agreement")},
        ),
        "publications": _heads(
            {
                "publisher": N_("Publisher"),
                "title": N_("Title"),
                "published_on": N_("Published on"),
                "accessed_on": N_("Accessed on"),
                "licence": N_("License"),
                "address": N_("Address"),
            },
            {"begins": N_("How its figures are marked"), "publication_id": N_("Publication id")},
        ),
        "refining": _heads(
            {**_FIGURE, **_ESTIMATE, **_CONFIDENCE, **_ORIGIN},
            {**_SLUG, "iso_a3": N_("Producer code")},
        ),
        "revisions": _heads(
            {
                "table": N_("Table"),
                "change": N_("Change"),
                "reason": N_("Reason"),
                "revised_on": N_("Changed on"),
            },
            {"rows": N_("Rows changed"), "revision_id": N_("Change id")},
        ),
        "statements": _heads(
            {
                "heading": N_("Heading"),
                "text": N_("Statement"),
                "section": N_("Part of the Brief"),
                "readers": N_("Whom it concerns first"),
                "view": N_("Page that shows it"),
            },
            {"related_rows": N_("Related rows"), "statement_id": N_("Statement id")},
        ),
        "worldviews": _heads(
            {
                "territory": N_("Territory"),
                "administered_by": N_("Administered by"),
                "claimed_by": N_("Claimed by"),
                "international_drawn_as": N_("Drawn as, international"),
                "international_fill": N_("Fill, international"),
                "international_line": N_("Line, international"),
                "us_drawn_as": N_("Drawn as, U.S. policy"),
                "us_fill": N_("Fill, U.S. policy"),
                "us_line": N_("Line, U.S. policy"),
                "reason": N_("Why it is drawn so"),
                **_SOURCES,
            },
            {
                "natural_earth_feature": N_("Feature of the boundary source"),
                "international_code": N_("Code, international"),
                "us_code": N_("Code, U.S. policy"),
                "territory_id": N_("Territory id"),
            },
        ),
    }
)
"""Table to its columns, in the order in which they are read."""
