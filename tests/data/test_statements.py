"""The Brief's statements: each rests on rows that exist, and no number in them is typed by hand."""

import re

import pytest

from data.agreements.counting import Status, headline, statuses
from data.brief.figures import _counting, figures
from data.brief.statements import READERS, SECTIONS, for_reader, partners_for, statements
from data.catalog.tables import row
from data.facts.store import store
from data.i18n.labels import MINISTERIAL
from data.minerals.combined_shares import CHINA, HOST
from data.minerals.leaders import leaders
from data.phrases import number_in_words

FACTS = store().facts
RAW = FACTS.raw_table("statements").set_index("statement_id")
STATEMENTS = statements(FACTS).set_index("statement_id")
RECAP = "publications:clark-hill-recap"


@pytest.mark.parametrize("name", RAW.index)
def test_a_statement_names_rows_that_exist(name):
    for reference in RAW.at[name, "related_rows"].split(";"):
        table, _, key = reference.partition(":")
        assert row(FACTS, table, key) is not None, reference


@pytest.mark.parametrize("name", RAW.index)
def test_no_figure_of_the_tables_is_typed(name):
    assert not re.findall(r"\d", RAW.at[name, "heading"] + RAW.at[name, "text"])


def test_every_figure_is_used_and_known():
    placeholders = {
        name for text in [*RAW["text"], *RAW["heading"]] for name in re.findall(r"\{(\w+)\}", text)
    }
    assert placeholders == set(figures(FACTS))


def test_the_figures_are_those_of_the_count():
    values, numbers = figures(FACTS), headline(FACTS, FACTS.last_event)
    assert values["agreements"] == str(numbers.texts)
    assert values["signed_capital"] == "Eleven"
    assert values["signers"].count(",") == 9
    assert values["signers"].endswith(" and Uzbekistan")
    texts = FACTS.agreements.set_index("agreement_id")
    assert values["eu_days"] == str((texts.at["eu-2026-mou", "signed_last"] - MINISTERIAL).days)
    assert values["eu_days"] == "79"


def test_signatories_are_more_than_the_delegations_that_signed():
    """\"25 partners signed\" is wrong: two of the 25 signatories did not attend."""
    values = figures(FACTS)
    assert int(values["signatories"]) - int(values["with_agreement"]) == 2
    assert "Colombia and Rwanda, which did not attend" in STATEMENTS.at["what-counts", "text"]


def test_the_statements_cover_the_recap():
    """Each point of the recap that the first edition left out or turned into a certainty."""
    texts = {
        name: f"{STATEMENTS.at[name, 'heading']} {STATEMENTS.at[name, 'text']}"
        for name in STATEMENTS.index
    }
    expected = {
        "keynote": ("keynote", "preferential trade zone", "It is a proposal"),
        "longer-process": ("start of a longer process",),
        "purposes": ("defense", "advanced manufacturing", "consumer technology"),
        "aim-oversupply": ("foreign subsidies", "processing capacity"),
        "aim-allies": ("Pax Silica", "not binding"),
        "mining-prices": ("may become", "could"),
        "mining-demand": ("Allied governments and manufacturers could coordinate",),
        "making-cost": ("may cost", "possible costs"),
        "investing-demand": ("private investment", "could"),
        "watch-permits": ("ermitting reform",),
        "watch-vault": (
            "stockpile",
            "up to $10 billion from the Export-Import Bank",
            "about $1.67 billion of private capital",
        ),
    }
    for name, parts in expected.items():
        for part in parts:
            assert part in texts[name], (name, part)


@pytest.mark.parametrize("name", RAW.index[RAW["text"].str.contains("recap")])
def test_what_the_recap_alone_says_rests_on_it(name):
    rows = RAW.at[name, "related_rows"].split(";")
    assert RECAP in rows or "disagreements:twelve-or-eleven" in rows


@pytest.mark.parametrize("word", ["texts", "came to", "bind makers", "outside China", "no text"])
def test_words_that_were_wrong_are_gone(word):
    assert not RAW["text"].str.contains(word, regex=False).any()
    assert not RAW["heading"].str.contains(word, regex=False).any()


def test_counts_say_since_when():
    counting = RAW.index[RAW["text"].str.contains("{agreements}", regex=False)]
    assert len(counting)
    for name in counting:
        assert "{count_starts}" in RAW.at[name, "text"], name


def test_a_claim_is_given_to_who_made_it():
    text = STATEMENTS.at["press-claims", "text"]
    assert "“Twelve” signatories is the law firm’s figure; State says eleven" in text
    assert "said to be concluded, not under way" in text
    assert "the atlas can document eight" in text
    assert "“43 foreign and other ministers” is State’s" in STATEMENTS.at["who-met", "text"]


def test_a_day_that_has_passed_is_not_ahead():
    """10 and 27 November 2026 had passed, or were there, when the tables were compiled."""
    text = STATEMENTS.at["watch-china", "text"]
    for day in ("10 Nov 2026", "27 Nov 2026"):
        assert f"was set to end on {day}" in text
    assert "runs to 10 Jan 2027" in text
    assert "what came of the dates that have passed is not covered" in text


