"""One commodity: where it is mined, processed and held, by whom, and how much by signatories."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from charts.captions import boundary_note
from charts.captions.mineral_finding import commodity_finding
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS, counted
from data.minerals.country_groups import members, part_names
from data.minerals.critical_list import groups, uses
from data.minerals.overview import overview
from data.minerals.shares import Measure, available, nearest, years_by_stage
from data.phrases import all_of, lower_first
from pages.components import controls, legend, mineral_finder
from pages.components.export_link import export_this
from pages.components.first_paint import send_chart_first
from pages.components.map_view import draw_map
from pages.components.text.i18n import _
from pages.components.text.markdown import escape_markdown
from pages.minerals import bars, concentration, coverage, group_builder, overview_table, producers


def draw(facts: Facts, local: Facts, spec: ChartSpec, asof: date, theme: str) -> None:
    """The whole view of one commodity.

    Parameters
    ----------
    facts, local : Facts
        In the language of sentences, and in the reader's for names and figures that stand alone.
    """
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    rows = _own_rows(facts, spec, asof)
    st.title(escape_markdown(_title(facts, spec, rows, asof)), anchor=False)
    st.caption(_in_short(facts, spec.commodity), help=_every_use(facts, spec.commodity))
    above = st.container(key="above_mineral")
    with above:
        waiting = st.skeleton(height=110)
    left, right = st.columns([2, 1], gap="large")
    with left:
        draw_map(facts, _as_drawn(spec, measure), theme)
    send_chart_first()
    with waiting.container():
        _choices(facts, spec, measure)
    with left:
        with st.container(key="legend"):
            st.markdown(legend.share_classes(facts, measure, theme, spec.producers))
        with st.container(key="notes"):
            st.caption(boundary_note(spec.worldview, facts.lang))
        producers.draw(facts, local, spec, measure, asof, theme)
    with right:
        coverage.draw(facts, local, measure, asof, theme)
        _distribution(facts, local, spec, rows, theme)
        group_builder.draw(facts, local, spec)


def _own_rows(facts: Facts, spec: ChartSpec, asof: date) -> pd.DataFrame:
    """The overview's rows of this commodity, under its own line or that of what it is made from."""
    rows = overview(facts, members(facts, spec.coalition, asof))
    line = rows.loc[rows["slug"] == spec.commodity, "line"]
    return rows.loc[rows["line"] == line.iloc[0]] if len(line) else rows.iloc[:0]


def _title(facts: Facts, spec: ChartSpec, rows: pd.DataFrame, asof: date) -> str:
    if rows.empty:
        label = mineral_finder.labels(facts)[spec.commodity]
        return _("{label}: listed in forms or amounts that give no share of the world").format(
            label=label
        )
    return commodity_finding(facts, spec.coalition, rows, asof)


def _in_short(facts: Facts, slug: str) -> str:
    """Group of the U.S. list and main uses, as Markdown."""
    label = mineral_finder.labels(facts)[slug]
    mineral_groups = groups(facts)[slug]
    listed = (
        _("on the 2025 U.S. list: {lower}").format(lower=all_of(mineral_groups, facts.lang).lower())
        if mineral_groups
        else _("not on the list")
    )
    mineral_uses = uses(facts)[slug]
    used = escape_markdown(
        lower_first("; ".join([mineral_uses[0], *map(lower_first, mineral_uses[1:_FEW])]))
    )
    if len(mineral_uses) > _FEW:
        more = counted(len(mineral_uses) - _FEW, "more use", "more uses", facts.lang)
        used = _("{uses} and {more}").format(uses=used, more=more)
    note = facts.commodities.set_index("slug").at[slug, "note"]
    return (
        _("**{label}**, {listed}. Uses: {used}. {note}")
        .format(
            label=escape_markdown(label),
            listed=escape_markdown(listed),
            used=used,
            note=escape_markdown(note),
        )
        .strip()
    )


_FEW = 3


def _every_use(facts: Facts, slug: str) -> str | None:
    mineral_uses = uses(facts)[slug]
    return "  \n".join(map(escape_markdown, mineral_uses)) if len(mineral_uses) > _FEW else None


def _as_drawn(spec: ChartSpec, measure: Measure) -> ChartSpec:
    return spec.replace(
        color="mineral",
        commodity=measure.commodity,
        stage=measure.stage,
        year=measure.year,
        region="",
        status=(),
    )


def _choices(facts: Facts, spec: ChartSpec, measure: Measure) -> None:
    mineral_finder.move(facts, spec)
    message = not_listed(facts, spec)
    if message:
        st.info(message)
    stages = years_by_stage(facts, measure.commodity)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        mineral_finder.stage_and_year(facts, stages, measure.stage, measure.year)
        mineral_finder.producers(spec)
        controls.worldview(spec)
        export_this("shares")


def not_listed(facts: Facts, spec: ChartSpec) -> str:
    """What in the URL has no figures for this mineral, and what is listed; "" if all is valid."""
    listed = available(facts)[spec.commodity]
    label = mineral_finder.labels(facts)[spec.commodity]
    stages = {item.stage for item in listed}
    if spec.stage and spec.stage not in stages:
        missing = _(STAGE_LABELS[spec.stage])
    elif spec.year and spec.year not in _years(facts, spec):
        stage = spec.stage or nearest(facts, spec.commodity, "", 0).stage
        missing = _("{stage} in {year}").format(stage=_(STAGE_LABELS[stage]), year=spec.year)
    else:
        return ""
    available_text = "; ".join(
        f"{_(STAGE_LABELS[stage])} {', '.join(str(m.year) for m in listed if m.stage == stage)}"
        for stage in STAGE_LABELS
        if stage in stages
    )
    return escape_markdown(
        _("{label}: no {missing} is listed. Listed are: {there}.").format(
            label=label, missing=missing, there=available_text
        )
    )


def _years(facts: Facts, spec: ChartSpec) -> set[int]:
    stage = spec.stage or nearest(facts, spec.commodity, "", 0).stage
    return {item.year for item in available(facts)[spec.commodity] if item.stage == stage}


def _distribution(
    facts: Facts, local: Facts, spec: ChartSpec, rows: pd.DataFrame, theme: str
) -> None:
    """The world total of each stage divided, and how concentrated it is."""
    if rows.empty:
        return
    st.header(_("Distribution"), anchor=False)
    names = part_names(facts, spec.coalition, spec.as_of_date(facts))
    legend_html = bars.legend(legend_names(spec, local), theme, rows)
    records = rows.to_dict("records")
    st.html(legend_html + overview_table.stages_as_html(facts, local, records, names, theme))
    st.caption(notes(rows))


def notes(rows: pd.DataFrame) -> str:
    """What the marks over the bars mean, where they are used, as Markdown."""
    sentences = [_("The numbers are of the latest listed year; an older one is written out.")]
    sentences.append(
        _("Blank: what the source attributes to nobody. A country that is not listed is not zero.")
    )
    if rows["estimate"].any():
        sentences.append(_("“e” rests on an estimate of the source."))
    if rows["excludes_us"].any():
        sentences.append(
            _("† the world total leaves out the U.S. figure, withheld or counted elsewhere.")
        )
    if rows["upper_limit"].any():
        sentences.append(_("≤ an upper limit, as the world total is open; never counted as half."))
    if (rows["slug"] != rows["line"]).any():
        sentences.append(
            _(
                "Mined and processed figures under different names measure different "
                "things: compare the shares, never the amounts."
            )
        )
    sentences.append(concentration.explained())
    source = _("Source: {source}.").format(source=escape_markdown(together(rows["source"])))
    return " ".join([*sentences, source])
