"""The words around shares of the world: one mineral's producers, or minerals side by side."""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

from charts.captions.words import Caption, licence, limits, sentences, source_of
from charts.mineral_finding import (
    lower_first,
    mined_finding,
    overview_finding,
    percent_in_words,
    processed_finding,
)
from charts.spec import ChartSpec
from charts.tables import PANEL_OF
from data.coalition import members
from data.interface import marked, speaking
from data.languages import number
from data.overview import MINED, PROCESSED, overview
from data.shares import Measure, nearest
from data.store import Facts
from data.words import STAGE_LABELS

_LEADS = MappingProxyType(
    {
        "mine": marked("{top} mines {share} of the world’s {noun}"),
        "refinery": marked("{top} refines {share} of the world’s {noun}"),
        "smelter": marked("{top} smelts {share} of the world’s {noun}"),
        "reserves": marked("{top} holds {share} of the world’s {noun} reserves"),
    }
)


def of_shares(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    """The words of one mineral's producers, or of the overview."""
    return (_of_producers if spec.commodity else _of_overview)(spec, facts, rows)


def _of_producers(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    subtitle = _("{what}, listed producers, percent of the world total")
    return Caption(
        shares_title(facts, measure, rows),
        subtitle.format(what=measured(facts, measure)),
        sentences(limits(rows, lang), _("A producer that is not listed is not zero.")),
        source_of(rows, lang),
        licence(rows, lang),
        lang,
    )


def measured(facts: Facts, measure: Measure) -> str:
    """Mineral, stage and year."""
    _ = speaking(facts.lang)
    stage = _(STAGE_LABELS[measure.stage])
    return f"{_mineral(facts, measure)}, {stage}, {measure.year}"


def _mineral(facts: Facts, measure: Measure) -> str:
    return str(facts.commodities.set_index("slug").at[measure.commodity, "label"])


def shares_title(facts: Facts, measure: Measure, rows: pd.DataFrame) -> str:
    """Who leads in a mineral, and who follows."""
    _, label = speaking(facts.lang), _mineral(facts, measure)
    listed = rows.loc[rows["share_of_world_pct"].notna()] if len(rows) else rows
    if listed.empty:
        said, stage = _("{mineral}: no share of the world is published for {stage}"), measure.stage
        return said.format(mineral=label, stage=_(STAGE_LABELS[stage]))
    top, lang = listed.iloc[0], facts.lang
    lead = _(_LEADS[measure.stage]).format(
        top=top["name"], share=_percent(top, lang), noun=lower_first(label)
    )
    if len(listed) == 1:
        return lead
    second = listed.iloc[1]
    return _("{lead}; {second} follows with {share}").format(
        lead=lead, second=second["name"], share=_percent(second, lang)
    )


def _percent(row: pd.Series, lang: str) -> str:
    return percent_in_words(row["share_of_world_pct"], row["upper_limit"], lang)


def _of_overview(spec: ChartSpec, facts: Facts, rows: pd.DataFrame) -> Caption:
    _, lang = speaking(facts.lang), facts.lang
    every = overview(facts, members(facts, spec.coalition), spec.group)
    subtitle = _("{bars}, percent of the world total, latest listed year")
    grey = _("Grey: not listed, which is not zero.")
    return Caption(
        _overview_title(spec, facts, every),
        subtitle.format(bars=_bars_in_words(spec, rows)),
        sentences(_overview_limits(rows, lang), grey, _renamed(facts, rows)),
        source_of(rows, lang),
        licence(rows, lang),
        lang,
    )


def _overview_title(spec: ChartSpec, facts: Facts, every: pd.DataFrame) -> str:
    one = {MINED: mined_finding, PROCESSED: processed_finding}.get(PANEL_OF.get(spec.stage, ""))
    finding = one if one and members(facts, spec.coalition) else overview_finding
    return finding(facts, spec.coalition, every)


def _bars_in_words(spec: ChartSpec, rows: pd.DataFrame) -> str:
    _, panel = speaking(spec.lang), PANEL_OF.get(spec.stage)
    count = number(rows["line"].nunique(), spec.lang)
    if panel == MINED:
        return _("The {count} largest shares mined").format(count=count)
    if panel:
        return _("The {count} largest shares refined or smelted").format(count=count)
    if spec.group:
        return _("Minerals of this group: mined beside refined or smelted")
    return _("Minerals with both a mine and a processing figure: mined beside refined or smelted")


def _overview_limits(rows: pd.DataFrame, lang: str) -> str:
    _, said = speaking(lang), []
    if len(rows) and rows["excludes_us"].any():
        said.append(_("† the world total leaves out U.S. output, which is withheld."))
    if len(rows) and rows["upper_limit"].any():
        said.append(_("≤ an upper limit."))
    return sentences(*said)


def _renamed(facts: Facts, rows: pd.DataFrame) -> str:
    """What is processed under another name than it is mined."""
    _ = speaking(facts.lang)
    labels = dict(zip(facts.commodities["slug"], facts.commodities["label"], strict=True))
    other = rows.loc[rows["line"] != rows["commodity"], ["line", "commodity"]].drop_duplicates()
    if other.empty:
        return ""
    pair = _("{mined} as {processed}")
    pairs = "; ".join(
        pair.format(mined=lower_first(labels[line]), processed=lower_first(labels[slug]))
        for line, slug in other.itertuples(index=False)
    )
    said = _("‡ Processed under another name ({pairs}): compare shares, never amounts.")
    return said.format(pairs=pairs)
