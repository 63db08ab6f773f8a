"""The rows of each chart: exactly what is drawn, tidy, each row with its source.

`charts.content.table` adds what is the same for all: as-of date, licence and facts version.
"""

from __future__ import annotations

import pandas as pd

from charts.agreement_state_rows import agreement_state_rows
from charts.producer_rows import EXACT, producer_rows
from charts.spec.chart_spec import ChartSpec
from data.agreements.counting import statuses
from data.agreements.membership import memberships_by
from data.facts.indexes import rows_by
from data.facts.store import Facts
from data.i18n.dates import format_date
from data.i18n.labels import REMAINDER, STATUS_LABELS, status_label
from data.i18n.messages import sentence_language
from data.minerals.country_groups import members, part_names
from data.minerals.overview import MINED, PARTS, PROCESSED, ordered, overview
from data.timeline.chronology import TimelineFilter, chronology, count_steps, selected


def map_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The countries that a map colors: by status, agreement, membership or share of a mineral.

    Parameters
    ----------
    spec : ChartSpec
        Its coloring, and the statuses and the region that it is narrowed to.
    facts : Facts
        In the language of the labels.
    """
    if spec.color == "mineral":
        return _within(facts, spec, producer_rows(spec, facts, remainder=False))
    if spec.color == "initiative":
        return _within(facts, spec, _initiative(spec, facts))
    if spec.color == "agreement":
        return _within(facts, spec, agreement_state_rows(spec, facts))
    day = spec.as_of_date(facts)
    by_country = statuses(facts, day).reset_index()
    rows = by_country.assign(
        status_label=[status_label(key, day, facts.lang) for key in by_country["status"]],
        agreements=[";".join(ids) for ids in by_country["agreements"]],
        source=[
            _sources(facts, code, ids)
            for code, ids in zip(by_country["iso_a3"], by_country["agreements"], strict=True)
        ],
    )
    chosen = rows["status"].isin(spec.status or list(STATUS_LABELS))
    return _within(facts, spec, rows.loc[chosen])


def _sources(facts: Facts, code: str, agreements: tuple[str, ...]) -> str:
    """The addresses behind a status: those of its agreements, or of the list of delegations."""
    rows = rows_by(facts, "agreements", "agreement_id")
    urls = dict.fromkeys(rows[key]["source_urls"] for key in agreements)
    listed = rows_by(facts, "partners", "iso_a3").get(code, {})
    return ";".join(urls) or listed.get("source_urls", "")


def _within(facts: Facts, spec: ChartSpec, rows: pd.DataFrame) -> pd.DataFrame:
    if not spec.region:
        return rows
    countries = rows_by(facts, "countries", "iso_a3")
    return rows.loc[
        [countries[code]["un_region"].lower() == spec.region for code in rows["iso_a3"]]
    ]


def _initiative(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """Members as of the day."""
    rows = memberships_by(facts, spec.as_of_date(facts))
    own = rows.loc[rows["initiative"] == spec.initiative]
    return pd.DataFrame(
        {
            "iso_a3": own["iso_a3"],
            "name": own["iso_a3"].map(facts.name),
            "initiative": spec.initiative,
            "since": own["since"],
            "came": own["iso_a3"].isin(facts.partners["iso_a3"]),
            "source": own["source_urls"],
        }
    ).sort_values("name")


def selected_events(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The rows of `data.timeline.chronology.chronology` that a view shows.

    Parameters
    ----------
    spec : ChartSpec
        Its filters: kinds, partner, region, confidence, first and last day.
    facts : Facts
    """
    filters = TimelineFilter(
        spec.kind, spec.partner, spec.region, spec.confidence, spec.start, spec.end
    )
    return selected(facts, chronology(facts), filters)


def timeline_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The marks of a timeline, in order.

    Days are ISO 8601 text; codes are joined by semicolons; ``counted`` and ``scheduled`` are
    ``yes`` or ``no``.

    Parameters
    ----------
    spec : ChartSpec
        Filtered as by `selected_events`.
    facts : Facts
    """
    rows = selected_events(spec, facts)
    return pd.DataFrame(
        {
            "row": rows["row"],
            "kind": rows["kind"],
            "title": rows["title"],
            "from": [day.isoformat() for day in rows["first"]],
            "to": [day.isoformat() for day in rows["last"]],
            "label": rows["label"],
            "partners": [";".join(codes) for codes in rows["partners"]],
            "counted": ["yes" if value else "no" for value in rows["counted"]],
            "scheduled": ["yes" if value else "no" for value in rows["scheduled"]],
            "confidence": rows["confidence"],
            "source": rows["source_urls"],
        }
    )


def count_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The steps of the count to the as-of date.

    ``texts`` and ``partners`` are totals after a day, ``signed`` names those who signed on it.

    Parameters
    ----------
    spec : ChartSpec
    facts : Facts
    """
    day = spec.as_of_date(facts)
    steps = [step for step in count_steps(facts) if step.day <= day]
    return pd.DataFrame(
        {
            "day": [step.day.isoformat() for step in steps],
            "label": [format_date(step.day, facts.lang) for step in steps],
            "texts": [step.texts for step in steps],
            "partners": [step.partners for step in steps],
            "signed": ["; ".join(step.names) for step in steps],
            "source": "agreements.csv of the Ministerial Atlas, each row with its own sources",
        }
    )


