"""Finding a mineral, moving to the next, and what of it is shown."""

from __future__ import annotations

from collections.abc import Mapping

from charts.spec.chart_spec import ChartSpec
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS
from data.minerals.overview import LISTED, ORDERS, group_names, in_group
from data.partners.listing import neighbors
from views import controls
from views.blocks import Action, Block, Blocks
from views.fields import Choice
from views.text.i18n import _

_RESET_PER_MINERAL = {"stage": "", "year": 0, "partner": ""}
"""Keys of one mineral, reset when another is chosen."""


@cache_by_facts()
def labels(facts: Facts) -> dict[str, str]:
    """Every commodity by name: slug to label."""
    rows = facts.commodities.sort_values("label", key=lambda names: names.str.casefold())
    return dict(zip(rows["slug"], rows["label"], strict=True))


def search(facts: Facts, spec: ChartSpec) -> Choice:
    """A search by name.

    Parameters
    ----------
    facts : Facts
        In the language of the labels.
    spec : ChartSpec
        Its ``commodity`` is what the field shows.
    """
    return Choice(
        _("Open a mineral"),
        "commodity",
        labels(facts),
        spec.commodity or None,
        kind="search",
        placeholder=_("Such as cobalt or rare earths"),
        width=280,
        resets=_RESET_PER_MINERAL,
        name="mineral",
    )


def group_and_order(facts: Facts, spec: ChartSpec) -> Blocks:
    """Which minerals of the overview, and in what order.

    Parameters
    ----------
    facts : Facts
    spec : ChartSpec
        Its ``group`` and ``order`` are chosen.
    """
    groups = {"": _("All"), LISTED: _("On the 2025 U.S. list")} | dict(group_names(facts))
    return (
        controls.select(_("Group of the 2025 U.S. list"), "group", groups, spec.group, width=280),
        controls.select(_("Order"), "order", ORDERS, spec.order, width=230),
    )


def move(facts: Facts, spec: ChartSpec) -> Blocks:
    """Search, the mineral before and after by name, and back to all.

    Parameters
    ----------
    facts : Facts
        In the language of the labels, by which the minerals are ordered.
    spec : ChartSpec
        Its ``group`` bounds what is before and after its ``commodity``.
    """
    order = [slug for slug in labels(facts) if in_group(facts, slug, spec.group)]
    previous, following = neighbors(order, spec.commodity)
    steps: list[Block] = [search(facts, spec)]
    if previous:
        steps.append(_step(_("Previous"), ":material/chevron_left:", previous, labels(facts)))
        steps.append(_step(_("Next"), ":material/chevron_right:", following, labels(facts)))
    return (*steps, _step(_("All minerals"), ":material/list:", "", {}))


def _step(label: str, icon: str, slug: str, names: Mapping[str, str]) -> Action:
    changes = {"commodity": slug, **_RESET_PER_MINERAL}
    return Action(label, f"mineral_{label}", changes, icon=icon, help=names.get(slug, ""))


def producers(spec: ChartSpec) -> Choice:
    """Whether everyone that is listed is shown, or the partners alone."""
    return Choice(
        _("Producers"),
        "producers",
        {key: _(label) for key, label in controls.PRODUCERS.items()},
        spec.producers,
        kind="segments",
        help=_("Ranks and shares stay those among all listed producers."),
    )


def stage_and_year(stages: Mapping[str, list[int]], stage: str, year: int) -> Blocks:
    """What is listed of the mineral, to choose from.

    Parameters
    ----------
    stages : mapping of str to list of int
        Stages that are listed, each with its years.
    stage : str
        One of them.
    year : int
        One of its years.
    """
    return (
        Choice(
            _("Stage"),
            "stage",
            {key: _(STAGE_LABELS[key]).capitalize() for key in stages},
            stage,
            kind="segments",
            resets={"year": 0},
        ),
        Choice(_("Year"), "year", {one: str(one) for one in stages[stage]}, year, kind="segments"),
    )


def map_coloring(spec: ChartSpec) -> Choice:
    """Whether the map of a mineral shows shares of the world or agreements.

    Parameters
    ----------
    spec : ChartSpec
        Its ``color``: anything but ``agreement`` is a share here, and is left out of the address.
    """
    return Choice(
        _("The map shows"),
        "color",
        {"status": _("Share of world"), "agreement": _("Agreement")},
        "agreement" if shows_agreements(spec) else "status",
        kind="segments",
    )


def shows_agreements(spec: ChartSpec) -> bool:
    """Whether the map of a mineral is colored by agreement."""
    return spec.color == "agreement"
