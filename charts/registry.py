"""The charts: what each is called, which keys it is drawn from, and which page shows it.

The one list of them. It imports nothing of the charts, because addresses are read and written by
it; the functions of a chart stand with what they make, under the same names: the rows in
`charts.rows`, the words in `charts.captions.chart_words`, the drawing in `charts.print.rendering`.
`tests/charts/test_registry.py` fails where one is missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class ChartType:
    """What is known of a chart before anything is drawn.

    Parameters
    ----------
    name : str
        As in the address of its image.
    page : str
        The page that shows it, "" for the first. The first chart of a page stands for the page.
    keys : tuple of str
        The keys of the query that it is drawn from.
    look_keys : tuple of str
        Those of the keys that change how it looks, but neither its rows nor its text.
    required_key : str
        The key without which there is nothing to draw, or "".
    """

    name: str
    page: str
    keys: tuple[str, ...]
    look_keys: tuple[str, ...] = ()
    required_key: str = ""


MAP = ChartType(
    "map",
    page="",
    keys=(
        *("color", "initiative", "commodity", "stage", "year", "producers"),
        *("asof", "worldview", "region", "status", "partner", "lang"),
    ),
    look_keys=("worldview", "partner"),
)
TIMELINE = ChartType(
    "timeline",
    page="timeline",
    keys=("kind", "partner", "region", "confidence", "start", "end", "asof", "lang"),
)
COUNT = ChartType("count", page="timeline", keys=("asof", "lang"))
SHARES = ChartType(
    "shares",
    page="minerals",
    keys=(
        *("commodity", "stage", "year", "coalition", "group", "order"),
        *("producers", "asof", "lang"),
    ),
)
PARTNER = ChartType(
    "partner",
    page="partners",
    keys=("partner", "asof", "worldview", "lang"),
    required_key="partner",
)

CHART_TYPES = MappingProxyType(
    {chart.name: chart for chart in (MAP, TIMELINE, COUNT, SHARES, PARTNER)}
)
"""Every chart by its name, in the order in which they are offered."""


def chart_of_page(path: str) -> str:
    """The name of the chart that stands for a page; the map where a page has none.

    Examples
    --------
    >>> chart_of_page("/minerals"), chart_of_page("/timeline"), chart_of_page("/sources")
    ('shares', 'timeline', 'map')
    """
    charts = (chart.name for chart in CHART_TYPES.values() if f"/{chart.page}" == path)
    return next(charts, MAP.name)
