"""Finding a partner, the list of all in a chosen order, and moving on to the next in it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import REGION_LABELS, STATUS_LABELS, counted, status_label
from data.i18n.messages import N_
from data.partners.listing import SORTS, listing, neighbors
from pages import url_state
from pages.components import controls, legend
from pages.components.partner_labels import labels
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown

_VIEWS = {"cards": N_("Cards"), "table": N_("Table")}


def search(local: Facts, selected: str = "") -> None:
    """A search by name in any language, code or alias; see `controls.partner_search`."""
    options = labels(local)
    st.selectbox(
        _("Find a partner"),
        list(options),
        format_func=options.__getitem__,
        placeholder=_("Name in any language, code or alias"),
        width=380,
        **url_state.bind_widget("w_finder", selected or None, lambda code: {"partner": code or ""}),
    )


def listed(facts: Facts, spec: ChartSpec) -> pd.DataFrame:
    """The partners in the order and with the filters of the view."""
    local = url_state.local_facts()
    return listing(facts, spec.as_of_date(facts), spec.region, spec.status, spec.sort, local)


def list_controls(facts: Facts, spec: ChartSpec) -> None:
    """Search, filters, order, and cards or table, in one row."""
    asof = spec.as_of_date(facts)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        search(url_state.local_facts())
        controls.region(spec)
        st.multiselect(
            _("Status"),
            list(STATUS_LABELS),
            format_func=lambda key: status_label(key, asof, facts.lang),
            placeholder=_("All delegations"),
            width=230,
            **url_state.bind_widget("w_status", list(spec.status), legend.statuses_chosen),
        )
        controls.choice(_("Order"), "sort", SORTS, spec.sort)
        st.segmented_control(
            _("Show as"),
            list(_VIEWS),
            format_func=lambda key: _(_VIEWS[key]),
            required=True,
            **url_state.bind_widget("w_view", _view_of(spec), lambda chosen: {"view": chosen}),
        )


def everyone(facts: Facts, spec: ChartSpec, theme: str) -> None:
    """The list as cards or as a table; choosing one opens its page."""
    rows = listed(facts, spec)
    if rows.empty:
        st.info(_("No partner has this status in this region on this day."))
        st.button(
            _("Clear all"),
            key="reset",
            on_click=url_state.change,
            kwargs={"region": "", "status": ()},
        )
        return
    if _view_of(spec) == "table":
        _table(facts, rows, spec.as_of_date(facts))
    else:
        _cards(facts, rows, spec, theme)


def move(facts: Facts, spec: ChartSpec) -> None:
    """Search, the previous and the next partner in the order of the list, and back to it."""
    order, local = list(listed(facts, spec).index), url_state.local_facts()
    previous, following = neighbors(order, spec.partner)
    with st.container(horizontal=True, vertical_alignment="bottom", key="finder"):
        search(local)
        if previous:
            _step(N_("Previous"), ":material/chevron_left:", previous, local.name(previous))
            _step(N_("Next"), ":material/chevron_right:", following, local.name(following))
        _step(N_("All partners"), ":material/list:", "", "")
        if previous:
            position = order.index(spec.partner) + 1
            st.caption(
                _("{place} of {every} {order}").format(
                    place=position, every=len(order), order=_order_in_words(facts, spec)
                ),
                width="content",
            )


def _order_in_words(facts: Facts, spec: ChartSpec) -> str:
    filters = [_(REGION_LABELS[spec.region])] if spec.region else []
    asof = spec.as_of_date(facts)
    filters += [status_label(key, asof, facts.lang).lower() for key in spec.status]
    template = _("({which}) by {order}") if filters else _("by {order}")
    return template.format(which=", ".join(filters), order=_(SORTS[spec.sort]).lower())


def _step(label: str, icon: str, code: str, help_text: str) -> None:
    st.button(
        _(label),
        icon=icon,
        key=f"move_{label}",
        help=help_text or None,
        on_click=url_state.change,
        kwargs={"partner": code},
    )


def _view_of(spec: ChartSpec) -> str:
    return spec.view if spec.view in _VIEWS else "cards"


def _cards(facts: Facts, rows: pd.DataFrame, spec: ChartSpec, theme: str) -> None:
    """One element, not 55: each further element costs the first paint."""
    asof = spec.as_of_date(facts)
    cards = {
        row.Index: "  \n".join(
            [
                f"**{escape_markdown(row.name)}**",
                f"{legend.status_mark(row.status, theme)} "
                f"{status_label(row.status, asof, facts.lang)}",
                _signed(row, facts.lang),
                escape_markdown(row.mineral) or _("no mineral figure listed"),
            ]
        )
        for row in rows.itertuples(name="Row")
    }
    with st.container(key="cards"):
        st.pills(
            _("Partners"),
            list(cards),
            format_func=cards.__getitem__,
            label_visibility="collapsed",
            wrap=True,
            **url_state.bind_widget("w_cards", None, lambda code: {"partner": code or ""}),
        )


def _signed(row: Any, lang: str) -> str:
    if not row.signed:
        return _("no signed agreement found")
    return _("{count}, first {first_label}").format(
        count=counted(int(row.signed), "signed agreement", "signed agreements", lang),
        first_label=escape_markdown(row.first_label),
    )


def _table(facts: Facts, rows: pd.DataFrame, asof: date) -> None:
    codes = list(rows.index)
    st.dataframe(
        as_table(facts, rows, asof),
        key="partner_rows",
        hide_index=True,
        width="stretch",
        height=640,
        on_select=lambda: _open_selected(codes),
        selection_mode="single-row",
    )


def _open_selected(codes: list[str]) -> None:
    chosen: Any = st.session_state.get("partner_rows") or {}
    indexes = chosen.get("selection", {}).get("rows", [])
    if indexes:
        url_state.change(partner=codes[indexes[0]])


def as_table(facts: Facts, rows: pd.DataFrame, asof: date) -> pd.DataFrame:
    """Rows of the listing as of a day, under the heads that a reader sees."""
    return pd.DataFrame(
        {
            _("Partner"): rows["name"],
            _("Status"): [status_label(key, asof, facts.lang) for key in rows["status"]],
            _("Why"): rows["reason"],
            _("Region"): [_(REGION_LABELS.get(name.lower(), name)) for name in rows["region"]],
            _("Signed agreements"): rows["signed"],
            _("First agreement"): rows["first_alone"],
            _("Largest listed share"): rows["mineral"].replace("", _("none listed")),
        }
    ).reset_index(drop=True)
