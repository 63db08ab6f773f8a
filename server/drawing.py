"""What a renderer makes of an order: an image, the rows, or everything in a zip."""

from __future__ import annotations

from dataclasses import dataclass, replace

from charts.captions import alt_text, caption, file_stem
from charts.citation import citation
from charts.print import Edition, render
from charts.print_keys import FORMATS
from charts.spec import ChartSpec
from charts.tables import table
from data.cells import neutralised_csv
from data.store import Facts
from server.studio import Drawn
from server.zipped import zipped

PACKED = ("svg", "pdf", "csv")
"""What is worth a gzip; left plain, a middleware would pack it anew for every reader."""


@dataclass(frozen=True)
class Order:
    """All that the bytes of an answer depend on."""

    kind: str
    name: str
    spec: ChartSpec
    edition: Edition
    version: str


def draw(order: Order, facts: Facts) -> Drawn:
    """The bytes of an order.

    Raises
    ------
    SpecError
        When there is no such picture.
    """
    if order.kind == "zip":
        return Drawn.of(zipped(_files(order, facts)))
    return Drawn.of(_body(order, order.kind, facts), packed=order.kind in PACKED)


def _body(order: Order, kind: str, facts: Facts) -> bytes:
    if kind == "csv":
        return neutralised_csv(table(order.name, order.spec, facts))
    scale = order.edition.scale if kind == "png" else 1
    edition = replace(order.edition, format=kind, scale=scale)
    return render(order.name, order.spec, facts, edition)


def _files(order: Order, facts: Facts) -> dict[str, bytes]:
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
