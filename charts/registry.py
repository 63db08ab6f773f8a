"""The charts of the atlas, by name, in the order in which they are offered.

To add a chart, write ``charts/types/<name>.py`` with its `charts.types.chart_type.ChartType` as
``CHART``, and add its name here. This list imports nothing, because addresses ask it.
"""

from __future__ import annotations

CHART_NAMES = (
    "map",
    "timeline",
    "count",
    "shares",
    "partner",
    "agreements",
)
"""As in the address of a chart's image: ``/charts/map.png``."""
