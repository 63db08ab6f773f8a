"""The parts of the Export page that are HTML: preview, links and texts to copy. All is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from charts.spec.chart_spec import ChartSpec
from charts.urls import image_address, preview_addresses
from pages.components.text.downloads import downloads
from pages.components.text.i18n import _

PREVIEW_SIZES = {
    "web": (1200, 675),
    "social": (1200, 628),
    "square": (1080, 1080),
    "slide": (1920, 1080),
}


def preview(spec: ChartSpec, alt: str) -> str:
    """The picture by its address, sharp on dense screens."""
    source, dense = map(escape, preview_addresses(spec))
    kind = " transparent" if spec.transparent else ""
    return (
        f'<figure class="atlas-preview {escape(spec.preset)}{kind}">'
        f'<a href="{source}" target="_blank" rel="noopener">'
        f'<img src="{source}" srcset="{source} 1x, {dense} 2x" alt="{escape(alt)}"></a></figure>'
    )


def links(spec: ChartSpec) -> str:
    """Links to the image, the rows and everything in a zip, each with its file name."""
    resolution = f", {spec.scale}×" if spec.format == "png" and spec.scale > 1 else ""
    image = _("Image, {kind}{resolution}").format(kind=spec.format.upper(), resolution=resolution)
    files = {image: spec.format, _("Data, CSV"): "csv", _("Everything, ZIP"): "zip"}
    addresses = {label: image_address(spec, file, download=1) for label, file in files.items()}
    return downloads(_("Downloads"), addresses, main=image)


def field(label: str, text: str, code: bool = False) -> str:
    """A text in full, and a button that copies it."""
    kind, copy = " code" if code else "", _("Copy")
    copied, by_hand = escape(_("Copied")), escape(_("Press Ctrl C"))
    return (
        f'<section class="atlas-field"><header><h2>{escape(label)}</h2>'
        f'<button type="button" class="atlas-copy" aria-live="polite" data-done="{copied}" '
        f'data-by-hand="{by_hand}">{escape(copy)}</button>'
        "</header>"
        f'<div class="atlas-words{kind}" tabindex="0" aria-label="{escape(label)}">'
        f"{escape(text)}</div></section>"
    )


def fields(parts: Iterable[str]) -> str:
    """Several texts in a grid."""
    return f'<div class="atlas-fields">{"".join(parts)}</div>'


def folded(label: str, parts: Iterable[str]) -> str:
    """Texts that few need, folded away."""
    return f"<details><summary>{escape(label)}</summary>{fields(parts)}</details>"
