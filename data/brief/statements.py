"""The Brief: statements in the atlas's own words, their figures computed when they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from data.agreements.counting import Status, statuses
from data.brief.figures import figures
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_
from data.partners.minerals import leading_minerals

SECTIONS = MappingProxyType(
    {
        "happened": N_("What happened on the day"),
        "aims": N_("Five aims, as the recap names them"),
        "means": N_("What it means"),
        "watch": N_("What to watch"),
        "bottom": N_("The bottom line"),
        "tracks": N_("Three tracks beside the signatories"),
    }
)
"""Parts of the Brief, in order."""

READERS = MappingProxyType(
    {
        "mining": N_("Mining and processing"),
        "manufacturing": N_("Manufacturing"),
        "investing": N_("Investing"),
        "government": N_("Government"),
        "press": N_("Press"),
    }
)


@cache_by_facts()
def statements(facts: Facts) -> pd.DataFrame:
    """Every statement with its figures in place; ``for_readers`` is a tuple of `READERS`.

    Returns
    -------
    pandas.DataFrame
        ``facts.statements`` with ``heading`` and ``text`` filled, in English, and ``for_readers``.
    """
    rows = facts.statements
    figure_values = figures(facts)
    return rows.assign(
        heading=[_fill_figures(text, figure_values) for text in rows["heading"]],
        text=[_fill_figures(text, figure_values) for text in rows["text"]],
        for_readers=[tuple(part for part in text.split(";") if part) for text in rows["readers"]],
    )


_FIGURE = re.compile(r"\{(\w+)\}")


def _fill_figures(text: str, values: Mapping[str, str]) -> str:
    """A text with its figures; any other brace stays as it is, so that no record breaks a page."""
    return _FIGURE.sub(lambda match: values.get(match[1], match[0]), text)


@cache_by_facts(32)
def for_reader(facts: Facts, reader: str) -> pd.DataFrame:
    """The statements in order, those that concern a reader first within each section.

    Parameters
    ----------
    facts : Facts
    reader : str
        A key of `READERS`, or "" for nobody in particular.

    Returns
    -------
    pandas.DataFrame
        The rows of `statements`.
    """
    rows = statements(facts)
    place = {section: at for at, section in enumerate(SECTIONS)}
    keys = rows.assign(
        section_place=rows["section"].map(place),
        other=[bool(reader) and reader not in whom for whom in rows["for_readers"]],
    )
    return keys.sort_values(["section_place", "other"], kind="stable").drop(
        columns=["section_place", "other"]
    )


def partners_for(facts: Facts, reader: str, most: int = 6) -> tuple[str, ...]:
    """Partners that a reader may want to look at first.

    Mining: the largest miners; manufacturing: the largest refiners; investing: those with
    financing; government: those that signed on the day; press: those whose date or status
    the sources disagree on. Among them, in order of their largest listed share.

    Parameters
    ----------
    facts : Facts
    reader : str
        A key of `READERS`.
    most : int
        At most so many miners or refiners, or twice as many of the other partners.

    Returns
    -------
    tuple of str
        Codes of countries, ISO 3166-1 alpha-3.
    """
    codes = facts.partner_codes
    stages = {"mining": ("mine",), "manufacturing": ("refinery", "smelter")}
    if reader in stages:
        sizes = {code: _size(facts, code, stages[reader]) for code in codes}
        ranked = sorted((code for code in codes if sizes[code] > 0), key=lambda code: -sizes[code])
        return tuple(ranked[:most])
    chosen = _OTHERS.get(reader, _signers)(facts)
    return tuple(code for code in codes if code in chosen)[: most * 2]


def _size(facts: Facts, code: str, stages: tuple[str, ...]) -> float:
    rows = leading_minerals(facts, code)
    own = rows.loc[rows["stage"].isin(stages), "share_of_world_pct"]
    return float(own.max()) if len(own) else 0.0


def _signers(facts: Facts) -> set[str]:
    status_by_code = statuses(facts, MINISTERIAL)["status"]
    return {
        code
        for code in status_by_code.index
        if status_by_code[code] == Status.SIGNED_AT_MINISTERIAL
    }


def _financed(facts: Facts) -> set[str]:
    rows = facts.agreements
    own = rows.loc[rows["counts_as"] == "finance", "partner_iso_a3"]
    return {code for cell in own for code in cell.split(";")}


def _disputed(facts: Facts) -> set[str]:
    """Partners that a disagreement's rows name."""
    texts = facts.agreements.set_index("agreement_id")["partner_iso_a3"]
    codes: set[str] = set()
    for cell in facts.disagreements["related_rows"]:
        for row in cell.split(";"):
            table, _, key = row.partition(":")
            if table == "agreements":
                codes |= set(texts[key].split(";"))
    return codes


_OTHERS = {"investing": _financed, "government": _signers, "press": _disputed}
