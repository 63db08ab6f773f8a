"""The sandwich's words: finding, statistical subtitle, note, source, licence."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from charts.finding import in_words, map_finding, month_of, timeline_finding
from charts.mineral_finding import (
    lower_first,
    mined_finding,
    overview_finding,
    percent_in_words,
    processed_finding,
)
from charts.spec import ChartSpec
from charts.tables import PANEL_OF, drawn_partner, table
from data.chronology import LANES, count_steps
from data.coalition import members
from data.counting import headline
from data.dates import format_date
from data.dossier import ABSENT, dossier
from data.overview import MINED, PROCESSED, overview
from data.shares import Measure, nearest
from data.sources import together
from data.store import Facts
from data.words import INITIATIVE_LABELS, STAGE_LABELS, STATUS_LABELS, counted, status_label

LICENCE = "Ministerial Atlas, free to use with this line and its sources."
_IEA = "IEA data: CC BY 4.0."
_STATE = "U.S. Department of State; texts as listed in the atlas, each with its own sources"


@dataclass(frozen=True)
class Caption:
    """The words of one picture.

    Attributes
    ----------
    title : str
        The finding, as a sentence.
    subtitle : str
        What, where, when, in which unit.
    note : str
        What to know when reading it: boundaries, limits, coverage.
    source : str
        Where the rows come from, without the word "Source".
    licence : str
        How the picture may be used.
    """

    title: str
    subtitle: str
    note: str
    source: str
    licence: str


def caption(name: str, spec: ChartSpec, facts: Facts) -> Caption:
    """The generated words of a chart.

    Raises
    ------
    SpecError
        When the chart cannot be drawn from this view, such as a partner card without a partner.
    """
    facts = facts.speaking(spec.lang)
    rows = table(name, spec, facts)
    made = {
        "map": _map,
        "timeline": _timeline,
        "count": _count,
        "shares": _shares,
        "partner": _partner,
    }
    return made[name](spec, facts, rows)


def _coverage(facts: Facts) -> str:
    return (
        f"Coverage is systematic to {format_date(facts.covered_to, facts.lang)}, with single "
        f"events to {format_date(facts.last_event, facts.lang)}."
    )


def boundary_note(worldview: str) -> str:
    """The one line on boundaries that every map carries."""
    if worldview == "us":
        return (
            "Boundaries follow United States policy, which differs from international practice on "
            "Western Sahara and elsewhere; dashed lines are disputed. Not an endorsement."
        )
    return (
        "Boundaries follow international practice: disputed areas keep a neutral fill and dashed "
        "lines; the Golan, Kashmir and Abyei are not drawn apart at this scale. Not an endorsement."
    )


def _region(spec: ChartSpec) -> str:
    return f", {spec.region.title()}" if spec.region else ""


def _map(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    day = spec.day(facts)
    note = boundary_note(spec.worldview)
    if spec.color == "mineral":
        measure = nearest(facts, spec.commodity, spec.stage, spec.year)
        return Caption(
            _shares_title(facts, measure, rows),
            f"{_measured(facts, measure)}, percent of the world total{_region(spec)}",
            f"{_limits(rows)}Grey: not listed, which is not zero. {note}",
            together(rows["source"]) if len(rows) else "no row",
            _licence(rows),
        )
    if spec.color == "initiative":
        name = INITIATIVE_LABELS[spec.initiative]
        came = rows["came"].sum()
        return Caption(
            f"{counted(len(rows), 'country', 'countries')} belong to {_the(name)}; "
            f"{in_words(int(came)).lower()} of them came to the ministerial",
            f"Members of {_the(name)}{_region(spec)}, as of {format_date(day, facts.lang)}",
            f"Membership is not signature. {note}",
            "membership lists named in the atlas, row by row",
            LICENCE,
        )
    return Caption(
        _status_title(spec, facts, rows),
        "Status of the 54 countries, the European Commission and others with texts"
        f"{_region(spec)}, as of {format_date(day, facts.lang)}",
        f"Attendance is not signature. {_coverage(facts)} {note}",
        _STATE,
        LICENCE,
    )


def _the(name: str) -> str:
    return name if name in ("Pax Silica", "FORGE") else f"the {name}"


def _status_title(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    """The finding of the whole map, or what is counted under the filters."""
    if not spec.status and not spec.region:
        return map_finding(facts, spec.day(facts))
    day = spec.day(facts)
    counts = rows["status"].value_counts()
    said = [
        f"{status_label(key, day, facts.lang).lower()}: {counts[key]}"
        for key in STATUS_LABELS
        if counts.get(key, 0)
    ]
    where = f" in {spec.region.title()}" if spec.region else ""
    listed = "; ".join(said) or "none with this status"
    return f"{counted(len(rows), 'partner or country', 'partners and countries')}{where}: {listed}"


def _measured(facts: Facts, measure: Measure) -> str:
    label = facts.commodities.set_index("slug").at[measure.commodity, "label"]
    return f"{label}, {STAGE_LABELS[measure.stage]}, {measure.year}"


def _shares_title(facts: Facts, measure: Measure, rows: pd.DataFrame) -> str:
    label = facts.commodities.set_index("slug").at[measure.commodity, "label"]
    listed = rows.loc[rows["share_of_world_pct"].notna()] if len(rows) else rows
    if listed.empty:
        return f"{label}: no share of the world is published for {STAGE_LABELS[measure.stage]}"
    top = listed.iloc[0]
    verb = {"mine": "mines", "refinery": "refines", "smelter": "smelts", "reserves": "holds"}
    second = ""
    if len(listed) > 1:
        second = f"; {listed.iloc[1]['name']} follows with {_percent(listed.iloc[1], facts.lang)}"
    what = "reserves" if measure.stage == "reserves" else ""
    noun = f"{label[:1].lower()}{label[1:]} {what}".strip()
    most = _percent(top, facts.lang)
    return f"{top['name']} {verb[measure.stage]} {most} of the world’s {noun}{second}"


def _percent(row: pd.Series, lang: str) -> str:
    return percent_in_words(row["share_of_world_pct"], row["upper_limit"], lang)


def _limits(rows: pd.DataFrame) -> str:
    said = ""
    if len(rows) and rows["upper_limit"].any():
        said += "≤ an upper limit: the world total is printed as more than a number. "
    if len(rows) and rows["estimate"].any():
        said += "e: an estimate of the source. "
    return said


def _licence(rows: pd.DataFrame) -> str:
    iea = len(rows) and rows["source"].str.contains("IEA").any()
    return f"{LICENCE} {_IEA}" if iea else LICENCE


def _timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    filtered = any((spec.kind, spec.partner, spec.region, spec.confidence, spec.start, spec.end))
    counts = int((rows["counted"] == "yes").sum()) if len(rows) else 0
    whose = f" about {facts.name(spec.partner)}" if spec.partner else ""
    title = timeline_finding(facts)
    if filtered:
        title = (
            f"{counted(len(rows), 'row', 'rows')} on the timeline{whose}, "
            f"{counts or 'none'} of them counted as signed texts"
        )
    kinds = ", ".join(LANES[kind] for kind in spec.kind) if spec.kind else "Events and texts"
    span = f", {rows['from'].min()[:4]} to {rows['to'].max()[:4]}" if len(rows) else ""
    return Caption(
        title,
        f"{kinds}{_region(spec)}{span}, by day as far as the day is known",
        "A bar is a month in which the day is not known; an open mark is a deadline, not an event. "
        f"{_coverage(facts)} Shaded: coverage is thin.",
        _STATE,
        LICENCE,
    )


def _count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    day = spec.day(facts)
    numbers = headline(facts, day)
    steps = [step for step in count_steps(facts) if step.day <= day]
    partners = steps[-1].partners if steps else 0
    first = f" since {month_of(steps[0].day, facts.lang)}" if steps else ""
    return Caption(
        f"{numbers.texts} minerals texts signed with Washington{first}, "
        f"{in_words(numbers.signed_at_ministerial).lower()} of them on one day",
        f"Signed texts between governments about minerals, and the {partners} partners that they "
        f"cover, running total to {format_date(day, facts.lang)}",
        "Counted from April 2025: signed or in force, high or medium confidence. A text of which "
        f"only the month is known counts from its last day. {_coverage(facts)}",
        _STATE,
        LICENCE,
    )


def _shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    if spec.commodity:
        measure = nearest(facts, spec.commodity, spec.stage, spec.year)
        return Caption(
            _shares_title(facts, measure, rows),
            f"{_measured(facts, measure)}, listed producers, percent of the world total",
            f"{_limits(rows)}A producer that is not listed is not zero.",
            together(rows["source"]) if len(rows) else "no row",
            _licence(rows),
        )
    every = overview(facts, members(facts, spec.coalition), spec.group)
    return Caption(
        _overview_title(spec, facts, every),
        f"{_bars_in_words(spec, rows)}, percent of the world total, latest listed year",
        f"{_overview_limits(rows)}Grey: not listed, which is not zero.{_renamed(facts, rows)}",
        together(rows["source"]) if len(rows) else "no row",
        _licence(rows),
    )


def _overview_title(spec: ChartSpec, facts: Facts, every: pd.DataFrame) -> str:
    one = {MINED: mined_finding, PROCESSED: processed_finding}.get(PANEL_OF.get(spec.stage, ""))
    finding = one if one and members(facts, spec.coalition) else overview_finding
    return finding(facts, spec.coalition, every)


def _bars_in_words(spec: ChartSpec, rows: pd.DataFrame) -> str:
    panel = PANEL_OF.get(spec.stage)
    if panel:
        done = "mined" if panel == MINED else "refined or smelted"
        return f"The {rows['line'].nunique()} largest shares {done}"
    shown = "of this group" if spec.group else "with both a mine and a processing figure"
    return f"Minerals {shown}: mined beside refined or smelted"


def _overview_limits(rows: pd.DataFrame) -> str:
    said = ""
    if len(rows) and rows["excludes_us"].any():
        said += "† the world total leaves out U.S. output, which is withheld. "
    if len(rows) and rows["upper_limit"].any():
        said += "≤ an upper limit. "
    return said


def _renamed(facts: Facts, rows: pd.DataFrame) -> str:
    """What is processed under another name than it is mined."""
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    other = rows.loc[rows["line"] != rows["commodity"], ["line", "commodity"]].drop_duplicates()
    if other.empty:
        return ""
    pairs = "; ".join(
        f"{lower_first(labels[line])} as {lower_first(labels[slug])}"
        for line, slug in other.itertuples(index=False)
    )
    return f" ‡ Processed under another name ({pairs}): compare shares, never amounts."


def _partner(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    day = spec.day(facts)
    code = drawn_partner(spec)
    partner = dossier(facts, code, day)
    label = (
        status_label(partner.status, day, facts.lang)
        if partner.status != ABSENT
        else "Not at the ministerial"
    )
    signed = int(partner.texts["counted"].sum())
    texts = counted(signed, "signed text", "signed texts") if signed else "no signed text"
    return Caption(
        f"{partner.name}: {label[:1].lower()}{label[1:]}, {texts}",
        f"{partner.reason} As of {format_date(day, facts.lang)}.",
        f"Attendance is not signature. {_limits(rows)}{boundary_note(spec.worldview)}",
        "; ".join(dict.fromkeys([_STATE, *([together(rows["source"])] if len(rows) else [])])),
        _licence(rows),
    )
