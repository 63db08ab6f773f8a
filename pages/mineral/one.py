"""One commodity: where it is mined, processed and held, by whom, and what signed texts cover."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from charts.captions import boundary_note
from charts.keys import FIRST_DAY, selectable
from charts.mineral_finding import commodity_finding, lower_first, percent_in_words
from charts.spec import ChartSpec
from data.coalition import members, part_names
from data.critical import groups, uses
from data.dates import format_date
from data.languages import number
from data.names import all_of
from data.overview import PARTS, overview
from data.ranking import in_signatories, ranking, signatory_steps, world_total
from data.shares import Measure, available, nearest
from data.sources import together
from data.store import Facts
from data.words import STAGE_LABELS, counted
from pages import address, controls
from pages.exporting.link import export_this
from pages.mapping.map_view import draw_map
from pages.mineral import bars, builder, cover, finder, ranks, table
from pages.parts.first_paint import let_the_chart_in
from pages.parts.prose import plain
from pages.parts.reading import folded_table, table_and_file
from pages.parts.spoken import _, day_format


def draw(facts: Facts, spec: ChartSpec, asof: date, theme: str) -> None:
    """The whole view of one commodity."""
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    rows = _own_rows(facts, spec)
    st.title(plain(_title(facts, spec, rows)), anchor=False)
    st.caption(_in_short(facts, spec.commodity), help=_every_use(facts, spec.commodity))
    above = st.container(key="above_mineral")
    with above:
        waiting = st.skeleton(height=110)
    left, right = st.columns([2, 1], gap="large")
    with left:
        draw_map(facts, _as_drawn(spec, measure), theme)
    let_the_chart_in()
    with waiting.container():
        _choices(facts, spec, measure)
    with left:
        with st.container(key="legend"):
            st.markdown(controls.share_classes(facts, measure, theme))
        with st.container(key="notes"):
            st.caption(boundary_note(spec.worldview, facts.lang))
        _ranking(facts, spec, measure, asof, theme)
    with right:
        _cover(facts, measure, asof, theme)
        _divided(facts, spec, rows, theme)
        builder.draw(facts, spec)


def _own_rows(facts: Facts, spec: ChartSpec) -> pd.DataFrame:
    """The overview's rows of this commodity, under its own line or that of what it is made from."""
    rows = overview(facts, members(facts, spec.coalition))
    line = rows.loc[rows["slug"] == spec.commodity, "line"]
    return rows.loc[rows["line"] == line.iloc[0]] if len(line) else rows.iloc[:0]


def _title(facts: Facts, spec: ChartSpec, rows: pd.DataFrame) -> str:
    if rows.empty:
        label = finder.labels(facts)[spec.commodity]
        return _("{label}: listed in forms or amounts that give no share of the world").format(
            label=label
        )
    return commodity_finding(facts, spec.coalition, rows)


def _in_short(facts: Facts, slug: str) -> str:
    """Group of the U.S. list and main uses, as Markdown."""
    label = finder.labels(facts)[slug]
    found = groups(facts)[slug]
    listed = (
        _("on the 2025 U.S. list: {lower}").format(lower=all_of(found, facts.lang).lower())
        if found
        else _("not on the list")
    )
    every = uses(facts)[slug]
    used = plain(lower_first("; ".join([every[0], *map(lower_first, every[1:_FEW])])))
    if len(every) > _FEW:
        more = counted(len(every) - _FEW, "more use", "more uses", facts.lang)
        used = _("{uses} and {more}").format(uses=used, more=more)
    note = facts.commodities.set_index("slug").at[slug, "note"]
    return (
        _("**{label}**, {listed}. Uses: {used}. {note}")
        .format(label=plain(label), listed=plain(listed), used=used, note=plain(note))
        .strip()
    )


_FEW = 3


def _every_use(facts: Facts, slug: str) -> str | None:
    every = uses(facts)[slug]
    return "  \n".join(map(plain, every)) if len(every) > _FEW else None


def _as_drawn(spec: ChartSpec, measure: Measure) -> ChartSpec:
    return spec.having(
        color="mineral",
        commodity=measure.commodity,
        stage=measure.stage,
        year=measure.year,
        region="",
        status=(),
    )


