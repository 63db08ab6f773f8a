"""The picture of a chart as it stands on a page: the rows of the view, printed as by default."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from charts.urls import image_address


def picture_address(chart: str, spec: ChartSpec, theme: str, **edition: str) -> str:
    """The address of a chart's picture in a theme.

    Parameters
    ----------
    chart : str
        One of `charts.spec.parsers.CHARTS`.
    spec : ChartSpec
        The view.
    theme : {"light", "dark"}
    **edition
        Keys of `charts.spec.print_params` that are not as by default, such as ``preset="column"``.

    Examples
    --------
    >>> picture_address("count", ChartSpec(partner="PER"), "dark")
    '/charts/count.svg?theme=dark'
    """
    themed = spec.replace(chart=chart, theme="dark" if theme == "dark" else "")
    return image_address(themed, "svg", **edition)
