"""Who of the listed producers has signed: the arithmetic for every mineral, from the files."""

import csv
from datetime import date

import pytest

from data.agreements.counting import signed_texts
from data.facts.store import TABLES, store
from data.minerals.exposure import exposure, listed_measure
from data.minerals.shares import Measure

FACTS = store().facts
LAST = FACTS.last_event
STAGES = ("", "mine", "refinery", "smelter", "reserves")


def read_table(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = read_table("production") + read_table("refining")
AGREEMENTS = read_table("agreements")


def counted_by_hand():
    """The counting rule once more, from the file."""
    return {
        row["agreement_id"]: row
        for row in AGREEMENTS
        if row["counts_as"] == "minerals_text"
        and row["status"] in ("signed", "in_force")
        and row["confidence"] in ("high", "medium")
        and row["signed_on"] >= "2025-04"
    }


@pytest.mark.parametrize("slug", FACTS.commodities["slug"])
@pytest.mark.parametrize("stage", STAGES)
def test_the_arithmetic_of_every_mineral_and_stage(slug, stage):
    found, counted = exposure(FACTS, slug, stage, LAST), counted_by_hand()
    if found.measure is None:
        assert stage
        assert found.producers == found.signed == found.agreements == ()
        return
    measure = found.measure
    listed = {
        row["iso_a3"]
        for row in FIGURES
        if (row["slug"], row["stage"], row["year"])
        == (measure.commodity, measure.stage, str(measure.year))
    } - {"WLD", "OTH", "EUU"}
    assert found.codes == listed - {"USA"}
    assert found.has_host == ("USA" in listed)
    signers = {code for row in counted.values() for code in row["partner_iso_a3"].split(";")}
    assert set(found.signed) == found.codes & signers
    own = [row for row in counted.values() if found.codes & set(row["partner_iso_a3"].split(";"))]
    assert set(found.agreements) == {row["agreement_id"] for row in own}
    cells = [row["binding"] for row in own]
    assert (found.legal.binding, found.legal.not_binding, found.legal.not_stated) == (
        cells.count("yes"),
        cells.count("no"),
        cells.count(""),
    )


def test_what_is_processed_under_another_name_is_found_under_it():
    assert listed_measure(FACTS, "rare-earths", "refinery") == Measure(
        "rare-earths-magnet", "refinery", 2025
    )
    assert listed_measure(FACTS, "gallium-primary-low-purity", "mine") is None


def test_the_memorandum_of_the_commission_is_not_counted_for_a_member():
    refiners = exposure(FACTS, "cobalt", "refinery", LAST)
    assert "FIN" in refiners.codes
    assert refiners.signed == ("JPN",)


def test_it_follows_the_day():
    assert exposure(FACTS, "cobalt", "mine", date(2025, 3, 1)).signed == ()
    assert exposure(FACTS, "cobalt", "mine", date(2025, 12, 3)).signed == ("AUS",)
    assert len(signed_texts(FACTS, LAST)) == len(counted_by_hand())