def test_the_largest_producers_that_did_not_attend_are_named():
    rows, text = leaders(FACTS), STATEMENTS.at["absent-leaders", "text"]
    absent = rows.loc[~rows["top"].isin({*FACTS.partner_codes, CHINA, HOST})]
    assert STATEMENTS.at["absent-leaders", "heading"].startswith(f"In {len(absent) + 22} of 42")
    assert f"another country that did not attend in {number_in_words(len(absent))}:" in text
    for led in absent.to_dict("records"):
        assert FACTS.name(led["top"]) in text
        assert led["label"].lower() in text
    status_by_code = statuses(FACTS, FACTS.last_event)["status"]
    assert Status.SIGNED_NOT_ATTENDING not in {status_by_code.get(code) for code in absent["top"]}


def test_china_is_one_of_the_leaders_that_did_not_attend():
    """\"In seven of 42 outputs the largest producer did not attend\" left out China's 22."""
    rows = leaders(FACTS)
    away = rows.loc[~rows["top"].isin({*FACTS.partner_codes, HOST})]
    assert STATEMENTS.at["absent-leaders", "heading"].startswith(
        f"In {len(away)} of {len(rows)} outputs"
    )
    assert (
        f"is China in {(away['top'] == CHINA).sum()} and" in STATEMENTS.at["absent-leaders", "text"]
    )


def test_outputs_that_the_iea_lists_are_said_to_be_left_out_or_counted():
    """Indonesia leads in refined nickel: none of the 42, but one of the Brief's 17 lines."""
    assert "The five refined outputs that the IEA lists" in STATEMENTS.at["absent-leaders", "text"]
    assert (
        "17 commodity lines of refinery or smelter production, five of them from the IEA"
        in (STATEMENTS.at["aim-china", "text"])
    )


def test_an_agreement_of_another_kind_is_described():
    """Rwanda's was left out: "frameworks or memoranda", though it is a general economic one."""
    text = STATEMENTS.at["what-counts", "text"]
    assert "Three are of another kind: DR Congo’s strategic partnership agreement" in text
    assert "Rwanda’s general economic framework with a mining chapter" in text
    assert "Ukraine’s binding fund treaty that also covers oil and gas" in text


@pytest.mark.parametrize(
    "phrase", ["tie a project", "open no mine at home", "demand can be met", "In this one they"]
)
def test_what_nobody_is_named_for_is_not_said(phrase):
    assert not STATEMENTS["text"].str.contains(phrase, regex=False).any()


def test_what_rests_on_one_country_is_one_thing():
    assert (
        "That one would fall below half without a single country: arsenic trioxide"
        in (STATEMENTS.at["aim-china", "text"])
    )
    assert "Each of these would fall below half" in STATEMENTS.at["aim-wider", "text"]
    assert "The tables list two financing arrangements" in STATEMENTS.at["mining-demand", "text"]


def test_a_half_that_one_country_makes_names_it():
    """Without DR Congo the others mine a few percent of the world's cobalt."""
    assert "cobalt without DR Congo" in STATEMENTS.at["aim-wider", "text"]
    assert "arsenic trioxide without Peru" in STATEMENTS.at["aim-china", "text"]


def test_numbers_agree_in_grammar():
    count_phrase = _counting
    assert count_phrase(1, "row is", "rows are") == "one row is"
    assert count_phrase(0, "row is", "rows are") == "no rows are"
    assert count_phrase(13, "row is", "rows are") == "13 rows are"
    for text in [*STATEMENTS["text"], *STATEMENTS["heading"]]:
        assert not re.search(r"\b(1|one) \w+s are\b|\.\.|\{|\}|\bnone of \d", text), text


def test_a_statement_is_one_sentence_in_one_language():
    """The statements are English: French names and dates inside them would be neither."""
    assert figures(FACTS.localized("fr")) == figures(FACTS)
    assert list(statements(FACTS.localized("fr"))["text"]) == list(STATEMENTS["text"])


def test_every_section_and_reader_has_its_statements():
    rows = statements(FACTS)
    assert set(rows["section"]) == set(SECTIONS)
    for reader in READERS:
        assert rows["for_readers"].map(lambda whom, who=reader: who in whom).any(), reader


@pytest.mark.parametrize("reader", READERS)
def test_what_concerns_a_reader_stands_first_and_nothing_is_left_out(reader):
    rows = for_reader(FACTS, reader)
    assert sorted(rows["statement_id"]) == sorted(RAW.index)
    for section in SECTIONS:
        own = [reader in whom for whom in rows.loc[rows["section"] == section, "for_readers"]]
        assert own == sorted(own, reverse=True)
    assert set(partners_for(FACTS, reader)) <= set(FACTS.partner_codes)


def test_the_largest_miners_come_first_for_a_miner():
    assert partners_for(FACTS, "mining")[0] == "BRA"
