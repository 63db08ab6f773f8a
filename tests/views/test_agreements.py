"""The Agreements page: each card against its row, the finding, the matrix, what is not there."""

from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest

from charts.captions.agreement_finding import exposure_finding, in_law
from charts.captions.sentence_rules import faults
from charts.content import table
from charts.spec.page_specs import AgreementsSpec, ExportSpec
from data.agreements.counted_rows import signed_rows
from data.agreements.counting import signed_texts
from data.agreements.legal_status import LegalTally
from data.agreements.listing import GROUPS, known_agreements
from data.facts.store import store
from data.i18n.labels import BINDING_LABELS, CONFIDENCE_LABELS, INSTRUMENT_LABELS, STAGE_LABELS
from data.i18n.provision_labels import PROVISION_LABELS
from data.minerals.exposure import exposure
from tests.views.reading import all_blocks, context_of, of_kind, texts_of, with_cell
from views.agreements.groups import WHY
from views.agreements.matrix import matrix_rows
from views.agreements.page import agreements_page
from views.agreements.rows import agreement_row
from views.blocks import Action, Details, Group, Html, Link, Notice, Title
from views.downloads import CopyFields, Downloads
from views.query_problems import query_problems
from views.text.html import block_html

FACTS = store().facts
LAST = FACTS.last_event
ROWS = known_agreements(FACTS, LAST)


def page_of(**view):
    return agreements_page(context_of("agreements", **view))


def html_of(blocks):
    return "\n".join(str(block.html) for block in of_kind(blocks, Html))


def title_of(blocks):
    return of_kind(blocks, Title)[0].text.replace("\\", "")


@pytest.mark.parametrize("row", ROWS.to_dict("records"), ids=lambda row: row["agreement_id"])
def test_each_agreement_reads_as_its_row_says(row):
    words = agreement_row(context_of("agreements"), row)
    codes = row["partner_iso_a3"].split(";")
    assert [name for name, _ in words.partners] == [FACTS.name(code) for code in codes]
    assert words.title == row["title"]
    assert words.date == row["signed_label"]
    assert words.kind == INSTRUMENT_LABELS[row["instrument_type"]]
    assert words.legal_status == BINDING_LABELS[row["binding"]]
    assert words.summary == row["summary"]
    assert words.minerals == (row["minerals_scope"] or "not stated")
    assert words.us_signatory == (row["us_signatory"] or "not found")
    assert words.partner_signatory == (row["partner_signatory"] or "not found")
    assert words.place == (row["place"] or "not found")
    assert words.confidence == CONFIDENCE_LABELS[row["confidence"]]
    assert words.is_counted == (row["agreement_id"] in set(signed_texts(FACTS, LAST).agreement_id))
    assert words.address == f"/agreements?agreement={row['agreement_id']}"
    if row["confidence"] == "low":
        assert words.status == "claimed"


def test_every_agreement_stands_on_the_page_once():
    blocks = page_of()
    html = html_of(blocks)
    assert html.count('<section class="atlas-field">') == len(FACTS.agreements)
    for name in FACTS.agreements["agreement_id"]:
        assert html.count(f'<h2><a href="/agreements?agreement={name}">') == 1
    assert "Counted agreements (25)" in texts_of(blocks)
    assert "Not counted (40)" in texts_of(blocks)


def test_each_group_opens_and_says_why_it_is_not_counted():
    groups = [block for block in of_kind(page_of(), Details) if block.key[11:] in GROUPS]
    assert sum(html_of(group.blocks()).count("<section") for group in groups) == 40
    for group in groups:
        assert texts_of(group.blocks()).startswith("Not counted: ")
    assert set(WHY) == set(GROUPS)


