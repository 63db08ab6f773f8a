"""The view of a chart that a slide's name holds, read as the address of the chart itself is."""

from __future__ import annotations

from types import MappingProxyType

from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import ParamError, SpecError
from charts.spec.page_specs import BriefingSpec, ExportSpec
from charts.spec.print_params import PrintOptions
from charts.spec.slide_tokens import view_query
from data.facts.store import Facts
from data.i18n.messages import LazyMessage

_OF_THE_BRIEFING = frozenset(
    {"lang", "theme", "chart", "reader"} | set(BriefingSpec.own_keys()) - set(ChartSpec.own_keys())
)
"""Keys that no single slide has."""

_REQUIRED = MappingProxyType({"partner": "partner"})
"""`charts.types.chart_type.ChartType.required_key` of the charts that have one."""

WORDS_AND_STYLE = ("subtitle", "note", "byline", "logo", "style")
"""What an editor may add to the picture of any slide; its title is the presenter's sentence."""

EDITING_OF_CHART = MappingProxyType(
    {
        "map": ("highlight", "labels", "annotate"),
        "timeline": ("highlight",),
        "shares": ("highlight",),
        "agreements": ("highlight",),
    }
)
"""`charts.types.chart_type.ChartType.edition_keys` of the charts that have some."""


def edited_keys(chart: str) -> tuple[str, ...]:
    """The keys of an editor that the slide of a chart may have."""
    return (*WORDS_AND_STYLE, *EDITING_OF_CHART.get(chart, ()))


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
    return _spec(about, facts).content


def slide_options(about: str, facts: Facts) -> PrintOptions:
    """What an editor has added to the picture of a slide.

    Parameters
    ----------
    about, facts
        As in `slide_view`, which raises what is wrong with them.
    """
    spec = _spec(about, facts)
    return PrintOptions(**spec.values(edited_keys(spec.chart)))


def _spec(about: str, facts: Facts) -> ExportSpec:
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
        spec = _read(chart, query, facts)
        known = (*spec.content.own_keys(), *edited_keys(chart))
        strange = next((key for key in query if key not in known), "")
    if strange:
        raise _refused(
            LazyMessage(
                "The view of a slide has no key {key} (chart {name}).",
                key=_quoted(strange),
                name=chart,
            )
        )
    return spec


def _read(chart: str, query: dict[str, str], facts: Facts) -> ExportSpec:
    """The view; its style is made for one of the two themes, of which the reader has either."""
    params = {"chart": chart, **query}
    spec, problems = ExportSpec.read(params, facts)
    if any(one.parameter == "style" for one in problems):
        spec, problems = ExportSpec.read(params | {"theme": "dark"}, facts)
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
    return spec


def _refused(detail: str) -> SpecError:
    expected = LazyMessage("a view of a chart, such as view.map~color:mineral~commodity:cobalt")
    return SpecError([ParamError("slides", "", expected, detail)])


def _quoted(text: str) -> str:
    return repr(text[:40])
