"""Findings about minerals: one sentence, generated from the rows that are drawn."""

from __future__ import annotations

from types import MappingProxyType

import pandas as pd

from charts.finding import in_words
from data.coalition import in_words as coalition_in_words
from data.coalition import members
from data.interface import marked, marked_plural, speaking, translate_plural
from data.languages import ENGLISH
from data.languages import number as written
from data.languages import percent as in_percent
from data.names import all_of
from data.overview import MINED, PROCESSED, RESERVES, tally
from data.ranking import leaders
from data.store import Facts
from data.words import at_most

_MINES_HALF = marked_plural(
    "{who} mines half or more of {minerals}", "{who} mine half or more of {minerals}"
)
_PROCESSES_HALF = marked_plural(
    "{who} refines or smelts half or more of {minerals}",
    "{who} refine or smelt half or more of {minerals}",
)
_HALF_OF_BOTH = marked_plural(
    "{who} mines half or more of {mined} and refines or smelts half or more of {processed}",
    "{who} mine half or more of {mined} and refine or smelt half or more of {processed}",
)
_SOME_OF = marked_plural("{some} of {every} mineral", "{some} of {every} minerals")

_FIRST = MappingProxyType(
    {
        "mine": marked_plural(
            "{who} mines {share} of the world’s {mineral}",
            "{who} mine {share} of the world’s {mineral}",
        ),
        "refinery": marked_plural(
            "{who} refines {share} of the world’s {mineral}",
            "{who} refine {share} of the world’s {mineral}",
        ),
        "smelter": marked_plural(
            "{who} smelts {share} of the world’s {mineral}",
            "{who} smelt {share} of the world’s {mineral}",
        ),
        "reserves": marked_plural(
            "{who} holds {share} of the world’s {mineral} reserves",
            "{who} hold {share} of the world’s {mineral} reserves",
        ),
    }
)
_THEN = MappingProxyType(
    {
        "refinery": marked_plural("{finding} and refines {share}", "{finding} and refine {share}"),
        "smelter": marked_plural("{finding} and smelts {share}", "{finding} and smelt {share}"),
    }
)
_THEN_UNDER_ANOTHER_NAME = MappingProxyType(
    {
        "refinery": marked_plural(
            "{finding}; of {mineral} it refines {share}",
            "{finding}; of {mineral} they refine {share}",
        ),
        "smelter": marked_plural(
            "{finding}; of {mineral} it smelts {share}",
            "{finding}; of {mineral} they smelt {share}",
        ),
    }
)


def leaders_finding(facts: Facts) -> str:
    """Of the outputs that can be ranked, who is the largest listed producer of how many."""
    found, _ = leaders(facts), speaking(facts.lang)
    counts = found["relation"].value_counts()
    absent = found.loc[found["relation"].isin(["absent", "related"])]
    minerals = all_of(tuple(lower_first(label) for label in absent["label"]), facts.lang)
    return _(
        "Of {count} outputs that USGS and the World Nuclear Association rank, the largest listed "
        "producer is a country that did not attend in {absent} ({minerals}), China in {china}, a "
        "partner in {partners} and the United States in {host}"
    ).format(
        count=len(found),
        absent=in_words(len(absent), facts.lang).lower(),
        minerals=minerals,
        china=counts.get("china", 0),
        partners=counts.get("signed", 0) + counts.get("attended", 0),
        host=counts.get("host", 0),
    )


def overview_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition mines half of, and how many it processes half of."""
    _, found = speaking(facts.lang), tally(rows)
    if not members(facts, coalition):
        return _("No partner is ticked: there is nothing to add up")
    if found.mined and found.processed:
        return _half(facts, coalition, _HALF_OF_BOTH, rows)
    if found.mined:
        return mined_finding(facts, coalition, rows)
    if found.processed:
        return processed_finding(facts, coalition, rows)
    who = coalition_in_words(facts, coalition)
    return _("{who}: only reserves are listed for these minerals").format(who=who)


def mined_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition mines half or more of."""
    return _half(facts, coalition, _MINES_HALF, rows)