def test_the_finding_on_top_follows_what_is_asked():
    assert title_of(page_of()).startswith("25 bilateral minerals agreements with the United")
    assert title_of(page_of(mineral=("cobalt",))) == (
        "Three of the 11 countries listed as mining cobalt, the United States aside, have signed "
        "an agreement counted from April 2025 to 9 Oct 2026; of the three agreements one is not "
        "legally binding and for two it is not stated"
    )
    assert title_of(page_of(partner="PER")) == (
        "One of the 25 agreements counted from April 2025 to 9 Oct 2026 fits this choice; the "
        "agreement is not legally binding"
    )
    assert title_of(page_of(mineral=("cobalt",), region="oceania")).startswith("One of the 25")
    assert title_of(page_of(asof=date(2025, 3, 1))) == (
        "The count of signed agreements starts in April 2025"
    )


@pytest.mark.parametrize("slug", FACTS.commodities["slug"])
def test_the_finding_of_every_mineral_is_the_arithmetic_of_its_rows(slug):
    for stage in ("", *STAGE_LABELS):
        item = exposure(FACTS, slug, stage, LAST)
        text = exposure_finding(FACTS, [item], LAST)
        assert faults(text) == []
        if item.measure is None:
            assert text.endswith("no figure is listed at this stage")
            continue
        some, every = len(item.signed), len(item.codes)
        assert ("the United States aside" in text) == item.has_host
        if not some:
            assert text.startswith("No agreement with the")
            assert ("the only country listed" in text) == (every == 1), "not “the one country”"
        elif some < every:
            assert text.lower().startswith(f"{written(some)} of the {written(every)} countries")
        clause = text.partition("; ")[2]
        assert clause == in_law(item.legal, "en")
        if item.legal.binding == item.legal.not_binding == 0 and item.legal.not_stated:
            assert "not legally binding" not in clause, "not stated never becomes not binding"


WORDS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def written(number):
    return WORDS[number] if number < len(WORDS) else str(number)


@pytest.mark.parametrize(
    ("tally", "text"),
    [
        ((0, 0, 0), ""),
        ((0, 4, 0), "none of the four agreements is legally binding"),
        ((0, 2, 0), "neither of the two agreements is legally binding"),
        ((1, 0, 0), "the agreement is legally binding"),
        ((0, 0, 1), "whether it is legally binding is not stated"),
        ((0, 0, 3), "for none of the three agreements is it stated whether it is binding"),
        ((0, 1, 11), "of the 12 agreements one is not legally binding and for 11 it is not stated"),
    ],
)
def test_what_agreements_are_in_law_as_a_clause(tally, text):
    assert in_law(LegalTally(*tally), "en") == text


def test_the_executive_finds_the_answer_on_one_screen():
    """Cobalt and rare earths, refined: who is listed, who has signed, and whether that binds."""
    blocks = page_of(mineral=("cobalt", "rare-earths"), stage="refinery")
    assert title_of(blocks).startswith("Two of the eight countries listed as refining cobalt or")
    html, said = html_of(blocks), texts_of(blocks)
    assert "Japan 2.3%" in html
    assert "China 78.4%, Finland 8.0%" in html
    assert "as Rare earths (magnet" in html
    assert "Counted agreements with listed producers (2)" in said
    assert "Its scope names rare earths." in html
    assert html.index("jpn-2025-framework") < html.index("col-2026-framework")
    assert "not counted for members of the Union" in said


def test_a_mineral_that_is_not_listed_at_a_stage_says_what_is():
    blocks = page_of(mineral=("gallium-primary-low-purity",), stage="mine")
    assert "no figure is listed at this stage" in title_of(blocks)
    assert "not at this stage; listed are: refinery production" in html_of(blocks)


