"""The argument of the Brief in short paragraphs, as of a day, and what of it each reader gets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pandas as pd

from charts.captions.mineral_finding import overview_finding
from data.agreements.counted_rows import signed_rows
from data.agreements.counting import COUNT_STARTS, Headline, headline
from data.brief.statements import statements
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date, format_month
from data.i18n.labels import MINISTERIAL, counted
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.combined_shares import CHINA
from data.minerals.halves import is_half, rests_on_one
from data.minerals.overview import MINED, PROCESSED, overview
from data.phrases import all_of, lower_first

HAPPENED, BINDS, MINERALS, OPEN = "happened", "binds", "minerals", "open"
PARAGRAPHS = (HAPPENED, BINDS, MINERALS, OPEN)
"""The argument for nobody in particular, in order."""

SELECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "": PARAGRAPHS,
        "mining": (MINERALS, "mining-prices", "mining-demand"),
        "manufacturing": (MINERALS, "making-origin", "making-cost"),
        "investing": (BINDS, "investing-demand", "mining-demand"),
        "government": (BINDS, "aim-bloc"),
        "press": (HAPPENED, "press-claims", OPEN),
    }
)
"""For each reader the paragraphs of the argument; other names are those of statements."""

_TOPICS_NAMED = 3

_ONLY_FOUND = marked_plural(
    "{count} agreement signed since {month}, and no joint treaty found",
    "{count} agreements signed since {month}, and no joint treaty found",
)
_NOT_SHARED = N_(
    "No agreement that binds the participants to one another was found: those that are counted "
    "are bilateral."
)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the argument, as plain text.

    Parameters
    ----------
    name : str
        One of `PARAGRAPHS`, or the id of a statement.
    heading, text : str
    """

    name: str
    heading: str
    text: str


def finding(facts: Facts, asof: date) -> str:
    """The argument in a sentence: what was signed by a day, and what was not found.

    Parameters
    ----------
    facts : Facts
        In the language of sentences.
    asof : datetime.date
    """
    _, texts = speaking(facts.lang), headline(facts, asof).texts
    month = format_month(COUNT_STARTS, facts.lang)
    if asof < COUNT_STARTS:
        return _("No joint treaty found; agreements are counted from {month}").format(month=month)
    if not texts:
        return _("No agreement signed since {month} found, and no joint treaty").format(month=month)
    template = translate_plural(*_ONLY_FOUND, texts, facts.lang)
    return template.format(count=number(texts, facts.lang), month=month)


def argument(facts: Facts, asof: date, reader: str) -> tuple[Paragraph, ...]:
    """The paragraphs that a reader gets, in order.

    Parameters
    ----------
    facts : Facts
        In the language of sentences; statements are English.
    asof : datetime.date
        The day at which counts stop; statements name their own.
    reader : str
        A key of `data.brief.statements.READERS`, or "".
    """
    rows = statements(facts).set_index("statement_id")
    return tuple(
        paragraph(facts, asof, name)
        if name in PARAGRAPHS
        else Paragraph(name, rows.at[name, "heading"], rows.at[name, "text"])
        for name in SELECTIONS[reader]
        if name in PARAGRAPHS or name in rows.index
    )


def left_out(facts: Facts, asof: date, reader: str) -> tuple[Paragraph, ...]:
    """The paragraphs of the whole argument that a reader's selection leaves out.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
    reader : str
        All as in `argument`.
    """
    names = (name for name in PARAGRAPHS if name not in SELECTIONS[reader])
    return tuple(paragraph(facts, asof, name) for name in names)


def paragraph(facts: Facts, asof: date, name: str) -> Paragraph:
    """A paragraph as of a day.

    Parameters
    ----------
    facts : Facts
    asof : datetime.date
        Both as in `argument`.
    name : str
        One of `PARAGRAPHS`.
    """
    _ = speaking(facts.lang)
    headings = {
        HAPPENED: _("What happened"),
        BINDS: _("What it binds"),
        MINERALS: _("Who has the minerals"),
        OPEN: _("What is not settled"),
    }
    return Paragraph(name, headings[name], " ".join(_SENTENCES[name](facts, asof)))


def _happened(facts: Facts, asof: date) -> list[str]:
    """Who met, who signed on the day, and what was found signed to date."""
    numbers = headline(facts, asof)
    return [*_meeting(facts, numbers, asof), _found(facts, numbers, asof)]