def _choices(facts: Facts, spec: ChartSpec, measure: Measure) -> None:
    finder.move(facts, spec)
    told = not_listed(facts, spec)
    if told:
        st.info(told)
    stages: dict[str, list[int]] = {}
    for item in available(facts)[measure.commodity]:
        stages.setdefault(item.stage, []).append(item.year)
    with st.container(horizontal=True, vertical_alignment="bottom", key="controls"):
        finder.stage_and_year(facts, stages, measure.stage, measure.year)
        controls.worldview(spec)
        export_this("shares")


def not_listed(facts: Facts, spec: ChartSpec) -> str:
    """What of the address has no figures for this mineral, and what there is; "" if all is well."""
    listed = available(facts)[spec.commodity]
    label = finder.labels(facts)[spec.commodity]
    stages = {item.stage for item in listed}
    if spec.stage and spec.stage not in stages:
        missing = _(STAGE_LABELS[spec.stage])
    elif spec.year and spec.year not in _years(facts, spec):
        stage = spec.stage or nearest(facts, spec.commodity, "", 0).stage
        missing = _("{stage} in {year}").format(stage=_(STAGE_LABELS[stage]), year=spec.year)
    else:
        return ""
    there = "; ".join(
        f"{_(STAGE_LABELS[stage])} {', '.join(str(m.year) for m in listed if m.stage == stage)}"
        for stage in STAGE_LABELS
        if stage in stages
    )
    return plain(
        _("{label}: no {missing} is listed. Listed are: {there}.").format(
            label=label, missing=missing, there=there
        )
    )


def _years(facts: Facts, spec: ChartSpec) -> set[int]:
    stage = spec.stage or nearest(facts, spec.commodity, "", 0).stage
    return {item.year for item in available(facts)[spec.commodity] if item.stage == stage}


def _cover(facts: Facts, measure: Measure, asof: date, theme: str) -> None:
    """The share of the world in partners that have signed by a day, and the day."""
    st.header(_("Covered by a signed text"), anchor=False)
    share = in_signatories(facts, measure, asof)
    if pd.isna(share):
        st.markdown(_("No listed producer has signed a text, or no share of the world is known."))
        return
    total = world_total(facts, measure)
    open_total = total is not None and bool(total["world_total_is_lower_bound"])
    steps = signatory_steps(facts, measure)
    st.markdown(
        _(
            "**{share}** of the world’s {stage} ({year}) sits in partners that had signed by {day}."
        ).format(
            share=percent_in_words(share, open_total, facts.lang),
            stage=_(STAGE_LABELS[measure.stage]),
            year=measure.year,
            day=format_date(asof, facts.lang),
        )
    )
    st.html(cover.as_html(steps, asof, facts.last_event, theme, facts.lang))
    st.slider(
        _("Signed by"),
        FIRST_DAY,
        facts.last_event,
        format=day_format(facts.lang),
        **address.bound(
            "w_asof", asof, lambda day: {"asof": None if day == facts.last_event else day}
        ),
    )
    st.caption(
        _(
            "Partners that are not listed add nothing. The Commission’s memorandum is not counted "
            "again for the members, and the United States is the other side of every text."
        )
    )
    name = f"covered-{measure.commodity}-{measure.stage}-{measure.year}"
    folded_table(lambda: steps_as_table(steps), _("The steps as a table"), name)


def steps_as_table(steps: cover.Steps) -> pd.DataFrame:
    """The covered share from each day on."""
    return pd.DataFrame(
        [
            {_("From"): format_date(day), _("In partners with a signed text, %"): round(share, 2)}
            for day, share in steps
        ]
    )


def _divided(facts: Facts, spec: ChartSpec, rows: pd.DataFrame, theme: str) -> None:
    """The world total of each stage divided, and how concentrated it is."""
    if rows.empty:
        return
    st.header(_("Who has it"), anchor=False)
    names = part_names(facts, spec.coalition)
    records = rows.to_dict("records")
    shown = {part for part in PARTS if (rows[part] > 0).any()}
    st.html(bars.legend(names, theme, shown) + table.stages_as_html(facts, records, names, theme))
    st.caption(notes(rows))


