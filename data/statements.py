"""The Brief: statements in the atlas's own words, their figures computed when they are told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from data.counting import Status, headline, signed_texts, statuses
from data.dates import format_date
from data.dossier import leading_minerals
from data.interface import marked
from data.languages import percent
from data.overview import PROCESSED, overview, tally
from data.store import Facts
from data.words import MINISTERIAL

SECTIONS = MappingProxyType(
    {
        "happened": marked("What happened on the day"),
        "aims": marked("Five aims"),
        "means": marked("What it means"),
        "watch": marked("What to watch"),
        "bottom": marked("The bottom line"),
        "tracks": marked("Three tracks beside the signers"),
    }
)
"""Parts of the Brief, in order."""

READERS = MappingProxyType(
    {
        "mining": marked("Mining and processing"),
        "manufacturing": marked("Manufacturing"),
        "investing": marked("Investing"),
        "government": marked("Government"),
        "press": marked("Press"),
    }
)
_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@lru_cache(maxsize=18)
def figures(facts: Facts) -> Mapping[str, str]:
    """Every figure that a statement may name, as it is read."""
    last = headline(facts, facts.last_event)
    day = headline(facts, MINISTERIAL)
    told = statuses(facts, MINISTERIAL)
    signers = sorted(told.loc[told["status"] == Status.SIGNED_AT_MINISTERIAL, "name"])
    texts = signed_texts(facts, facts.last_event)
    vault = facts.disagreements.set_index("disagreement_id").at["project-vault", "what_holds"]
    events = facts.events.set_index("event_id")["summary"]
    return MappingProxyType(
        {
            "countries": str(last.countries),
            "delegations": str(last.countries + 1),
            "day": format_date(MINISTERIAL, facts.lang),
            "last": format_date(facts.last_event, facts.lang),
            "signed_words": _in_words(day.signed_at_ministerial),
            "signers": ", ".join(signers),
            "texts": str(last.texts),
            "with_text": str(last.partners_with_text),
            "binding": str(int((texts["binding"] == "yes").sum())),
            "not_binding": str(int((texts["binding"] == "no").sum())),
            "finance_rows": str(int((facts.agreements["counts_as"] == "finance").sum())),
            "vault": vault,
            "china_deadline": events["2026-11-10-scheduled-end-china-suspension"],
            **_minerals(facts),
            **_tracks(facts),
        }
    )


def _in_words(number: int) -> str:
    return _WORDS[number].capitalize() if number < len(_WORDS) else _TEENS.get(number, str(number))


_TEENS = {11: "Eleven", 12: "Twelve"}


def _minerals(facts: Facts) -> dict[str, str]:
    rows = overview(facts, facts.partner_codes)
    found = tally(rows)
    own = rows.loc[rows["panel"] == PROCESSED]
    most = own.loc[own["china"].idxmax()]
    return {
        "half_mined": str(found.half_mined),
        "mined": str(found.mined),
        "half_processed": str(found.half_processed),
        "processed": str(found.processed),
        "china_leads": str(int((own["top"] == "CHN").sum())),
        "china_most": most["label"][:1].lower() + most["label"][1:],
        "china_most_share": percent(most["china"], facts.lang),
    }


def _tracks(facts: Facts) -> dict[str, str]:
    texts = facts.agreements.set_index("agreement_id")
    union = texts.loc["eu-2026-mou"]
    return {
        "eu_signed": union["signed_label"],
        "eu_days": str((union["signed_last"] - MINISTERIAL).days),
        "jpn_signed": texts.at["jpn-2025-framework", "signed_label"],
    }


@lru_cache(maxsize=18)
def statements(facts: Facts) -> pd.DataFrame:
    """Every statement with its figures in place; ``for_readers`` is a tuple of `READERS`."""
    rows = facts.statements
    known = figures(facts)
    return rows.assign(
        heading=[_filled(text, known) for text in rows["heading"]],
        text=[_filled(text, known) for text in rows["text"]],
        for_readers=[tuple(part for part in text.split(";") if part) for text in rows["readers"]],
    )


_FIGURE = re.compile(r"\{(\w+)\}")


def _filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its figures; any other brace stays as it is, so that no record breaks a page."""
    return _FIGURE.sub(lambda found: known.get(found[1], found[0]), text)


def for_reader(facts: Facts, reader: str) -> pd.DataFrame:
    """The statements in order, those that concern a reader first within each section."""
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

    Mining: the largest miners; manufacturing: the largest refiners; investing: those with texts
    that are financing; government: those that signed on the day; press: those whose date or status
    the sources disagree on. Among them, in order of their largest listed share.
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
    told = statuses(facts, MINISTERIAL)["status"]
    return {code for code in told.index if told[code] == Status.SIGNED_AT_MINISTERIAL}


def _financed(facts: Facts) -> set[str]:
    rows = facts.agreements
    own = rows.loc[rows["counts_as"] == "finance", "partner_iso_a3"]
    return {code for cell in own for code in cell.split(";")}


def _disputed(facts: Facts) -> set[str]:
    """Partners that a disagreement's rows name."""
    texts = facts.agreements.set_index("agreement_id")["partner_iso_a3"]
    found: set[str] = set()
    for cell in facts.disagreements["related_rows"]:
        for row in cell.split(";"):
            table, _, key = row.partition(":")
            if table == "agreements":
                found |= set(texts[key].split(";"))
    return found


_OTHERS = {"investing": _financed, "government": _signers, "press": _disputed}
