"""One file translates every picture's words: with a pseudo-translation no English is left over."""

import re
from datetime import date

import pytest
from justhtml import JustHTML

from charts.briefing import briefing
from charts.briefing.brief_layout import shown_minerals
from charts.briefing.brief_parts import source_hosts
from charts.briefing.partner_briefs import compose_brief
from charts.briefing.slide_names import names
from charts.captions.finding import map_finding, timeline_finding
from charts.captions.mineral_finding import commodity_finding, overview_finding
from charts.content import alt_text, caption
from charts.figures.count_svg import count_svg
from charts.figures.locator import locator_words
from charts.figures.partner_minerals import minerals_figure
from charts.figures.timeline_marks import marks_of
from charts.figures.timeline_svg import timeline_svg
from charts.print import Edition
from charts.rendering import compose
from charts.spec.briefing_params import KINDS
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from data.agreements.counting import statuses
from data.catalog.sources import together
from data.catalog.tables import columns, title_of
from data.facts.store import load_facts
from data.minerals.country_groups import members
from data.minerals.overview import overview
from data.partners.comparison import comparison
from data.partners.dossier import dossier
from data.partners.minerals import beside_china
from data.timeline.chronology import chronology, count_steps
from tests.support.settings import override_settings
from tests.translating import pseudo_translation

LANG = "fr"
EARLY, BEFORE = date(2025, 4, 1), date(2025, 10, 25)
MESSAGE = re.compile(r"⟦[^⟦⟧]*⟧")
WORD = re.compile(r"[^\W\d_]{2,}")

VIEWS = [
    *[("map", {"asof": day}) for day in (None, EARLY, BEFORE)],
    ("map", {"region": "africa"}),
    ("map", {"status": ("signed_before",), "region": "oceania", "worldview": "us"}),
    *[("map", {"color": "initiative", "initiative": key}) for key in ("forge", "g7", "eu")],
    ("map", {"color": "initiative", "region": "asia"}),
    *[("map", {"color": "mineral", "stage": stage}) for stage in ("mine", "refinery", "reserves")],
    ("map", {"color": "mineral", "commodity": "boron", "region": "asia"}),
    ("map", {"color": "agreement"}),
    ("map", {"color": "agreement", "commodity": "cobalt", "region": "africa"}),
    *[("timeline", {"kind": kind}) for kind in ((), ("text", "finance"))],
    ("timeline", {"partner": "PER", "region": "americas"}),
    ("timeline", {"start": date(2029, 1, 1)}),
    *[("count", {"asof": day}) for day in (None, EARLY, BEFORE)],
    *[("shares", {"commodity": slug}) for slug in ("cobalt", "boron", "copper", "antimony")],
    *[("shares", {"stage": stage}) for stage in ("", "mine", "refinery")],
    *[("shares", {"coalition": who}) for who in (("signers",), ("eu",), ("g7",), ("PER", "AUS"))],
    *[("shares", {"coalition": who, "stage": "mine"}) for who in (("PER",), ("none",))],
    ("shares", {"group": "listed"}),
    *[("partner", {"partner": code}) for code in ("PER", "JPN", "EUU", "USA", "COK", "DEU")],
    ("partner", {"partner": "PER", "asof": EARLY}),
]


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    """Facts of their own, so that nothing of this language is remembered elsewhere."""
    folder = tmp_path_factory.mktemp("locale")
    pseudo_translation(folder, LANG)
    with pytest.MonkeyPatch.context() as patch:
        override_settings(patch, locale=folder)
        yield load_facts().localized(LANG)


@pytest.fixture(scope="module")
def content(facts):
    """What the tables hold and no translation touches, the longest first."""
    content_columns = {
        "countries": ("name",),
        "commodities": ("label", "slug"),
        "partners": ("head_of_delegation", "title", "fact_sheet_name", "statement_summary"),
        "agreements": (
            *("title", "described_as", "partner_name", "summary", "minerals_scope"),
            *("signed_label", "us_signatory", "partner_signatory"),
        ),
        "provisions": ("statement",),
        "events": ("title", "summary", "date_label"),
        "disagreements": ("topic", "what_holds", "claim", "who_says", "why"),
        "memberships": ("since_label",),
        "critical_minerals": ("group",),
        "production": ("unit",),
        "refining": ("unit",),
    }
    cells = {
        str(cell)
        for table, table_columns in content_columns.items()
        for name in table_columns
        for cell in facts.table(table)[name]
    }
    cells |= {cell[:1].lower() + cell[1:] for cell in cells}
    return sorted(filter(None, cells), key=len, reverse=True)


MONTHS = re.compile(
    r"\b(janv|févr|mars|avr|avril|mai|juin|juil|août|sept|oct|nov|déc"
    r"|janvier|février|juillet|septembre|octobre|novembre|décembre)\b"
)


def without_messages(text: str) -> str:
    """A text without what stands in messages."""
    return MESSAGE.sub(" | ", " ".join(text.split()))


def untranslated_words(text: str, content: list[str]) -> list[str]:
    """Words that stand neither in a message nor in the tables."""
    text = without_messages(text)
    for cell in content:
        text = text.replace(cell, " ")
    return WORD.findall(MONTHS.sub(" ", text))


def untranslated_by_text(texts: list[str], content: list[str]) -> dict[str, list[str]]:
    untranslated = {text: untranslated_words(text, content) for text in texts}
    return {text: words for text, words in untranslated.items() if words}


