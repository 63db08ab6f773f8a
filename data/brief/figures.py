"""The figures, names and dates that the Brief's statements name, computed when they are shown.

The statements are English, and so is what stands in them: a sentence of two languages is wrong in
both.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

from data.agreements.counting import (
    COUNT_STARTS,
    Status,
    headline,
    signed_texts,
    statuses,
)
from data.catalog.sources import table_of_figure
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, percent
from data.i18n.dates import format_date, format_month
from data.i18n.labels import MINISTERIAL, STAGE_LABELS
from data.minerals.combined_shares import CHINA, HOST
from data.minerals.halves import is_half, rests_on_one, tally
from data.minerals.leaders import excluded_output_count, leaders
from data.minerals.overview import MINED, PROCESSED, overview
from data.phrases import all_of, capitalized, in_sentence, lower_first, number_in_words


@cache_by_facts()
def figures(facts: Facts) -> Mapping[str, str]:
    """Every figure that a statement may name, as it is read in an English sentence.

    Returns
    -------
    mapping of str to str
        Name of a figure to what is written for it; cannot be changed.
    """
    facts = facts.localized(ENGLISH)
    parts = (_meeting, _counted, _shares, _leaders, _claims, _tracks, _dates)
    return MappingProxyType({name: value for part in parts for name, value in part(facts).items()})


def _meeting(facts: Facts) -> dict[str, str]:
    day = headline(facts, MINISTERIAL)
    status_table = statuses(facts, MINISTERIAL)
    signers = status_table.index[status_table["status"] == Status.SIGNED_AT_MINISTERIAL]
    return {
        "countries": str(day.countries),
        "delegations": str(day.countries + 1),
        "heads_named": str(int((facts.partners["head_of_delegation"] != "").sum())),
        "signed_words": number_in_words(day.signed_at_ministerial),
        "signed_capital": capitalized(number_in_words(day.signed_at_ministerial)),
        "signers": _names(facts, signers),
    }


def _counted(facts: Facts) -> dict[str, str]:
    """What counts as signed to date, and of what kind it is."""
    numbers, status_table = headline(facts, facts.last_event), statuses(facts, facts.last_event)
    rows = signed_texts(facts, facts.last_event)
    binding = rows["binding"].value_counts()
    other = rows.loc[rows["described_as"] != ""]
    later = int((rows["signed_last"] > MINISTERIAL).sum())
    financing = int((facts.agreements["counts_as"] == "finance").sum())
    return {
        "agreements": str(numbers.texts),
        "signatories": str(numbers.signatories),
        "with_agreement": str(numbers.partners_with_text),
        "outside": _names(
            facts, status_table.index[status_table["status"] == Status.SIGNED_NOT_ATTENDING]
        ),
        "other_kinds": capitalized(_counting(len(other), "is", "are")),
        "other_kinds_named": all_of(_described(facts, other), ENGLISH),
        "later": _counting(
            later, "more bilateral minerals agreement is", "more bilateral minerals agreements are"
        ),
        "binding": str(binding.get("yes", 0)),
        "not_binding": str(binding.get("no", 0)),
        "not_stated": str(binding.get("", 0)),
        "financing": _counting(financing, "financing arrangement", "financing arrangements"),
    }


def _described(facts: Facts, rows: pd.DataFrame) -> list[str]:
    """``Rwanda’s general economic framework with a mining chapter``, by name."""
    descriptions = zip(rows["partner_iso_a3"], rows["described_as"], strict=True)
    return sorted(
        f"{in_sentence(facts, code)}’s {description}" for code, description in descriptions
    )


def _counting(number: int, one: str, many: str) -> str:
    """``one row is``, ``two rows are``."""
    count = number_in_words(number) if 0 < number <= _MOST_IN_WORDS else str(number or "no")
    return f"{count} {one if number == 1 else many}"


_MOST_IN_WORDS = 12
"""The Brief writes larger numbers of rows in figures."""


def _names(facts: Facts, codes: pd.Index | pd.Series) -> str:
    pairs = sorted((facts.name(code), code) for code in codes)
    return all_of([in_sentence(facts, code) for _, code in pairs], ENGLISH)


def _shares(facts: Facts) -> dict[str, str]:
    """What the countries that attended have of each commodity line, and what China has."""
    rows = overview(facts, facts.partner_codes)
    counts = tally(rows)
    processed = rows.loc[rows["panel"] == PROCESSED]
    most = processed.loc[processed["china"].idxmax()]
    return {
        "half_mined": str(counts.half_mined),
        "mined": str(counts.mined),
        "mined_by_one": _some_of(counts.mined_by_one, counts.half_mined),
        "mined_halves": all_of(_halves(facts, rows.loc[rows["panel"] == MINED]), ENGLISH),
        "half_processed": str(counts.half_processed),
        "processed": str(counts.processed),
        "processed_by_one": _some_of(counts.processed_by_one, counts.half_processed),
        "processed_halves": all_of(_halves(facts, processed), ENGLISH),
        "processed_iea": number_in_words(int(processed["source"].map(_is_of_the_iea).sum())),
        "china_leads": str(int((processed["top"] == CHINA).sum())),
        "china_most": lower_first(most["label"]),
        "china_most_share": percent(most["china"]),
    }


def _is_of_the_iea(source: str) -> bool:
    return table_of_figure(source) == "refining"


def _some_of(number: int, total: int) -> str:
    if number == total == 1:
        return "That one"
    return "Each of these" if number == total else f"{number} of these"


def _halves(facts: Facts, rows: pd.DataFrame) -> list[str]:
    """The halves that are none without one country: ``cobalt without DR Congo``."""
    half = is_half(rows["coalition"], rows["upper_limit"])
    halves = rows.loc[half & rests_on_one(rows["coalition"], rows["largest_pct"])]
    return [
        f"{lower_first(row['label'])} without {in_sentence(facts, row['largest'])}"
        for row in halves.to_dict("records")
    ]


def _leaders(facts: Facts) -> dict[str, str]:
    """The outputs whose largest listed producer is neither a partner, nor China, nor the host."""
    rows = leaders(facts)
    absent = rows.loc[~rows["top"].isin({*facts.partner_codes, CHINA, HOST})]
    status_by_code = statuses(facts, facts.last_event)["status"]
    linked = [c for c in set(absent["top"]) if status_by_code.get(c) == Status.LINKED_NOT_ATTENDING]
    return {
        "ranked": str(len(rows)),
        "china_ranked": str(int((rows["top"] == CHINA).sum())),
        "away_leads": str(int((rows["top"] == CHINA).sum()) + len(absent)),
        "refined_iea": number_in_words(excluded_output_count(facts)),
        "absent_leads": number_in_words(len(absent)),
        "absent_leads_named": "; ".join(_leading_outputs(facts, absent)),
        "absent_linked": _names(facts, pd.Index(linked)),
    }


def _leading_outputs(facts: Facts, rows: pd.DataFrame) -> list[str]:
    """What each country leads: ``Chile in mine production of copper and rhenium``."""
    led: dict[tuple[str, str], list[str]] = {}
    for row in rows.to_dict("records"):
        key = facts.name(row["top"]), STAGE_LABELS[row["measure"].stage]
        led.setdefault(key, []).append(lower_first(row["label"]))
    return [
        f"{name} in {stage} of {all_of(labels, ENGLISH)}"
        for (name, stage), labels in sorted(led.items())
    ]


def _claims(facts: Facts) -> dict[str, str]:
    """Figures that others gave, and what the atlas can show of them."""
    rows = facts.disagreements.set_index("disagreement_id")
    documented = rows.at["ten-before", "related_rows"].count("agreements:")
    return {
        "ministers": rows.at["forty-three-ministers", "claim"].rstrip("."),
        "ten_documented": number_in_words(documented),
        "vault": rows.at["project-vault", "what_holds"],
    }


def _tracks(facts: Facts) -> dict[str, str]:
    rows = facts.agreements.set_index("agreement_id")
    union = rows.loc["eu-2026-mou"]
    return {
        "eu_signed": union["signed_label"],
        "eu_days": str((union["signed_last"] - MINISTERIAL).days),
        "jpn_signed": rows.at["jpn-2025-framework", "signed_label"],
    }


_DAYS = MappingProxyType(
    {
        "order_day": "2025-03-20-executive-order-american-mineral",
        "tariff_deadline": "2026-07-13-section-232-negotiation-deadline",
        "vault_day": "2026-02-02-project-vault-announced",
        "pause_end": "2026-11-10-scheduled-end-china-suspension",
        "ban_end": "2026-11-27-scheduled-end-gallium-pause",
        "truce_end": "2027-01-10-scheduled-end-truce",
    }
)
"""Figure to the event whose day it is."""


def _dates(facts: Facts) -> dict[str, str]:
    days = facts.events.set_index("event_id")["date_label"]
    return {name: days[event] for name, event in _DAYS.items()} | {
        "day": format_date(MINISTERIAL),
        "count_starts": format_month(COUNT_STARTS),
        "last": format_date(facts.last_event),
        "covered_to": format_date(facts.covered_to),
        "compiled": format_date(facts.compiled_on),
    }
