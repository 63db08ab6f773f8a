"""What holds across tables: codes that exist, counts that are known, days that agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from data.facts.evidence_checks import evidence_faults
from data.facts.faults import Fault
from data.facts.figure_checks import figure_faults
from data.i18n.dates import PartialDate
from data.i18n.labels import MINISTERIAL

Tables = Mapping[str, pd.DataFrame]

PARTNER_COUNTRIES = 54
"""U.S. Department of State, fact sheet of 4 February 2026; the Commission comes beside them."""

KEYS = {
    "countries": ("iso_a3",),
    "commodities": ("slug",),
    "partners": ("iso_a3",),
    "profiles": ("iso_a3",),
    "agreements": ("agreement_id",),
    "provisions": ("agreement_id", "provision"),
    "events": ("event_id",),
    "critical_minerals": ("mineral",),
    "worldviews": ("territory_id",),
    "aliases": ("alias",),
    "disagreements": ("disagreement_id",),
    "coverage": ("key",),
    "memberships": ("iso_a3", "initiative"),
    "production": ("iso_a3", "slug", "stage", "year"),
    "refining": ("iso_a3", "slug", "stage", "year"),
    "not_quantified": ("iso_a3", "slug", "stage", "year"),
    "publications": ("publication_id",),
    "statements": ("statement_id",),
    "hosts": ("host",),
    "revisions": ("revision_id",),
}
"""What a row of each table is known by."""


def cross_faults(tables: Tables) -> list[Fault]:
    """Every fault that shows only when the tables are held against each other.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Every table by name, each cell as text and each table sound by its schema.
    """
    checks = (
        _duplicate_keys,
        _codes,
        _delegations,
        _days,
        _commodities,
        _groups,
        _minerals,
        _related,
        _provisions,
        _coverage,
        evidence_faults,
        figure_faults,
    )
    return [fault for check in checks for fault in check(tables)]


def _duplicate_keys(tables: Tables) -> Iterator[Fault]:
    """Keys of several columns; those of one are unique by the schema."""
    for name, key in KEYS.items():
        columns = tables[name][list(key)]
        for place, row in columns[columns.duplicated()].iterrows():
            value = " ".join(row)
            yield Fault(f"{name}.csv", int(place) + 2, ", ".join(key), value, "stands twice")


def _list_items(table: pd.DataFrame, column: str) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(table[column]):
        for part in cell.split(";"):
            yield place + 2, part


def _unknown(
    tables: Tables, name: str, column: str, allowed: set[str], expectation: str
) -> Iterator[Fault]:
    for row, value in _list_items(tables[name], column):
        if value and value not in allowed:
            yield Fault(f"{name}.csv", row, column, value, expectation)


def _codes(tables: Tables) -> Iterator[Fault]:
    codes = set(tables["countries"]["iso_a3"])
    places = (
        ("partners", "iso_a3"),
        ("profiles", "iso_a3"),
        ("agreements", "partner_iso_a3"),
        ("events", "partner_iso_a3s"),
        ("memberships", "iso_a3"),
        ("production", "iso_a3"),
        ("refining", "iso_a3"),
        ("not_quantified", "iso_a3"),
        ("worldviews", "international_code"),
        ("worldviews", "us_code"),
        ("aliases", "iso_a3"),
    )
    for name, column in places:
        yield from _unknown(tables, name, column, codes, "is not a code in countries.csv")


def _delegations(tables: Tables) -> Iterator[Fault]:
    partners = tables["partners"]
    countries = int((partners["kind"] == "country").sum())
    if countries != PARTNER_COUNTRIES:
        expectation = f"countries, where State lists {PARTNER_COUNTRIES}"
        yield Fault("partners.csv", None, "kind", str(countries), expectation)
    if list(partners.loc[partners["kind"] == "supranational", "iso_a3"]) != ["EUU"]:
        yield Fault("partners.csv", None, "kind", "supranational", "must be the Commission alone")
    profiled = set(tables["profiles"]["iso_a3"])
    expected = {*partners["iso_a3"], "USA"}
    for code in sorted(expected - profiled):
        yield Fault("profiles.csv", None, "iso_a3", code, "has no row")
    yield from _unknown(tables, "profiles", "iso_a3", expected, "is neither a partner nor the host")


def _days(tables: Tables) -> Iterator[Fault]:
    for place, row in enumerate(tables["agreements"].to_dict("records"), start=2):
        on_the_day = row["signed_on"] == MINISTERIAL.isoformat()
        if row["signed_at_ministerial"] == "true" and not on_the_day:
            expectation = f"must be {MINISTERIAL} for an agreement signed at the ministerial"
            yield Fault("agreements.csv", place, "signed_on", row["signed_on"], expectation)


def _commodities(tables: Tables) -> Iterator[Fault]:
    commodity_by_slug = dict(
        zip(tables["commodities"]["slug"], tables["commodities"]["commodity"], strict=True)
    )
    for name in ("production", "refining"):
        rows = zip(tables[name]["slug"], tables[name]["commodity"], strict=True)
        for place, (slug, commodity) in enumerate(rows, start=2):
            if commodity_by_slug.get(slug) != commodity:
                expectation = f"does not belong to {commodity!r} in commodities.csv"
                yield Fault(f"{name}.csv", place, "slug", slug, expectation)


def _groups(tables: Tables) -> Iterator[Fault]:
    members = tables["memberships"].groupby("initiative")["iso_a3"].agg(set)
    columns = {"eu": "eu_member", "g7": "g7", "quad": "quad"}
    for place, row in enumerate(tables["profiles"].to_dict("records"), start=2):
        for group, column in columns.items():
            listed = row["iso_a3"] in members.get(group, set())
            if (row[column] == "yes") != listed:
                expectation = f"contradicts memberships.csv on {group}"
                yield Fault("profiles.csv", place, column, row[column], expectation)


def _minerals(tables: Tables) -> Iterator[Fault]:
    minerals = set(tables["critical_minerals"]["mineral"])
    yield from _unknown(
        tables, "commodities", "critical_minerals", minerals, "is not in critical_minerals.csv"
    )
    slugs = set(tables["commodities"]["slug"])
    yield from _unknown(tables, "commodities", "processed_as", slugs, "is not a commodity")


_KEYS = {
    "events": "event_id",
    "agreements": "agreement_id",
    "partners": "iso_a3",
    "disagreements": "disagreement_id",
    "publications": "publication_id",
}


def _related(tables: Tables) -> Iterator[Fault]:
    row_keys = {f"{name}:{value}" for name, key in _KEYS.items() for value in tables[name][key]}
    for table in ("disagreements", "statements"):
        yield from _unknown(tables, table, "related_rows", row_keys, "is not a row of the tables")
    yield from _unknown(tables, "revisions", "table", set(tables), "is not a table")
    agreements = set(tables["agreements"]["agreement_id"])
    yield from _unknown(tables, "events", "agreement_ids", agreements, "is not an agreement")


def _provisions(tables: Tables) -> Iterator[Fault]:
    """A provision rests on words that stand in the row of its agreement."""
    agreements = {row["agreement_id"]: row for row in tables["agreements"].to_dict("records")}
    for place, row in enumerate(tables["provisions"].to_dict("records"), start=2):
        name, column, quote = row["agreement_id"], row["field"], row["quote"]
        if name not in agreements:
            yield Fault("provisions.csv", place, "agreement_id", name, "is not an agreement")
        elif quote not in agreements[name][column]:
            expectation = f"does not stand in the {column} of {name}"
            yield Fault("provisions.csv", place, "quote", quote, expectation)


def _coverage(tables: Tables) -> Iterator[Fault]:
    days = dict(zip(tables["coverage"]["key"], tables["coverage"]["day"], strict=True))
    observed = tables["events"].loc[tables["events"]["scheduled"] == "false", "date"]
    dated = [*observed, *tables["agreements"]["signed_on"]]
    spans = [last for last in (PartialDate.parse(text).last for text in dated) if last]
    last = max(spans).isoformat()
    if days.get("last_event") != last:
        expectation = f"but the last dated row is of {last}"
        yield Fault("coverage.csv", None, "last_event", days.get("last_event", ""), expectation)
