"""The story in order, and the count against hand-made cases."""

from datetime import date

from data.timeline.chronology import TimelineFilter, chronology, count_steps, selected, undated


def test_every_event_and_every_dated_text_stands_once(facts):
    rows = chronology(facts)
    assert rows["row"].is_unique
    assert (rows["row"].str.startswith("events:")).sum() == len(facts.events) == 80
    dated = (facts.agreements["signed_on"] != "").sum()
    assert (rows["row"].str.startswith("agreements:")).sum() == dated
    assert undated(facts) == len(facts.agreements) - dated == 4


def test_a_month_is_a_span_never_its_first_day(facts):
    rows = chronology(facts).set_index("row")
    zambia = rows.loc["agreements:zmb-2025-plan"]
    assert (zambia["first"], zambia["last"]) == (date(2025, 12, 1), date(2025, 12, 31))
    assert zambia["label"] == "Dec 2025"


def test_the_count_by_hand(facts):
    steps = {step.day: step for step in count_steps(facts)}
    assert next(iter(steps)) == date(2025, 4, 30)
    assert steps[date(2025, 4, 30)].names == ("Ukraine",)
    assert steps[date(2025, 10, 26)].texts == 4
    assert steps[date(2025, 12, 4)].names == ("DR Congo", "Rwanda")
    eleven = steps[date(2026, 2, 4)]
    assert len(eleven.names) == 11
    assert (eleven.texts, eleven.partners) == (20, 20)
    assert steps[date(2026, 9, 21)].texts == 25


def test_the_count_never_falls_and_never_counts_a_weak_report(facts):
    steps = count_steps(facts)
    assert [step.texts for step in steps] == sorted(step.texts for step in steps)
    assert "Lithuania" not in {name for step in steps for name in step.names}


def test_filters_keep_what_was_asked(facts):
    rows = chronology(facts)
    assert set(selected(facts, rows, TimelineFilter(kinds=("finance",)))["kind"]) == {"finance"}
    peru = selected(facts, rows, TimelineFilter(partner="PER"))
    assert all("PER" in partners for partners in peru["partners"])
    assert "agreements:per-2026-mou" in set(peru["row"])
    sure = selected(facts, rows, TimelineFilter(confidence="medium"))
    assert set(sure["confidence"]) == {"high", "medium"}
    asia = selected(facts, rows, TimelineFilter(region="asia"))
    assert 0 < len(asia) < len(rows)


def test_a_span_is_kept_by_any_day_it_may_mean(facts):
    rows = chronology(facts)
    period_filter = TimelineFilter(start=date(2025, 12, 31), end=date(2025, 12, 31))
    assert "agreements:zmb-2025-plan" in set(selected(facts, rows, period_filter)["row"])


def test_the_united_states_sign_every_agreement(facts):
    """Rows name the partner, never the host: its timeline held no agreement at all."""
    rows = chronology(facts)
    own = set(selected(facts, rows, TimelineFilter(partner="USA"))["row"])
    assert set(rows.loc[rows["kind"] == "text", "row"]) <= own
    finance = selected(facts, rows, TimelineFilter(partner="USA", kinds=("finance",)))
    assert all("USA" in partners for partners in finance["partners"])
