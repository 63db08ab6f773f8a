"""The last exports of this browser: an empty fold that its script fills."""

from __future__ import annotations

from charts.types.lookup import chart_type
from views.blocks import Html
from views.context import ExportContext, address
from views.export.form import size_label
from views.templating import render
from views.text.i18n import _


def recent_exports(context: ExportContext) -> Html:
    """What an export of this view is kept as, and the fold that lists those before it.

    Kept in the browser alone; no server receives the list, and without its script, or where the
    browser keeps nothing, it is not shown.

    Parameters
    ----------
    context : ExportContext
    """
    spec = context.spec
    # The chart is named even where it is the first: what is kept has to be a view of this page.
    view = address("export", {"chart": spec.chart} | context.query())
    return Html(
        render(
            "recent_exports.html",
            address=view,
            chart=_(chart_type(spec.chart).label),
            size=size_label(spec.preset),
            label=_("Recent exports"),
            forget=_("Forget them"),
            note=_("Kept in this browser alone."),
        )
    )
