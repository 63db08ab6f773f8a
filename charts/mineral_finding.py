"""Findings about minerals: one sentence, generated from the rows that are drawn."""

from __future__ import annotations

import pandas as pd

from data.coalition import in_words, members
from data.languages import ENGLISH
from data.languages import percent as in_percent
from data.overview import MINED, PROCESSED, RESERVES, tally
from data.store import Facts

VERBS = {"mine": "mine", "refinery": "refine", "smelter": "smelt", "reserves": "hold"}


def overview_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition mines half of, and how many it processes half of."""
    codes = members(facts, coalition)
    if not codes:
        return "No partner is ticked: there is nothing to add up"
    who, s = in_words(facts, coalition), "s" if len(codes) == 1 else ""
    found = tally(rows)
    parts = []
    if found.mined:
        parts.append(f"mine{s} half or more of {_of(found.half_mined, found.mined)}")
    if found.processed:
        processed = _of(found.half_processed, found.processed)
        parts.append(f"refine{s} or smelt{s} half or more of {processed}")
    if not parts:
        return f"{who}: only reserves are listed for these minerals"
    return f"{who} {' and '.join(parts)}"


def mined_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition mines half or more of."""
    found, s = tally(rows), "s" if len(members(facts, coalition)) == 1 else ""
    who = in_words(facts, coalition)
    return f"{who} mine{s} half or more of {_of(found.half_mined, found.mined)}"


def processed_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition refines or smelts half or more of."""
    found, s = tally(rows), "s" if len(members(facts, coalition)) == 1 else ""
    who, processed = in_words(facts, coalition), _of(found.half_processed, found.processed)
    return f"{who} refine{s} or smelt{s} half or more of {processed}"


def _of(some: int, every: int) -> str:
    minerals = "mineral" if every == 1 else "minerals"
    return f"{some} of {every} {minerals}" if some else f"no mineral of {every}"


def commodity_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """What a coalition mines and processes of one commodity.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of `data.overview.overview` for the commodity.
    """
    codes = members(facts, coalition)
    by_panel = {row["panel"]: row for row in rows.to_dict("records")}
    if not codes:
        return f"{_label(rows)}: no partner is ticked"
    s = "s" if len(codes) == 1 else ""
    panels = [panel for panel in (MINED, PROCESSED) if panel in by_panel] or [RESERVES]
    parts = [_part(by_panel[panel], s, panel == panels[0], facts.lang) for panel in panels]
    return f"{in_words(facts, coalition)} {''.join(parts)}"


def _part(row: dict, s: str, first: bool, lang: str) -> str:
    share = percent_in_words(row["coalition"], row["upper_limit"], lang)
    verb = VERBS[row["stage"]] + s
    label = lower_first(row["label"])
    if first:
        reserves = " reserves" if row["stage"] == "reserves" else ""
        return f"{verb} {share} of the world’s {label}{reserves}"
    if row["slug"] == row["line"]:
        return f" and {verb} {share}"
    return f"; of {label} {'it' if s else 'they'} {verb} {share}"


def _label(rows: pd.DataFrame) -> str:
    return str(rows["label"].iloc[0])


def percent_in_words(percent: float, upper_limit: bool = False, lang: str = ENGLISH) -> str:
    """``77.7 %``, ``at most 12.0 %``, or that no figure is listed."""
    if pd.isna(percent):
        return "no listed share"
    if 0 < percent < _LEAST:
        return f"< {in_percent(_LEAST * 2, lang)}"
    return f"{'at most ' if upper_limit else ''}{in_percent(percent, lang)}"


_LEAST = 0.05
"""Percent below which a share would be rounded to nought."""


def lower_first(text: str) -> str:
    """A label inside a sentence: ``rare earths (magnet: Nd, Pr, Dy, Tb)``."""
    return text[:1].lower() + text[1:]
