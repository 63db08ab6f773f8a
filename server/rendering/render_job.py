"""The output of a render request: a chart in one of its formats, a deck, a partner brief."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from charts.briefing import Slide, briefing
from charts.briefing.partner_briefs import brief
from charts.briefing.pdf import as_pdf
from charts.briefing.powerpoint import as_powerpoint
from charts.captions.citation import citation
from charts.content import alt_text, caption, file_stem, short_alt_text, table
from charts.editing import with_editing
from charts.print import Edition
from charts.rendering import render
from charts.spec.chart_spec import ChartSpec
from charts.spec.page_specs import BriefingSpec
from charts.spec.print_params import FORMATS
from data.catalog.csv_safety import spreadsheet_safe_csv
from data.facts.store import Facts
from data.zip_files import zipped
from server.negotiation import StoredContent
from server.pinned_facts import from_rows_of
from views.briefing_file import as_html

PACKED = ("svg", "pdf", "csv")
"""What is worth a gzip; left plain, a middleware would pack it anew for every reader."""


class AnyRenderRequest(Hashable, Protocol):
    """A render request: hashable by all that the bytes of the answer depend on."""

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
    spec: ChartSpec
    edition: Edition
    state: str

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
    for kind in ("png", "svg"):
        render(ChartSpec(), facts, Edition(format=kind))


@dataclass(frozen=True)
class DeckRequest:
    """A briefing's slides as a file; of the view only what the slides depend on."""

    kind: str
    spec: BriefingSpec
    version: str

    packed = True
    weight = 2
    """The picture of a map on a slide."""


@dataclass(frozen=True)
class TemplateDeckRequest:
    """A briefing's slides in a template that a presenter sends: drawn once, and kept nowhere."""

    spec: BriefingSpec
    version: str
    template: bytes = field(repr=False)

    kind = "pptx"
    packed = True
    weight = 8
    """A template of the largest size takes as much memory as a picture of that."""


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


def draw(
    request: RenderRequest | DeckRequest | TemplateDeckRequest | BriefRequest, facts: Facts
) -> StoredContent:
    """The bytes of a render request.

    Parameters
    ----------
    request : RenderRequest or DeckRequest or TemplateDeckRequest or BriefRequest
    facts : Facts
        In any language: the request has its own.

    Returns
    -------
    StoredContent
        Packed where the request says that this pays.

    Raises
    ------
    SpecError
        When there is no such image, or a template cannot be used.
    ReleaseError
        When the facts are those of a release that is too old for it.
    """
    body = from_rows_of(facts, lambda: _RENDER_FUNCTIONS[type(request)](request, facts))
    return StoredContent.of(body, packed=request.packed)


def _chart(request: RenderRequest, facts: Facts) -> bytes:
    if request.kind == "zip":
        return zipped(_files(request, facts))
    return _body(request, request.kind, facts)


def _deck(request: DeckRequest, facts: Facts) -> bytes:
    return _DECKS[request.kind](briefing(request.spec, facts), facts)


_DECKS: dict[str, Callable[[Sequence[Slide], Facts], bytes]] = {
    "pptx": as_powerpoint,
    "pdf": as_pdf,
    "html": as_html,
}


def _template_deck(request: TemplateDeckRequest, facts: Facts) -> bytes:
    return as_powerpoint(briefing(request.spec, facts), facts, request.template)


def _brief(request: BriefRequest, facts: Facts) -> bytes:
    localized_facts = facts.localized(request.lang)
    return brief(localized_facts, request.code, request.asof, request.paper, request.worldview)


_RENDER_FUNCTIONS: dict[type, Callable[[Any, Facts], bytes]] = {
    RenderRequest: _chart,
    DeckRequest: _deck,
    TemplateDeckRequest: _template_deck,
    BriefRequest: _brief,
}


def _body(request: RenderRequest, kind: str, facts: Facts) -> bytes:
    if kind == "csv":
        return spreadsheet_safe_csv(table(request.spec, facts))
    scale = request.edition.scale if kind == "png" else 1
    edition = replace(request.edition, format=kind, scale=scale)
    return render(request.spec, facts, edition)


def _files(request: RenderRequest, facts: Facts) -> dict[str, bytes]:
    """Image in every format, rows, and the words that go with them, under one file name."""
    stem = file_stem(request.spec, facts)
    chart_caption = caption(request.spec, facts)
    alt = alt_text(request.spec, facts, chart_caption)
    title = request.edition.title or chart_caption.title
    cited = citation(title, chart_caption, facts, request.edition.address)
    texts = {
        "alt.txt": with_editing(alt, request.spec, request.edition, facts),
        "alt-short.txt": short_alt_text(request.spec, facts, chart_caption),
        "citation.txt": cited.full,
        "apa.txt": cited.apa,
        "chicago.txt": cited.chicago,
        "bib": cited.bibtex,
        "ris": cited.ris,
        "csl.json": cited.csl,
    }
    images = {f"{stem}.{kind}": _body(request, kind, facts) for kind in (*FORMATS, "csv")}
    return images | {f"{stem}.{end}": f"{text}\n".encode() for end, text in texts.items()}
