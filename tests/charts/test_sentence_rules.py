"""Every sentence that the product can generate, held against the rules; and each rule by itself.

A fact desk once refuted titles of ours that were right in their sums: a "largest producer" with an
unlisted larger one, "no minerals texts" on a day when two older ones were in force, a group's share
that was one country's. What can be said is now a rule, and these tests read all that is said.
"""

import csv
from collections import defaultdict
from datetime import date

import pandas as pd
import pytest

from charts.briefing import briefing
from charts.captions import caption
from charts.leader_finding import leader_finding
from charts.mineral_finding import commodity_finding, overview_finding
from charts.sentence_rules import (
    RULES,
    faults,
    is_proven_leader,
    may_follow,
    uncovered,
)
from charts.spec import ChartSpec
from charts.tables import table
from data.coalition import members
from data.overview import is_half, lines, overview
from data.shares import Measure, measures, percent_in_words
from data.store import TABLES, store
from tests.support.sentence_corpus import coalitions, corpus
from tests.support.sentence_forms import FILE, document, forms

FACTS = store().facts

BROKEN = {
    "one of a thing is singular": "1 partners signed on 4 Feb 2026",
    "nought is none": "11 agreements signed, no of them on one day",
    "a month has its capital": "signed on 4 feb 2026",
    "stops and blanks": "Signed on 4 Feb 2026..",
    "a percent sign follows its figure": "74.2 % of the world total",
    "no share is above 100%": "China leads with 101.0% of the world total",
    "the words of the trade": "25 minerals texts signed since April 2025",
    "what was not found is not said to be none": "By then no minerals agreement had been signed",
    "a count of agreements says when it starts": "25 bilateral minerals agreements signed",
    "a count of signatories says whom it counts": "Signed by 25 partners covered by agreements",
    "a leader is proven, or the largest among those listed": "China, the world’s largest producer",
    "who follows is proven": "Among listed producers, Chile leads; China follows with 24.7%",
    "halves are counted in commodity lines": "They mine half or more of 9 minerals",
    "a share is of the world total": "4.2% of world production",
    "an open list has members on record": "3 countries belong to FORGE",
    "a claim is attributed to who made it": "Twelve partners signed on the day",
    "a date that has passed is not ahead": "Ahead: 10 Nov 2026, the end of the pause",
    "attending is not signing": "54 UN member states attended",
    "a partner is one of the 54, or the Commission": "The partner nations mine 43.1% of copper",
    "a date is written as it is known": "Signed on 2026-02 by a partner, a date not known",
    "a picture is described, not praised": "The map clearly shows who signed",
    "what is not listed is not nought": "Chile is not listed, so it mines nothing",
}
"""For each rule a sentence that breaks it, as it was or might have been written."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_breaks_it(rule):
    broken = BROKEN[rule.name]
    assert any(fault.startswith(f"{rule.name}:") for fault in faults(broken)), broken


def test_a_template_that_makes_no_governed_claim_is_named():
    assert uncovered(["{who} mine {share} of the world’s {mineral}", "The moon is far"]) == [
        "The moon is far"
    ]


@pytest.fixture(scope="module")
def sentences():
    return list(corpus(FACTS))


def test_every_sentence_keeps_every_rule(sentences):
    found = defaultdict(list)
    for text, place in {item.text: item.place for item in sentences}.items():
        for fault in faults(text):
            found[fault.split(":")[0]].append((place, fault))
    assert not {rule: cases[:3] for rule, cases in found.items()}


def test_the_file_of_forms_is_current(sentences):
    """`make sentences` was forgotten when this fails: a person reads that file."""
    assert FILE.read_text(encoding="utf-8") == document(forms(FACTS, sentences))


# The proof of a leader, from the files themselves and not from the code that claims it.


def raw(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def proof():
    """By measure: named values, remainder, world total, and whether that is open."""
    found = defaultdict(lambda: {"named": {}, "other": 0.0, "world": None, "open": False})
    for row in raw("production"):
        own = found[row["slug"], row["stage"], int(row["year"])]
        value = float(row["value"])
        if row["iso_a3"] == "WLD":
            own["world"] = value
        elif row["iso_a3"] == "OTH":
            own["other"] = value
        elif row["iso_a3"] != "EUU":
            own["named"][row["iso_a3"]] = value
        own["open"] |= "true" in (
            row["share_is_upper_limit"],
            row["world_total_is_lower_bound"],
            row["world_total_excludes_us"],
        )
    for row in raw("not_quantified"):
        if row["printed"] in ("NA", "Large") and row["iso_a3"] not in ("OTH", "WLD"):
            found[row["slug"], row["stage"], int(row["year"])]["open"] = True
    return found


def test_who_is_called_the_leader_is_proven_by_the_tables(proof):
    checked = proven = 0
    for measure in measures(FACTS):
        own = proof.get((measure.commodity, measure.stage, measure.year))
        if not own or not own["world"]:
            continue
        rows = table("shares", ChartSpec(**vars(measure)), FACTS)
        title = leader_finding(FACTS, measure, rows)
        ranked = sorted(own["named"].values(), reverse=True)
        unlisted = max(own["other"], own["world"] - sum(ranked))
        sure = not own["open"] and ranked[0] >= unlisted
        assert title.startswith("Among listed producers, ") != sure, (measure, title)
        follows = sure and len(ranked) > 1 and max(v for v in ranked if v < ranked[0]) > unlisted
        assert ("follow" in title) <= follows, (measure, title)
        checked, proven = checked + 1, proven + sure
    assert checked > 100
    assert 40 < proven < checked


def test_the_leaders_by_hand():
    """Ten commodities, from the printed tables by hand."""
    titles = {
        (
            "cobalt",
            "mine",
            2025,
        ): "DR Congo leads in cobalt mine production with 74.2% of the world "
        "total; Indonesia follows with 14.2%",
        ("copper", "mine", 2025): "Chile leads in copper mine production with 23.0% of the world "
        "total; DR Congo follows with 13.9%",
        (
            "nickel",
            "mine",
            2025,
        ): "Indonesia leads in nickel mine production with 66.7% of the world total",
        ("platinum", "mine", 2025): "South Africa leads in platinum mine production with 70.6% of "
        "the world total; Russia follows with 11.8%",
        ("palladium", "mine", 2025): "Russia leads in palladium mine production with 44.2% of the "
        "world total; South Africa follows with 36.8%",
        ("lithium", "mine", 2025): "Among listed producers, Australia leads in lithium mine "
        "production with at most 31.7% of the world total",
        ("rhenium", "mine", 2025): "Among listed producers, Chile leads in rhenium mine production "
        "with 37.0% of the world total",
        ("nickel", "reserves", 2025): "Among listed producers, Indonesia has the largest nickel "
        "reserves, at most 44.3% of the world total",
        ("rare-earths-magnet", "refinery", 2025): "China leads in rare earths (magnet: Nd, Pr, Dy, "
        "Tb) refinery production with 84% of the world total; Malaysia and the United States "
        "follow with 5% each",
        ("gallium-primary-low-purity", "refinery", 2025): "China leads in gallium (primary, "
        "low-purity) refinery production with 100.0% of the world total; Russia follows with 0.7%",
    }
    for (commodity, stage, year), title in titles.items():
        spec = ChartSpec(commodity=commodity, stage=stage, year=year)
        assert caption("shares", spec, FACTS).title == title


def test_a_share_that_rests_on_one_member_names_it():
    """DR Congo alone mines 74.2 of the partners' 77.7% of cobalt: the title says so."""
    for who in coalitions(FACTS):
        codes = members(FACTS, who)
        rows = overview(FACTS, codes)
        for line in lines(FACTS):
            own = rows.loc[rows["line"] == line.slug]
            title = commodity_finding(FACTS, who, own)
            if "not listed" in title or not codes:
                continue
            drawn = own.loc[own["panel"] != "reserves"] if len(own) > 1 else own
            named = sum(_rests_on_one(row) for row in drawn.to_dict("records"))
            assert title.count(" alone ") == (named if len(codes) > 1 else 0), title


