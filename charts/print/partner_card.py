"""One partner on a card: a locator map, what it signed, and its largest listed shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from charts.captions import Caption
from charts.card_rows import card_partner
from charts.map_colors import Fill, status_fill
from charts.palette import THEMES
from charts.print.edition import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.locator_map import draw_locator, mark_keys
from charts.print.partner_minerals import draw_minerals
from charts.print.text_layout import LEADING, lines
from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.labels import (
    ABSENT,
    INSTRUMENT_LABELS,
    NO_AGREEMENT_YET,
    NO_GROUP,
    NOT_PUBLISHED,
    status_label,
    text_status,
)
from data.i18n.messages import speaking
from data.partners.dossier import Dossier, dossier
from geo.locator import HEIGHT, WIDTH

_MOST_TEXTS = 4


def draw(
    spec: ChartSpec, facts: Facts, edition: Edition, caption: Caption, rows: pd.DataFrame
) -> Sheet:
    """The card of a view's partner.

    Parameters
    ----------
    spec, facts, edition, caption, rows
        As `ChartType.draw` takes them. On a wide sheet the map stands beside the text, else above.
    """
    day = spec.as_of_date(facts)
    partner = dossier(facts, card_partner(spec), day)
    ink, fill = THEMES[edition.theme], status_fill(partner.status, edition.theme)
    label = status_label(partner.status, day, facts.lang)
    has_china = bool(rows["china_pct"].notna().any())
    marks = mark_keys(facts, partner.code, spec.worldview, has_china, ink)
    sheet = Sheet(edition, caption, [Key.of(fill, label), *marks])
    area, gap = sheet.plot_area, sheet.size.text * 1.6
    if area.width > area.height * 1.25:
        half = (area.width - gap) * 0.5
        picture = Box(area.left, area.top, half, min(area.height, half * HEIGHT / WIDTH))
        delegation_box = Box(
            area.left, picture.bottom + gap * 0.3, half, area.bottom - picture.bottom
        )
        details_box = Box(area.left + half + gap, area.top, area.width - half - gap, area.height)
    else:
        picture_height = min(area.height * 0.4, area.width * 0.62 * HEIGHT / WIDTH)
        picture_width = picture_height * WIDTH / HEIGHT
        picture = Box(area.left, area.top, picture_width, picture_height)
        delegation_box = Box(
            area.left + picture_width + gap / 2,
            area.top,
            area.width - picture_width - gap / 2,
            picture_height,
        )
        details_box = Box(area.left, picture.bottom + gap * 0.4, area.width, 0)
        details_box = Box(
            details_box.left, details_box.top, details_box.width, area.bottom - details_box.top
        )
    own = Fill(ink.accent) if partner.status == ABSENT else fill
    draw_locator(sheet, facts, spec, partner.code, picture, own)
    _draw_delegation(
        sheet,
        partner,
        Box(delegation_box.left, delegation_box.top, delegation_box.width, delegation_box.height),
    )
    y = _draw_agreements(sheet, partner, details_box)
    remaining = Box(
        details_box.left, y + sheet.size.text * 0.6, details_box.width, details_box.bottom - y
    )
    draw_minerals(sheet, partner, rows, remaining)
    return sheet


def _draw_delegation(sheet: Sheet, partner: Dossier, box: Box) -> None:
    """Who led the delegation and where the partner belongs, as far as they fit."""
    paragraphs, y = _paragraphs(partner), box.top
    size = _size_of(paragraphs, box, sheet)
    for text, weight in paragraphs:
        wrapped = lines(text, box.width, size, weight)
        if y + len(wrapped) * size * LEADING > box.bottom:
            break
        for line in wrapped:
            y += size * LEADING
            sheet.text(line, box.left, y - size * 0.26, size, weight)


def _size_of(paragraphs: list[tuple[str, str]], box: Box, sheet: Sheet) -> float:
    """The largest type in which all fit: small type in a high box would leave it blank."""
    size = sheet.size.text * _LARGEST
    while size > sheet.size.small:
        count = sum(len(lines(text, box.width, size, weight)) for text, weight in paragraphs)
        if count * size * LEADING <= box.height:
            return size
        size -= 0.5
    return sheet.size.small


_LARGEST = 1.1


def _paragraphs(partner: Dossier) -> list[tuple[str, str]]:
    """Who led the delegation, its statement, and the groups, each with its weight."""
    _, row = speaking(partner.lang), partner.delegation
    paragraphs = [(_delegation(partner), "semibold")]
    if row is not None and row["statement_summary"]:
        paragraphs.append((row["statement_summary"], "regular"))
    groups = ", ".join(row["label"] for row in partner.membership_rows)
    member = _("Member of {groups}.").format(groups=groups) if groups else _(NO_GROUP)
    return [*paragraphs, (member, "regular")]


def _delegation(partner: Dossier) -> str:
    _, row = speaking(partner.lang), partner.delegation
    if row is None:
        return _("No delegation on State’s list.")
    if not row["head_of_delegation"]:
        return _("Head of delegation: {name}.").format(name=_(NOT_PUBLISHED))
    return _("Head of delegation: {name}, {title}").format(
        name=row["head_of_delegation"], title=row["title"]
    )


def _draw_agreements(sheet: Sheet, partner: Dossier, box: Box) -> float:
    """The latest agreements, one below the other; gives where they end."""
    size, small = sheet.size.text, sheet.size.small
    _, rows = speaking(partner.lang), partner.text_rows
    small = size if box.height > size * _ROOMY else small
    y = box.top + size * LEADING
    texts = _("Agreements and related deals ({count})").format(count=len(rows))
    sheet.text(texts, box.left, y - size * 0.26, size, "bold")
    if not rows:
        y += small * LEADING
        sheet.text(_(NO_AGREEMENT_YET), box.left, y - small * 0.26, small)
    most = _MOST_TEXTS if box.height > small * 28 else 2
    shown = 0
    for row in rows[:most]:
        own = [
            (line, weight, color)
            for words, weight, color in (
                (agreement_heading(row, partner.lang), "semibold", sheet.ink.ink),
                (row["title"], "regular", sheet.ink.quiet_ink),
            )
            for line in lines(words, box.width, small, weight)
        ]
        if shown and y + len(own) * small * LEADING > box.top + box.height * _MOST_AGREEMENTS:
            break
        for line, weight, color in own:
            y += small * LEADING
            sheet.text(line, box.left, y - small * 0.26, small, weight, color)
        y += small * 0.3
        shown += 1
    if len(rows) > shown:
        y += small * LEADING
        more = _("and {count} more").format(count=len(rows) - shown)
        sheet.text(more, box.left, y - small * 0.26, small)
    return y


_ROOMY = 30
"""Height of a box, in sizes of text, that has room for agreements in that size."""

_MOST_AGREEMENTS = 0.5
"""Part of the box that agreements may take from the shares."""


def agreement_heading(row: Mapping[str, Any], lang: str) -> str:
    """The date of an agreement, its kind, and where it stands.

    Parameters
    ----------
    row, lang
        Of `Dossier.text_rows`, and a language.
    """
    _ = speaking(lang)
    kind = _(INSTRUMENT_LABELS[row["instrument_type"]])
    return f"{row['signed_label']} · {kind} · {text_status(row['status'], row['confidence'], lang)}"
