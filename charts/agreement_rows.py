"""The agreements that a view asks for, and the rows of their chart: listed, as a matrix, or one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.spec.date_params import FIRST_DAY, LAST_DAY
from charts.spec.page_specs import AgreementsSpec
from data.agreements.counted_rows import Agreement
from data.agreements.legal_status import LEGAL_STATUSES, legal_key, legal_status
from data.agreements.listing import (
    AgreementFilter,
    in_order,
    known_agreements,
    selected_agreements,
)
from data.facts.cache import cache_by_facts
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import INSTRUMENT_LABELS, text_status
from data.i18n.messages import N_, speaking
from data.i18n.provision_labels import PROVISION_LABELS
from data.minerals.exposure import Exposure, exposure


def exposures(spec: AgreementsSpec, facts: Facts) -> tuple[Exposure, ...]:
    """Who is listed for each mineral that is asked for.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
    """
    day = spec.as_of_date(facts)
    return tuple(exposure(facts, slug, spec.stage, day) for slug in spec.mineral)


def agreement_filter(spec: AgreementsSpec, facts: Facts) -> AgreementFilter:
    """The filter of a view.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts
    """
    return AgreementFilter(
        spec.mineral,
        frozenset[str]().union(*(item.codes for item in exposures(spec, facts))),
        spec.partner,
        spec.region,
        spec.initiative,
        spec.instrument,
        spec.binding,
        spec.status,
        spec.provision,
        *days(spec),
        spec.q,
    )


def days(spec: AgreementsSpec) -> tuple[date | None, date | None]:
    """The range of days that is asked for; a form sends both ends, and the widest asks nothing."""
    start = None if spec.start == FIRST_DAY else spec.start
    return start, None if spec.end == LAST_DAY else spec.end


def matching_agreements(spec: AgreementsSpec, facts: Facts) -> pd.DataFrame:
    """The agreements that match a view, in its order.

    Parameters
    ----------
    spec : AgreementsSpec
    facts : Facts

    Returns
    -------
    pandas.DataFrame
        As `data.agreements.listing.known_agreements` returns them.
    """
    day = spec.as_of_date(facts)
    return in_order(selected_agreements(facts, day, agreement_filter(spec, facts)), spec.sort)


def open_agreement(spec: AgreementsSpec, facts: Facts) -> dict[str, Any]:
    """The row of the agreement that is open, whatever the day, as on the last day.

    Parameters
    ----------
    spec : AgreementsSpec
        Names the agreement.
    facts : Facts
    """
    rows = known_agreements(facts, facts.last_event)
    return records(rows.loc[rows["agreement_id"] == spec.agreement])[0]


def agreement_rows(spec: AgreementsSpec, facts: Facts) -> pd.DataFrame:
    """The rows of a view: its agreements, or the cells of their matrix.

    Parameters
    ----------
    spec : AgreementsSpec
        With an ``agreement`` that one alone; with ``view="matrix"`` a row for each counted
        agreement and commitment, else one for each agreement, the counted ones first.
    facts : Facts
        In the language of names and labels.
    """
    if spec.agreement:
        return _listed([open_agreement(spec, facts)], facts)
    found = records(matching_agreements(spec, facts))
    parts = in_parts([row for row in found if row["counted"]], spec, facts)
    own = [{**row, "part": part} for part, rows in parts for row in rows]
    if spec.view == "matrix":
        return _cells(own, facts)
    return _listed([*own, *(row for row in found if not row["counted"])], facts)


def in_parts(
    own: Sequence[Agreement], spec: AgreementsSpec, facts: Facts
) -> tuple[tuple[str, Sequence[Agreement]], ...]:
    """The counted agreements, those with listed producers of what is asked for first.

    Parameters
    ----------
    own : sequence of Agreement
        The counted ones among `matching_agreements`.
    spec : AgreementsSpec
        Without a ``mineral`` they are one part.
    facts : Facts

    Returns
    -------
    tuple of (part, rows)
        A key of `PARTS`, and at least one row.
    """
    if not spec.mineral:
        return (("counted", own),) if own else ()
    codes = agreement_filter(spec, facts).producers
    parts: dict[str, list[Agreement]] = {"producers": [], "scope": []}
    for row in own:
        is_listed = not codes.isdisjoint(row["partner_iso_a3"].split(";"))
        parts["producers" if is_listed else "scope"].append(row)
    return tuple((part, rows) for part, rows in parts.items() if rows)


HEADS = (N_("Country"), N_("Date"), N_("Instrument"), N_("Legal status"), N_("Commits to"))
"""What a list of agreements says of each, in its order."""

PARTS = MappingProxyType(
    {
        "counted": N_("Counted agreements ({count})"),
        "producers": N_("Counted agreements with listed producers ({count})"),
        "scope": N_("Counted agreements whose scope names the mineral ({count})"),
        "not_counted": N_("Not counted ({count})"),
    }
)
"""In which part of a list an agreement stands, and the heading over it."""


def _listed(agreements: Sequence[Agreement], facts: Facts) -> pd.DataFrame:
    rows = [_row(row, facts) for row in agreements]
    return pd.DataFrame(rows, columns=None if rows else list(_COLUMNS))


def _row(row: Mapping[str, Any], facts: Facts) -> dict[str, str]:
    """One agreement; a cell is empty where its row states nothing."""
    part = "counted" if row["counted"] else "not_counted"
    _, law = speaking(facts.lang), legal_key(row["binding"])
    stated = statements(facts).get(row["agreement_id"], {})
    return {
        **_head(row, facts),
        "instrument": row["instrument_type"],
        "instrument_label": _(INSTRUMENT_LABELS[row["instrument_type"]]),
        "status": row["status"],
        "status_label": text_status(row["status"], row["confidence"], facts.lang),
        "legal_status": law,
        "legal_status_label": _(LEGAL_STATUSES[law]),
        "legal_status_reason": legal_status(facts, row).reason,
        "commits_to": ", ".join(_(PROVISION_LABELS[key]).lower() for key in stated),
        "summary": row["summary"],
        "minerals": row["minerals_scope"],
        "us_signatory": row["us_signatory"],
        "partner_signatory": row["partner_signatory"],
        "place": row["place"],
        "counted": "yes" if row["counted"] else "no",
        "part": row.get("part", part),
        "confidence": row["confidence"],
        "source": row["source_urls"],
    }


def _head(row: Mapping[str, Any], facts: Facts) -> dict[str, str]:
    """What says which agreement it is."""
    return {
        "agreement_id": row["agreement_id"],
        "partners": row["partner_iso_a3"],
        "country": signatories(row, facts),
        "title": row["title"],
        "signed_on": row["signed_on"],
        "date": row["signed_label"],
    }


def signatories(row: Mapping[str, Any], facts: Facts) -> str:
    """Who signed beside the United States: a name, or as the row names them if several.

    Parameters
    ----------
    row : mapping
        Of ``agreements``.
    facts : Facts
        In the language of the name.
    """
    code = row["partner_iso_a3"]
    return str(row["partner_name"]) if ";" in code else facts.name(code)


def _cells(agreements: Sequence[Agreement], facts: Facts) -> pd.DataFrame:
    """A row for each cell of the matrix, stated or not."""
    _ = speaking(facts.lang)
    cells = [
        {
            **_head(row, facts),
            "provision": key,
            "provision_label": _(label),
            "stated": "yes" if key in stated else "no",
            "statement": stated.get(key, ""),
            "source": row["source_urls"],
        }
        for row in agreements
        for stated in [statements(facts).get(row["agreement_id"], {})]
        for key, label in PROVISION_LABELS.items()
    ]
    return pd.DataFrame(cells, columns=None if cells else list(_CELL_COLUMNS))


@cache_by_facts()
def statements(facts: Facts) -> dict[str, dict[str, str]]:
    """What each agreement states of its commitments, in their order, by agreement and commitment.

    Parameters
    ----------
    facts : Facts
        What no row of ``provisions`` states is not in it.
    """
    rows = facts.provisions
    stated: dict[str, dict[str, str]] = {}
    for key in PROVISION_LABELS:
        own = rows.loc[rows["provision"] == key]
        for name, statement in zip(own["agreement_id"], own["statement"], strict=True):
            stated.setdefault(name, {})[key] = statement
    return stated


_HEAD_COLUMNS = ("agreement_id", "partners", "country", "title", "signed_on", "date")
_COLUMNS = (
    *_HEAD_COLUMNS,
    *("instrument", "instrument_label", "status", "status_label", "legal_status"),
    *("legal_status_label", "legal_status_reason", "commits_to", "summary", "minerals"),
    *("us_signatory", "partner_signatory", "place", "counted", "part", "confidence", "source"),
)
_CELL_COLUMNS = (
    *_HEAD_COLUMNS,
    *("provision", "provision_label", "stated", "statement", "source"),
)


@cache_by_facts()
def codes_by_agreement(facts: Facts) -> dict[str, list[str]]:
    """The countries of each agreement, by its id."""
    rows = facts.agreements
    codes = (text.split(";") for text in rows["partner_iso_a3"])
    return dict(zip(rows["agreement_id"], codes, strict=True))