@pytest.mark.parametrize(("name", "view"), VIEWS)
def test_a_picture_says_nothing_in_english(facts, content, name, view):
    spec = ChartSpec(lang=LANG, **view)
    chart_caption = caption(spec.replace(chart=name), facts)
    for words in (
        chart_caption.title,
        chart_caption.subtitle,
        chart_caption.note,
        chart_caption.licence,
    ):
        assert untranslated_words(words, content) == []
    assert untranslated_words(alt_text(spec.replace(chart=name), facts), content) == []


def test_untranslated_words_are_reported(content):
    assert untranslated_words("⟦World map of ⟧Pérou⟦.⟧ Every other country", content) == [
        *("Every", "other", "country")
    ]


@pytest.mark.parametrize("coalition", [(), ("signers",), ("quad",), ("PER",), ("none",)])
def test_the_findings_say_nothing_in_english(facts, content, coalition):
    codes = members(facts, coalition)
    rows = overview(facts, codes)
    texts = [overview_finding(facts, coalition, rows), timeline_finding(facts)]
    texts += [map_finding(facts, day) for day in (EARLY, BEFORE, facts.last_event)]
    for slug in ("bauxite", "cobalt", "rare-earths"):
        texts.append(commodity_finding(facts, coalition, rows.loc[rows["line"] == slug]))
    assert untranslated_by_text(texts, content) == {}


def test_reasons_comparisons_and_columns_say_nothing_in_english(facts, content):
    days = (EARLY, date(2026, 2, 4), facts.last_event)
    texts = [reason for day in days for reason in statuses(facts, day)["reason"]]
    for aspect in comparison(facts, ("PER", "JPN", "EUU", "USA", "COK"), facts.last_event):
        texts += [aspect.label, *(line for cell in aspect.cells for line in cell)]
    texts += [locator_words(facts, code, "international") for code in ("PER", "EUU", "COK")]
    texts += [title_of(table, LANG) for table in facts.table_names]
    texts += [column.kind for table in facts.table_names for column in columns(facts, table)]
    texts += beside_china(facts, "PER")["said"].tolist()
    assert untranslated_by_text(texts, content) == {}


@pytest.mark.parametrize("day", [None, EARLY, BEFORE])
def test_slides_say_nothing_in_english(facts, content, day):
    tokens = tuple("mineral.cobalt" if kind == "mineral" else kind for kind in KINDS)
    spec = BriefingSpec(lang=LANG, asof=day, slides=tokens)
    texts = [*names(facts, spec).values()]
    for slide in briefing(spec, facts):
        texts += [slide.title, slide.finding, *slide.points]
        texts += [one.label for one in slide.figures]
        texts += [part for part in slide.notes.split("\n\n") if "Source" not in part]
    assert untranslated_by_text(texts, content) == {}


@pytest.mark.parametrize(
    ("name", "view"),
    [
        ("map", {"color": "mineral"}),
        ("map", {"color": "initiative"}),
        ("count", {}),
        ("shares", {"group": "listed"}),
        ("shares", {"commodity": "cobalt"}),
        ("timeline", {"kind": ("finance",)}),
        ("partner", {"partner": "COK"}),
    ],
)
def test_a_picture_in_print_says_nothing_in_english(facts, content, name, view):
    spec = ChartSpec(lang=LANG, **view)
    sources = without_messages(caption(spec.replace(chart=name), facts).source)
    sheet = compose(spec.replace(chart=name), facts, Edition(preset="slide"))
    texts = (artist.get_text() for artist in sheet.texts if not artist.get_text().endswith("…"))
    assert untranslated_words(" ".join(texts), [sources, facts.version, *content]) == []


@pytest.mark.parametrize("code", ["PER", "EUU", "ARM"])
def test_a_page_on_a_partner_says_nothing_in_english(facts, content, code):
    partner = dossier(facts, code, facts.last_event)
    figures = together(row["source"] for row in shown_minerals(facts, partner))
    places = [host for row in partner.text_rows for host in source_hosts(row["source_urls"])]
    sheet = compose_brief(facts, code, facts.last_event, "a4", "international")
    texts = (artist.get_text() for artist in sheet.texts)
    text = " ".join(words for words in texts if not words.endswith("…"))
    named = sorted((without_messages(figures), *places), key=len, reverse=True)
    assert untranslated_words(text, [*named, *content]) == []


def test_figures_on_screen_say_nothing_in_english(facts, content):
    figure = minerals_figure(beside_china(facts, "PER"), "light", LANG)
    lines = [note.text for note in figure.layout.annotations]
    lines += [trace.name for trace in figure.data if trace.name]
    lines += figure.data[0].customdata
    plain = [re.sub(r"</?b>", "", line) for line in lines]
    assert untranslated_by_text(plain, content) == {}


def test_drawings_on_screen_say_nothing_in_english(facts, content):
    rows, day = chronology(facts), facts.last_event
    marks, covered = marks_of(rows, facts, day), facts.covered_to
    lanes = timeline_svg(rows, marks, day, covered, "", "?event={}".format, lang=LANG)
    count = count_svg(count_steps(facts), day, covered, "", LANG)
    words = [
        " ".join(text.to_text().split())
        for drawing in (lanes, count)
        for text in JustHTML(str(drawing), sanitize=False).query("text, title")
    ]
    assert len(words) > 2 * len(rows)
    assert untranslated_by_text(words, content) == {}
