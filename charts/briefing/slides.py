"""The slides: each a view plus a sentence from the facts, so that no number is typed by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from charts.briefing.legal_reasons import legal_reasons
from charts.captions import Caption, in_sentence_language
from charts.captions.caption_parts import CREDIT
from charts.captions.finding import map_finding, signed_finding
from charts.content import alt_text, caption
from charts.spec.briefing_params import DEFAULT, of_token, parse_sentences
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import AgreementsSpec, BriefingSpec
from data.agreements.counting import COUNT_STARTS, headline, statuses
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.cldr import number
from data.i18n.dates import format_date
from data.i18n.labels import MINISTERIAL
from data.i18n.messages import N_, marked_plural, speaking, translate_plural
from data.minerals.overview import MINED, PROCESSED, overview
from data.partners.minerals import leading_minerals
from data.phrases import number_in_words

QUESTION = N_(
    "Who joined the Critical Minerals Ministerial, what did they sign, and what does that change?"
)
_ATTENDED_IN_WASHINGTON = marked_plural(
    "{count} country and the European Commission attended the ministerial in Washington on {day}",
    "{count} countries and the European Commission attended the ministerial in Washington on {day}",
)
_LISTED_FOR_WASHINGTON = marked_plural(
    "{count} country and the European Commission are on the list of the ministerial in Washington "
    "on {day}",
    "{count} countries and the European Commission are on the list of the ministerial in "
    "Washington on {day}",
)
_SIGNED = marked_plural("{count} of them signed on {day}", "{count} of them signed on {day}")
_SIGNATORIES = marked_plural(
    "{signed}, by {count} signatory; {delegations} of the {every} delegations",
    "{signed}, by {count} signatories; {delegations} of them among the {every} delegations",
)
_RULE = N_(
    "An agreement counts when it is between governments, about minerals, signed or in force since "
    "April 2025, and reported with high or medium confidence. Attending is not signing. "
    "Coverage is systematic to {covered}, with single events to {last}."
)


@dataclass(frozen=True)
class Slide:
    """One slide.

    Attributes
    ----------
    token : str
        Its name in an address.
    spec : ChartSpec
        The view of its chart.
    title : str
        The sentence: the presenter's own, or the finding.
    finding : str
        The generated sentence.
    points : tuple of str
        Lines of a slide of text alone, which has no chart.
    notes : str
        What the speaker says, for the speaker alone.
    source : str
        Where the rows come from.
    alt : str
        What the picture shows, in words.
    """

    token: str
    spec: ChartSpec
    title: str
    finding: str
    points: tuple[str, ...]
    notes: str
    source: str
    alt: str

    @property
    def chart(self) -> str:
        """The chart that it shows, or "" for text alone."""
        return "" if self.points else self.spec.chart


def briefing(spec: BriefingSpec, facts: Facts) -> tuple[Slide, ...]:
    """The slides of a view: `BriefingSpec.slides`, or the story in ten.

    Parameters
    ----------
    spec : BriefingSpec
        Which slide is shown and the notes do not matter.
    facts : Facts
        In any language.
    """
    key = spec.replace(slide=1, notes="", start=None, end=None)
    in_language, localized = in_sentence_language(key, facts)
    return _briefing(localized, in_language)


@cache_by_facts(64)
def _briefing(facts: Facts, spec: BriefingSpec) -> tuple[Slide, ...]:
    own = parse_sentences(spec.said)
    return tuple(_slide(token, spec, facts, own) for token in spec.slides or DEFAULT)


def _slide(token: str, spec: ChartSpec, facts: Facts, own: dict[str, str]) -> Slide:
    kind, about = of_token(token)
    if kind in ("question", "open"):
        finding, points, notes = _WORDS[kind](spec, facts)
        source = speaking(spec.lang)(CREDIT)
        return Slide(token, spec, own.get(token, finding), finding, points, notes, source, "")
    view = _view(kind, about, spec, facts)
    chart_caption = caption(view, facts)
    finding = _FINDINGS[kind](view, facts) if kind in _FINDINGS else chart_caption.title
    alt = alt_text(view, facts, chart_caption)
    return Slide(
        token=token,
        spec=view,
        title=own.get(token, finding),
        finding=finding,
        points=(),
        notes=_notes(chart_caption, alt, legal_reasons(view, facts) if kind == "binds" else ""),
        source=chart_caption.source,
        alt=alt,
    )


def _notes(chart_caption: Caption, alt: str, more: str) -> str:
    _ = speaking(chart_caption.lang)
    source = _("Source: {source}").format(source=chart_caption.source)
    parts = (alt, f"{chart_caption.subtitle.rstrip('.')}.", chart_caption.note, source, more)
    return "\n\n".join(filter(None, parts))


_CHANGES: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "came": {"asof": MINISTERIAL},
        "signed": {"asof": MINISTERIAL, "status": ("signed_at_ministerial",)},
        "count": {"chart": "count"},
        "replay": {},
        "globe": {"projection": "globe"},
        "mined": {"chart": "shares", "stage": "mine"},
        "refined": {"chart": "shares", "stage": "refinery"},
    }
)
"""Slides whose view is the presenter's with these keys."""


def _view(kind: str, about: str, spec: ChartSpec, facts: Facts) -> ChartSpec:
    """The view of a slide, based on the presenter's choices."""
    kept = ("asof", "worldview", "theme", "coalition", "lang", "producers")
    base = ChartSpec(**spec.values(kept))
    if kind in _CHANGES:
        return base.replace(**_CHANGES[kind])
    if kind == "binds":
        return base.as_kind(AgreementsSpec).replace(chart="agreements", sort="binding")
    if kind == "partner":
        return base.replace(chart="partner", partner=about or spec.partner or focus(facts))
    slug = about or (spec.commodity if kind == "china" else "") or most_chinese(facts)
    stage = _processing_stage(facts, slug) if kind == "china" else ""
    return base.replace(chart="shares", commodity=slug, stage=stage)


