"""Every sentence that the product can generate, held against the rules; and each rule by itself.

A fact desk once refuted titles of ours that were right in their sums: a "largest producer" with an
unlisted larger one, "no minerals texts" on a day when two older ones were in force, a group's share
that was one country's. What can be said is now a rule, and these tests read all that is said.
"""

import csv
from collections import defaultdict
from datetime import date, timedelta

import pandas as pd
import pytest

from charts.briefing import briefing
from charts.captions.leader_finding import leader_finding
from charts.captions.mineral_finding import commodity_finding, overview_finding
from charts.captions.sentence_rules import (
    RULES,
    faults,
    is_proven_leader,
    may_follow,
    uncovered,
)
from charts.content import alt_text, caption, table
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.agreements.status import SIGNED_STATUSES
from data.facts.store import TABLES, store
from data.minerals.country_groups import members
from data.minerals.halves import is_half
from data.minerals.overview import lines, overview
from data.minerals.shares import Measure, measures, percent_in_words
from tests.support.sentence_corpus import coalitions, corpus
from tests.support.sentence_forms import FILE, document, forms

FACTS = store().facts

BROKEN = {
    "what binds is an agreement, and nothing else is said to bind": "Peru is not legally binding",
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
    "what was replaced says on which day": "16 members of the partnership that FORGE replaced",
    "a claim is attributed to who made it": "Twelve partners signed on the day",
    "a date that has passed is not ahead": "Ahead: 10 Nov 2026, the end of the pause",
    "attending is not signing": "54 UN member states attended",
    "a partner is one of the 54, or the Commission": "The partner nations mine 43.1% of copper",
    "the Commission is no country": "25 countries, among them the European Commission, signed",
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
    violations = defaultdict(list)
    for text, place in {item.text: item.place for item in sentences}.items():
        for fault in faults(text):
            violations[fault.split(":")[0]].append((place, fault))
    assert not {rule: cases[:3] for rule, cases in violations.items()}


def test_the_file_of_forms_is_current(sentences):
    """`make sentences` was forgotten when this fails: a person reads that file."""
    assert FILE.read_text(encoding="utf-8") == document(forms(FACTS, sentences))


# The proof of a leader, from the files themselves and not from the code that claims it.


def read_table(name):
    with (TABLES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def proof():
    """By measure: named values, remainder, world total, and whether that is open."""
    by_measure = defaultdict(lambda: {"named": {}, "other": 0.0, "world": None, "open": False})
    for row in read_table("production"):
        own = by_measure[row["slug"], row["stage"], int(row["year"])]
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
    for row in read_table("not_quantified"):
        if row["printed"] in ("NA", "Large") and row["iso_a3"] not in ("OTH", "WLD"):
            by_measure[row["slug"], row["stage"], int(row["year"])]["open"] = True
    return by_measure


def test_who_is_called_the_leader_is_proven_by_the_tables(proof):
    checked = proven = 0
    for measure in measures(FACTS):
        own = proof.get((measure.commodity, measure.stage, measure.year))
        if not own or not own["world"]:
            continue
        rows = table(ChartSpec(chart="shares", **vars(measure)), FACTS)
        title = leader_finding(FACTS, measure, rows)
        ranked = sorted(own["named"].values(), reverse=True)
        unlisted = max(own["other"], own["world"] - sum(ranked))
        sure = not own["open"] and ranked[0] >= unlisted
        assert title.startswith("Among listed producers, ") != sure, (measure, title)
        follows = (
            sure
            and len(ranked) > 1
            and max(value for value in ranked if value < ranked[0]) > unlisted
        )
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
        assert caption(spec.replace(chart="shares"), FACTS).title == title


def test_a_share_that_rests_on_one_member_names_it():
    """DR Congo alone mines 74.2 of the partners' 77.7% of cobalt: the title says so."""
    named = 0
    for who in coalitions(FACTS):
        codes = members(FACTS, who)
        rows = overview(FACTS, codes)
        for line in lines(FACTS):
            own = rows.loc[rows["line"] == line.slug]
            title = commodity_finding(FACTS, who, own)
            if "not listed" in title or not codes:
                continue
            charted = own.loc[own["panel"] != "reserves"] if len(own) > 1 else own
            expected = sum(_rests_on_one(row) for row in charted.to_dict("records"))
            assert title.count(" alone ") == (expected if len(codes) > 1 else 0), title
            named += title.count(" alone ")
    assert named


def _rests_on_one(row):
    without = row["coalition"] - row["largest_pct"]
    half = row["coalition"] / 2
    return row["members"] > 1 and (without < half or (row["coalition"] >= 50 > without))


def test_what_a_title_counts_is_drawn():
    for stage in ("", "mine", "refinery"):
        spec = ChartSpec(stage=stage)
        rows = table(spec.replace(chart="shares"), FACTS)
        own = rows.loc[(rows["part"] == "coalition") & ~rows["upper_limit"]]
        halves = own.loc[own["share_of_world_pct"] >= 50]
        title = caption(spec.replace(chart="shares"), FACTS).title
        for panel, verb in (("mined", "mine"), ("processed", "refine or smelt")):
            count = int((halves["panel"] == panel).sum())
            line_count = int(rows.loc[rows["panel"] == panel, "line"].nunique())
            if line_count:
                some = str(count) if count else "none"
                assert f"{some} of {line_count} commodity line" in title, (verb, title)


def test_an_upper_limit_is_no_half():
    """Bauxite is 71.9% of a total that leaves out the United States: at most that."""
    shares, limits = pd.Series([71.9, 50.0, 49.9]), pd.Series([True, False, False])
    assert is_half(shares, limits).tolist() == [False, True, False]
    title = overview_finding(FACTS, (), overview(FACTS, FACTS.partner_codes))
    assert "5 of 30 commodity lines" in title


def test_rutile_is_no_half_as_its_total_leaves_out_the_united_states():
    """USGS counts U.S. rutile with ilmenite: 74% of what is left was called a half of the world."""
    spec = ChartSpec(commodity="titanium-rutile", stage="mine", year=2025)
    title = caption(spec.replace(chart="shares"), FACTS).title
    assert title.startswith("Among listed producers, Australia leads in titanium (rutile)")
    assert title.endswith("at most 44.4% of the world total")


def test_a_proof_is_strict_for_who_follows():
    assert is_proven_leader(20.0, 20.0, closed=True)
    assert not may_follow(20.0, 20.0, closed=True)
    assert not is_proven_leader(90.0, 0.0, closed=False)


def test_whole_percents_stay_whole_and_nothing_is_above_a_hundred():
    assert percent_in_words(84.0, whole=True) == "84%"
    assert percent_in_words(101.2) == "100.0%"
    assert percent_in_words(0.03) == "<0.1%"


def test_a_count_of_one_is_singular_and_has_no_largest_day():
    title = caption(ChartSpec(chart="count", asof=date(2025, 5, 1)), FACTS).title
    assert title == (
        "1 bilateral minerals agreement with the United States signed from April 2025 to 1 May 2025"
    )


@pytest.mark.parametrize("day", [1, 29])
def test_a_period_does_not_end_in_the_month_in_which_it_starts(day):
    """It once read "from April 2025 to 1 Apr 2025"."""
    title = caption(ChartSpec(chart="count", asof=date(2025, 4, day)), FACTS).title
    assert title == f"No signed bilateral minerals agreement found by {day} Apr 2025"


def test_a_count_beyond_the_coverage_is_what_was_found():
    """After 16 June 2026 the tables hold single events: there may be more than they hold."""
    within, beyond = (
        caption(ChartSpec(chart="count", asof=FACTS.covered_to + timedelta(days=days)), FACTS).title
        for days in (0, 1)
    )
    assert "agreements with the United States signed from April 2025 to" in within
    assert "agreements with the United States found, signed from April 2025 to" in beyond


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("PER", "1 row on the timeline about Peru, counted as a signed agreement"),
        ("OMN", "1 row on the timeline about Oman, not counted as a signed agreement"),
    ],
)
def test_a_single_row_is_not_one_of_itself(code, expected):
    spec = ChartSpec(partner=code, kind=("text",) if code == "PER" else ())
    assert caption(spec.replace(chart="timeline"), FACTS).title == expected


