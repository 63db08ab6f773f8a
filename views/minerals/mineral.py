"""One commodity: where it is mined, processed and held, by whom, and how much by signatories."""

from __future__ import annotations

import pandas as pd

from charts.captions import boundary_note
from charts.captions.mineral_finding import commodity_finding
from charts.rows import legend_names
from charts.spec.chart_spec import ChartSpec
from data.facts.indexes import rows_by
from data.facts.records import records
from data.facts.store import Facts
from data.i18n.labels import STAGE_LABELS, counted
from data.minerals.country_groups import members, part_names
from data.minerals.critical_list import groups, uses
from data.minerals.overview import overview
from data.minerals.shares import Measure, available, nearest, years_by_stage
from data.phrases import all_of, lower_first
from views import controls, mineral_controls
from views.add_to_briefing import add_to_briefing
from views.blocks import Blocks, Columns, Group, Heading, Html, Notice, Text, Title
from views.context import PageContext
from views.export_links import export_this
from views.legend import key_of_colors
from views.map.stage import bare_map
from views.mineral_controls import shows_agreements
from views.minerals import bars, overview_table
from views.minerals.coverage import coverage
from views.minerals.group_builder import group_builder
from views.minerals.notes import notes
from views.minerals.producers import producers
from views.minerals.signed_producers import signed_producers
from views.text.i18n import _
from views.text.markdown import escape_markdown


def one_mineral(context: PageContext) -> Blocks:
    """The whole view of one commodity."""
    facts, spec = context.facts, context.spec
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    rows = _own_rows(context)
    left = (*_map(context, measure), *producers(context, measure))
    right = (
        *coverage(context, measure),
        *_distribution(context, rows),
        *group_builder(context),
    )
    return (
        Title(escape_markdown(_title(context, rows))),
        Text(_in_short(facts, spec.commodity), quiet=True, help=_every_use(facts, spec.commodity)),
        Group("above_mineral", _choices(context, measure)),
        Columns((left, right), (2, 1), "large"),
        *signed_producers(context, measure),
    )


def _map(context: PageContext, measure: Measure) -> Blocks:
    facts, spec = context.facts, context.spec
    drawn = map_spec(context)
    classes = key_of_colors(facts, drawn, context.asof, context.theme)
    return (
        Group("coloring", (mineral_controls.map_coloring(spec),), "controls"),
        bare_map(context, drawn),
        Group("legend", (Text(classes),)),
        Group("notes", (Text(boundary_note(spec.worldview, facts.lang), quiet=True),)),
    )


def map_spec(context: PageContext) -> ChartSpec:
    """The view that the map of a mineral shows: its producers, by share or by agreement."""
    spec = context.spec
    measure = nearest(context.facts, spec.commodity, spec.stage, spec.year)
    return spec.replace(
        color="agreement" if shows_agreements(spec) else "mineral",
        commodity=measure.commodity,
        stage=measure.stage,
        year=measure.year,
        region="",
        status=(),
    )


def _own_rows(context: PageContext) -> pd.DataFrame:
    """The overview's rows of this commodity, under its own line or that of what it is made from."""
    facts, spec = context.facts, context.spec
    rows = overview(facts, members(facts, spec.coalition, context.asof))
    named = zip(rows["slug"], rows["line"], strict=True)
    own = next((line for slug, line in named if slug == spec.commodity), None)
    return rows.loc[rows["line"] == own] if own else rows.iloc[:0]


def _title(context: PageContext, rows: pd.DataFrame) -> str:
    facts, spec = context.facts, context.spec
    if rows.empty:
        label = mineral_controls.labels(facts)[spec.commodity]
        return _("{label}: listed in forms or amounts that give no share of the world").format(
            label=label
        )
    return commodity_finding(facts, spec.coalition, rows, context.asof)


def _in_short(facts: Facts, slug: str) -> str:
    """Group of the U.S. list and main uses, as Markdown."""
    label = mineral_controls.labels(facts)[slug]
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
    note = rows_by(facts, "commodities", "slug")[slug]["note"]
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


def _every_use(facts: Facts, slug: str) -> str:
    """All uses, where the short line names only some."""
    mineral_uses = uses(facts)[slug]
    return "  \n".join(map(escape_markdown, mineral_uses)) if len(mineral_uses) > _FEW else ""


def _choices(context: PageContext, measure: Measure) -> Blocks:
    facts, spec = context.facts, context.spec
    message = not_listed(facts, spec)
    stages = years_by_stage(facts, measure.commodity)
    chart = "map" if shows_agreements(spec) else "shares"
    fields = (
        *mineral_controls.stage_and_year(stages, measure.stage, measure.year),
        mineral_controls.producers(spec),
        controls.worldview(spec),
        export_this(context, chart),
        add_to_briefing(context, chart),
    )
    return (
        Group("finder", mineral_controls.move(facts, spec), "controls"),
        *((Notice(message),) if message else ()),
        Group("controls", fields, "controls"),
    )


def not_listed(facts: Facts, spec: ChartSpec) -> str:
    """What in the URL has no figures for this mineral, and what is listed; "" if all is valid.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    spec : ChartSpec
        Its ``commodity`` has listed figures.

    Returns
    -------
    str
        Markdown.
    """
    listed = available(facts)[spec.commodity]
    label = mineral_controls.labels(facts)[spec.commodity]
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


def _distribution(context: PageContext, rows: pd.DataFrame) -> Blocks:
    """The world total of each stage divided, and how concentrated it is."""
    if rows.empty:
        return ()
    facts, spec = context.facts, context.spec
    names = part_names(facts, spec.coalition, context.asof)
    key = bars.legend(legend_names(spec, context.local), context.theme, rows)
    stages = overview_table.stages_as_html(
        facts, context.local, records(rows), names, context.theme
    )
    return Heading(_("Distribution")), Html(key + stages), Text(notes(rows), quiet=True)