def _meeting(facts: Facts, numbers: Headline, asof: date) -> list[str]:
    _, lang = speaking(facts.lang), facts.lang
    words = {
        "day": format_date(MINISTERIAL, lang),
        "delegations": counted(numbers.countries + 1, "delegation", "delegations", lang),
        "signed": counted(numbers.signed_at_ministerial, "partner", "partners", lang),
    }
    if asof < MINISTERIAL:
        return [
            _("State’s list for the ministerial of {day} has {delegations}.").format_map(words),
        ]
    return [
        _(
            "State lists {delegations} at the ministerial of {day}. That day {signed} signed a "
            "framework or a memorandum of understanding with the United States, as State counts "
            "them; attending is not signing."
        ).format_map(words)
    ]


def _found(facts: Facts, numbers: Headline, asof: date) -> str:
    """What was found by the day, neither more nor later."""
    _, lang = speaking(facts.lang), facts.lang
    month, day = format_month(COUNT_STARTS, lang), format_date(asof, lang)
    if asof < COUNT_STARTS:
        return _("Bilateral minerals agreements are counted from {month}.").format(month=month)
    if not numbers.texts:
        return _("By {day} no bilateral minerals agreement signed since {month} was found.").format(
            day=day, month=month
        )
    return _("Found by {day}: {agreements} signed since {month}, with {signatories}.").format(
        day=day,
        month=month,
        agreements=_agreements(numbers, lang),
        signatories=counted(numbers.signatories, "signatory", "signatories", lang),
    )


def _agreements(numbers: Headline, lang: str) -> str:
    return counted(
        numbers.texts, "bilateral minerals agreement", "bilateral minerals agreements", lang
    )


def _binds(facts: Facts, asof: date) -> list[str]:
    """That no joint treaty was found, and the legal status of what is counted."""
    _, lang, numbers = speaking(facts.lang), facts.lang, headline(facts, asof)
    if not numbers.texts:
        return [_(_NOT_SHARED)]
    kinds = Counter(row["binding"] for row in signed_rows(facts, asof))
    forms = {
        "no": _("{count} reported as not legally binding"),
        "yes": _("{count} reported as binding"),
        "": _("{count} not stated"),
    }
    parts = [
        form.format(count=number(kinds[kind], lang))
        for kind, form in forms.items()
        if kinds.get(kind)
    ]
    status = _("Legal status of the {agreements} signed since {month}: {parts}.").format(
        agreements=_agreements(numbers, lang)
        if numbers.texts > 1
        else _("one bilateral minerals agreement"),
        month=format_month(COUNT_STARTS, lang),
        parts="; ".join(parts),
    )
    return [_(_NOT_SHARED), status]


def _minerals(facts: Facts, asof: date) -> list[str]:
    """What the partners mine and process half of, on whom that rests, and where China leads."""
    _, rows = speaking(facts.lang), overview(facts, facts.partner_codes)
    sentences = [f"{overview_finding(facts, (), rows)}."]
    named = _resting_on_one(facts, rows)
    if named:
        sentences.append(_("The mineral and that member: {named}.").format(named=", ".join(named)))
    leaders = [
        top for panel, top in zip(rows["panel"], rows["top"], strict=True) if panel == PROCESSED
    ]
    china = _(
        "China is the largest listed producer in {china} of {every} commodity lines of refinery "
        "or smelter production."
    ).format(
        china=number(leaders.count(CHINA), facts.lang),
        every=number(len(leaders), facts.lang),
    )
    return [*sentences, china]


def _resting_on_one(facts: Facts, rows: pd.DataFrame) -> list[str]:
    """The halves that are none without one member: ``cobalt (DR Congo)``."""
    half = is_half(rows["coalition"], rows["upper_limit"])
    shown = rows["panel"].isin([MINED, PROCESSED])
    resting = rows.loc[half & shown & rests_on_one(rows["coalition"], rows["largest_pct"])]
    return [
        f"{lower_first(row['label'])} ({facts.name(row['largest'])})"
        for row in resting.to_dict("records")
    ]


def _open(facts: Facts, asof: date) -> list[str]:
    """On how much the sources disagree, and the first of it."""
    _, lang = speaking(facts.lang), facts.lang
    topics = [f"“{topic}”" for topic in facts.disagreements["topic"].head(_TOPICS_NAMED)]
    if not topics:
        return [_("No disagreement of sources is listed.")]
    return [
        _("The atlas lists {points} on which sources disagree. The first: {topics}").format(
            points=counted(len(facts.disagreements), "point", "points", lang),
            topics=all_of(topics, lang),
        )
    ]


_SENTENCES = {HAPPENED: _happened, BINDS: _binds, MINERALS: _minerals, OPEN: _open}