def shares_rows(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """The producers of one mineral, or the parts of every bar of the overview.

    Parameters
    ----------
    spec : ChartSpec
        With a ``commodity`` its producers, else the overview of its country group.
    facts : Facts

    Returns
    -------
    pandas.DataFrame
        At least ``iso_a3``, ``commodity``, ``stage``, ``year``, ``value``, ``unit`` and
        ``share_of_world_pct``: every listed producer, whether or not it fits a drawing.
    """
    if spec.commodity:
        return producer_rows(spec, facts)
    return _overview(spec, facts)


def _overview(spec: ChartSpec, facts: Facts) -> pd.DataFrame:
    """A row for each part of each bar, in the order in which the bars are drawn."""
    rows = overview(facts, members(facts, spec.coalition, spec.as_of_date(facts)), spec.group)
    bars = _chosen_bars(rows, spec)
    panel = PANEL_OF.get(spec.stage)
    order = ordered(facts, bars if panel else rows, panel or spec.order)
    if panel:
        order = order[:MOST_OF_A_PANEL]
        bars = bars.loc[bars["line"].isin(order)]
    places = {slug: place for place, slug in enumerate(order)}
    bars = bars.assign(place=bars["line"].map(places)).sort_values(["place", "panel"])
    codes = {"china": "CHN", "usa": "USA", "rest": REMAINDER}
    records = [
        {
            "iso_a3": codes.get(part, ""),
            "part": part,
            "line": row["line"],
            "panel": row["panel"],
            "commodity": row["slug"],
            "label": row["label"],
            "stage": row["stage"],
            "year": row["year"],
            "value": row[part] / 100 * row["world"],
            "unit": row["unit"],
            "share_of_world_pct": round(row[part], EXACT),
            "upper_limit": bool(row["upper_limit"]),
            "excludes_us": bool(row["excludes_us"]),
            "whole_percent": bool(row["whole"]),
            "estimate": bool(row["estimate"]),
            "source": row["source"],
        }
        for row in bars.to_dict("records")
        for part in PARTS
        if not pd.isna(row[part])
    ]
    return pd.DataFrame(records, columns=None if records else list(_OVERVIEW))


def legend_names(spec: ChartSpec, facts: Facts) -> dict[str, str]:
    """What the parts of a bar are called in a legend.

    The name of a country group is a phrase in the language of sentences; China's and the United
    States' names stand alone, in the language of ``facts``.

    Parameters
    ----------
    spec : ChartSpec
        Its country group and as-of date.
    facts : Facts
    """
    sentence_facts = facts.localized(sentence_language(facts.lang))
    names = part_names(sentence_facts, spec.coalition, spec.as_of_date(facts))
    return names | {"china": facts.name("CHN"), "usa": facts.name("USA")}


PANEL_OF = {"mine": MINED, "refinery": PROCESSED, "smelter": PROCESSED}
"""A stage without a mineral selects the bars of that stage alone."""

MOST_OF_A_PANEL = 12
"""Most bars of one stage that fit every size; the Minerals page shows all."""


def _chosen_bars(rows: pd.DataFrame, spec: ChartSpec) -> pd.DataFrame:
    """One stage's bars; else mine beside refinery: of a group all, of all those that have both."""
    if spec.stage in PANEL_OF:
        return rows.loc[rows["panel"] == PANEL_OF[spec.stage]]
    bars = rows.loc[rows["panel"].isin([MINED, PROCESSED])]
    if spec.group:
        return bars
    both = bars.groupby("line")["panel"].nunique()
    return bars.loc[bars["line"].isin(both.index[both == 2])]


_OVERVIEW = (
    *("iso_a3", "part", "line", "panel", "commodity", "label", "stage", "year", "value", "unit"),
    *("share_of_world_pct", "upper_limit", "excludes_us", "whole_percent", "estimate", "source"),
)
