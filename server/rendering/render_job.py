"""What a renderer makes of an order: a chart in one of its forms, a deck, a page on a partner."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol

from charts.briefing import briefing
from charts.briefing.partner_briefs import brief
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.captions import alt_text, caption, file_stem
from charts.captions.citation import citation
from charts.print import Edition, render
from charts.rows import table
from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import FORMATS
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.store import Facts
from server.rendering.render_cache import RenderResult
from server.zip_files import zipped

PACKED = ("svg", "pdf", "csv")
"""What is worth a gzip; left plain, a middleware would pack it anew for every reader."""


class AnyRenderRequest(Hashable, Protocol):
    """What can be ordered: hashable by all that the bytes of the answer depend on."""

    @property
    def kind(self) -> str:
        """The end of its file's name."""

    @property
    def packed(self) -> bool:
        """Whether its bytes are kept gzipped."""

    @property
    def weight(self) -> int:
        """Megapixels in the making, at least 1."""


@dataclass(frozen=True)
class RenderRequest:
    """A chart in one of its forms."""

    kind: str
    name: str
    spec: ChartSpec
    edition: Edition
    version: str

    @property
    def packed(self) -> bool:
        """What is text or nearly so; a PNG or a zip is no smaller gzipped."""
        return self.kind in PACKED

    @property
    def weight(self) -> int:
        """Megapixels of the image."""
        size, scale = self.edition.size, self.edition.scale
        return max(size.width * size.height * scale**2 // 1_000_000, 1)


def draw_first(facts: Facts) -> None:
    """Draw what loads every library, typeface and boundary: it takes as long as ten images."""
    render("map", ChartSpec(), facts, Edition())


@dataclass(frozen=True)
class DeckRequest:
    """A briefing's slides as ``pptx`` or ``pdf``; of the view only what slides depend on."""

    kind: str
    spec: ChartSpec
    version: str

    packed = True
    weight = 2
    """The picture of a map on a slide."""


@dataclass(frozen=True)
class BriefRequest:
    """A page on a partner, to be printed."""

    code: str
    asof: date
    paper: str
    worldview: str
    lang: str
    version: str

    kind = "pdf"
    packed = True
    weight = 1


def draw(order: RenderRequest | DeckRequest | BriefRequest, facts: Facts) -> RenderResult:
    """The bytes of an order.

    Raises
    ------
    SpecError
        When there is no such picture.
    """
    return RenderResult.of(_DRAWN_BY[type(order)](order, facts), packed=order.packed)


def _chart(order: RenderRequest, facts: Facts) -> bytes:
    if order.kind == "zip":
        return zipped(_files(order, facts))
    return _body(order, order.kind, facts)


def _deck(order: DeckRequest, facts: Facts) -> bytes:
    made = as_powerpoint if order.kind == "pptx" else as_pdf
    return made(briefing(order.spec, facts), facts)


def _brief(order: BriefRequest, facts: Facts) -> bytes:
    spoken = facts.speaking(order.lang)
    return brief(spoken, order.code, order.asof, order.paper, order.worldview)


_DRAWN_BY: dict[type, Callable[[Any, Facts], bytes]] = {
    RenderRequest: _chart,
    DeckRequest: _deck,
    BriefRequest: _brief,
}


def _body(order: RenderRequest, kind: str, facts: Facts) -> bytes:
    if kind == "csv":
        return spreadsheet_safe_csv(table(order.name, order.spec, facts))
    scale = order.edition.scale if kind == "png" else 1
    edition = replace(order.edition, format=kind, scale=scale)
    return render(order.name, order.spec, facts, edition)


def _files(order: RenderRequest, facts: Facts) -> dict[str, bytes]:
    """Image in every format, rows, and the words that go with them, under one file name."""
    stem = file_stem(order.name, order.spec, facts)
    said = caption(order.name, order.spec, facts)
    title = order.edition.title or said.title
    cited = citation(title, said, facts, order.edition.address)
    words = {
        "alt.txt": alt_text(order.name, order.spec, facts),
        "citation.txt": cited.full,
        "bib": cited.bibtex,
        "ris": cited.ris,
    }
    images = {f"{stem}.{kind}": _body(order, kind, facts) for kind in (*FORMATS, "csv")}
    return images | {f"{stem}.{end}": f"{text}\n".encode() for end, text in words.items()}
