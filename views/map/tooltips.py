"""What the map says of a country when it is pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.agreements.states import AGREEMENT_STATES, agreement_states, commitments
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import BINDING_LABELS, INSTRUMENT_LABELS, status_label
from data.i18n.messages import speaking
from data.i18n.provision_labels import PROVISION_LABELS
from data.minerals.exposure import exposure_of
from data.minerals.shares import nearest
from geo.share_tips import tip_of, tips

Lines = tuple[str, ...]


def tooltip_lines(
    spec: ChartSpec, facts: Facts, codes: Sequence[str], days: Sequence[date]
) -> dict[str, list[Lines]]:
    """The lines below the name of each country, as plain text, for each of some days.

    Status, last agreement and its legal status; where the colors show agreements, what they commit
    to in place of the status; where they show a mineral, its share and the status. Three lines at
    most, for they lie over the map.

    Parameters
    ----------
    spec : ChartSpec
        What the colors show.
    facts : Facts
        In the language of the lines.
    codes : sequence of str
    days : sequence of datetime.date
    """
    if spec.color == "agreement":
        return _agreement_lines(spec, facts, codes, days)
    frames = [_status_lines(facts, day) for day in days]
    if spec.color != "mineral":
        return {code: [frame.get(code, ()) for frame in frames] for code in codes}
    first = _share_lines(spec, facts, codes)
    return {
        code: [(*first.get(code, ()), *frame.get(code, ())[:1]) for frame in frames]
        for code in codes
    }


def _agreement_lines(
    spec: ChartSpec, facts: Facts, codes: Sequence[str], days: Sequence[date]
) -> dict[str, list[Lines]]:
    """The lines of `_state_lines`; of a mineral's producers their share before them."""
    frames = [_state_lines(facts, day) for day in days]
    shares, nothing = {}, dict[str, Lines]()
    if spec.commodity:
        measure = nearest(facts, spec.commodity, spec.stage, spec.year)
        listed = exposure_of(facts, measure.commodity, measure, days[0]).codes
        shares = _share_lines(spec, facts, codes)
        nothing = dict.fromkeys(listed, (speaking(facts.lang)(AGREEMENT_STATES["not_found"]),))
    return {
        code: [
            (*shares.get(code, ()), *frame.get(code, nothing.get(code, ())))[:_MOST]
            for frame in frames
        ]
        for code in codes
    }


_MOST = 3


@cache_by_facts(512)
def _status_lines(facts: Facts, day: date) -> Mapping[str, Lines]:
    rows = statuses(facts, day)
    return {
        code: (status_label(status, day, facts.lang), *_agreement(facts, agreements))
        for code, status, agreements in zip(
            rows.index, rows["status"], rows["agreements"], strict=True
        )
    }


@cache_by_facts(512)
def _state_lines(facts: Facts, day: date) -> Mapping[str, Lines]:
    """What the last agreement is in law, what it is, and what it commits to."""
    _, rows = speaking(facts.lang), agreement_states(facts, day)
    return {
        code: (_(AGREEMENT_STATES[state]), *_agreement(facts, ids)[:1], *_commits_to(facts, ids))
        for code, state, ids in zip(rows.index, rows["state"], rows["agreements"], strict=True)
    }


def _commits_to(facts: Facts, ids: Sequence[str]) -> Lines:
    """What the last of some agreements is stated to commit to."""
    keys, _ = commitments(facts).get(ids[-1], ()) if ids else (), speaking(facts.lang)
    words = ", ".join(_(PROVISION_LABELS[key]).lower() for key in keys)
    return (_("Commits to: {commitments}").format(commitments=words),) if words else ()


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