def test_every_agreement_is_about_the_united_states():
    """\"72 rows … none of them counted" was said of the one who signed all."""
    title = caption(ChartSpec(chart="timeline", partner="USA"), FACTS).title
    rows = table(ChartSpec(chart="timeline", partner="USA"), FACTS)
    assert (rows["counted"] == "yes").sum() == 25
    assert title.endswith("about the United States, 25 of them counted as signed agreements")


def test_one_commodity_line_is_the_one():
    rows = overview(FACTS, FACTS.partner_codes)
    one = rows.loc[(rows["line"] == "cobalt") & (rows["panel"] == "mined")]
    assert "half or more of the world total in the one commodity line shown" in (
        overview_finding(FACTS, (), one)
    )


def test_nobody_has_stayed_away_before_the_day():
    """Rwanda "did not attend" on 1 January 2026, a month before there was anything to attend."""
    before = date(2026, 1, 1)
    for status in ("signed_not_attending", "linked_not_attending"):
        view = ChartSpec(asof=before, status=(status,))
        text = f"{caption(view, FACTS).title} {alt_text(view, FACTS)}"
        assert "not on the list" in text
        assert "attend" not in text
    assert caption(ChartSpec(chart="partner", partner="RWA", asof=before), FACTS).title.startswith(
        "Rwanda: signed, not on the list"
    )


