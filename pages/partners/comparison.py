"""Partners side by side: the same rows for up to four, and the minerals they share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

import pandas as pd
import streamlit as st

from charts.figures.common_minerals import common_minerals_figure
from charts.spec.chart_spec import ChartSpec
from charts.spec.parsers import MOST_COMPARED
from data.agreements.counting import texts_of
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import STAGE_LABELS, counted
from data.partners.comparison import Aspect, common_minerals, comparison, only_one_lists
from pages import url_state
from pages.components.text.chart_as_text import table_and_file
from pages.components.text.i18n import plotly_config
from views import partner_labels
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.text.provenance import row_link, rows_link


def draw(facts: Facts, spec: ChartSpec, asof: date, theme: str) -> None:
    """The page of a comparison."""
    codes, local = spec.compare, url_state.local_facts()
    names = [local.name(code) for code in codes]
    st.title(escape_markdown(" · ".join(names)), anchor=False)
    _choice(local, codes)
    if len(codes) == 1:
        st.info(
            _("Choose up to {number} more to set beside {name}.").format(
                number=MOST_COMPARED - 1, name=escape_markdown(facts.name(codes[0]))
            )
        )
    rows = comparison(facts, codes, asof)
    different = [row for row in rows if not row.same]
    summary = _("As of {day}.").format(day=format_date(asof, facts.lang))
    if len(codes) > 1:
        summary += _(" {number} of {every} rows differ; the others are set in gray.").format(
            number=len(different), every=len(rows)
        )
    st.caption(summary)
    st.html(as_html(names, rows))
    agreements = [texts_of(facts, code, asof)["agreement_id"] for code in codes]
    links = [row_link("agreements", key, key) for ids in agreements for key in ids]
    if links:
        listed = " · ".join(dict.fromkeys(links))
        st.caption(_("Rows of the agreements: {listed}").format(listed=listed))
    _minerals(facts, local, codes, theme)


def as_html(names: Sequence[str], rows: Sequence[Aspect]) -> str:
    """The aligned rows as a table; every text is escaped."""
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(_row(names, row) for row in rows)
    return (
        '<table class="atlas-side"><thead><tr><td></td>'
        f"{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(names: Sequence[str], row: Aspect) -> str:
    cells = "".join(
        f'<td data-partner="{escape(name)}">{"<br>".join(map(escape, lines))}</td>'
        for name, lines in zip(names, row.cells, strict=True)
    )
    kind = ' class="same"' if row.same and len(names) > 1 else ""
    return f'<tr{kind}><th scope="row">{escape(row.label)}</th>{cells}</tr>'


def _choice(local: Facts, codes: Sequence[str]) -> None:
    # What finds a partner is long; who is chosen already needs a name only.
    options = partner_labels.labels(local) | {code: local.name(code) for code in codes}
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        st.multiselect(
            _("Side by side, up to {most}").format(most=MOST_COMPARED),
            list(options),
            format_func=options.__getitem__,
            max_selections=MOST_COMPARED,
            width=560,
            **url_state.bind_widget("w_compare", list(codes), lambda v: {"compare": tuple(v)}),
        )
        st.button(
            _("Back"),
            icon=":material/arrow_back:",
            key="close_compare",
            help=_("To the page of one partner, or to all"),
            on_click=url_state.change,
            kwargs={"compare": ()},
        )


def _minerals(facts: Facts, local: Facts, codes: Sequence[str], theme: str) -> None:
    st.header(_("Minerals that more than one lists"), anchor=False)
    rows = common_minerals(facts, codes)
    if rows.empty:
        st.markdown(
            _(
                "No mineral is listed for two of them at the same stage. What is not listed is not "
                "zero."
            )
        )
    else:
        st.plotly_chart(
            common_minerals_figure(_with_local_names(rows, local), codes, theme, facts.lang),
            key="common_minerals",
            config=plotly_config(url_state.language()),
            alt="; ".join(
                f"{r['label']}, {r['name']}: {r['said']}" for r in rows.to_dict("records")
            ),
        )
        limit = _(" ≤ an upper limit.") if rows["share_is_upper_limit"].any() else ""
        st.caption(
            _(
                "Share of the world, the latest year that two of them list.{limit} What "
                "is not listed is not zero. Source: {source}."
            ).format(limit=limit, source=escape_markdown(together(rows["source"])))
            + " "
            + " · ".join(rows_link("production", facts.name(code), q=code) for code in codes)
        )
        kinds = counted(len(rows), "figure", "figures", facts.lang)
        opened = st.expander(
            _("The {kinds} as a table").format(kinds=kinds), key="table_common", on_change="rerun"
        )
        if opened.open:
            with opened:
                table_and_file(
                    as_table(_with_local_names(rows, local)), "-".join(["compared", *codes]).lower()
                )
    _unshared_minerals(facts, codes)


def _with_local_names(rows: pd.DataFrame, local: Facts) -> pd.DataFrame:
    """The rows with names that stand alone: in a legend, in cells."""
    return rows.assign(name=[local.name(code) for code in rows["iso_a3"]])


def as_table(rows: pd.DataFrame) -> pd.DataFrame:
    """The figures behind the chart."""
    return pd.DataFrame(
        {
            _("Partner"): rows["name"],
            _("Code"): rows["iso_a3"],
            _("Mineral"): rows["label"],
            _("Stage"): rows["stage"].map(STAGE_LABELS).map(_),
            _("Year"): rows["year"],
            _("Value"): rows["value"],
            _("Unit"): rows["unit"],
            _("Share of world, %"): rows["share_of_world_pct"],
            _("Upper limit"): rows["share_is_upper_limit"].map({True: _("yes"), False: _("no")}),
            _("Estimate"): rows["estimate"].map({True: _("yes"), False: _("no")}),
            _("Source"): rows["source"],
        }
    )


def _unshared_minerals(facts: Facts, codes: Sequence[str]) -> None:
    if len(codes) < 2:
        return
    lines = [
        _("**Only {name}** lists: {listed}.").format(
            name=escape_markdown(facts.name(code)), listed=escape_markdown(", ".join(labels))
        )
        if labels
        else _("**{name}** lists no mineral that the others do not.").format(
            name=escape_markdown(facts.name(code))
        )
        for code, labels in only_one_lists(facts, codes).items()
    ]
    st.markdown("  \n".join(lines))
