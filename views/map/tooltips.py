"""What the map says of a country when it is pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import BINDING_LABELS, INSTRUMENT_LABELS, status_label
from data.i18n.messages import speaking
from data.minerals.shares import nearest
from geo.share_tips import tip_of, tips

Lines = tuple[str, ...]


def tooltip_lines(
    spec: ChartSpec, facts: Facts, codes: Sequence[str], days: Sequence[date]
) -> dict[str, list[Lines]]:
    """The lines below the name of each country, as plain text, for each of some days.

    Status, last agreement and its legal status; where the colors show a mineral, its share and the
    status: three lines at most, for they lie over the map.

    Parameters
    ----------
    spec : ChartSpec
        What the colors show.
    facts : Facts
        In the language of the lines.
    codes : sequence of str
    days : sequence of datetime.date
    """
    frames = [_status_lines(facts, day) for day in days]
    if spec.color != "mineral":
        return {code: [frame.get(code, ()) for frame in frames] for code in codes}
    first = _share_lines(spec, facts, codes)
    return {
        code: [(*first.get(code, ()), *frame.get(code, ())[:1]) for frame in frames]
        for code in codes
    }


@cache_by_facts(512)
def _status_lines(facts: Facts, day: date) -> Mapping[str, Lines]:
    rows = statuses(facts, day)
    return {
        code: (status_label(status, day, facts.lang), *_agreement(facts, agreements))
        for code, status, agreements in zip(
            rows.index, rows["status"], rows["agreements"], strict=True
        )
    }


def _agreement(facts: Facts, ids: Sequence[str]) -> Lines:
    """The last of some agreements: kind and date, legal status."""
    if not ids:
        return ()
    _, row = speaking(facts.lang), _agreements(facts)[ids[-1]]
    kind = f"{_(INSTRUMENT_LABELS[row['instrument_type']])}, {row['signed_label']}"
    return kind, _("Legal status: {status}").format(status=_(BINDING_LABELS[row["binding"]]))


@cache_by_facts()
def _agreements(facts: Facts) -> dict[str, dict[str, Any]]:
    rows = facts.agreements
    return dict(zip(rows["agreement_id"], rows.to_dict("records"), strict=True))


def _share_lines(spec: ChartSpec, facts: Facts, codes: Sequence[str]) -> dict[str, Lines]:
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    shares = tips(facts, [code for code in codes if code != Facts.EUU])
    return {code: (lines[tip_of(facts, measure)],) for code, lines in shares.items()}
