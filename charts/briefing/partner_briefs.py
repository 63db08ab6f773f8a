"""One page on a partner, A4 or Letter, to hand out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from charts.briefing.brief_layout import Layout, below, best_layout, set_part, shown_minerals
from charts.briefing.brief_parts import Part
from charts.captions import Caption, boundary_note
from charts.captions.caption_parts import CREDIT, license_of, limits, sentences
from charts.content import caption
from charts.map_colors import Fill, status_fill
from charts.palette import THEMES
from charts.print import Edition
from charts.print.frame import Box, Key, Sheet
from charts.print.locator_map import draw_locator, mark_keys
from charts.print.mineral_rows import draw_mineral_rows, fitting, least_height, rank_note
from charts.print.rendering import as_pdf
from charts.print.text_layout import LEADING, lines_by_words
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import MM, Preset
from data.catalog.sources import together
from data.facts.store import Facts
from data.i18n.labels import ABSENT, NOT_SIGNATURE, status_label
from data.i18n.messages import speaking
from data.partners.dossier import Dossier, dossier

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
    """The laid-out page: in the largest type in which all of it fits, with even columns.

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
    spec = ChartSpec(chart="partner", partner=code, asof=asof, worldview=worldview, lang=facts.lang)
    partner = dossier(facts, code, asof)
    fill = status_fill(partner.status, "light")
    sheet = _sheet(facts, spec, partner, paper, fill)
    layout = best_layout(facts, partner, asof, sheet.plot_area)
    if layout is None:
        raise ValueError(f"the page on {code} does not fit {paper}")
    own = Fill(sheet.ink.accent) if partner.status == ABSENT else fill
    draw_locator(sheet, facts, spec, code, layout.picture, own)
    boxes = [
        below(box, _draw_parts(sheet, parts, box, layout.small, layout.small * loose))
        for (parts, box), loose in zip(layout.columns, layout.loose, strict=True)
    ]
    _draw_minerals(sheet, shown_minerals(facts, partner), len(partner.minerals), layout, boxes)
    return sheet


def _draw_minerals(
    sheet: Sheet,
    rows: tuple[Mapping[str, Any], ...],
    known: int,
    layout: Layout,
    boxes: list[Box],
) -> None:
    """The rows in their column; those that find no room there, in the other where that has some."""
    small, own = layout.small, layout.with_minerals
    spaced = [below(box, box.top + small * 0.6) for box in boxes]
    here, other = fitting(len(rows), small, spaced[own]), spaced[1 - own]
    flows = here < len(rows) and other.height > least_height(rows[here:], small, 2)
    there = fitting(len(rows) - here, small, other) if flows else 0
    more = known - here - there
    draw_mineral_rows(sheet, rows[:here], small, spaced[own], 0 if there else more)
    if there:
        draw_mineral_rows(sheet, rows[here : here + there], small, other, more, is_continued=True)


def _sheet(facts: Facts, spec: ChartSpec, partner: Dossier, paper: str, fill: Fill) -> Sheet:
    """The page with its head, its foot and the key to every mark on it."""
    edition, lang, own = _Paper("pdf"), facts.lang, caption(spec, facts)
    object.__setattr__(edition, "paper", paper)
    _, day, ink = speaking(lang), spec.as_of_date(facts), THEMES["light"]
    rows = shown_minerals(facts, partner)
    figures = pd.DataFrame(rows, columns=["source", "share_is_upper_limit", "estimate"])
    marks = limits(figures.rename(columns={"share_is_upper_limit": "upper_limit"}), lang)
    note = sentences(
        _(NOT_SIGNATURE), rank_note(rows, lang), marks, boundary_note(spec.worldview, lang)
    )
    sources = "; ".join(filter(None, (_(CREDIT), together(figures["source"]))))
    licence = license_of(figures, lang)
    words = Caption(partner.name, own.subtitle, note, sources, licence, own.lang)
    has_china = any(pd.notna(row["china_pct"]) for row in rows)
    keys = [
        Key.of(fill, status_label(partner.status, day, lang)),
        *mark_keys(facts, partner.code, spec.worldview, has_china, ink),
    ]
    return Sheet(edition, words, keys)


def _draw_parts(sheet: Sheet, parts: list[Part], box: Box, small: float, loose: float) -> float:
    """Headings, paragraphs and quiet lines from the top of a box; gives where they end."""
    y = box.top
    for part in parts:
        size, weight, above = set_part(part, small)
        color = sheet.ink.quiet_ink if part.kind == "quiet" else sheet.ink.ink
        y += above + loose
        for line in lines_by_words(part.words, box.width, size, weight):
            y += size * LEADING
            sheet.text(line, box.left, y - size * 0.26, size, weight, color)
    return y
