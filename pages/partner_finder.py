"""Finding a partner and moving on to the next."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import pandas as pd
import streamlit as st

from charts.spec import ChartSpec, selectable
from data.dossier import leading_minerals
from data.store import Facts
from data.words import STATUS_LABELS
from pages import address


@lru_cache(maxsize=2)
def labels(facts: Facts) -> dict[str, str]:
    """Everyone who can be chosen, by name, with code and aliases to search by."""
    codes = sorted(selectable(facts), key=facts.name)
    spelled = facts.partners.set_index("iso_a3")["fact_sheet_name"]
    found = {}
    for code in codes:
        others = dict.fromkeys([code, spelled.get(code, ""), *facts.aliases(code)])
        shown = [name for name in others if name and name != facts.name(code)]
        found[code] = f"{facts.name(code)} ({', '.join(shown)})"
    return found


def search(facts: Facts, spec: ChartSpec) -> None:
    """A search by name, code or alias."""
    named = labels(facts)
    st.selectbox(
        "Find a partner",
        list(named),
        format_func=named.__getitem__,
        placeholder="Name, code or alias, such as Korea, UAE, DRC",
        width=420,
        **address.bound("w_finder", spec.partner or None, lambda code: {"partner": code or ""}),
    )


def move(facts: Facts, spec: ChartSpec) -> None:
    """Search, the previous and the next partner by name, and back to all."""
    order = sorted(facts.partners["iso_a3"], key=facts.name)
    with st.container(horizontal=True, vertical_alignment="bottom", key="finder"):
        search(facts, spec)
        if spec.partner in order:
            place = order.index(spec.partner)
            _step("Previous", ":material/chevron_left:", order[place - 1])
            _step("Next", ":material/chevron_right:", order[(place + 1) % len(order)])
        _step("All partners", ":material/list:", "")


def _step(label: str, icon: str, code: str) -> None:
    st.button(
        label,
        icon=icon,
        key=f"move_{label}",
        on_click=address.change,
        kwargs={"partner": code},
    )


def table(facts: Facts, told: pd.DataFrame) -> None:
    """Everyone with a status; a chosen row opens its page."""
    rows = as_table(facts, told)
    st.dataframe(
        rows.drop(columns="Code"),
        key="partner_rows",
        hide_index=True,
        width="stretch",
        height=620,
        on_select=lambda: _opened(list(rows["Code"])),
        selection_mode="single-row",
    )


def _opened(codes: list[str]) -> None:
    chosen: Any = st.session_state.get("partner_rows") or {}
    places = chosen.get("selection", {}).get("rows", [])
    if places:
        address.change(partner=codes[places[0]])


def as_table(facts: Facts, told: pd.DataFrame) -> pd.DataFrame:
    """Name, status, reason, region, number of texts and top mineral, by name."""
    regions = facts.countries.set_index("iso_a3")["un_region"]
    top = {code: _top(facts, code) for code in told.index}
    frame = pd.DataFrame(
        {
            "Code": told.index,
            "Partner": told["name"].to_numpy(),
            "Status": told["status"].map(STATUS_LABELS).to_numpy(),
            "Why": told["reason"].to_numpy(),
            "Region": regions.reindex(told.index).to_numpy(),
            "Texts behind it": told["agreements"].map(len).to_numpy(),
            "Largest listed share": [top[code] for code in told.index],
        }
    )
    return frame.sort_values("Partner", ignore_index=True)


def _top(facts: Facts, code: str) -> str:
    rows = leading_minerals(facts, code)
    if rows.empty:
        return "none listed"
    row = rows.iloc[0]
    return f"{row['commodity']}, {row['stage']}, {row['share_of_world_pct']:.1f} %"
