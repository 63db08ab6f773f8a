"""The words that go with a picture: alt text, citation, code to embed it, addresses."""

from __future__ import annotations

from charts.captions import Caption
from charts.captions.citation import citation
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import preset_of
from charts.urls import embed_keys, image_address, pinned_to, view_address
from data.facts.releases import releases
from views.citations import CITATION_STYLES, citation_fields
from views.context import ExportContext
from views.downloads import CopyField, CopyFields
from views.embeds import frame_code
from views.templating import render
from views.text.i18n import _


def copy_fields(
    context: ExportContext, chart_caption: Caption, alt: str, short_alt: str
) -> CopyFields:
    """The texts, each with its copy button; styles and reference managers are folded away.

    Parameters
    ----------
    context : ExportContext
        Its ``base`` makes the addresses whole; without it they are relative.
    chart_caption : Caption
        What is cited where the view has no title of its own.
    alt, short_alt : str
        The alternative texts, plain. The code for an image has the short one.
    """
    spec, base = context.spec, context.base
    title = spec.title or chart_caption.title
    references = citation(title, chart_caption, context.facts, base + view_address(spec))
    fields = (
        CopyField(_("Alt text, short"), short_alt),
        CopyField(_("Alt text, long"), alt),
        CopyField(_("Citation"), references.full),
        CopyField(_("Credit line"), references.short),
        CopyField(_("Image URL"), base + image_address(spec, spec.format), is_code=True),
        *_pinned(context, title),
        CopyField(_("Embed as an image"), as_image(spec, short_alt, base), is_code=True),
        CopyField(_("Embed as a chart"), frame_code(spec, title, base), is_code=True),
        CopyField(_("Embed as an element"), as_element(spec), is_code=True),
        CopyField(_("Script for both, once for a page"), script_code(base), is_code=True),
    )
    return CopyFields(fields, citation_fields(references), _(CITATION_STYLES))


def _pinned(context: ExportContext, title: str) -> tuple[CopyField, ...]:
    """What stays with these facts, as picture and as frame; none while no release keeps them."""
    spec, version = context.spec, context.facts.version
    if version not in releases():
        return ()
    address = context.base + image_address(spec, spec.format, **pinned_to(version))
    frame = frame_code(spec, title, context.base, version=version)
    return (
        CopyField(_("Pin to this version of the facts"), address, is_code=True),
        CopyField(_("Pin as an embedded chart"), frame, is_code=True),
    )


def as_image(spec: ExportSpec, alt: str, base: str) -> str:
    """HTML that shows the picture and leads to the view.

    Parameters
    ----------
    spec : ExportSpec
        A PDF is shown as PNG: no page can hold it as an image.
    alt : str
        Plain; escaped here.
    base : str
        The start of this server's addresses, or "".
    """
    kind = "png" if spec.format == "pdf" else spec.format
    return _code("embed_image.html", spec, base, kind=kind, alt=alt, view=base + view_address(spec))


def as_element(spec: ExportSpec) -> str:
    """The element that our script makes a frame with the chart: the keys are its attributes.

    Parameters
    ----------
    spec : ExportSpec
    """
    query = spec.to_query(embed_keys(spec.chart))
    return str(render("embed_element.html", chart=spec.chart, attributes=query))


def script_code(base: str) -> str:
    """The line by which a page fits its frames to their charts, and knows the element.

    Parameters
    ----------
    base : str
        The start of this server's addresses, or "".
    """
    return str(render("embed_script.html", address=f"{base}/embed.js"))


def _code(template: str, spec: ExportSpec, base: str, kind: str, **values: str) -> str:
    """HTML as text to copy: a plain string, which a template escapes once more."""
    width, height = preset_of(spec.preset).css_size
    address = base + image_address(spec, kind)
    return str(render(template, address=address, width=width, height=height, **values))
