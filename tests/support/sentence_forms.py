"""The distinct forms of the generated sentences: names, numbers and dates as placeholders.

``python -m tests.support.sentence_forms`` writes them to ``docs/sentences.md``, for a person to
read; a test holds the file current.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.facts.store import Facts, load_facts
from data.i18n.labels import (
    INITIATIVES_IN_A_SENTENCE,
    REGION_LABELS,
    REGIONS_IN_A_SENTENCE,
    STAGE_LABELS,
)
from data.phrases import _WORDS as NUMBER_WORDS
from data.phrases import in_sentence, lower_first
from data.timeline.chronology import LANES
from tests.support.sentence_corpus import Sentence, corpus

FILE = Path(__file__).parents[2] / "docs" / "sentences.md"
HEAD = """# Every form of sentence

What the product says of the facts, generated from rows: each form once, names, numbers and dates as
placeholders, with the number of different sentences of that form and up to three of them, the
shortest and the longest among them. `make sentences` writes this file; a test holds it current, and
holds every sentence behind it against the rules of `charts/captions/sentence_rules.py`.
"""

_RECORDS = {
    "agreements": ("title",),
    "events": ("title", "summary"),
    "disagreements": ("topic", "claim", "who_says", "what_holds", "why"),
}
"""Cells that a sentence quotes whole."""

_MONTH = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


@dataclass
class Form:
    """One form, where it stands, and the different sentences that take it."""

    places: set[str] = field(default_factory=set)
    sentences: set[str] = field(default_factory=set)

    def examples(self) -> list[str]:
        """Up to three: the shortest, the longest, and the one in the middle."""
        ordered = sorted(self.sentences, key=lambda text: (len(text), text))
        chosen = [ordered[0], ordered[len(ordered) // 2], ordered[-1]]
        return list(dict.fromkeys(chosen))


class Normalizer:
    """Turns a sentence into its form."""

    def __init__(self, facts: Facts):
        values_by_placeholder = {
            "{record}": _cells(facts),
            "{mineral}": _minerals(facts),
            "{country}": _countries(facts),
            "{initiative}": set(INITIATIVES_IN_A_SENTENCE.values()),
            "{region}": {*REGION_LABELS.values(), *REGIONS_IN_A_SENTENCE.values()},
            "{stage}": set(STAGE_LABELS.values()),
        }
        self._names = [
            (_alternation(values), placeholder)
            for placeholder, values in values_by_placeholder.items()
            if values
        ]

    def form(self, sentence: str) -> str:
        """The form of a sentence."""
        text = sentence
        for pattern, placeholder in (*self._names, *_FIGURES):
            text = pattern.sub(placeholder, text)
        return _fold_lists(text)


def _cells(facts: Facts) -> set[str]:
    cells = {
        str(cell)
        for table, columns in _RECORDS.items()
        for column in columns
        for cell in facts.table(table)[column]
    }
    return {cell.rstrip(".") for cell in cells if len(cell) > _SHORTEST_RECORD}


_SHORTEST_RECORD = 24


def _minerals(facts: Facts) -> set[str]:
    labels = set(facts.commodities["label"])
    return labels | {lower_first(label) for label in labels}


def _countries(facts: Facts) -> set[str]:
    codes = set(facts.countries["iso_a3"]) - {"WLD", "OTH"}
    names = {facts.name(code) for code in codes}
    with_article = {in_sentence(facts, code) for code in codes}
    return names | with_article | {name[:1].upper() + name[1:] for name in with_article}


def _alternation(values: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(values, key=lambda text: (-len(text), text))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


_FIGURES = (
    (re.compile(rf"\b\d{{1,2}} (?:{_MONTH}|{_MONTHS}) \d{{4}}\b"), "{date}"),
    (re.compile(rf"\b(?:{_MONTH}|{_MONTHS}) \d{{4}}\b"), "{month}"),
    (re.compile(r"\b(?:" + "|".join(LANES.values()) + r") (?=\d)"), "{lane} "),
    (re.compile(r"\b20[23]\d\b"), "{year}"),
    (re.compile(r"(?:at most |≤ |<)?\d[\d,]*(?:\.\d+)?%"), "{share}"),
    (re.compile(r"\b\d[\d,]*(?:\.\d+)?\b"), "{n}"),
    (re.compile(r"\b(?:" + "|".join(NUMBER_WORDS[1:]) + r")\b", re.IGNORECASE), "{n}"),
)


_GROUPED = (
    (
        re.compile(r"(?:USGS MCS|IEA |World Nuclear).*(?=\)$)|(?:USGS MCS|IEA |World Nuclear).*$"),
        "{sources}",
    ),
    (re.compile(r"\{mineral\}, \{stage\}(?: \{year\})?,? \{share\}"), "{figure}"),
    (re.compile(r"\{(?:date|month)\}, (?:\{record\}|\{initiative\} Declaration)"), "{agreement}"),
    (
        re.compile(
            r"The \{n\} (?:partners?|chosen partners?|signatories of \{date\}"
            r"|(?:EU )?members?(?: of \{initiative\})? among the \{n\})"
        ),
        "{group}",
    ),
)
"""What is one thing in a form: a line of sources, a figure, a country group."""


def _fold_lists(text: str) -> str:
    """A form with each list shown once: ``{country} {share}; {country} {share}`` as one item."""
    for pattern, placeholder in _GROUPED:
        text = pattern.sub(placeholder, text)
    for _ in range(3):
        text = re.sub(r"((?:\{\w+\}[^;,.{}]{0,12})+)(?:(?:; |, | and )\1)+", r"\1, …", text)
        text = re.sub(r"(\{(\w+)\})(?:(?:, …|, | and )\{\2\})+", r"\1, …", text)
    text = re.sub(r"(?:, …)+", ", …", text)
    return re.sub(
        r"^\{region\}: ",
        "",
        re.sub(r"\{country\}, …(?= (?:mine|refine|smelt|hold))", "{group}", text),
    )


def forms(facts: Facts, sentences: Iterable[Sentence]) -> dict[str, Form]:
    """Each form of the sentences; a text of several sentences is taken apart."""
    normalizer, by_form = Normalizer(facts), {}
    form_of: dict[str, str] = {}
    for item in sentences:
        for sentence in split(item.text, item.place):
            if sentence not in form_of:
                form_of[sentence] = normalizer.form(sentence)
            form = by_form.setdefault(form_of[sentence], Form())
            form.places.add(item.place)
            form.sentences.add(sentence)
    return by_form


_STOP = re.compile(r"(?<=[.?!”)])\s+(?=[A-Z“≤†‡0-9e])(?<!U\.S\. )")
_SOLE_MEMBER = re.compile(r" \(([^()]* alone [^()]*)\)")


def split(text: str, place: str = "") -> list[str]:
    """The clauses of a text, each by itself: of a title a claim is one clause.

    A stop inside a number, a name or an abbreviation ends none.
    """
    parts = _STOP.split(text.replace("\n", " "))
    if place.endswith("title") or place.startswith("map.status"):
        members = [member for part in parts for member in _SOLE_MEMBER.findall(part)]
        parts = [clause for part in parts for clause in _SOLE_MEMBER.sub("", part).split("; ")]
        parts += members
    return [part.strip(" .;") for part in parts if part.strip(" .;")]


def document(by_form: Mapping[str, Form]) -> str:
    """The file, by place."""
    by_place: dict[str, list[str]] = {}
    for form, item in by_form.items():
        by_place.setdefault(min(item.places), []).append(form)
    out = [HEAD]
    for place in sorted(by_place):
        out.append(f"\n## {place.replace('.', ': ', 1)}\n")
        for form in sorted(by_place[place]):
            item = by_form[form]
            out += _entry(form, item)
    return "\n".join(out) + "\n"


def _entry(form: str, item: Form) -> list[str]:
    """A form with its count and examples; a sentence that stands once is its own example."""
    count = len(item.sentences)
    if count == 1:
        return [f"- {min(item.sentences)} (1)"]
    examples = (_shorten(text, form) for text in item.examples())
    return [f"- **{form}** ({count})", *(f"  - {text}" for text in examples)]


def _shorten(text: str, form: str) -> str:
    """An example; of a list its beginning, whose form goes on with the same."""
    most = _LONGEST if "…" in form else 2 * _LONGEST
    return text if len(text) <= most else f"{text[:most]}…"


_LONGEST = 64


def main() -> None:
    """Write the file."""
    logging.disable(logging.WARNING)  # Streamlit warns of each message outside a page.
    facts = load_facts()
    FILE.write_text(document(forms(facts, corpus(facts))), encoding="utf-8")


if __name__ == "__main__":
    main()
