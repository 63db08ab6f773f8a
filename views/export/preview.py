"""The picture of the Export page, and the tools by which it is taken elsewhere."""

from __future__ import annotations

from charts.content import file_stem
from charts.urls import image_address, preview_addresses
from views.blocks import Html
from views.context import ExportContext
from views.templating import render
from views.text.i18n import _


def preview(context: ExportContext, alt: str) -> Html:
    """The picture by its address, sharp on dense screens.

    It can be dragged elsewhere as the file that is chosen, and copied as PNG, which every clipboard
    takes. What needs a script is not shown without it.

    Parameters
    ----------
    context : ExportContext
    alt : str
        The alternative text, plain; escaped here.
    """
    spec = context.spec
    plain, dense = preview_addresses(spec)
    values = {
        "file": image_address(spec, spec.format),
        "png": image_address(spec, "png"),
        "name": f"{file_stem(spec.content, context.facts)}.{spec.format}",
        "words": _tool_words(),
    }
    return Html(render("preview.html", spec=spec, plain=plain, dense=dense, alt=alt, **values))


def _tool_words() -> dict[str, str]:
    return {
        "copy": _("Copy image"),
        "waiting": _("The picture is being fetched."),
        "done": _("The picture is on the clipboard."),
        "failed": _("The picture could not be made just now. Try again in a few minutes."),
        "refused": _(
            "This browser did not take the picture. Save it, or copy it from its own menu."
        ),
    }
