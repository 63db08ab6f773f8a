"""What a view asks of the agreements, in words, one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from charts.agreement_rows import days
from charts.spec.page_specs import AgreementsSpec
from data.agreements.legal_status import LEGAL_STATUSES
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
from data.i18n.messages import speaking
from data.i18n.provision_labels import PROVISION_LABELS
from data.phrases import lower_first

NOTHING_ASKED: Mapping[str, Any] = MappingProxyType(
    {
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
)
"""The keys of the view that ask something, at their defaults."""

_MOST_QUOTED = 60


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
    _ = speaking(facts.lang)
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
    yield from _choices(facts, spec)
    for key, text, day in zip(
        ("start", "end"), (_("from {day}"), _("to {day}")), days(spec), strict=True
    ):
        if day:
            yield Criterion((key,), text.format(day=format_date(day, facts.lang)))
    if spec.q:
        yield Criterion(("q",), _("words “{words}”").format(words=spec.q[:_MOST_QUOTED]))


def _choices(facts: Facts, spec: AgreementsSpec) -> Iterator[Criterion]:
    """The filters of which several values may be chosen."""
    _ = speaking(facts.lang)
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