def notes(rows: pd.DataFrame) -> str:
    """What the marks over the bars mean, where they stand, as Markdown."""
    said = [_("The numbers are of the latest listed year; an older one is written out.")]
    if rows["estimate"].any():
        said.append(_("“e” rests on an estimate of the source."))
    if rows["excludes_us"].any():
        said.append(_("† the printed world total leaves out U.S. output, which is withheld."))
    if rows["upper_limit"].any():
        said.append(_("≤ an upper limit: the world total is printed as more than a number."))
    if (rows["slug"] != rows["line"]).any():
        said.append(
            _(
                "Mined and processed figures under different names measure different "
                "things: compare the shares, never the amounts."
            )
        )
    said.append(
        _(
            "HHI: Herfindahl–Hirschman index over the listed producers, 0 to "
            "10,000; the second figure is the most it can be, if one unlisted "
            "producer had all the rest."
        )
    )
    return " ".join([*said, _("Source: {source}.").format(source=plain(together(rows["source"])))])


def _ranking(facts: Facts, spec: ChartSpec, measure: Measure, asof: date, theme: str) -> None:
    """Every listed producer, the one that was clicked first in words."""
    rows = ranking(facts, measure, asof)
    label = finder.labels(facts)[measure.commodity]
    head = f"{label}, {_(STAGE_LABELS[measure.stage])}, {measure.year}"
    st.header(plain(_("Listed producers: {head}").format(head=head)), anchor=False)
    if spec.partner in selectable(facts) and spec.partner:
        _clicked(facts, spec.partner, rows)
    st.html(
        ranks.as_html(
            facts,
            rows,
            measure,
            asof,
            theme,
            spec.partner,
            lambda code: address.link("/partners", partner=code),
        )
    )
    st.caption(_ranking_notes(facts, measure, rows))
    opened = st.expander(_("The same as a table and a file"), key="as_table", on_change="rerun")
    if opened.open:
        with opened:
            name = f"{measure.commodity}-{measure.stage}-{measure.year}"
            table_and_file(as_table(rows, measure), name)


def _clicked(facts: Facts, code: str, rows: pd.DataFrame) -> None:
    name = plain(facts.name(code))
    with st.container(horizontal=True, vertical_alignment="center", key="clicked"):
        if code in rows.index:
            share = percent_in_words(
                rows.at[code, "percent"], rows.at[code, "upper_limit"], facts.lang
            )
            st.markdown(
                _("**{name}**: {share} of the world.").format(name=name, share=share),
                width="content",
            )
        else:
            st.markdown(
                _("**{name}**: no figure listed, which is not zero.").format(name=name),
                width="content",
            )
        controls.open_page()
        controls.close_panel()


def _ranking_notes(facts: Facts, measure: Measure, rows: pd.DataFrame) -> str:
    said = []
    total = world_total(facts, measure)
    if total is not None:
        amount = f"{number(total['value'], facts.lang)} {plain(total['unit'])}"
        if total["world_total_is_lower_bound"]:
            amount = _("more than {amount}").format(amount=amount)
        without = _("World total: {amount}, without U.S. output.")
        whole = _("World total: {amount}.")
        said.append((without if total["world_total_excludes_us"] else whole).format(amount=amount))
    if rows["rank"].isna().all():
        said.append(_("The forms differ too much to be added or ranked; they stand by name."))
    if rows["estimate"].any():
        said.append(_("“e” an estimate of the source."))
    said += [f"{plain(note)}." for note in dict.fromkeys(rows["note"]) if note]
    said.append(
        _(
            "The tables name the partners, China, the United States and, for some "
            "refining, others: a country that is not listed is not zero."
        )
    )
    return " ".join([*said, _("Source: {source}.").format(source=plain(together(rows["source"])))])


def as_table(rows: pd.DataFrame, measure: Measure) -> pd.DataFrame:
    """The ranking under the heads that a reader sees."""
    return pd.DataFrame(
        {
            _("Rank"): rows["rank"],
            _("Country"): rows["name"],
            _("Code"): rows.index,
            _("Commodity"): measure.commodity,
            _("Stage"): _(STAGE_LABELS[measure.stage]),
            _("Year"): measure.year,
            _("Value"): rows["value"],
            _("Unit"): rows["unit"],
            _("Share of world, %"): rows["percent"].round(2),
            _("Upper limit"): rows["upper_limit"].map({True: _("yes"), False: _("no")}),
            _("Estimate"): rows["estimate"].map({True: _("yes"), False: _("no")}),
            _("Partner"): rows["partner"].map({True: _("yes"), False: _("no")}),
            _("Status"): rows["status"],
            _("Source"): rows["source"],
        }
    )
