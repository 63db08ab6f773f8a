"""What a reader takes away of the agreements: pictures, rows, the ways to Export and Present."""

from __future__ import annotations

from charts.spec.page_specs import AgreementsSpec
from charts.urls import image_address
from views.add_to_briefing import AddToBriefing, add_view
from views.blocks import Link
from views.context import AgreementsContext
from views.downloads import Downloads
from views.export_links import export_link
from views.text.i18n import _

CHART = "agreements"


def export_links(context: AgreementsContext) -> tuple[Link, ...]:
    """To the Export page with what is asked, as a table and as a matrix."""
    listed = context.spec.replace(agreement="")
    return (
        export_link(listed.replace(view="cards"), CHART, _("Export as a table")),
        export_link(listed.replace(view="matrix"), CHART, _("Export as a matrix")),
    )


def add_list(context: AgreementsContext) -> AddToBriefing:
    """What is asked to the briefing, in the form in which it is shown."""
    return add_view(context, context.spec.replace(agreement=""), CHART)


def add_one(context: AgreementsContext) -> AddToBriefing:
    """The agreement that is open to the briefing."""
    return add_view(context, _one(context), CHART)


def list_downloads(context: AgreementsContext, has_counted: bool) -> Downloads:
    """Pictures and rows of what is asked.

    Parameters
    ----------
    context : AgreementsContext
    has_counted : bool
        Whether there is a counted agreement: only these stand in the matrix.
    """
    listed = context.spec.replace(chart=CHART, agreement="", view="cards", theme="")
    addresses = {
        _("Table, PNG"): image_address(listed, "png", download=1),
        _("Table, PDF"): image_address(listed, "pdf", preset="print", download=1),
        _("Rows, CSV"): image_address(listed, "csv", download=1),
    }
    if has_counted:
        matrix = listed.replace(view="matrix")
        addresses[_("Matrix, PNG")] = image_address(matrix, "png", download=1)
    return Downloads(_("Downloads of these agreements"), addresses)


def export_one(context: AgreementsContext) -> Link:
    """To the Export page with the agreement that is open."""
    return export_link(_one(context), CHART, _("Export this"))


def one_downloads(context: AgreementsContext) -> Downloads:
    """The agreement that is open as an image, on one page, as its row."""
    spec = _one(context)
    addresses = {
        _("Image, PNG"): image_address(spec, "png", download=1),
        _("One page, PDF"): image_address(spec, "pdf", preset="print", download=1),
        _("Row, CSV"): image_address(spec, "csv", download=1),
    }
    return Downloads(_("Downloads of this agreement"), addresses)


def _one(context: AgreementsContext) -> AgreementsSpec:
    """The agreement alone: what was asked of the others changes nothing of it."""
    return context.spec.as_kind(AgreementsSpec, ("agreement", "lang")).replace(chart=CHART)
