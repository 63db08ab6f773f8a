"""The tables with hostile text added to every cell of free text, still valid by their schemas."""

import csv
import shutil
from pathlib import Path

from data.facts.schemas import SCHEMAS
from data.facts.store import TABLES

STRINGS = (
    "<script>window.pwned=1</script>",
    '<img src=x onerror="window.pwned=1">',
    "\"><svg onload='window.pwned=1'>",
    "[x](javascript:window.pwned=1)",
    "![x](https://example.org/x.png)",
    ":red[x] :material/delete: :streamlit:",
    "$x^2$ and $$\\frac{1}{2}$$",
    "{0} {name} %s %(x)s",
    "`code` **bold** ~~gone~~ # head | cell",
    "&lt;b&gt; &amp;amp; ]]> <!-- ",
    "=cmd|' /C calc'!A0",
    "בדיקה اختبار \u2067x\u2069",
    "e\u0301\u0302\u0303 " + "W" * 400,
)
"""Markup, directives, formulas, templates and directions; each a text that a record might hold."""

_REFERENCE_COLUMNS = {
    *("iso_a3", "iso_a2", "iso_numeric", "un_region", "un_subregion", "group", "unit"),
    *("commodity", "mineral", "critical_minerals", "processed_as", "begins", "standard"),
    *("international_code", "us_code", "natural_earth_feature", "related_rows", "view"),
    *("rows", "table", "key", "quote", "host", "international_drawn_as", "us_drawn_as"),
}
"""Columns whose texts are looked up elsewhere in the tables or in the code."""


def free_columns(name: str) -> list[str]:
    """Columns of a table that may say anything."""
    return [
        column
        for column, schema in SCHEMAS[name].columns.items()
        if column not in _REFERENCE_COLUMNS
        and not [c for c in schema.checks if not _only_required(c)]
    ]


def _only_required(check) -> bool:
    return set(check.statistics or {}) <= {"required"}


def hostile_tables(folder: Path) -> Path:
    """A copy of the tables; the strings take turns, so that each stands in many columns."""
    target = folder / "tables"
    shutil.copytree(TABLES, target)
    for name in SCHEMAS:
        path = target / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as source:
            rows = list(csv.DictReader(source))
        for row_index, row in enumerate(rows):
            for column_index, column in enumerate(free_columns(name)):
                row[column] += " " + STRINGS[(row_index + column_index) % len(STRINGS)]
        with path.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    return target
