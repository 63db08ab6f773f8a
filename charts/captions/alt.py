"""What a picture shows now, in words: counts, leaders, the course; for those who do not see it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from charts.captions.making import caption
from charts.finding import month_of
from charts.mineral_finding import percent_in_words
from charts.spec import ChartSpec
from charts.tables import drawn_partner, table
from data.chronology import LANES
from data.coalition import in_words as coalition_in_words
from data.dossier import dossier
from data.interface import speaking
from data.languages import number
from data.store import Facts
from data.words import STAGE_LABELS, STATUS_LABELS, counted, first_of, status_label


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
    _, lang, day = speaking(facts.lang), facts.lang, spec.day(facts)
    if spec.color == "mineral":
        said = _("World map shaded by share: {leaders}. Every other country is not listed.")
        return said.format(leaders=_leaders(rows, lang))
    if spec.color == "initiative":
        names = _names(rows["name"], lang)
        return _("World map of the members: {names}.").format(names=names)
    shown = [key for key in STATUS_LABELS if (rows["status"] == key).any()]
    groups = [
        f"{status_label(key, day, lang)}: {_names(rows.loc[rows['status'] == key, 'name'], lang)}"
        for key in shown
    ]
    return _("World map coloured by status. {groups}.").format(groups=". ".join(groups))


def _names(names: pd.Series, lang: str, most: int = 12) -> str:
    _ = speaking(lang)
    return first_of(sorted(names), most, lang) or _("none")


def _leaders(rows: pd.DataFrame, lang: str, most: int = 5) -> str:
    _ = speaking(lang)
    if rows.empty:
        return _("none is listed")
    return "; ".join(
        f"{row['name']} {percent_in_words(row['share_of_world_pct'], row['upper_limit'], lang)}"
        for row in rows.head(most).to_dict("records")
    )


def _seen_on_timeline(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    _, lang = speaking(facts.lang), facts.lang
    if rows.empty:
        return _("Nothing on the timeline fits these filters.")
    months, lanes = rows["from"].str[:7].value_counts(), rows["kind"].value_counts()
    busiest = date.fromisoformat(f"{months.index[0]}-01")
    named = {_(label): lanes.get(kind, 0) for kind, label in LANES.items()}
    per = "; ".join(f"{label} {count}" for label, count in named.items() if count)
    marks = counted(len(rows), "mark", "marks", lang)
    said = _("Timeline of {marks} in lanes: {lanes}. Most stand in {month}: {most}.")
    return said.format(
        marks=marks,
        lanes=per,
        month=month_of(busiest, lang),
        most=number(int(months.iloc[0]), lang),
    )


def _seen_in_count(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    _ = speaking(facts.lang)
    if rows.empty:
        return _("No text had been signed yet.")
    jumps = rows["texts"].diff().fillna(rows["texts"])
    place, last = jumps.idxmax(), rows.iloc[-1]
    said = _(
        "A line rises in steps from {first} to {last} and ends at {texts} with {partners}. "
        "The largest step, of {step}, is on {day}."
    )
    return said.format(
        first=rows["label"].iloc[0],
        last=last["label"],
        texts=_texts(last["texts"], facts.lang),
        partners=_partners(last["partners"], facts.lang),
        step=_texts(jumps[place], facts.lang),
        day=rows["label"][place],
    )


def _texts(count: float, lang: str) -> str:
    return counted(int(count), "texts", "texts", lang)


def _partners(count: float, lang: str) -> str:
    return counted(int(count), "partners", "partners", lang)


def _seen_in_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    _ = speaking(facts.lang)
    if spec.commodity:
        leaders = _leaders(rows, facts.lang, 8)
        return _("Horizontal bars, the largest on top: {leaders}.").format(leaders=leaders)
    own = rows.loc[rows["part"] == "coalition"]
    figures = "; ".join(_figure(row, facts.lang) for row in own.to_dict("records"))
    said = _("Stacked bars of the world total, mined above processed. {who}: {figures}.")
    return said.format(who=coalition_in_words(facts, spec.coalition), figures=figures)


def _seen_on_card(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> str:
    _, partner = speaking(facts.lang), dossier(facts, drawn_partner(spec), spec.day(facts))
    texts = "; ".join(
        f"{row['signed_label']}, {row['title']}" for row in partner.texts.to_dict("records")
    )
    said = _("Card with a locator map. Texts: {texts}. Largest listed shares: {shares}.")
    return said.format(texts=texts or _("none"), shares=_mineral_leaders(rows, facts.lang))


def _mineral_leaders(rows: pd.DataFrame, lang: str) -> str:
    _ = speaking(lang)
    if rows.empty:
        return _("none listed, which is not zero")
    return "; ".join(_figure(row, lang) for row in rows.head(5).to_dict("records"))


def _figure(row: dict, lang: str) -> str:
    _ = speaking(lang)
    share = percent_in_words(row["share_of_world_pct"], row["upper_limit"], lang)
    stage = _(STAGE_LABELS[row["stage"]])
    return f"{row['label']}, {stage} {share}"
