"""Finding a mineral, moving to the next, and back to all of them."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS
from data.minerals.overview import LISTED, ORDERS, group_names, in_group
from data.partners.listing import neighbors
from pages import url_state
from pages.components import controls
from pages.components.export_link import export_this
from views.text.i18n import _

_RESET_PER_MINERAL = {"stage": "", "year": 0, "partner": ""}
"""Parameters of one mineral, reset when another is chosen."""


@lru_cache(maxsize=18)
def labels(facts: Facts) -> dict[str, str]:
    """Every commodity by name: slug to label."""
    rows = facts.commodities.sort_values("label", key=lambda names: names.str.casefold())
    return dict(zip(rows["slug"], rows["label"], strict=True))


def search(facts: Facts, spec: ChartSpec) -> None:
    """A search by name."""
    options = labels(facts)
    st.selectbox(
        _("Open a mineral"),
        list(options),
        format_func=options.__getitem__,
        placeholder=_("Such as cobalt or rare earths"),
        width=280,
        **url_state.bind_widget("w_mineral", spec.commodity or None, _mineral_change),
    )


def _mineral_change(slug: str | None) -> dict[str, object]:
    return {"commodity": slug or "", **_RESET_PER_MINERAL}


def list_controls(facts: Facts, spec: ChartSpec) -> None:
    """Search, the groups of the U.S. list, and the order of the overview."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        search(facts, spec)
        group_and_order(facts, spec)
        export_this("shares")


def group_and_order(facts: Facts, spec: ChartSpec) -> None:
    """Which minerals of the overview, and in what order."""
    groups = {"": _("All"), LISTED: _("On the 2025 U.S. list")} | dict(group_names(facts))
    controls.choice(_("Group of the 2025 U.S. list"), "group", groups, spec.group, width=280)
    controls.choice(_("Order"), "order", ORDERS, spec.order, width=230)


def move(facts: Facts, spec: ChartSpec) -> None:
    """Search, the mineral before and after by name, and back to all."""
    order = [slug for slug in labels(facts) if in_group(facts, slug, spec.group)]
    previous, following = neighbors(order, spec.commodity)
    with st.container(horizontal=True, vertical_alignment="bottom", key="finder"):
        search(facts, spec)
        if previous:
            _step(_("Previous"), ":material/chevron_left:", previous, labels(facts)[previous])
            _step(_("Next"), ":material/chevron_right:", following, labels(facts)[following])
        _step(_("All minerals"), ":material/list:", "", "")


def _step(label: str, icon: str, slug: str, help_text: str) -> None:
    st.button(
        label,
        icon=icon,
        key=f"mineral_{label}",
        help=help_text or None,
        on_click=url_state.change,
        kwargs=_mineral_change(slug),
    )


def producers(spec: ChartSpec) -> None:
    """Whether everyone that is listed is shown, or the partners alone."""
    st.segmented_control(
        _("Producers"),
        list(controls.PRODUCERS),
        format_func=lambda key: _(controls.PRODUCERS[key]),
        required=True,
        wrap=True,
        help=_("Ranks and shares stay those among all listed producers."),
        **url_state.bind_widget(
            "w_producers", spec.producers, lambda chosen: {"producers": chosen}
        ),
    )


def stage_and_year(facts: Facts, stages: dict[str, list[int]], stage: str, year: int) -> None:
    """What is listed of the mineral, to choose from."""
    st.segmented_control(
        _("Stage"),
        list(stages),
        format_func=lambda key: _(STAGE_LABELS[key]).capitalize(),
        required=True,
        wrap=True,
        **url_state.bind_widget("w_stage", stage, lambda chosen: {"stage": chosen, "year": 0}),
    )
    st.segmented_control(
        _("Year"),
        stages[stage],
        format_func=str,
        required=True,
        **url_state.bind_widget("w_year", year, lambda chosen: {"year": chosen}),
    )
