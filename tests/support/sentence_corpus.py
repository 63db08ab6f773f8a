"""Every sentence that the product can generate from the facts, with what it was generated for.

All charts, every date on which something changes and the days around it, country groups, commodity,
stage and year, all partners and outsiders, statuses and initiatives. Where a product of all would
only repeat the same sentence, the dimensions that a sentence does not depend on are fixed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from charts.briefing import Slide, briefing
from charts.captions.agreement_finding import (
    all_agreements_finding,
    chosen_agreements_finding,
    exposure_finding,
    legal_finding,
)
from charts.captions.citation import citation
from charts.captions.finding import timeline_finding
from charts.captions.leader_finding import leaders_finding
from charts.captions.mineral_finding import commodity_finding, overview_finding
from charts.content import alt_text, caption, short_alt_text
from charts.registry import CHART_NAMES
from charts.speaker_notes import SpeakerNotes, speaker_notes
from charts.spec.briefing_params import FIRST_DEFAULT
from charts.spec.chart_spec import ChartSpec
from charts.spec.date_params import FIRST_DAY
from charts.spec.page_specs import AgreementsSpec, BriefingSpec
from charts.spec.parsers import selectable
from data.agreements.counted_rows import signed_rows
from data.agreements.counting import change_dates, headline, statuses, texts_of
from data.agreements.status import SIGNED_STATUSES
from data.brief.statements import statements
from data.facts.store import Facts
from data.i18n.labels import (
    INITIATIVE_LABELS,
    MINISTERIAL,
    REGION_LABELS,
    STAGE_LABELS,
    STATUS_LABELS,
)
from data.minerals.country_groups import PRESETS, members
from data.minerals.exposure import exposure
from data.minerals.overview import LISTED, group_names, lines, overview
from data.minerals.shares import available
from data.partners.dossier import dossier
from data.timeline.chronology import LANES
from views import headline as figures
from views.brief.argument import PARAGRAPHS, finding, paragraph
from views.brief.figures import key_figures


@dataclass(frozen=True)
class Sentence:
    """A generated text and where it stands: ``map.title``, ``slide.notes``."""

    place: str
    text: str


def corpus(facts: Facts) -> Iterator[Sentence]:
    """Every sentence, in a fixed order."""
    parts = (
        *(_maps, _counts, _timelines, _shares, _groups, _cards, _slides),
        *(_agreements, _agreement_charts, _others),
    )
    for part in parts:
        yield from part(facts)


@lru_cache(maxsize=2)
def days(facts: Facts) -> tuple[date, ...]:
    """The days on which something changes, the days around them, and both ends."""
    joined = {day for day in facts.memberships["since_last"] if day is not None}
    scheduled = {day for day in facts.events.loc[facts.events["scheduled"], "date_last"]}
    change_days = {*change_dates(facts), *joined, *scheduled, MINISTERIAL}
    nearby = {day + timedelta(days=step) for day in change_days for step in (-1, 0, 1)}
    covered = {day for day in nearby if FIRST_DAY <= day <= facts.last_event}
    return tuple(sorted(covered | {FIRST_DAY, facts.last_event}))


def few_days(facts: Facts) -> tuple[date, ...]:
    """A day before the count, one in it, the eve, the day, and the last."""
    eve = MINISTERIAL - timedelta(days=1)
    return (FIRST_DAY, date(2025, 4, 10), date(2025, 11, 1), eve, MINISTERIAL, facts.last_event)


def _caption_sentences(
    facts: Facts, chart: str, views: Iterable[ChartSpec], alt: bool
) -> Iterator[Sentence]:
    for view in views:
        chart_caption = caption(view.replace(chart=chart), facts)
        kind = f"{chart}.{view.color}" if chart == "map" else chart
        for part in ("title", "subtitle", "note", "source", "licence"):
            yield Sentence(f"{kind}.{part}", getattr(chart_caption, part))
        short = short_alt_text(view.replace(chart=chart), facts, chart_caption)
        yield Sentence(f"{kind}.short alternative text", short)
        if alt:
            yield Sentence(f"{kind}.alternative text", alt_text(view.replace(chart=chart), facts))


def _maps(facts: Facts) -> Iterator[Sentence]:
    regions = ("", *REGION_LABELS)
    specs = [ChartSpec(asof=day) for day in days(facts)]
    specs += [ChartSpec(worldview="us")]
    specs += [
        ChartSpec(asof=day, region=region, status=(status,) if status else ())
        for day in few_days(facts)
        for region in regions
        for status in ("", *STATUS_LABELS)
    ]
    specs += [
        ChartSpec(asof=day, status=("signed_at_ministerial", "signed_before", "signed_after"))
        for day in days(facts)
    ]
    specs += [
        ChartSpec(asof=day, region=region, status=SIGNED_STATUSES)
        for day in days(facts)
        for region in regions
    ]
    yield from _caption_sentences(facts, "map", specs, True)
    initiative_specs = [
        ChartSpec(color="initiative", initiative=key, asof=day)
        for key in INITIATIVE_LABELS
        for day in days(facts)
    ]
    initiative_specs += [
        ChartSpec(color="initiative", initiative=key, region=region, asof=day)
        for key in INITIATIVE_LABELS
        for region in REGION_LABELS
        for day in (date(2025, 11, 1), facts.last_event)
    ]
    yield from _caption_sentences(facts, "map", initiative_specs, True)
    yield from _caption_sentences(facts, "map", _agreement_maps(facts), True)


def _agreement_maps(facts: Facts) -> Sequence[ChartSpec]:
    """Everyone on every day and in every region; the producers of every mineral."""
    regions = ("", *REGION_LABELS)
    return [
        *(ChartSpec(color="agreement", asof=day) for day in days(facts)),
        *(
            ChartSpec(color="agreement", region=region, asof=day, commodity=slug)
            for region in regions
            for day in few_days(facts)
            for slug in ("", "cobalt", "rare-earths")
        ),
        *(
            ChartSpec(color="agreement", region=region, **item)
            for item in _measures(facts)
            for region in regions
        ),
    ]


def _measures(facts: Facts) -> Sequence[dict[str, object]]:
    return [
        {"commodity": item.commodity, "stage": item.stage, "year": item.year}
        for measures in available(facts).values()
        for item in measures
    ]


def _shares(facts: Facts) -> Iterator[Sentence]:
    regions = ("", *REGION_LABELS)
    maps = [
        ChartSpec(color="mineral", region=region, **item)
        for item in _measures(facts)
        for region in regions
    ]
    yield from _caption_sentences(facts, "map", maps, True)
    rankings = [
        ChartSpec(producers=producers, **item)
        for item in _measures(facts)
        for producers in ("all", "partners")
    ]
    yield from _caption_sentences(facts, "shares", rankings, True)


def coalitions(facts: Facts) -> tuple[tuple[str, ...], ...]:
    """The sets to start from, each partner alone, nobody, and some that were ticked together."""
    presets = [() if key == "partners" else (key,) for key in PRESETS]
    alone = [(code,) for code in facts.partner_codes]
    ticked = [
        ("none",),
        ("PER", "AUS"),
        ("PHL", "GBR", "ARE"),
        ("g7", "AUS", "BRA"),
        ("eu", "-FIN"),
    ]
    return (*presets, *alone, *ticked)


def _groups(facts: Facts) -> Iterator[Sentence]:
    """Country groups: the overview as a chart and as a page, and each commodity."""
    wholes = [
        ChartSpec(coalition=who, stage=stage)
        for who in coalitions(facts)
        for stage in ("", "mine", "refinery")
    ]
    grouped = [
        ChartSpec(coalition=who, group=group)
        for who in ((), ("signers",), ("PER",), ("none",))
        for group in (LISTED, *group_names(facts))
    ]
    early = [ChartSpec(coalition=("pax_silica",), asof=day) for day in days(facts)]
    yield from _caption_sentences(facts, "shares", [*wholes, *grouped, *early], True)
    for who in coalitions(facts):
        rows = overview(facts, members(facts, who))
        yield Sentence("minerals.title", overview_finding(facts, who, rows))
        for line in lines(facts):
            own = rows.loc[rows["line"] == line.slug]
            yield Sentence("mineral.title", commodity_finding(facts, who, own))
    yield Sentence("minerals.finding", leaders_finding(facts))


def _counts(facts: Facts) -> Iterator[Sentence]:
    yield from _caption_sentences(
        facts, "count", [ChartSpec(asof=day) for day in days(facts)], True
    )
    for day in days(facts):
        numbers = headline(facts, day)
        yield Sentence("map.attendance", figures.attendance(numbers, day, facts.lang))
        yield Sentence("map.counting rule", figures.counting_rule(numbers, day, facts.lang))
        yield Sentence("map.as of", figures.as_of(numbers, day, facts.lang))


def _timelines(facts: Facts) -> Iterator[Sentence]:
    views = [ChartSpec(), ChartSpec(start=date(2026, 2, 1), end=date(2026, 2, 28))]
    views += [ChartSpec(start=date(2027, 1, 20))]
    views += [ChartSpec(kind=(kind,)) for kind in LANES]
    views += [ChartSpec(confidence=grade) for grade in ("high", "medium", "low")]
    views += [
        ChartSpec(region=region, kind=kinds)
        for region in REGION_LABELS
        for kinds in ((), ("text",))
    ]
    views += [
        ChartSpec(partner=code, kind=kinds)
        for code in sorted(selectable(facts))
        for kinds in ((), ("text",), ("finance",))
    ]
    yield from _caption_sentences(facts, "timeline", views, True)
    yield Sentence("timeline.finding", timeline_finding(facts))


def _cards(facts: Facts) -> Iterator[Sentence]:
    """Every partner and outsider, on the days on which something of theirs changes."""
    for code in sorted(selectable(facts)):
        own = {day for day in texts_of(facts, code, None)["signed_last"] if day is not None}
        change_days = {*own, MINISTERIAL, facts.last_event}
        nearby = {day + timedelta(days=step) for day in change_days for step in (-1, 0, 1)}
        covered = sorted(day for day in nearby if FIRST_DAY <= day <= facts.last_event)
        views = [ChartSpec(partner=code, asof=day) for day in covered]
        yield from _caption_sentences(facts, "partner", views, True)
    for day in days(facts):
        for reason in statuses(facts, day)["reason"]:
            yield Sentence("status.reason", reason)
    for code in ("NGA", "ZAF", "CHN"):
        yield Sentence("status.reason", dossier(facts, code, facts.last_event).reason)


def _slides(facts: Facts) -> Iterator[Sentence]:
    dated = ("question", "came", "signed", "count", "binding", "absent", "open", "globe")
    stories = [BriefingSpec(asof=day) for day in few_days(facts)]
    stories += [BriefingSpec(slides=FIRST_DEFAULT, asof=day) for day in few_days(facts)]
    stories += [BriefingSpec(slides=dated, asof=day) for day in days(facts)]
    stories += [BriefingSpec(slides=(f"partner.{code}",)) for code in facts.partners["iso_a3"]]
    stories += [BriefingSpec(slides=("partner.PER",), asof=day) for day in few_days(facts)]
    stories.append(BriefingSpec(slides=("text", "view.map~color:mineral~commodity:cobalt")))
    stories += [BriefingSpec(slides=(f"mineral.{slug}",)) for slug in facts.commodities["slug"]]
    stories += [
        BriefingSpec(slides=("output", "mined"), coalition=who) for who in coalitions(facts)
    ]
    for story in stories:
        for slide in briefing(story, facts):
            yield from _of_slide(slide)
    yield from _notes_of_any_chart(facts)


def _of_slide(slide: Slide) -> Iterator[Sentence]:
    yield Sentence("slide.title", slide.title)
    yield from (Sentence("slide.point", point) for point in slide.points)
    yield from (Sentence("slide.figure", f"{one.figure} {one.label}") for one in slide.figures)
    yield from _of_notes(slide.speech)


def _of_notes(notes: SpeakerNotes) -> Iterator[Sentence]:
    speech = notes.speech
    yield from (Sentence("notes.sentence", sentence) for sentence in speech.sentences)
    yield Sentence("notes.question", speech.question)
    yield Sentence("notes.answer", speech.answer)


def _notes_of_any_chart(facts: Facts) -> Iterator[Sentence]:
    """Of charts that no slide of the story shows: a general template speaks for them."""
    views = [ChartSpec(chart="timeline"), ChartSpec(chart="timeline", kind=("finance",))]
    views += [ChartSpec(region=region) for region in REGION_LABELS]
    views += [ChartSpec(color="initiative", initiative=key) for key in INITIATIVE_LABELS]
    views += [ChartSpec(color="mineral", commodity=slug) for slug in ("cobalt", "boron")]
    for view in views:
        yield from _of_notes(speaker_notes("", view, facts))


def _agreements(facts: Facts) -> Iterator[Sentence]:
    """All of them, some of them, and the producers of each mineral and of two at once."""
    place, slugs = "agreements.title", tuple(facts.commodities["slug"])
    for day in days(facts):
        yield Sentence(place, all_agreements_finding(facts, day))
        yield Sentence(place, legal_finding(facts, day))
        own = signed_rows(facts, day)
        for number in (0, 1, 2, len(own)):
            yield Sentence(place, chosen_agreements_finding(facts, day, own[:number]))
    for day in few_days(facts):
        for slug in slugs:
            for stage in ("", *STAGE_LABELS):
                asked = [exposure(facts, slug, stage, day)]
                yield Sentence(place, exposure_finding(facts, asked, day))
    for stage in ("", "mine", "refinery"):
        for first, second in pairwise(slugs):
            asked = [exposure(facts, slug, stage, facts.last_event) for slug in (first, second)]
            yield Sentence(place, exposure_finding(facts, asked, facts.last_event))


def _agreement_charts(facts: Facts) -> Iterator[Sentence]:
    """The captions of the chart: what is asked by each key, on a few days, and each agreement."""
    asked: list[AgreementsSpec] = [AgreementsSpec(asof=day) for day in few_days(facts)]
    asked += [AgreementsSpec(mineral=(slug,)) for slug in ("cobalt", "rare-earths")]
    asked += [AgreementsSpec(partner="PER"), AgreementsSpec(region="africa", q="finance")]
    asked += [AgreementsSpec(binding=(key,)) for key in ("binding", "not_binding", "not_stated")]
    asked += [AgreementsSpec(provision=("stockpiling",)), AgreementsSpec(status=("announced",))]
    forms = [spec.replace(view=view) for spec in asked for view in ("cards", "matrix")]
    every = [AgreementsSpec(agreement=name) for name in facts.agreements["agreement_id"]]
    yield from _caption_sentences(facts, "agreements", forms, True)
    yield from _caption_sentences(facts, "agreements", every, False)


def _others(facts: Facts) -> Iterator[Sentence]:
    for chart in CHART_NAMES:
        spec = ChartSpec(chart=chart, partner="PER" if chart == "partner" else "")
        chart_caption = caption(spec.replace(chart=chart), facts)
        cited = citation(chart_caption.title, chart_caption, facts, "https://atlas.example.org/")
        yield Sentence("citation.full", cited.full)
        yield Sentence("citation.short", cited.short)
    for day in days(facts):
        yield Sentence("brief.title", finding(facts, day))
        for item in key_figures(facts, day):
            yield Sentence("brief.figure", f"{item.figure} {item.label}")
        for name in PARAGRAPHS:
            yield Sentence("brief.argument", paragraph(facts, day, name).text)
    for row in statements(facts).to_dict("records"):
        yield Sentence("brief.heading", row["heading"])
        yield Sentence("brief.statement", row["text"])