@cache_by_facts()
def focus(facts: Facts) -> str:
    """The partner in focus unless one is chosen: of that day's signatories, who lists most."""
    status_by_code = statuses(facts, MINISTERIAL)["status"]
    signers = [
        code for code in status_by_code.index if status_by_code[code] == "signed_at_ministerial"
    ]
    return str(max(signers, key=lambda code: (len(leading_minerals(facts, code)), code)))


@cache_by_facts()
def most_chinese(facts: Facts) -> str:
    """The mineral whose processing China leads most, among those that the partners mine too."""
    rows = overview(facts, facts.partner_codes)
    both = rows.groupby("line")["panel"].agg(set).map(lambda panels: {MINED, PROCESSED} <= panels)
    own = rows.loc[(rows["panel"] == PROCESSED) & rows["line"].map(both)]
    return str(own.loc[own["china"].idxmax(), "slug"])


def _processing_stage(facts: Facts, slug: str) -> str:
    rows = overview(facts, facts.partner_codes)
    own = rows.loc[(rows["slug"] == slug) & (rows["panel"] == PROCESSED), "stage"]
    return str(own.iloc[0]) if len(own) else ""


def _attendance_finding(spec: ChartSpec, facts: Facts) -> str:
    return _format_count(facts, _ATTENDED_IN_WASHINGTON, headline(facts, MINISTERIAL).countries)


def _format_count(facts: Facts, forms: tuple[str, str], count: int) -> str:
    """A sentence on the ministerial in the form for a number."""
    template = translate_plural(*forms, count, facts.lang)
    day = format_date(MINISTERIAL, facts.lang)
    return template.format(count=number_in_words(count, facts.lang, True), day=day)


def _replay_finding(spec: ChartSpec, facts: Facts) -> str:
    """The period that the replay shows: from the start of the count to the as-of date."""
    day = spec.as_of_date(facts)
    if day < COUNT_STARTS:
        return signed_finding(facts, day)
    _ = speaking(facts.lang)
    return _("How the map filled, from April 2025 to {day}").format(
        day=format_date(day, facts.lang)
    )


_FINDINGS = {
    "came": _attendance_finding,
    "signed": lambda spec, facts: map_finding(facts, MINISTERIAL),
    "replay": _replay_finding,
}


def _question_slide(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    _, day = speaking(facts.lang), spec.as_of_date(facts)
    forms = _ATTENDED_IN_WASHINGTON if day >= MINISTERIAL else _LISTED_FOR_WASHINGTON
    points = [_format_count(facts, forms, headline(facts, day).countries)]
    if day >= MINISTERIAL:
        points.append(_format_count(facts, _SIGNED, headline(facts, day).signed_at_ministerial))
    points.append(_signed_to(facts, day))
    notes = _(_RULE).format(
        covered=format_date(facts.covered_to, facts.lang),
        last=format_date(facts.last_event, facts.lang),
    )
    return _(QUESTION), tuple(points), notes


def _signed_to(facts: Facts, day: date) -> str:
    """How many agreements, by how many signatories, and how many of those are delegations."""
    numbers, lang = headline(facts, day), facts.lang
    signed = signed_finding(facts, day)
    if not numbers.signatories:
        return signed
    return translate_plural(*_SIGNATORIES, numbers.signatories, lang).format(
        signed=signed,
        count=number(numbers.signatories, lang),
        delegations=number(numbers.partners_with_text, lang),
        every=number(numbers.countries + 1, lang),
    )


def _open_questions_slide(spec: ChartSpec, facts: Facts) -> tuple[str, tuple[str, ...], str]:
    """What the sources disagree on, the scheduled dates, and where coverage ends."""
    _ = speaking(facts.lang)
    disputed = facts.disagreements.head(_MOST_OPEN).to_dict("records")
    points = [f"{row['topic']} {row['what_holds']}" for row in disputed]
    points += _scheduled(spec, facts)
    covered = _(
        "Coverage is systematic to {day}; a later development is not covered, which does not mean "
        "that nothing happened"
    )
    points.append(covered.format(day=format_date(facts.covered_to, facts.lang)))
    claim = _("{topic} Claimed: {claim} By: {who} {why}")
    notes = "\n".join(
        claim.format(topic=row["topic"], claim=row["claim"], who=row["who_says"], why=row["why"])
        for row in disputed
    )
    return _("What is not known, and what was scheduled"), tuple(points), notes


def _scheduled(spec: ChartSpec, facts: Facts) -> list[str]:
    """The scheduled dates after the as-of date.

    What was scheduled before the day on which the facts were compiled had passed by then: whether
    it came about is not covered.
    """
    _, compiled = speaking(facts.lang), facts.compiled_on
    rows = facts.events.loc[facts.events["scheduled"]].to_dict("records")
    return [
        _(_PASSED if row["date_last"] < compiled else _SCHEDULED).format(
            date=row["date_label"], event=row["title"], summary=row["summary"]
        )
        for row in rows
        if row["date_last"] > spec.as_of_date(facts)
    ]


_SCHEDULED = N_("{date}: {event}. {summary}")
_PASSED = N_("{date}, a date that has passed: {event}. {summary}")


_MOST_OPEN = 3
_WORDS = {"question": _question_slide, "open": _open_questions_slide}
