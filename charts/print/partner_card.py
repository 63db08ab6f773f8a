"""One partner on a card: a locator map, what it signed, and its largest listed shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import shapely
from matplotlib.axes import Axes
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path

from charts.captions import Caption
from charts.card_rows import card_partner
from charts.map_colors import Fill, status_fill
from charts.palette import THEMES
from charts.print.edition import Edition
from charts.print.frame import HATCHES, Box, Key, Sheet
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
from geo.locator import HEIGHT, WIDTH, Locator, locator

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
    _, day = speaking(facts.lang), spec.as_of_date(facts)
    partner = dossier(facts, card_partner(spec), day)
    ink, fill = THEMES[edition.theme], status_fill(partner.status, edition.theme)
    label = status_label(partner.status, day, facts.lang)
    china = Key(_("China’s share"), ink.highlight, "line")
    sheet = Sheet(edition, caption, [Key.of(fill, label), china])
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


def draw_locator(
    sheet: Sheet, facts: Facts, spec: ChartSpec, code: str, box: Box, own: Fill
) -> None:
    """The locator map, cut to its box.

    Parameters
    ----------
    sheet, facts, spec, code, box, own
        The view gives the worldview; the box is in points; ``own`` is the partner's fill.
    """
    shapes = locator(facts, code, spec.worldview)
    axes = sheet.axes(box)
    axes.set_xlim(0, WIDTH)
    axes.set_ylim(HEIGHT, 0)
    ink = sheet.ink
    axes.add_artist(Rectangle((0, 0), WIDTH, HEIGHT, facecolor=ink.sea, linewidth=0))
    for shape, fill in (
        (shapes.land, Fill(ink.land)),
        (shapes.neutral, Fill(ink.neutral_land)),
        (shapes.own, own),
    ):
        _draw_area(axes, shape, fill)
    for shape, style in ((shapes.solid, "-"), (shapes.dashed, (0, (3, 2)))):
        for line in _parts(shape, "LineString"):
            xy = shapely.get_coordinates(line)
            axes.plot(
                xy[:, 0],
                xy[:, 1],
                color=ink.border if style == "-" else ink.quiet_ink,
                linewidth=0.6,
                linestyle=style,
            )
    _draw_ring(axes, sheet, shapes, own.color)


def _draw_area(axes: Axes, shape: shapely.Geometry, fill: Fill) -> None:
    rings = [
        Path(shapely.get_coordinates(ring), closed=True)
        for part in _parts(shape, "Polygon")
        for polygon in [shapely.orient_polygons(part)]
        for ring in (polygon.exterior, *polygon.interiors)
    ]
    if rings:
        path = Path.make_compound_path(*rings)
        patch = PathPatch(path, facecolor=fill.color, linewidth=0)
        if fill.hatch:
            patch.set(hatch=HATCHES[fill.hatch], edgecolor=fill.ink, linewidth=0)
        axes.add_artist(patch)


def _parts(shape: shapely.Geometry, kind: str) -> list[shapely.Geometry]:
    if hasattr(shape, "geoms"):
        return [leaf for part in shape.geoms for leaf in _parts(part, kind)]
    return [shape] if shape.geom_type == kind and not shape.is_empty else []


def _draw_ring(axes: Axes, sheet: Sheet, shapes: Locator, color: str) -> None:
    for part in _parts(shapes.outline, "Polygon"):
        xy = shapely.get_coordinates(part.exterior)
        axes.plot(xy[:, 0], xy[:, 1], color=sheet.ink.accent, linewidth=1.2)
    if shapes.ringed:
        axes.add_artist(
            Circle(shapes.place, 16, facecolor="none", edgecolor=sheet.ink.highlight, linewidth=1.6)
        )
        axes.add_artist(Circle(shapes.place, 3, facecolor=color, linewidth=0))


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
