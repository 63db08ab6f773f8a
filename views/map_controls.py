"""The controls of a map: what its colors show, and which part of the world."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import Facts
from data.i18n.labels import (
    INITIATIVE_HELP,
    INITIATIVE_LABELS,
    STAGE_LABELS,
    STATUS_LABELS,
    status_label,
)
from data.i18n.messages import N_
from data.minerals.shares import available, nearest
from views import controls
from views.add_to_briefing import add_to_briefing
from views.blocks import Block, Blocks
from views.context import PageContext
from views.export_links import export_this
from views.fields import Choice
from views.text.i18n import _

_COLOR_LABELS = {
    "status": N_("Status"),
    "agreement": N_("Agreement"),
    "initiative": N_("Initiative"),
    "mineral": N_("Mineral share"),
}


def map_controls(context: PageContext) -> Blocks:
    """Color, region, and the way to the Export page."""
    spec = context.spec
    colors = coloring(context.facts, spec)
    return (
        *colors,
        controls.region(spec),
        export_this(context, "map"),
        add_to_briefing(context, "map"),
    )


def coloring(facts: Facts, spec: ChartSpec) -> Blocks:
    """What the colors show.

    Parameters
    ----------
    facts, spec
        ``color`` says what else stands there.
    """
    blocks: list[Block] = [controls.select(_("Color"), "color", _COLOR_LABELS, spec.color)]
    if spec.color == "status":
        blocks.append(shown(facts, spec))
    if spec.color == "initiative":
        help_text = _(INITIATIVE_HELP[spec.initiative])
        blocks.append(
            controls.select(
                _("Initiative"), "initiative", INITIATIVE_LABELS, spec.initiative, help_text
            )
        )
    if spec.color == "agreement":
        blocks += _whose_agreements(facts, spec)
    if spec.color == "mineral":
        blocks += measure(facts, spec)
    return tuple(blocks)


def shown(facts: Facts, spec: ChartSpec) -> Choice:
    """Whom the map colors: everyone, all who have signed, or one status.

    Each option is the value of ``status`` in the address, so that a form without scripts sends it
    as it is. What the legend has made of several statuses stands among them as it is.

    Parameters
    ----------
    facts, spec
    """
    day, chosen = spec.as_of_date(facts), ",".join(spec.status)
    options = {"": _("Everyone"), ",".join(SIGNED_STATUSES): _("All signers")}
    options |= {key: status_label(key, day, facts.lang) for key in STATUS_LABELS}
    if chosen not in options:
        options[chosen] = _("Several, as in the legend")
    return Choice(
        _("Show"),
        "status",
        options,
        chosen,
        help=_("All signers: everyone with an agreement that is counted, whenever it was signed."),
        width=200,
        to_changes=_statuses,
    )


def _statuses(chosen: str | None) -> dict[str, tuple[str, ...]]:
    return {"status": tuple(filter(None, (chosen or "").split(",")))}


def measure(facts: Facts, spec: ChartSpec) -> Blocks:
    """A mineral and a stage for which shares are listed.

    Parameters
    ----------
    facts, spec
        What the view leaves open is chosen by `data.minerals.shares.nearest`.
    """
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    return (
        controls.select(_("Mineral"), "commodity", _listed(facts), chosen.commodity),
        _stage(facts, spec),
        controls.select(_("Producers"), "producers", controls.PRODUCERS, spec.producers),
    )


def _whose_agreements(facts: Facts, spec: ChartSpec) -> Blocks:
    """Those of everyone, or of the producers of a mineral at a stage."""
    options = {"": N_("Any, or none"), **_listed(facts)}
    producers = controls.select(_("Producers of"), "commodity", options, spec.commodity)
    return (producers, _stage(facts, spec)) if spec.commodity else (producers,)


def _listed(facts: Facts) -> dict[str, str]:
    labels = facts.commodities.set_index("slug")["label"]
    return {slug: labels[slug] for slug in available(facts)}


def _stage(facts: Facts, spec: ChartSpec) -> Choice:
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    stages = dict.fromkeys(item.stage for item in available(facts)[chosen.commodity])
    help_text = _(
        "Mine: taken from the ground. Refinery and smelter: made into metal or compound. "
        "Reserves: in the ground and worth mining today."
    )
    options = {stage: _(STAGE_LABELS[stage]).capitalize() for stage in stages}
    return controls.select(_("Stage"), "stage", options, chosen.stage, help_text)