@pytest.mark.parametrize(
    ("day", "region", "expected"),
    [
        (
            None,
            "",
            "24 countries and the European Commission found to have signed a bilateral minerals "
            "agreement with the United States from April 2025 to 9 Oct 2026, eleven of them on "
            "4 Feb 2026",
        ),
        (
            date(2026, 2, 3),
            "",
            "9 countries signed a bilateral minerals agreement with the United States from April "
            "2025 to 3 Feb 2026",
        ),
        (
            date(2026, 2, 4),
            "americas",
            "Americas: 4 countries signed a bilateral minerals agreement with the United States "
            "from April 2025 to 4 Feb 2026, all of them on 4 Feb 2026",
        ),
        (
            date(2025, 6, 1),
            "africa",
            "Africa: no signed bilateral minerals agreement found from April 2025 to 1 Jun 2025",
        ),
        (date(2025, 4, 10), "", "No signed bilateral minerals agreement found by 10 Apr 2025"),
        (date(2025, 3, 10), "", "The count of signed agreements starts in April 2025"),
    ],
)
def test_all_signers_are_one_clause(day, region, expected):
    """They were four, one for each status: 215 characters, and each began to count anew."""
    view = ChartSpec(status=SIGNED_STATUSES, asof=day, region=region)
    assert caption(view, FACTS).title == expected
    assert len(expected) < 180


def members_title(initiative, day, region=""):
    view = ChartSpec(color="initiative", initiative=initiative, asof=day, region=region)
    return caption(view, FACTS).title


def test_nobody_belongs_to_an_initiative_before_it_begins():
    """Mongolia, whose date is not listed, was a member of FORGE a year before there was FORGE."""
    assert members_title("forge", date(2026, 2, 3)) == "No member of FORGE on record by 3 Feb 2026"
    assert members_title("forge", date(2026, 2, 4)).startswith("3 members of FORGE on record;")
    view = ChartSpec(color="initiative", initiative="forge")
    assert "The date of joining is not listed for Mongolia" in caption(view, FACTS).note


def test_the_partnership_that_forge_replaced_has_no_members_later():
    view = ChartSpec(color="initiative", initiative="msp")
    chart_caption = caption(view, FACTS)
    when = "when FORGE replaced it on 4 Feb 2026"
    assert chart_caption.title.startswith(
        f"16 members of the Minerals Security Partnership {when};"
    )
    assert chart_caption.subtitle == f"Members of the Minerals Security Partnership, {when}"
    assert when not in members_title("msp", date(2026, 2, 3))


def test_a_single_member_is_not_one_of_itself():
    assert members_title("quad", FACTS.last_event, "oceania") == (
        "Oceania: 1 member of the Quad; that member sent a delegation to the ministerial"
    )
    assert members_title("forge", FACTS.last_event, "africa").startswith("Africa: no member of")


def test_a_region_has_its_article_in_a_sentence():
    rows = table(ChartSpec(color="mineral", commodity="copper", region="americas"), FACTS)
    title = leader_finding(FACTS, Measure("copper", "mine", 2025), rows, "americas")
    assert title.startswith("In the Americas, Chile leads")


def test_a_region_leads_only_in_the_region():
    spec = ChartSpec(color="mineral", commodity="cobalt", stage="mine", year=2025, region="africa")
    rows = table(spec, FACTS)
    title = leader_finding(FACTS, Measure("cobalt", "mine", 2025), rows, "africa")
    assert title.startswith("In Africa, DR Congo leads in cobalt mine production with 74.2%")


def test_the_commission_counts_as_having_attended():
    spec = ChartSpec(color="initiative", initiative="pax_silica")
    rows = table(spec, FACTS).set_index("iso_a3")
    assert rows.at["EUU", "came"]


def test_a_date_that_has_passed_is_described_as_passed():
    spec = BriefingSpec(slides=("open",))
    points = briefing(spec, FACTS)[0].points
    assert any(point.startswith("10 Nov 2026, a date that has passed:") for point in points)
    assert any(point.startswith("10 Jan 2027: Scheduled end") for point in points)
    # The tables were compiled on this very day, which was not over.
    assert not any(point.startswith("27 Nov 2026, a date that has passed") for point in points)
