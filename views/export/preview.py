"""The picture of the Export page, and the tools by which it is taken elsewhere."""

from __future__ import annotations

from charts.content import file_stem
from charts.spec.print_params import preset_of
from charts.urls import image_address, preview_addresses
from data.i18n.messages import N_
from views.blocks import Html
from views.context import ExportContext
from views.templating import render
from views.text.i18n import _

_SIZES = {
    "fit": N_("Fit"),
    "true": N_("True size"),
    "phone": N_("On a phone"),
    "column": N_("In a column"),
}


def preview(context: ExportContext, alt: str) -> Html:
    """The picture by its address, sharp on dense screens.

    It can be dragged elsewhere as the file that is chosen, and copied as PNG, which every clipboard
    takes; it is seen in its box, at its true size in CSS pixels, in a phone's frame and in that of
    a column. What needs a script is not shown without it.

    Parameters
    ----------
    context : ExportContext
    alt : str
        The alternative text, plain; escaped here.
    """
    spec = context.spec
    size = preset_of(spec.preset)
    width, height = size.css_size
    plain, dense = preview_addresses(spec)
    values = {
        "file": image_address(spec, spec.format),
        "png": image_address(spec, "png"),
        "name": f"{file_stem(spec.content, context.facts)}.{spec.format}",
        "sizes": {kind: _(label) for kind, label in _SIZES.items()},
        "sizes_label": _("Preview"),
        "words": _tool_words(size.is_for_paper),
        "width": width,
        "height": height,
    }
    return Html(render("preview.html", spec=spec, plain=plain, dense=dense, alt=alt, **values))


def _tool_words(is_for_paper: bool) -> dict[str, str]:
    whole = (
        _("Show every pixel of the picture")
        if is_for_paper
        else _("Show the picture at its true size")
    )
    return {
        "whole": whole,
        "label": _("Copy image"),
        "waiting": _("The picture is being fetched."),
        "done": _("The picture is on the clipboard."),
        "failed": _("The picture could not be made just now. Try again in a few minutes."),
        "refused": _(
            "This browser did not take the picture. Save it, or copy it from its own menu."
        ),
    }