def processed_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """How many minerals a coalition refines or smelts half or more of."""
    return _half(facts, coalition, _PROCESSES_HALF, rows)


def _half(
    facts: Facts, coalition: tuple[str, ...], forms: tuple[str, str], rows: pd.DataFrame
) -> str:
    found, lang = tally(rows), facts.lang
    mined = _of(found.half_mined, found.mined, lang)
    processed = _of(found.half_processed, found.processed, lang)
    return translate_plural(*forms, len(members(facts, coalition)), lang).format(
        who=coalition_in_words(facts, coalition),
        mined=mined,
        processed=processed,
        minerals=mined if forms is _MINES_HALF else processed,
    )


def _of(some: int, every: int, lang: str) -> str:
    _ = speaking(lang)
    if not some:
        return _("no mineral of {every}").format(every=written(every, lang))
    said = translate_plural(*_SOME_OF, every, lang)
    return said.format(some=written(some, lang), every=written(every, lang))


def commodity_finding(facts: Facts, coalition: tuple[str, ...], rows: pd.DataFrame) -> str:
    """What a coalition mines and processes of one commodity.

    Parameters
    ----------
    rows : pandas.DataFrame
        The rows of `data.overview.overview` for the commodity.
    """
    _, codes = speaking(facts.lang), members(facts, coalition)
    by_panel = {row["panel"]: row for row in rows.to_dict("records")}
    if not codes:
        return _("{mineral}: no partner is ticked").format(mineral=rows["label"].iloc[0])
    panels = [panel for panel in (MINED, PROCESSED) if panel in by_panel] or [RESERVES]
    row = by_panel[panels[0]]
    said = _part(row, _FIRST, len(codes), facts.lang, who=coalition_in_words(facts, coalition))
    for row in (by_panel[panel] for panel in panels[1:]):
        forms = _THEN if row["slug"] == row["line"] else _THEN_UNDER_ANOTHER_NAME
        said = _part(row, forms, len(codes), facts.lang, finding=said)
    return said


def _part(
    row: dict, forms: MappingProxyType[str, tuple[str, str]], count: int, lang: str, **words: str
) -> str:
    """A figure of one stage, in the form for so many partners, among other words."""
    share = percent_in_words(row["coalition"], row["upper_limit"], lang)
    said = translate_plural(*forms[row["stage"]], count, lang)
    return said.format(share=share, mineral=lower_first(row["label"]), **words)


def percent_in_words(
    percent: float,
    upper_limit: bool = False,
    lang: str = ENGLISH,
    short: bool = False,
    whole: bool = False,
) -> str:
    """``77.7%``, ``at most 12.0%``, in short ``≤ 12.0%``, or that no figure is listed.

    Parameters
    ----------
    percent : float
        Percent of the world; NaN where none is listed. Rounded figures may add to more than 100,
        which no share can be: 100 is the most that is written.
    upper_limit : bool
        The world total is open, so the share is at most this.
    short : bool
        With a sign instead of words.
    whole : bool
        The source prints whole percents: no decimal is added to them.
    """
    if pd.isna(percent):
        return speaking(lang)(_NOT_LISTED)
    if 0 < percent < _LEAST:
        return f"<{in_percent(_LEAST * 2, lang)}"
    figure = in_percent(min(percent, 100.0), lang, 0 if whole else 1)
    if short:
        return f"≤ {figure}" if upper_limit else figure
    return at_most(figure, upper_limit, lang)


_NOT_LISTED = marked("no listed share")
_LEAST = 0.05
"""Percent below which a share would be rounded to nought."""


def lower_first(text: str) -> str:
    """A label inside a sentence: ``rare earths (magnet: Nd, Pr, Dy, Tb)``."""
    return text[:1].lower() + text[1:]