def test_the_matrix_states_what_provisions_state_and_nothing_else():
    own = signed_rows(FACTS, LAST)
    rows = matrix_rows(context_of("agreements", view="matrix"), own)
    provisions = FACTS.provisions.set_index(["agreement_id", "provision"])
    cells = {
        (row.agreement.name, key): cell
        for row in rows
        for key, cell in zip(PROVISION_LABELS, row.cells, strict=True)
    }
    assert len(cells) == len(own) * len(PROVISION_LABELS)
    for place, cell in cells.items():
        if place in provisions.index:
            assert cell.statement == provisions.at[place, "statement"]
            assert cell.address == f"/sources?table=provisions&row={'.'.join(place)}"
        else:
            assert (cell.statement, cell.address) == ("", "")
    html = html_of(page_of(view="matrix"))
    empty = sum(not cell.statement for cell in cells.values())
    assert html.count('<td class="nothing">not stated</td>') == empty
    assert 'href="/agreements?view=matrix&amp;provision=stockpiling"' in html


def test_nothing_found_says_what_was_asked_and_offers_the_nearest():
    view = {"region": "oceania", "binding": ("binding",)}
    blocks = page_of(**view)
    (notice,) = of_kind(blocks, Notice)
    assert "region Oceania; legal status legally binding" in notice.text
    assert "does not mean that there is none" in notice.text
    (offers,) = [block for block in of_kind(blocks, Group) if block.key == "offers"]
    first = offers.blocks[0]
    assert (first.label.replace("\\", ""), dict(first.changes)) == (
        "Without “region Oceania” (1)",
        {"region": ""},
    )
    cleared = AgreementsSpec(**view).replace(**offers.blocks[-1].changes)
    assert cleared == AgreementsSpec()


def test_what_is_not_counted_is_found_where_nothing_counted_is():
    blocks = page_of(partner="KEN")
    assert "No counted agreement found" in of_kind(blocks, Notice)[0].text
    assert "ken-claimed" in html_of(blocks)
    assert "Weak reports (1)" in {block.label for block in of_kind(blocks, Details)}


@pytest.mark.parametrize("name", FACTS.agreements["agreement_id"])
def test_one_agreement_in_full(name):
    blocks, row = page_of(agreement=name), ROWS.set_index("agreement_id").loc[name]
    said = texts_of(blocks)
    assert title_of(blocks).endswith(row["title"])
    assert row["summary"] in said
    for head in ("Legal status", "For the United States", "Place", "Confidence", "Sources"):
        assert f"**{head}** — " in said
    assert "## History" in said
    assert ("**Counted** — yes" in said) == row["counted"]
    assert ("**Signed** — no signature found" in said) == (
        row["status"] not in ("signed", "in_force") and row["confidence"] != "low"
    )
    disputed = FACTS.disagreements["related_rows"].map(
        lambda cell: f"agreements:{name}" in cell.split(";")
    )
    for topic in FACTS.disagreements.loc[disputed, "topic"]:
        assert topic in said
    assert ("## What the sources disagree on" in said) == disputed.any()
    (cited,) = of_kind(blocks, CopyFields)
    assert f"/agreements?agreement={name}" in cited.fields[0].text


def test_a_history_says_what_is_not_stated():
    said = texts_of(page_of(agreement="eu-2026-mou"))
    assert "**In force** — not stated" in said
    assert "When would the European Union’s memorandum be signed?" in said
    assert "Related agreements" in said
    weak = texts_of(page_of(agreement="ltu-2026-mou"))
    assert "**Signed** — only weak reports say so (17 Sep 2026)" in weak
    assert "in force" in texts_of(page_of(agreement="ukr-2025-fund"))


def test_an_agreement_dated_after_the_day_says_so():
    (notice,) = of_kind(page_of(agreement="ita-2026-mou", asof=date(2026, 2, 4)), Notice)
    assert "after the as-of date" in notice.text


def test_an_agreement_that_the_facts_had_before_is_named_and_all_are_shown():
    """An edit of the tables took it away while somebody was reading it."""
    blocks = page_of(agreement="per-2024-mou")
    (notice,) = of_kind(blocks, Notice)
    assert "no agreement “per\\-2024\\-mou” any longer" in notice.text
    assert "Counted agreements (25)" in texts_of(blocks)


