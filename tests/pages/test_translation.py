"""Adding one file translates the pages; Portuguese stands in for a language nobody speaks."""

import html
import re
from functools import lru_cache

import pytest
from streamlit.testing.v1 import AppTest

from charts.content import table as rows_of
from charts.print.map_legend import legend
from charts.spec.chart_spec import ChartSpec
from data.brief.statements import for_reader
from data.catalog.package import field
from data.catalog.tables import row_ids
from data.facts.store import load_facts, store
from data.i18n.cldr import LANGUAGES, locale, own_name
from data.i18n.labels import BUREAU_LABELS
from data.i18n.messages import TEMPLATE
from pages import navigation
from tests.pages.opening import html_of, open_page
from tests.support.settings import override_settings
from tests.translating import pseudo_translation

OPEN = "⟦"


@pytest.fixture
def pseudo_portuguese(monkeypatch, tmp_path):
    """Every message in brackets, as a file of its own."""
    pseudo_translation(tmp_path, "pt")
    override_settings(monkeypatch, locale=tmp_path)
    # Sentences are remembered by the facts of a language: other tests may have heard this one.
    facts = store().facts
    monkeypatch.setitem(facts._spoken, "pt", facts._translated("pt"))


WIDGETS = (
    *("button", "selectbox", "multiselect", "radio", "toggle", "checkbox", "slider"),
    *("select_slider", "text_input", "text_area", "date_input", "button_group", "expander"),
    "download_button",
)
TEXT_ELEMENTS = ("title", "header", "markdown", "caption", "info", "warning")
PLACES = [
    *(("", {}), ("", {"partner": "PER"}), ("", {"partner": "COK"}), ("", {"partner": "UKR"})),
    *(("", {"color": "initiative"}), ("", {"color": "mineral"}), ("", {"asof": "2025-04-30"})),
    *(("timeline", {}), ("timeline", {"event": "agreements:per-2026-mou"})),
    ("timeline", {"kind": "finance", "partner": "PER", "confidence": "high", "region": "africa"}),
    *(("agreements", {}), ("agreements", {"view": "matrix", "binding": "binding,not_binding"})),
    *(("agreements", {"agreement": name}) for name in ("per-2026-mou", "ken-claimed")),
    ("agreements", {"mineral": "cobalt,rare-earths,gallium-primary-low-purity", "stage": "mine"}),
    ("agreements", {"region": "oceania", "binding": "binding", "partner": "PER"}),
    *(("partners", {}), ("partners", {"view": "table"}), ("partners", {"region": "africa"})),
    *(("partners", {"partner": code}) for code in ("PER", "EUU", "COK", "IDN")),
    *(("partners", {"partner": code, "view": "print"}) for code in ("PER", "IDN")),
    *(("partners", {"compare": "PER,COD"}), ("partners", {"compare": "JPN,IDN"})),
    *(("minerals", {}), ("minerals", {"coalition": "signers"})),
    *(("minerals", {"commodity": slug}) for slug in ("cobalt", "boron", "antimony", "lithium")),
    ("minerals", {"commodity": "cobalt", "partner": "PER", "stage": "smelter"}),
    *(("brief", query) for query in ({}, {"reader": "press"}, {"view": "disagreements"})),
    *(("present", {"slide": str(number)}) for number in (1, 3, 5, 8, 9)),
    *(("present", {"notes": "only"}), ("export", {}), ("export", {"chart": "partner"})),
    *(("sources", {}), ("sources", {"table": "worldviews"})),
    ("sources", {"table": "production", "row": "PER.copper.mine.2025"}),
]
SAME = (
    *("PNG", "SVG", "PDF", "CSV", "ZIP", "PowerPoint", "RIS", "BibTeX", "HHI"),
    *("APA", "Chicago", "CSL", "JSON", "Data set"),
    *("Ministerial Atlas", "USGS Mineral Commodity Summaries", "World Nuclear Association"),
)
"""What is the same in every language: names, and what manuals of citation ask for in English."""

