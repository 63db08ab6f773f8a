"""Links to the Export page: a chart in the view that stands on another page."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from charts.types.lookup import chart_type
from views.blocks import Link
from views.context import PageContext
from views.text.i18n import _


def export_this(context: PageContext, chart: str, label: str = "") -> Link:
    """A link to the Export page with a chart of this page, in exactly its view.

    Parameters
    ----------
    context : PageContext
    chart : str
        One of `charts.spec.parsers.CHARTS`.
    label : str
    """
    return export_link(context.spec, chart, label or _("Export this"))


def export_link(spec: ChartSpec, chart: str, label: str) -> Link:
    """A link to the Export page with a chart, in a view that need not be that of the page.

    Parameters
    ----------
    spec : ChartSpec
    chart : str
        One of `charts.registry.CHART_NAMES`.
    label : str
    """
    return Link(
        label,
        "export",
        export_query(spec, chart),
        icon=":material/ios_share:",
        help=_("As an image, as data, with the words to go with it"),
    )


def export_query(spec: ChartSpec, chart: str) -> dict[str, str]:
    """The query of the Export page: the chart, and what it knows of the view.

    Parameters
    ----------
    spec, chart
    """
    keys = (*chart_type(chart).keys, "theme")
    return {"chart": chart, **spec.to_query(keys)}
