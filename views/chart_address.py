"""The picture of a chart as it stands on a page: the rows of the view, printed as by default."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from charts.urls import EDITION_KEYS, image_address

_DEFAULT_SPEC = ChartSpec()
_AS_BY_DEFAULT = {key: getattr(_DEFAULT_SPEC, key) for key in EDITION_KEYS}


def picture_address(chart: str, spec: ChartSpec, theme: str) -> str:
    """The address of a chart's picture in a theme.

    Parameters
    ----------
    chart : str
        One of `charts.spec.parsers.CHARTS`.
    spec : ChartSpec
        The view.
    theme : {"light", "dark"}

    Examples
    --------
    >>> picture_address("count", ChartSpec(partner="PER"), "dark")
    '/charts/count.svg?theme=dark'
    """
    printed = _AS_BY_DEFAULT | {"chart": chart, "theme": "dark" if theme == "dark" else ""}
    return image_address(spec.replace(**printed), "svg")
