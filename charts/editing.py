"""What an editor's keys mean on a chart: those that it knows, and what they say in words."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from charts.captions import in_sentence_language
from charts.registry import CHART_NAMES
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import within_crop
from charts.spec.editing_params import EDITING_KEYS, annotations_of
from charts.spec.errors import ParamError
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import PrintOptions
from charts.types.lookup import chart_type
from data.facts.store import Facts
from data.i18n.messages import N_, LazyMessage, speaking
from data.phrases import all_of

_DEFAULTS = PrintOptions()


def own_options(spec: ExportSpec) -> dict[str, Any]:
    """How a chart is printed, without the keys that mean nothing on it.

    Parameters
    ----------
    spec : ExportSpec
    """
    foreign = set(EDITING_KEYS) - set(chart_type(spec.chart).edition_keys)
    return spec.options | {key: getattr(_DEFAULTS, key) for key in foreign}


def foreign_keys(spec: ExportSpec, given: Collection[str]) -> list[ParamError]:
    """A problem for each key of an editor that means nothing on the chart.

    Parameters
    ----------
    spec : ExportSpec
    given : collection of str
        The keys of the address.
    """
    known = chart_type(spec.chart).edition_keys
    return [
        ParamError(key, spec.to_query((key,)).get(key, ""), _expected(key, spec.chart))
        for key in EDITING_KEYS
        if key in given and key not in known
    ]


def _expected(key: str, chart: str) -> str:
    others = [name for name in CHART_NAMES if key in chart_type(name).edition_keys]
    message = N_("a key of the chart {chart}; it is one of {charts}")
    return LazyMessage(message, chart=chart, charts=", ".join(others))


def describe_editing(spec: ChartSpec, options: PrintOptions, facts: Facts) -> str:
    """Who is highlighted on a map and what is annotated, as sentences; "" on other charts.

    Parameters
    ----------
    spec : ChartSpec
    options : PrintOptions
    facts : Facts
        In the language of the alternative text.
    """
    if "annotate" not in chart_type(spec.chart).edition_keys:
        return ""
    _, parts = speaking(facts.lang), list[str]()
    codes = within_crop(options.highlight, spec.region, spec.worldview, facts)
    if codes:
        names = all_of([facts.name(code) for code in codes], facts.lang)
        parts.append(_("Highlighted: {names}.").format(names=names))
    for one in annotations_of(options.annotate):
        place = one.place if one.degrees else facts.name(one.place)
        words = one.text.rstrip(".")
        parts.append(_("Annotation at {place}: {words}.").format(place=place, words=words))
    return " ".join(parts)


def with_editing(alt: str, spec: ChartSpec, options: PrintOptions, facts: Facts) -> str:
    """An alternative text with what an editor has added to the picture.

    Parameters
    ----------
    alt : str
        Of `charts.content.alt_text`.
    spec : ChartSpec
    options : PrintOptions
    facts : Facts
        In any language: that of the sentences is taken.
    """
    spec, facts = in_sentence_language(spec, facts)
    return f"{alt} {describe_editing(spec, options, facts)}".strip()
