"""The schemas of the tables of minerals: what is mined, processed and held."""

from __future__ import annotations

from types import MappingProxyType

from data.facts.cell_rules import FILLED, SLUG, YES_NO, list_of, one_of
from data.facts.schema_columns import CONFIDENCE, OUTPUT, SOURCES, YEARS, table
from data.facts.schema_columns import code as _code
from data.facts.schema_columns import text as _text
from data.i18n.labels import NOT_QUANTIFIED_LABELS, STAGE_LABELS

MINERAL_SCHEMAS = MappingProxyType(
    {
        "production": table(
            OUTPUT
            | {
                "share_is_upper_limit": _text(
                    "The world total is printed as more than a number: the share is at most this",
                    YES_NO,
                ),
                "world_total_is_lower_bound": _text("The world total is a lower bound", YES_NO),
                "world_total_excludes_us": _text(
                    "The total leaves out the U.S. figure, which is withheld or counted elsewhere",
                    YES_NO,
                ),
                "eu_sum": _text("A sum of members: never add it to them", YES_NO),
                "source_urls": SOURCES,
            }
        ),
        "not_quantified": table(
            {
                "iso_a3": _code(
                    "Country: ISO 3166-1 alpha-3, OTH for the source's remainder, WLD for the world"
                ),
                "country_name": _text("Country as the source names it", FILLED),
                "slug": _text("Commodity in addresses", list_of(SLUG, "is not a slug")),
                "stage": _text(
                    "Mine, refinery or smelter production, or reserves", one_of(STAGE_LABELS)
                ),
                "year": _text("Year of the cell", one_of(YEARS)),
                "unit": _text("Unit of the column that the cell stands in", FILLED),
                "printed": _text(
                    "What the source prints in place of a number", one_of(NOT_QUANTIFIED_LABELS)
                ),
                "meaning": _text("What the source means by it", FILLED),
                "source": _text("Publication that prints it", FILLED),
                "source_urls": SOURCES,
            }
        ),
        "refining": table(OUTPUT | {"source_urls": SOURCES, "confidence": CONFIDENCE}),
        "critical_minerals": table(
            {
                "mineral": _text("Mineral on the U.S. list", FILLED, unique=True),
                "symbol_or_abbrev": _text("Chemical symbol or formula", FILLED),
                "on_2025_final_list": _text("On the final list of 2025", YES_NO),
                "group": _text("Group the atlas sorts it into", FILLED),
                "main_uses": _text("What it is used for", FILLED),
            }
        ),
        "commodities": table(
            {
                "slug": _text(
                    "Commodity in addresses", list_of(SLUG, "is not a slug"), unique=True
                ),
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
    }
)
"""Table name to schema, see `data.facts.schemas`."""
