"""What a picture shows now, in words: counts, leaders, the course; for those who do not see it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.captions.words import caption
from charts.finding import month_of
from charts.mineral_finding import percent_in_words
from charts.spec import ChartSpec
from charts.tables import drawn_partner, table
from data.chronology import LANES
from data.coalition import in_words as coalition_in_words
from data.dossier import dossier
from data.store import Facts
from data.words import STAGE_LABELS, STATUS_LABELS, counted, status_label


def alt_text(name: str, spec: ChartSpec, facts: Facts) -> str:
    """What the picture shows now, for those who do not see it: counts, leaders, the course."""
    facts = facts.speaking(spec.lang)
    said, rows = caption(name, spec, facts), table(name, spec, facts)
    seen = {
        "map": _seen_on_map,
        "timeline": _seen_on_timeline,
        "count": _seen_in_count,
        "shares": _seen_in_shares,
        "partner": _seen_on_card,
    }[name](spec, facts, rows)
    return f"{said.title.rstrip('.')}. {seen}"


def _seen_on_map(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    if spec.color == "mineral":
        leaders = _leaders(rows, facts.lang)
        return f"World map shaded by share: {leaders}. Every other country is not listed."
    if spec.color == "initiative":
        return f"World map of the members: {_names(rows['name'])}."
    day = spec.day(facts)
    said = [
        f"{status_label(key, day, facts.lang)}: {_names(rows.loc[rows['status'] == key, 'name'])}"
        for key in STATUS_LABELS
        if (rows["status"] == key).any()
    ]
    return f"World map coloured by status. {'. '.join(said)}."


def _names(names: pd.Series, most: int = 12) -> str:
    listed = sorted(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return f"{', '.join(listed[:most])}{more}" if listed else "none"


def _leaders(rows: pd.DataFrame, lang: str, most: int = 5) -> str:
    if rows.empty:
        return "none is listed"
    return "; ".join(
        f"{row['name']} {percent_in_words(row['share_of_world_pct'], row['upper_limit'], lang)}"
        for row in rows.head(most).to_dict("records")
    )


def _seen_on_timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "Nothing on the timeline fits these filters."
    months = rows["from"].str[:7].value_counts()
    busiest = date.fromisoformat(f"{months.index[0]}-01")
    lanes = rows["kind"].value_counts()
    per = "; ".join(f"{LANES[kind]} {lanes[kind]}" for kind in LANES if kind in lanes)
    return (
        f"Timeline of {counted(len(rows), 'mark', 'marks')} in lanes: {per}. Most stand in "
        f"{month_of(busiest, facts.lang)}: {months.iloc[0]}."
    )


def _seen_in_count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    if rows.empty:
        return "No text had been signed yet."
    jumps = rows["texts"].diff().fillna(rows["texts"])
    place = jumps.idxmax()
    return (
        f"A line rises in steps from {rows['label'].iloc[0]} to {rows['label'].iloc[-1]} and ends "
        f"at {rows['texts'].iloc[-1]} texts with {rows['partners'].iloc[-1]} partners. The largest "
        f"step, of {int(jumps[place])} texts, is on {rows['label'][place]}."
    )


def _seen_in_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    if spec.commodity:
        return f"Horizontal bars, the largest on top: {_leaders(rows, facts.lang, 8)}."
    who = coalition_in_words(facts, spec.coalition)
    own = rows.loc[rows["part"] == "coalition"]
    said = "; ".join(_figure(row, facts.lang) for row in own.to_dict("records"))
    return f"Stacked bars of the world total, mined above processed. {who}: {said}."


def _seen_on_card(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    partner = dossier(facts, drawn_partner(spec), spec.day(facts))
    texts = "; ".join(
        f"{row['signed_label']}, {row['title']}" for row in partner.texts.to_dict("records")
    )
    minerals = _mineral_leaders(rows, facts.lang)
    return f"Card with a locator map. Texts: {texts or 'none'}. Largest listed shares: {minerals}."


def _mineral_leaders(rows: pd.DataFrame, lang: str) -> str:
    if rows.empty:
        return "none listed, which is not zero"
    return "; ".join(_figure(row, lang) for row in rows.head(5).to_dict("records"))


def _figure(row: dict, lang: str) -> str:
    share = percent_in_words(row["share_of_world_pct"], row["upper_limit"], lang)
    return f"{row['label']}, {STAGE_LABELS[row['stage']]} {share}"
