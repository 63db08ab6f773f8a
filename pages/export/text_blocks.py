"""The words that go with a picture: alt text, citation, code to embed it, addresses."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from charts.captions import Caption
from charts.captions.citation import citation
from charts.spec.chart_spec import ChartSpec
from charts.urls import image_address, public_base, view_address
from data.facts.store import Facts
from pages.components.text.i18n import _
from pages.export.markup import PREVIEW_SIZES, field, fields, folded

_MM = {"column": 340, "print": 680}
"""CSS pixels across for the presets in millimeters (96 per inch)."""


def as_html(facts: Facts, spec: ChartSpec, chart_caption: Caption, alt: str) -> str:
    """The text blocks, each with its copy button."""
    base = base_url()
    title = spec.title or chart_caption.title
    image = base + image_address(spec, spec.format)
    references = citation(title, chart_caption, facts, base + view_address(spec))
    blocks = [
        field(_("Alt text"), alt),
        field(_("Citation"), references.full),
        field(_("Credit line"), references.short),
        field(_("Image URL"), image, code=True),
        field(_("Embed as an image"), as_image(spec, image, alt, base), code=True),
        field(_("Embed as a frame"), as_frame(spec, base, title), code=True),
    ]
    managers = [
        field("BibTeX", references.bibtex, code=True),
        field("RIS", references.ris, code=True),
    ]
    return fields(blocks) + folded(_("For reference managers"), managers)


def as_image(spec: ChartSpec, image: str, alt: str, base: str) -> str:
    """HTML that shows the picture and leads to the view."""
    address = image if spec.format != "pdf" else base + image_address(spec, "png")
    view = base + view_address(spec)
    return (
        f'<a href="{escape(view)}"><img src="{escape(address)}" alt="{escape(alt)}" '
        f'{_size(spec)} loading="lazy" style="max-width:100%;height:auto"></a>'
    )


def as_frame(spec: ChartSpec, base: str, title: str) -> str:
    """HTML that shows the picture in a frame, for systems that take nothing else."""
    address = base + image_address(spec, "svg")
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" {_size(spec)} '
        'loading="lazy" style="border:0"></iframe>'
    )


def _size(spec: ChartSpec) -> str:
    if spec.preset in PREVIEW_SIZES:
        width, height = PREVIEW_SIZES[spec.preset]
        return f'width="{width}" height="{height}"'
    return f'width="{_MM[spec.preset]}"'


def base_url() -> str:
    """The server's base URL, as the reader's browser names it; "" if unknown."""
    parts = urlsplit(st.context.url or "")
    return public_base(parts.scheme, parts.netloc)
