"""The parts of a speaker's notes, and the sentences that several of them have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data.agreements.counting import COUNT_STARTS, headline
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH, number
from data.i18n.dates import format_date
from data.i18n.messages import N_, marked_plural, speaking, translate_plural

Sentences = tuple[str, str, str]


@dataclass(frozen=True)
class Speech:
    """What a template gives: three sentences, the likely question and its answer."""

    sentences: Sentences
    question: str
    answer: str


@dataclass(frozen=True)
class SpeakerNotes:
    """What a speaker says beside one slide.

    Attributes
    ----------
    speech : Speech
        Three sentences to speak, the question that is likely to follow, and its answer.
    source : str
        Where the rows come from.
    lang : str
        One of `data.i18n.cldr.LANGUAGES`.
    """

    speech: Speech
    source: str
    lang: str = ENGLISH

    @property
    def text(self) -> str:
        """All of it as plain paragraphs with a blank line between them."""
        _ = speaking(self.lang)
        return "\n\n".join(
            (
                " ".join(self.speech.sentences),
                _("Likely question: {question}").format(question=self.speech.question),
                _("Answer: {answer}").format(answer=self.speech.answer),
                _("Sources: {source}").format(source=ended(self.source)),
            )
        )


def ended(text: str) -> str:
    """A finding as a whole sentence, with its full stop.

    Examples
    --------
    >>> ended("Eleven signed"), ended("Eleven signed."), ended("Who signed?")
    ('Eleven signed.', 'Eleven signed.', 'Who signed?')
    """
    return text if text.endswith((".", "?")) else f"{text}."


_NOT_BEGUN = N_("The count of signed agreements starts in April 2025.")
_NONE_BY = N_(
    "By {day} no bilateral minerals agreement is counted; the count starts in April 2025."
)
_SIGNED_BY = marked_plural(
    "By {day}, {count} bilateral minerals agreement with the United States had been signed since "
    "April 2025.",
    "By {day}, {count} bilateral minerals agreements with the United States had been signed since "
    "April 2025.",
)
_FOUND_BY = marked_plural(
    "By {day} we find {count} bilateral minerals agreement with the United States that was signed "
    "since April 2025.",
    "By {day} we find {count} bilateral minerals agreements with the United States that were "
    "signed since April 2025.",
)
"""After the day to which coverage is systematic, there may be more than were found."""


def counted_by(facts: Facts, day: date) -> str:
    """How many agreements had been signed by a day, in plain speech.

    Parameters
    ----------
    facts : Facts
        In the language of the sentence.
    day : datetime.date
        The last day that counts; before the start of the count nothing is claimed.
    """
    _, lang, count = speaking(facts.lang), facts.lang, headline(facts, day).texts
    if day < COUNT_STARTS:
        return _(_NOT_BEGUN)
    if not count:
        return _(_NONE_BY).format(day=format_date(day, lang))
    forms = _FOUND_BY if day > facts.covered_to else _SIGNED_BY
    template = translate_plural(*forms, count, lang)
    return template.format(count=number(count, lang), day=format_date(day, lang))


def disputed(facts: Facts, key: str) -> tuple[str, str]:
    """What the sources disagree on, as a question, with what holds and why as the answer.

    Parameters
    ----------
    facts : Facts
    key : str
        ``disagreement_id`` of a row of ``disagreements``.
    """
    row = facts.disagreements.set_index("disagreement_id").loc[key]
    return str(row["topic"]), f"{row['what_holds']} {row['why']}"