MESSAGE = re.compile(r"⟦[^⟦⟧]*⟧")
CODE = re.compile(r'<div class="atlas-words code".*?</div>', re.DOTALL)
BLOCK = re.compile(r"</?(?:p|td|th|tr|li|h\d|div|section|span|br|small|button)\b[^>]*>")
MARKS = re.compile(r"\]\([^)\s]*\)|:material/\w+:|:color\[[^]]*\]\{[^}]*\}|:small\[")


def page_texts(app: AppTest) -> list[str]:
    """All that a page says, piece by piece, without marks and addresses."""
    widgets = [element for kind in WIDGETS for element in getattr(app, kind, ())]
    pieces = [str(element.label) for element in widgets]
    pieces += [str(option) for element in widgets for option in getattr(element, "options", ())]
    pieces += [element.value for kind in TEXT_ELEMENTS for element in getattr(app, kind, ())]
    pieces += [element.proto.body for element in app.get("html")]
    pieces += [str(head) for frame in app.dataframe for head in frame.value.columns]
    text = BLOCK.sub("\n", CODE.sub("\n", "\n".join(pieces)))
    text = html.unescape(re.sub(r"<[^>]+>", "", text))
    return re.sub(r"\\(.)", r"\1", MARKS.sub(" ", MESSAGE.sub(r"⟦\n⟧", text))).split("\n")


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, in lower case."""
    return tuple(re.findall(r"[^\W_]+", text.casefold()))


@lru_cache(maxsize=2)
def content(raw: bool) -> dict[str, list[tuple[str, ...]]]:
    """What the tables hold and no translation touches, in words, under the first of them.

    Of a column with a fixed choice only if ``raw``: its codes are no words for a reader.
    """
    facts = store().facts.localized("pt")
    months = locale("pt").months["format"]
    statement_rows = for_reader(facts, "")
    cells = {
        *SAME,
        f"Version {facts.version}",
        facts.version,
        *BUREAU_LABELS.values(),
        *map(own_name, LANGUAGES),
    }
    cells |= {*months["wide"].values(), *months["abbreviated"].values()}
    cells |= {*statement_rows["heading"], *statement_rows["text"]}
    for table in facts.table_names:
        cells |= {*row_ids(facts, table)}
        for column in facts.table(table):
            in_raw_table = column in facts.raw_table(table)
            limits = field(table, column).get("constraints", {}) if in_raw_table else {}
            if raw and in_raw_table:
                cells |= {column, table}
            if raw or "enum" not in limits:
                cells |= {str(cell) for cell in facts.table(table)[column]}
        if "source" in facts.table(table):
            sources = facts.table(table)["source"]
            cells |= {part for cell in sources for part in re.split(r"[,(]", cell) if len(part) > 5}
    cells |= {part for cell in cells for part in cell.split(";")}
    by_first_word: dict[str, list[tuple[str, ...]]] = {}
    for words in {words_of(cell) for cell in cells} - {()}:
        by_first_word.setdefault(words[0], []).append(words)
    return by_first_word


NO_WORDS = re.compile(
    r"⟦[^⟦⟧]*⟧|\[[a-z\d]+(?:[.-][a-z\d]+)+|\b[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}\b"
    r"|\?\S+|.*\([A-Z]{3}\b.*|\bministerial-atlas-[a-z\d-]+|.*…"
)
"""Messages; names of hosts, files and rows; addresses; a name with all a partner may be called;
what is cut short."""


def untranslated_words(text: str, phrases: dict[str, list[tuple[str, ...]]]) -> list[str]:
    """The fewest words of a piece of text that stand neither in a message nor in the tables."""
    words = words_of(NO_WORDS.sub(" ", text))
    rest: dict[int, list[str]] = {len(words): []}
    for at in reversed(range(len(words))):
        word = words[at]
        ways = [[word, *rest[at + 1]] if len(word) > 2 and not word.isdigit() else rest[at + 1]]
        matches = (
            phrase for phrase in phrases.get(word, ()) if words[at : at + len(phrase)] == phrase
        )
        ways += [rest[at + len(phrase)] for phrase in matches]
        rest[at] = min(ways, key=len)
    return rest[0]


@pytest.mark.parametrize(("page", "query"), PLACES, ids=str)
def test_nothing_on_a_page_stays_english(pseudo_portuguese, page, query):
    phrases = content(raw=page == "sources")
    pieces = page_texts(open_page(page, lang="pt", **query))
    assert any("⟧" in piece for piece in pieces)
    assert not {piece: words for piece in pieces if (words := untranslated_words(piece, phrases))}


def test_untranslated_words_are_reported(pseudo_portuguese):
    phrases = content(raw=False)
    assert untranslated_words("⟦Sources (⟧high confidence⟦): ⟧state.gov", phrases) == [
        "high",
        "confidence",
    ]
    assert untranslated_words("Japão ⟦signed⟧ on 4 de fev. de 2026", phrases) == []
    assert untranslated_words("Japão ⟦signed⟧ yet came", phrases) == ["yet", "came"]


@pytest.mark.parametrize("page", ["", "partners", "export", "timeline", "minerals"])
def test_a_file_translates_the_controls_of_a_page(pseudo_portuguese, page):
    app = open_page(page, lang="pt")
    labels = [box.label for box in app.selectbox]
    assert labels
    assert all(label.startswith(OPEN) for label in labels)
    assert any(option.startswith(OPEN) for box in app.selectbox for option in box.options)


def test_a_file_translates_headings_and_the_words_of_the_panel(pseudo_portuguese):
    app = open_page(partner="PER", lang="pt")
    texts = "\n\n".join(element.value for element in app.markdown).split("\n\n")
    assert "⟦### Delegation⟧" in texts
    assert "⟦### Agreements (⟧1⟦)⟧" in texts
    assert "⟦Signed at the ministerial⟧" in html_of(app)
    assert any(element.value.startswith("⟦Sources: ") for element in app.caption)
    titled = open_page("export", lang="pt").title[0].value
    assert titled == "⟦Export a chart⟧"


def test_a_file_translates_the_legend_in_print(pseudo_portuguese):
    facts = load_facts().localized("pt")
    spec = ChartSpec(lang="pt")
    labels = [key.label for key in legend(spec, facts, "light", rows_of(spec, facts))]
    assert labels
    assert all(label.startswith(OPEN) for label in labels)


def test_a_file_leaves_english_as_it_is(pseudo_portuguese):
    app = open_page(partner="PER")
    assert not [box.label for box in app.selectbox if OPEN in box.label]
    assert any("\n\n### Agreements (1)\n\n" in element.value for element in app.markdown)


def test_where_a_translation_is_whole_sentences_and_dates_follow_it(pseudo_portuguese):
    app = open_page(partner="PER", lang="pt")
    assert app.button_group(key="w_lang").label == "⟦Language⟧"
    text = "\n".join(element.value for element in app.markdown).replace("\\", "")
    assert "4 de fev. de 2026" in text


def test_a_translation_that_is_not_whole_is_not_mixed_in(monkeypatch, tmp_path):
    """A page half in Portuguese reads as broken; it stays English until nothing is missing."""
    pseudo_translation(tmp_path, "pt", without="Find a partner")
    override_settings(monkeypatch, locale=tmp_path)
    app = open_page(partner="PER", lang="pt")
    assert not [piece for piece in page_texts(app) if OPEN in piece]
    assert app.button_group(key="w_lang").label == "Country names in"


def test_every_page_has_a_title_that_is_in_the_template():
    messages = TEMPLATE.read_text(encoding="utf-8")
    assert navigation.PAGES
    for screen in navigation.PAGES:
        assert f'msgid "{screen.title}"' in messages
