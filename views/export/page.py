"""The Export page: an image to download, the rows behind it, and the words to go with both."""

from __future__ import annotations

from dataclasses import replace

from charts.captions import Caption
from charts.content import alt_text, caption, file_stem, short_alt_text
from charts.editing import with_editing
from charts.spec.errors import ParamError
from charts.spec.page_specs import AgreementsExportSpec, ExportSpec
from charts.types.lookup import chart_type
from charts.urls import image_address
from views.add_to_briefing import add_view
from views.blocks import Blocks, Columns, Group, Notice, Text, Title
from views.context import ExportContext
from views.downloads import Downloads
from views.export import form
from views.export.changes import changes
from views.export.copy_fields import copy_fields
from views.export.preview import preview
from views.export.recent import recent_exports
from views.query_problems import describe
from views.text.i18n import _
from views.text.markdown import escape_markdown
from views.typefaces import broken_typefaces


def export_page(context: ExportContext) -> Blocks:
    """The choice of a chart and of what it shows; the picture beside its look; words to copy."""
    spec = context.spec
    choices = (
        Title(_("Export a chart")),
        Group("charts", (form.chart(spec),)),
        *form.content(context),
    )
    if not chart_type(spec.chart).is_drawable(spec):
        return (*choices, Notice(_("Choose a partner: a card shows one.")))
    if _is_gone(context):
        return (*choices, Notice(_("The facts have no such agreement any longer."), "warning"))
    chart_caption = caption(spec.content, context.facts)
    alt = alt_text(spec.content, context.facts, chart_caption)
    changed = changes(context)
    look = Group("look", form.look(context, chart_caption), "form")
    context, problems = _fitting(context)
    alt = with_editing(alt, spec.content, context.spec, context.facts)
    choices += tuple(Notice(describe(context.facts, one), "warning") for one in problems)
    short_alt = short_alt_text(context.spec.content, context.facts, chart_caption)
    fields = copy_fields(context, chart_caption, alt, short_alt)
    desk = Columns(((*changed, *_picture(context, chart_caption, alt)), (look,)), (2.3, 1))
    return (*choices, Group("desk", (desk,)), fields)


def _fitting(context: ExportContext) -> tuple[ExportContext, list[ParamError]]:
    """What can be drawn once the region or the theme is another, and what cannot."""
    spec, problems = context.spec.fitting(context.facts)
    return (replace(context, spec=spec) if problems else context), problems


def _is_gone(context: ExportContext) -> bool:
    """Whether an edit of the tables took the agreement away while somebody was looking at it."""
    spec = context.spec
    return (
        isinstance(spec, AgreementsExportSpec)
        and bool(spec.agreement)
        and spec.agreement not in set(context.facts.agreements["agreement_id"])
    )


def _picture(context: ExportContext, chart_caption: Caption, alt: str) -> Blocks:
    spec = context.spec
    saved_as = _("Saved as {stem}.{kind} · {license}").format(
        stem=escape_markdown(file_stem(spec.content, context.facts)),
        kind=spec.format,
        license=escape_markdown(chart_caption.licence),
    )
    shown = broken_typefaces() or (preview(context, alt),)
    recent = recent_exports(context)
    addition = add_view(context, spec, spec.chart)
    return (*shown, downloads(spec), addition, Text(saved_as, quiet=True), recent)


def downloads(spec: ExportSpec) -> Downloads:
    """The image, the rows and everything in a zip."""
    resolution = f", {spec.scale}×" if spec.format == "png" and spec.scale > 1 else ""
    image = _("Image, {kind}{resolution}").format(kind=spec.format.upper(), resolution=resolution)
    files = {image: spec.format, _("Data, CSV"): "csv", _("Everything, ZIP"): "zip"}
    addresses = {label: image_address(spec, file, download=1) for label, file in files.items()}
    return Downloads(_("Downloads"), addresses, image)
