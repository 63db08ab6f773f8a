"""Statements of the Brief, each with the rows and the picture that bear on it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.brief.statements import READERS, SECTIONS, for_reader, partners_for
from data.facts.store import Facts
from data.i18n.labels import status_label
from data.i18n.messages import N_
from pages import url_state
from pages.components import legend
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.components.text.provenance import heading_link, row_link

_VIEW_LABELS = {
    "": N_("the map"),
    "timeline": N_("the timeline"),
    "minerals": N_("the minerals"),
    "partners": N_("the partner’s page"),
    "sources": N_("the rows"),
    "export": N_("charts to run"),
    "present": N_("the briefing"),
}


def reader(spec: ChartSpec) -> None:
    """Who reads: their points and partners come first."""
    st.pills(
        _("I am in"),
        list(READERS),
        format_func=lambda key: _(READERS[key]),
        wrap=True,
        help=_("What concerns you stands first; nothing is left out."),
        **url_state.bind_widget("w_reader", spec.reader or None, lambda key: {"reader": key or ""}),
    )


def sections(facts: Facts, spec: ChartSpec) -> None:
    """Every section with its statements."""
    rows = for_reader(facts, spec.reader)
    for section, heading in SECTIONS.items():
        st.header(_(heading), anchor=False)
        for row in rows.loc[rows["section"] == section].to_dict("records"):
            mark = " ●" if spec.reader and spec.reader in row["for_readers"] else ""
            st.markdown(
                f"**{escape_markdown(row['heading'])}**{mark}  \n{escape_markdown(row['text'])}"
            )
            st.caption(_references(facts, row))


def _references(facts: Facts, row: dict[str, Any]) -> str:
    """The rows that bear on a statement, and its picture."""
    links = [heading_link(facts, part) for part in row["related_rows"].split(";")]
    page = row["view"].split("?")[0].strip("/")
    own = row_link("statements", row["statement_id"], _("this statement"))
    rows = _("Rows: {listed} · {own}").format(listed=" · ".join(links), own=own)
    if not row["view"]:
        return rows
    picture = f"[{_(_VIEW_LABELS[page])}]({row['view']})"
    return _("See {picture} · {rows}").format(picture=picture, rows=rows)


def partners(facts: Facts, spec: ChartSpec, theme: str) -> None:
    """Partners that concern the reader first, with their status."""
    codes = partners_for(facts, spec.reader)
    heading = {
        "mining": _("The partners with the largest listed share in mining"),
        "manufacturing": _("The partners with the largest listed share in refining or smelting"),
        "investing": _("Partners with financing"),
        "press": _("Partners about whom the sources disagree"),
    }.get(spec.reader, _("Partners that signed on the day"))
    st.header(_("Partners to look at first"), anchor=False)
    st.caption(f"{heading}.")
    status_by_code = statuses(facts, spec.as_of_date(facts))["status"]
    lines = [
        f"- {legend.status_mark(status_by_code[code], theme)} "
        f"[{escape_markdown(facts.name(code))}]({url_state.link('/partners', partner=code)}) · "
        f"{escape_markdown(status_label(status_by_code[code], spec.as_of_date(facts), facts.lang))}"
        for code in codes
        if code in status_by_code.index
    ]
    st.markdown("\n".join(lines) or _("None among the 54."))
