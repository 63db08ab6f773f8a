"""The view of a chart that a slide's name holds, read as the address of the chart itself is."""

from __future__ import annotations

from types import MappingProxyType

from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from charts.spec.page_specs import BriefingSpec, ExportSpec
from charts.spec.slide_tokens import view_query
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

_OF_THE_BRIEFING = frozenset(
    {"lang", "theme", "chart", "reader"} | set(BriefingSpec.own_keys()) - set(ChartSpec.own_keys())
)
"""Keys that no single slide has."""

_REQUIRED = MappingProxyType({"partner": "partner"})
"""`charts.types.chart_type.ChartType.required_key` of the charts that have one."""


def slide_view(about: str, facts: Facts) -> ChartSpec:
    """The view of a slide.

    Parameters
    ----------
    about : str
        Chart and keys, as `charts.spec.slide_tokens.of_token` gives them.
    facts : Facts
        What partners, commodities and dates exist.

    Raises
    ------
    SpecError
        Saying in ``detail`` what cannot be used.
    """
    try:
        chart, query = view_query(about)
    except ValueError:
        raise _refused(
            LazyMessage(
                "{name} is no view: each key of it stands once, with a value.", name=_quoted(about)
            )
        ) from None
    if chart not in CHART_NAMES:
        raise _refused(LazyMessage("No chart is called {name}.", name=_quoted(chart)))
    strange = next((key for key in query if key in _OF_THE_BRIEFING), "")
    if not strange:
        view = _read(chart, query, facts)
        strange = next((key for key in query if key not in view.own_keys()), "")
    if strange:
        raise _refused(
            LazyMessage(
                "The view of a slide has no key {key} (chart {name}).",
                key=_quoted(strange),
                name=chart,
            )
        )
    return view


def _read(chart: str, query: dict[str, str], facts: Facts) -> ChartSpec:
    spec, problems = ExportSpec.read({"chart": chart, **query}, facts)
    if problems:
        raise _refused(
            LazyMessage(
                "In the view of the chart {name}, {key} cannot be {value}.",
                name=chart,
                key=_quoted(problems[0].parameter),
                value=_quoted(query.get(problems[0].parameter, "")),
            )
        )
    required = _REQUIRED.get(chart, "")
    if required and not query.get(required):
        raise _refused(
            LazyMessage(
                "The chart {name} needs the key {key}, such as view.partner~partner:PER.",
                name=chart,
                key=required,
            )
        )
    return spec.content


def _refused(detail: str) -> SpecError:
    expected = LazyMessage("a view of a chart, such as view.map~color:mineral~commodity:cobalt")
    return SpecError([ParamError("slides", "", expected, detail)])


def _quoted(text: str) -> str:
    return repr(text[:40])