def _rests_on_one(row):
    without = row["coalition"] - row["largest_pct"]
    half = row["coalition"] / 2
    return row["members"] > 1 and (without < half or (row["coalition"] >= 50 > without))


def test_what_a_title_counts_is_drawn():
    for stage in ("", "mine", "refinery"):
        spec = ChartSpec(stage=stage)
        rows = table("shares", spec, FACTS)
        own = rows.loc[(rows["part"] == "coalition") & ~rows["upper_limit"]]
        halves = own.loc[own["share_of_world_pct"] >= 50]
        title = caption("shares", spec, FACTS).title
        for panel, verb in (("mined", "mine"), ("processed", "refine or smelt")):
            count = int((halves["panel"] == panel).sum())
            lines_drawn = int(rows.loc[rows["panel"] == panel, "line"].nunique())
            if lines_drawn:
                some = str(count) if count else "none"
                assert f"{some} of {lines_drawn} commodity line" in title, (verb, title)


def test_an_upper_limit_is_no_half():
    """Bauxite is 71.9% of a total that leaves out the United States: at most that."""
    shares, limits = pd.Series([71.9, 50.0, 49.9]), pd.Series([True, False, False])
    assert is_half(shares, limits).tolist() == [False, True, False]
    title = overview_finding(FACTS, (), overview(FACTS, FACTS.partner_codes))
    assert "6 of 30 commodity lines" in title


def test_a_proof_is_strict_for_who_follows():
    assert is_proven_leader(20.0, 20.0, closed=True)
    assert not may_follow(20.0, 20.0, closed=True)
    assert not is_proven_leader(90.0, 0.0, closed=False)


def test_whole_percents_stay_whole_and_nothing_is_above_a_hundred():
    assert percent_in_words(84.0, whole=True) == "84%"
    assert percent_in_words(101.2) == "100.0%"
    assert percent_in_words(0.03) == "<0.1%"


def test_a_count_of_one_is_singular_and_has_no_largest_day():
    title = caption("count", ChartSpec(asof=date(2025, 5, 1)), FACTS).title
    assert title == (
        "1 bilateral minerals agreement with the United States signed from April 2025 to 1 May 2025"
    )


def test_a_region_leads_only_in_the_region():
    spec = ChartSpec(color="mineral", commodity="cobalt", stage="mine", year=2025, region="africa")
    rows = table("map", spec, FACTS)
    title = leader_finding(FACTS, Measure("cobalt", "mine", 2025), rows, "africa")
    assert title.startswith("In Africa, DR Congo leads in cobalt mine production with 74.2%")


def test_the_commission_counts_as_having_attended():
    spec = ChartSpec(color="initiative", initiative="pax_silica")
    rows = table("map", spec, FACTS).set_index("iso_a3")
    assert rows.at["EUU", "came"]


def test_a_date_that_has_passed_is_said_to_have_passed():
    spec = ChartSpec(slides=("open",))
    points = briefing(spec, FACTS)[0].points
    assert any(point.startswith("10 Nov 2026, a date that has passed:") for point in points)
    assert any(point.startswith("10 Jan 2027: Scheduled end") for point in points)