def test_the_way_from_one_to_the_next_keeps_the_filter():
    blocks = page_of(agreement="jpn-2025-framework", provision=("stockpiling",))
    actions = {block.label: block for block in of_kind(blocks, Action)}
    assert dict(actions["All agreements"].changes) == {"agreement": ""}
    assert {actions["Previous"].changes["agreement"], actions["Next"].changes["agreement"]} == {
        "pry-2026-mou",
        "eu-2026-mou",
    }


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ({"mineral": "cobalt,nickle"}, {"mineral": ("cobalt", "nickel")}),
        ({"mineral": "кобальт"}, {"mineral": ("cobalt",)}),
        ({"agreement": "per-2025-mou"}, {"agreement": "per-2026-mou"}),
        ({"provision": "stockpile"}, {"provision": ("stockpiling",)}),
        ({"instrument": "frameworks"}, {"instrument": ("framework",)}),
    ],
)
def test_bad_input_is_named_and_the_nearest_offered(query, meant):
    spec, problems = AgreementsSpec.read(query, FACTS)
    context = context_of("agreements", **spec.values(AgreementsSpec.own_keys()))
    blocks = query_problems(context, problems)
    (key,) = query
    assert f"**{key}** = " in texts_of(blocks)
    assert "Nearest: " in texts_of(blocks)
    assert dict(of_kind(blocks, Action)[0].changes) == meant


def test_an_unknown_country_is_named():
    _, (problem,) = AgreementsSpec.read({"partner": "ZZZ"}, FACTS)
    assert problem.parameter == "partner"


def test_markup_in_a_cell_shows_as_text():
    hostile = "<script>alert(1)</script>"
    first = FACTS.raw_table("agreements")["agreement_id"].iloc[0]
    for view in ({}, {"agreement": first}, {"view": "matrix"}):
        edited = with_cell(
            context_of("agreements", **view), "agreements", title=hostile, place=hostile
        )
        blocks = agreements_page(edited)
        assert "<script>" not in html_of(blocks)
        texts = [getattr(block, "text", "") for block in all_blocks(blocks)]
        assert not [text for text in texts if "<script" in block_html(text)]


def test_what_is_asked_can_be_exported_as_a_table_and_as_a_matrix():
    blocks = page_of(mineral=("cobalt",), view="matrix", status=("signed", "in_force"))
    links = {block.label: dict(block.query) for block in of_kind(blocks, Link)}
    asked = {"chart": "agreements", "mineral": "cobalt", "status": "signed,in_force"}
    assert links == {"Export as a table": asked, "Export as a matrix": asked | {"view": "matrix"}}
    for query in links.values():
        spec = ExportSpec.from_query(query, FACTS)
        assert (spec.mineral, spec.status) == (("cobalt",), ("signed", "in_force"))


def links_of(**view):
    (files,) = of_kind(page_of(**view), Downloads)
    return dict(files.addresses)


@pytest.mark.parametrize(
    "view", [{}, {"mineral": ("cobalt",)}, {"partner": "KEN"}, {"agreement": "per-2026-mou"}]
)
def test_every_file_that_is_offered_is_one(view):
    links = links_of(**view)
    assert ("Matrix, PNG" in links) == (view in ({}, {"mineral": ("cobalt",)}))
    for address in links.values():
        path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
        assert path.startswith("/charts/agreements.")
        assert query.pop("download") == "1"
        spec = ExportSpec.from_query({**query, "chart": "agreements"}, FACTS)
        rows = table(spec.content, FACTS)
        assert len(rows)
        assert ("One page, PDF" in links) == (len(rows) == 1 and bool(spec.agreement))


def test_one_agreement_is_taken_away_without_what_was_asked_of_the_others():
    links = links_of(agreement="per-2026-mou", mineral=("cobalt",), view="matrix", lang="fr")
    assert links["One page, PDF"] == (
        "/charts/agreements.pdf?lang=fr&agreement=per-2026-mou&preset=print&download=1"
    )


def test_where_nothing_matches_nothing_is_offered():
    assert not of_kind(page_of(q="no such words"), Downloads)
