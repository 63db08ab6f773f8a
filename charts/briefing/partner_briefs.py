"""One page on a partner, A4 or Letter, to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from charts.captions import Caption, boundary_note
from charts.captions.caption_parts import sentences
from charts.content import caption, table
from charts.map_colors import status_fill
from charts.print import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.partner_card import agreement_heading, draw_locator
from charts.print.partner_minerals import draw_minerals
from charts.print.rendering import as_pdf
from charts.print.text_layout import LEADING, lines
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import MM, Preset
from data.catalog.sources import is_single_source
from data.facts.store import Facts
from data.i18n.labels import (
    BINDING_LABELS,
    CONFIDENCE_LABELS,
    NO_AGREEMENT_YET,
    NO_GROUP,
    NOT_FOUND,
    NOT_SIGNATURE,
    NOT_STATED,
    counted,
    status_label,
)
from data.i18n.messages import N_, speaking
from data.partners.comparison import head_of_delegation
from data.partners.dossier import Dossier, dossier
from data.timeline.chronology import TimelineFilter, chronology, selected
from geo.locator import HEIGHT, WIDTH

_DPI = 72
_SIZES = {"title": 22.0, "text": 10.0, "small": 8.2}


def _paper(width: float, height: float) -> Preset:
    return Preset(round(width * _DPI), round(height * _DPI), _DPI, **_SIZES)


PAPERS = MappingProxyType({"a4": _paper(210 * MM, 297 * MM), "letter": _paper(8.5, 11.0)})
"""ISO 216 A4, and U.S. Letter (ANSI/ASME Y14.1), upright."""


class _Paper(Edition):
    """An edition on a sheet of paper."""

    paper: str

    @property
    def size(self) -> Preset:
        return PAPERS[self.paper]


def brief(
    facts: Facts, code: str, asof: date, paper: str = "a4", worldview: str = "international"
) -> bytes:
    """A page on a partner as PDF.

    Parameters
    ----------
    facts : Facts
        In the language of the page.
    code : str
        ISO 3166 alpha-3, or ``EUU``.
    asof : datetime.date
    paper : {"a4", "letter"}
    worldview : {"international", "us"}
        Of the locator map.

    Raises
    ------
    KeyError
        For an unknown paper.
    """
    return as_pdf(compose_brief(facts, code, asof, paper, worldview), facts.name(code))


def compose_brief(facts: Facts, code: str, asof: date, paper: str, worldview: str) -> Sheet:
    """The laid-out page; its type shrinks, and then its longest parts, until all of it fits.

    Parameters
    ----------
    facts : Facts
    code : str
    asof : datetime.date
    paper : str
    worldview : str
        All as in `brief`.

    Raises
    ------
    ValueError
        When the page is too long even in the smallest layout.
    """
    for layout in _LAYOUTS:
        sheet = _try_layout(facts, code, asof, paper, worldview, layout)
        if sheet is not None:
            return sheet
    raise ValueError(f"the page on {code} does not fit {paper}")


@dataclass(frozen=True)
class _Layout:
    """A way to set the page: size of type, how many events, whether every agreement in full."""

    small: float
    events: int
    full: bool


_LAYOUTS = (
    *(_Layout(size, events, True) for size in (8.2, 7.6, 7.0) for events in (20, 6, 3)),
    *(_Layout(7.0, events, False) for events in (6, 3, 1)),
)


def _try_layout(
    facts: Facts, code: str, asof: date, paper: str, worldview: str, layout: _Layout
) -> Sheet | None:
    """The page set in one way; None if that is too long."""
    small = layout.small
    spec = ChartSpec(chart="partner", partner=code, asof=asof, worldview=worldview, lang=facts.lang)
    partner = dossier(facts, code, asof)
    card_caption = caption(spec, facts)
    label = status_label(partner.status, asof, facts.lang)
    fill = status_fill(partner.status, "light")
    edition = _Paper("pdf")
    object.__setattr__(edition, "paper", paper)
    _ = speaking(facts.lang)
    note = sentences(_(NOT_SIGNATURE), boundary_note(worldview, facts.lang))
    sheet = Sheet(
        edition,
        Caption(
            partner.name,
            card_caption.subtitle,
            note,
            card_caption.source,
            card_caption.licence,
            card_caption.lang,
        ),
        [Key.of(fill, label)],
    )
    area, gap = sheet.plot_area, 16.0
    half = (area.width - gap) / 2
    picture = Box(area.left, area.top, half, half * HEIGHT / WIDTH)
    draw_locator(sheet, facts, spec, code, picture, fill)
    left = Box(
        area.left, picture.bottom + gap * 0.5, half, area.bottom - picture.bottom - gap * 0.5
    )
    right = Box(area.left + half + gap, area.top, half, area.height)
    left_end = _draw_parts(
        sheet, _background_parts(facts, partner, asof, layout.events), left, small
    )
    right_end = _draw_parts(sheet, _agreement_parts(partner, layout.full), right, small)
    bars = table(spec, facts)
    least = small * 1.5 * (len(bars) + 2) if len(bars) else small * 5
    if left_end > left.bottom or right_end + least > right.bottom:
        return None
    below = Box(
        right.left,
        right_end + small,
        right.width,
        min(right.bottom - right_end - small, least * 1.6),
    )
    draw_minerals(sheet, partner, bars, below)
    return sheet


def _draw_parts(sheet: Sheet, parts: list[tuple[str, str]], box: Box, small: float) -> float:
    """Headings, paragraphs and quiet lines from the top of a box; gives where they end."""
    y = box.top
    for kind, words in parts:
        size = small + 2 if kind == "head" else small
        weight = {"head": "bold", "strong": "semibold"}.get(kind, "regular")
        y += size * 0.55 if kind == "head" else size * 0.18
        color = sheet.ink.quiet_ink if kind == "quiet" else sheet.ink.ink
        for line in lines(words, box.width, size, weight):
            y += size * LEADING
            sheet.text(line, box.left, y - size * 0.26, size, weight, color)
    return y


def _background_parts(
    facts: Facts, partner: Dossier, asof: date, most: int
) -> list[tuple[str, str]]:
    """Head of delegation, its statement, groups, events."""
    _, row = speaking(facts.lang), partner.delegation
    parts = [("head", _("Delegation")), ("strong", ", ".join(head_of_delegation(partner)))]
    if row is not None:
        listed = _("State’s list: {name}").format(name=row["fact_sheet_name"])
        parts.append(("quiet", listed))
        if row["statement_summary"]:
            parts.append(("text", row["statement_summary"]))
    groups = [_group(row, facts.lang) for row in partner.membership_rows]
    parts += [("head", _("Memberships")), ("text", "; ".join(groups) or _(NO_GROUP))]
    return parts + _event_parts(facts, partner, asof, most)


def _group(row: Mapping[str, Any], lang: str) -> str:
    _ = speaking(lang)
    if not row["since"]:
        return _("{group} (date not listed)").format(group=row["label"])
    return _("{group} (since {date})").format(group=row["label"], date=row["since_label"])


def _event_parts(facts: Facts, partner: Dossier, asof: date, most: int) -> list[tuple[str, str]]:
    """The latest events by a day, and how many earlier ones do not fit."""
    _ = speaking(facts.lang)
    rows = selected(facts, chronology(facts), TimelineFilter(partner=partner.code))
    events = rows.loc[(rows["kind"] != "text") & (rows["first"] <= asof)]
    if events.empty:
        return []
    latest = events.tail(most).to_dict("records")
    parts = [("head", _("Events"))]
    parts += [("text", f"{row['label']}: {row['title']}") for row in latest]
    if len(events) > most:
        earlier = counted(len(events) - most, "earlier event", "earlier events", facts.lang)
        parts.append(("quiet", _("{earlier} not shown.").format(earlier=earlier)))
    return parts


def _agreement_parts(partner: Dossier, full: bool) -> list[tuple[str, str]]:
    """Every agreement, the latest first; those not counted by title alone if space is short."""
    _, lang, rows = speaking(partner.lang), partner.lang, partner.text_rows
    parts = [("head", _("Agreements and related deals ({count})").format(count=len(rows)))]
    if not rows:
        parts.append(("text", _(NO_AGREEMENT_YET)))
    for row in rows:
        parts += [("strong", agreement_heading(row, lang)), ("text", row["title"])]
        if full or row["counted"]:
            parts += [("quiet", row["summary"]), ("quiet", _particulars(row, lang))]
    if partner.later:
        later = counted(partner.later, "row", "rows", lang)
        parts.append(("quiet", _("{rows} dated later or without a date.").format(rows=later)))
    return parts


_PARTICULARS = N_(
    "For the United States: {us}. For the partner: {other}. Scope: {scope}. Legal status: "
    "{binding}. {confidence}{single}."
)


def _particulars(row: Mapping[str, Any], lang: str) -> str:
    """Who signed, its scope and legal status, and how sure that is."""
    _ = speaking(lang)
    details = _(_PARTICULARS).format(
        us=row["us_signatory"] or _(NOT_FOUND),
        other=row["partner_signatory"] or _(NOT_FOUND),
        scope=row["minerals_scope"] or _(NOT_STATED),
        binding=_(BINDING_LABELS[row["binding"]]),
        confidence=_(CONFIDENCE_LABELS[row["confidence"]]),
        single=_(", single source") if is_single_source(row["source_urls"]) else "",
    )
    return sentences(details, "" if row["counted"] else _("Not counted as a signed agreement."))
