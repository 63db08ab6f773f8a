"""The charts, found by the names in `charts.registry`."""

from __future__ import annotations

from importlib import import_module

from charts import registry
from charts.types.chart_type import ChartType

DEFAULT_CHART = registry.CHART_NAMES[0]
"""The chart that stands for a page without one."""


def chart_type(name: str) -> ChartType:
    """A chart by its name.

    Raises
    ------
    KeyError
        When no chart is registered under the name.
    """
    if name not in registry.CHART_NAMES:
        raise KeyError(f"{name!r} is not one of {', '.join(registry.CHART_NAMES)}")
    chart: ChartType = import_module(f"charts.types.{name}").CHART
    return chart


def chart_types() -> tuple[ChartType, ...]:
    """Every chart, in the order of the registry."""
    return tuple(map(chart_type, registry.CHART_NAMES))


def chart_of_page(path: str) -> str:
    """The name of the chart that stands for a page: its first; the map where it has none.

    Examples
    --------
    >>> chart_of_page("/minerals"), chart_of_page("/timeline"), chart_of_page("/sources")
    ('shares', 'timeline', 'map')
    """
    charts = (chart.name for chart in chart_types() if f"/{chart.page}" == path)
    return next(charts, DEFAULT_CHART)
