"""The fields of the Agreements page: what the reader buys first, the other filters folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from charts.captions.agreement_criteria import criteria
from charts.spec.date_params import FIRST_DAY
from data.agreements.legal_status import LEGAL_STATUSES
from data.agreements.listing import SORTS
from data.i18n.labels import INITIATIVE_LABELS, INSTRUMENT_LABELS, STAGE_LABELS, TEXT_STATUS_LABELS
from data.i18n.messages import N_
from data.i18n.provision_labels import PROVISION_LABELS
from views import controls
from views.as_of import date_range
from views.blocks import Blocks, Details, Group
from views.context import AgreementsContext
from views.fields import Choice, DateField, TextField
from views.mineral_controls import labels as mineral_labels
from views.text.i18n import _

LONGEST_SEARCH = 200
VIEWS: Mapping[str, str] = MappingProxyType({"cards": N_("Cards"), "matrix": N_("Matrix")})
_FOLDED = ("region", "instrument", "binding", "status", "provision", "initiative", "start", "end")


def filters(context: AgreementsContext) -> Blocks:
    """Minerals, stage, country, search and order; the others are folded away."""
    spec = context.spec
    first = (
        Choice(
            _("I buy"),
            "mineral",
            mineral_labels(context.facts),
            spec.mineral,
            help=_("Agreements with listed producers, and those whose scope names the mineral."),
            placeholder=_("Any mineral"),
            width=300,
            name="minerals_bought",
            keeps_order=True,
        ),
        Choice(_("Stage"), "stage", _stages(), spec.stage, width=190),
        _country(context),
        TextField(
            _("Search the agreements"),
            "q",
            spec.q,
            LONGEST_SEARCH,
            placeholder=_("A name, a place, a word"),
            width=230,
            name="agreement_words",
        ),
        controls.select(_("Order"), "sort", SORTS, spec.sort, width=170),
    )
    return Group("controls", first, "controls"), _more(context)


def _country(context: AgreementsContext) -> Choice:
    """Everyone who can be chosen, found by name in any language."""
    field = controls.partner_search(
        context.local,
        context.spec.partner,
        name="country",
        placeholder=_("Any country"),
        width=230,
        shows_label=True,
    )
    return replace(field, label=_("Country"))


def _stages() -> dict[str, str]:
    stages = {stage: _(label).capitalize() for stage, label in STAGE_LABELS.items()}
    return {"": _("First that is listed"), **stages}


def _more(context: AgreementsContext) -> Details:
    """The other filters; the label says how many are in force."""
    spec = context.spec
    active = sum(bool(set(one.keys) & set(_FOLDED)) for one in criteria(context.facts, spec))
    label = _("More filters ({count} in force)") if active else _("More filters")
    return Details(label.format(count=active), "more_filters", lambda: _others(context))


def _others(context: AgreementsContext) -> Blocks:
    spec = context.spec
    fields = (
        controls.region(spec),
        _several(_("Instrument"), "instrument", INSTRUMENT_LABELS, spec.instrument),
        _several(_("Legal status"), "binding", LEGAL_STATUSES, spec.binding),
        _several(_("Status"), "status", TEXT_STATUS_LABELS, spec.status),
        _several(_("Commits to"), "provision", PROVISION_LABELS, spec.provision),
        controls.select(
            _("Initiative"),
            "initiative",
            {"": N_("Any"), **INITIATIVE_LABELS},
            spec.initiative,
            _("Whether a partner is a member of it by the as-of date."),
            width=230,
        ),
        date_range(spec),
        DateField(
            _("As of"),
            "asof",
            context.asof,
            FIRST_DAY,
            context.facts.last_event,
            context.facts.last_event,
        ),
    )
    return (Group("more_controls", fields, "controls"),)


def _several(label: str, key: str, options: Mapping[str, str], value: tuple[str, ...]) -> Choice:
    """A field of which several values may be chosen."""
    translated = {option: _(text) for option, text in options.items()}
    return Choice(
        label,
        key,
        translated,
        value,
        placeholder=_("Any"),
        width=230,
        name=f"agreement_{key}",
    )


def view_switch(context: AgreementsContext, labels: Mapping[str, str] = VIEWS) -> Choice:
    """Cards, or the matrix of commitments.

    Parameters
    ----------
    context : AgreementsContext
    labels : mapping of str to str
        What the two are called; messages.
    """
    return Choice(
        _("Show as"),
        "view",
        {key: _(label) for key, label in labels.items()},
        context.spec.view,
        kind="segments",
        name="agreement_view",
    )
