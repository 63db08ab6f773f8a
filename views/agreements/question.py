"""What is asked of the agreements: the filter of a view, in words, and what would match more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from charts.spec.date_params import FIRST_DAY, LAST_DAY
from charts.spec.page_specs import AgreementsSpec
from data.agreements.legal_status import LEGAL_STATUSES
from data.agreements.listing import AgreementFilter, in_order, selected_agreements
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import (
    INITIATIVE_LABELS,
    INSTRUMENT_LABELS,
    REGION_LABELS,
    STAGE_LABELS,
    TEXT_STATUS_LABELS,
)
from data.i18n.provision_labels import PROVISION_LABELS
from data.minerals.exposure import Exposure, exposure
from data.phrases import lower_first
from views.context import AgreementsContext
from views.text.i18n import _

NOTHING_ASKED: Mapping[str, Any] = {
    "mineral": (),
    "stage": "",
    "partner": "",
    "region": "",
    "instrument": (),
    "binding": (),
    "provision": (),
    "status": (),
    "initiative": "",
    "start": None,
    "end": None,
    "q": "",
}
"""The keys of the view that ask something, at their defaults."""


@dataclass(frozen=True)
class Criterion:
    """One thing that is asked.

    Attributes
    ----------
    keys : tuple of str
        Of the view.
    text : str
        In words.
    """

    keys: tuple[str, ...]
    text: str

    @property
    def undone(self) -> dict[str, Any]:
        """What of the view changes where it is not asked."""
        return {key: NOTHING_ASKED[key] for key in self.keys}


def exposures(context: AgreementsContext) -> tuple[Exposure, ...]:
    """Who is listed for each mineral that is asked for."""
    spec = context.spec
    return tuple(exposure(context.facts, slug, spec.stage, context.asof) for slug in spec.mineral)


def found_agreements(context: AgreementsContext) -> pd.DataFrame:
    """The agreements that match the view, in its order."""
    return in_order(_matching(context, context.spec), context.spec.sort)


def agreement_filter(context: AgreementsContext, spec: AgreementsSpec) -> AgreementFilter:
    """The filter of a view.

    Parameters
    ----------
    context : AgreementsContext
        For the day and the facts.
    spec : AgreementsSpec
        The question, which need not be that of the context.
    """
    listed = [exposure(context.facts, slug, spec.stage, context.asof) for slug in spec.mineral]
    return AgreementFilter(
        spec.mineral,
        frozenset[str]().union(*(item.codes for item in listed)),
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


def _matching(context: AgreementsContext, spec: AgreementsSpec) -> pd.DataFrame:
    return selected_agreements(context.facts, context.asof, agreement_filter(context, spec))


def criteria(facts: Facts, spec: AgreementsSpec) -> tuple[Criterion, ...]:
    """What a view asks, one by one, in the language of the facts.

    Parameters
    ----------
    facts : Facts
        In the language of the words.
    spec : AgreementsSpec
    """
    return tuple(_criteria(facts, spec))


def _criteria(facts: Facts, spec: AgreementsSpec) -> Iterator[Criterion]:
    if spec.mineral:
        names = ", ".join(lower_first(label) for label in mineral_labels(facts, spec.mineral))
        yield Criterion(("mineral", "stage"), _("minerals {names}").format(names=names))
    if spec.mineral and spec.stage:
        stage = _(STAGE_LABELS[spec.stage])
        yield Criterion(("stage",), _("producers by {stage}").format(stage=stage))
    for key, text, labels in (
        ("partner", _("country {name}"), {spec.partner: facts.name(spec.partner)}),
        ("region", _("region {name}"), REGION_LABELS),
        ("initiative", _("member of {name}"), INITIATIVE_LABELS),
    ):
        if value := getattr(spec, key):
            yield Criterion((key,), text.format(name=_(labels[value])))
    yield from _choices(spec)
    for key, text, day in zip(
        ("start", "end"), (_("from {day}"), _("to {day}")), days(spec), strict=True
    ):
        if day:
            yield Criterion((key,), text.format(day=format_date(day, facts.lang)))
    if spec.q:
        yield Criterion(("q",), _("words “{words}”").format(words=spec.q[:_MOST_QUOTED]))


_MOST_QUOTED = 60


def _choices(spec: AgreementsSpec) -> Iterator[Criterion]:
    """The filters of which several values may be chosen."""
    for key, text, labels in (
        ("instrument", _("instrument {names}"), INSTRUMENT_LABELS),
        ("binding", _("legal status {names}"), LEGAL_STATUSES),
        ("status", _("status {names}"), TEXT_STATUS_LABELS),
        ("provision", _("commits to {names}"), PROVISION_LABELS),
    ):
        chosen = getattr(spec, key)
        if chosen:
            names = ", ".join(_(labels[value]).lower() for value in chosen)
            yield Criterion((key,), text.format(names=names))


def mineral_labels(facts: Facts, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """What minerals are called.

    Parameters
    ----------
    facts : Facts
    slugs : tuple of str
        Of ``commodities``.
    """
    commodities = rows_by(facts, "commodities", "slug")
    return tuple(str(commodities[slug]["label"]) for slug in slugs)


def looser(context: AgreementsContext) -> list[tuple[Criterion, int]]:
    """What of the question might be dropped, and how many agreements would match then.

    Returns
    -------
    list of (Criterion, int)
        Where any would, those that match fewest first: they are nearest to what was asked.
    """
    found = []
    for one in criteria(context.facts, context.spec):
        number = len(_matching(context, context.spec.replace(**one.undone)))
        if number:
            found.append((one, number))
    return sorted(found, key=lambda item: item[1])
