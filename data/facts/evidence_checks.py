"""What must hold of evidence: how sure a row may be, and which of its sources stands first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from data.facts.faults import Fault
from data.facts.hosts import host_kind, listed_host
from data.i18n.labels import CONFIDENCES

Tables = Mapping[str, pd.DataFrame]


def evidence_faults(tables: Tables) -> Iterator[Fault]:
    """Every fault of confidence, attendance and sources.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        Every table by name, each cell as text.
    """
    for check in (_ministerial, _attended, _reported, _original_first, _hosts):
        yield from check(tables)


def _ministerial(tables: Tables) -> Iterator[Fault]:
    """What is counted among those signed on the day is not known from weak reports alone."""
    rows = tables["agreements"]
    weak = (rows["signed_at_ministerial"] == "true") & (rows["confidence"] == "low")
    for place in rows.index[weak]:
        expectation = "is too little for an agreement counted as signed at the ministerial"
        yield Fault("agreements.csv", int(place) + 2, "confidence", "low", expectation)


def _attended(tables: Tables) -> Iterator[Fault]:
    """The Commission attended as the countries on State's list did."""
    delegations = set(tables["partners"]["iso_a3"])
    rows = zip(
        tables["agreements"]["partner_iso_a3"],
        tables["agreements"]["partner_attended"],
        strict=True,
    )
    for place, (codes, attended) in enumerate(rows, start=2):
        listed = bool(delegations & set(codes.split(";")))
        if listed != (attended == "true"):
            some = "a" if listed else "no"
            expectation = f"but {some} partner of the row is in partners.csv"
            yield Fault("agreements.csv", place, "partner_attended", attended, expectation)


def _reported(tables: Tables) -> Iterator[Fault]:
    """An event is no surer than the agreements that it reports."""
    rows = tables["agreements"]
    sure = {
        name: CONFIDENCES.index(word)
        for name, word in zip(rows["agreement_id"], rows["confidence"], strict=True)
    }
    for place, event in enumerate(tables["events"].to_dict("records"), start=2):
        reported = [name for name in event["agreement_ids"].split(";") if name in sure]
        if event["kind"] == "agreement" and not event["agreement_ids"]:
            expectation = "is blank, but the event is one of an agreement"
            yield Fault("events.csv", place, "agreement_ids", "", expectation)
        for name in reported:
            if CONFIDENCES.index(event["confidence"]) < sure[name]:
                expectation = f"is more than the {CONFIDENCES[sure[name]]} of {name}"
                yield Fault("events.csv", place, "confidence", event["confidence"], expectation)


def _original_first(tables: Tables) -> Iterator[Fault]:
    """Who follows the first link of a row reads the original, where the row has one."""
    kinds = _kinds(tables)
    for name, rows in tables.items():
        cells = rows.get("source_urls", pd.Series(dtype=str))
        for cell in cells.unique():
            first, *others = cell.split(";")
            kind = host_kind(first, kinds)
            if kind and any(not host_kind(url, kinds) for url in others):
                row = int(cells.index[cells == cell][0]) + 2
                expectation = f"stands first ({kind}), but an original stands behind it"
                yield Fault(f"{name}.csv", row, "source_urls", first, expectation)


def _hosts(tables: Tables) -> Iterator[Fault]:
    """A host that no row names any longer is left over."""
    cells = {cell for rows in tables.values() for cell in rows.get("source_urls", ())}
    listed = set(tables["hosts"]["host"])
    cited = {listed_host(url, listed) for cell in cells for url in cell.split(";")}
    for place, host in enumerate(tables["hosts"]["host"], start=2):
        if host not in cited:
            yield Fault("hosts.csv", place, "host", host, "is in no source of the tables")


def _kinds(tables: Tables) -> dict[str, str]:
    return dict(zip(tables["hosts"]["host"], tables["hosts"]["kind"], strict=True))
