"""One word for one thing on the screen: what was renamed is not called by its old name anywhere."""

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from charts.content import alt_text, caption
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from data.catalog.tables import columns, title_of
from data.facts.store import store
from data.i18n.messages import template
from views.chart_text import chart_rows
from views.context import page_context

FACTS = store().facts

OLD = {
    r"(?i)\btexts?\b": "agreement",
    r"(?i)\bcame\b|\b(?:not|have|having) come\b": "attended",
    r"Month (?:on|back)": "Previous, Next",
    r"Who has it": "Distribution",
    r"(?i)image address|address of the image": "Image URL",
    r"What binds|\bBinding\b": "Legal status",
    r"How sure": "Confidence",
    r"(?i)\buntick": "Clear all",
    r"(?i)\brest of the world\b": "Other countries",
    r"(?i)\bmirrors?\b": "copy",
    r"(?i)\bno\b[^.;]*\bis known\b": "not found, since when",
    r"(?i)colour|\bgrey|licence|defence|programme|neighbour|favour|behaviour|\bcentre\b|labelled": (
        "U.S. spelling"
    ),
    r"[\d}\]] %": "77.7%",
}
"""What a reader must not meet, and what it is called now (the vocabulary of the README)."""

ALLOWED = {
    "text without control characters": "what an editor types",
    "Alt text, short": "the alternative text of a picture",
    "Alt text, long": "the alternative text of a picture",
}
"""Messages in which an old word means something else."""


def find_old_words(text: str) -> list[str]:
    """The old words of a piece of text, and what to say instead."""
    matches = ((re.search(old, text), now) for old, now in OLD.items())
    return [f"{match.group()} → {now}" for match, now in matches if match]


def messages() -> list[str]:
    """Every message of the code, both forms of those that have two."""
    ids = (message.id for message in read_po(BytesIO(template())) if message.id)
    return [text for entry in ids for text in (entry if isinstance(entry, tuple) else (entry,))]


def test_no_message_uses_an_old_word():
    results = {message: find_old_words(message) for message in messages() if message not in ALLOWED}
    assert results
    assert {message: old_words for message, old_words in results.items() if old_words} == {}


def test_allowed_messages_still_exist():
    assert set(ALLOWED) <= set(messages())


@pytest.mark.parametrize("chart", CHART_NAMES)
def test_no_caption_and_no_head_of_a_table_uses_an_old_word(chart):
    spec = ChartSpec(chart=chart, partner="PER" if chart == "partner" else "")
    chart_caption = caption(spec.replace(chart=chart), FACTS)
    words = [
        chart_caption.title,
        chart_caption.subtitle,
        chart_caption.note,
        chart_caption.licence,
        alt_text(spec.replace(chart=chart), FACTS),
    ]
    words += map(str, chart_rows(page_context("", spec, FACTS), chart, spec).columns)
    assert {text: old_words for text in words if (old_words := find_old_words(text))} == {}


@pytest.mark.parametrize("table", FACTS.table_names)
def test_no_label_of_a_table_uses_an_old_word(table):
    labels = [title_of(table), *(column.meaning for column in columns(FACTS, table))]
    assert {text: old_words for text in labels if (old_words := find_old_words(text))} == {}


@pytest.mark.parametrize(
    "text",
    [
        "23 texts signed",
        "All that came",
        "signed without having come",
        "The colours of the map",
        "77.7 % of the world",
        "no minerals agreement with Washington is known",
        "Scope: {scope}. Binding: {binding}.",
    ],
)
def test_an_old_word_is_detected(text):
    assert find_old_words(text)


@pytest.mark.parametrize(
    "text", ["not legally binding", "Share of world, %", "{name}, % of world", "in context"]
)
def test_a_word_that_only_looks_old_is_not(text):
    assert not find_old_words(text)
