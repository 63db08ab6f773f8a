"""The fields by which an editor finishes a picture: who stands out, annotations, credit, style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from charts.spec.editing_params import (
    LABELS,
    LONGEST_ANNOTATION,
    MOST_ANNOTATIONS,
    MOST_HIGHLIGHTED,
    annotation_lines,
    places,
)
from charts.spec.page_specs import ExportSpec
from charts.spec.print_params import LONGEST_WORDS
from charts.spec.style_params import LONGEST_STYLE
from charts.types.lookup import chart_type
from data.facts.cache import cache_by_facts
from data.facts.store import Facts
from data.i18n.messages import N_
from views.blocks import Block, Blocks
from views.context import ExportContext
from views.downloads import StyleFile
from views.fields import Choice, TextField
from views.text.i18n import _

_LABELS = dict(
    zip(
        LABELS,
        (N_("Chosen for you"), N_("All that are colored"), N_("Highlighted only"), N_("None")),
        strict=True,
    )
)
_ROOM_FOR_PLACE = 20
"""Characters of a line before its text."""


def finishing(context: ExportContext) -> Blocks:
    """The fields of the keys that mean something on the chart.

    Parameters
    ----------
    context : ExportContext
    """
    spec, known = context.spec, chart_type(context.spec.chart).edition_keys
    own: dict[str, Callable[[], Block]] = {
        "highlight": lambda: _highlight(context),
        "labels": lambda: _labels(spec),
        "annotate": lambda: _annotate(spec),
    }
    file = StyleFile(
        _("Load a house style from a file (JSON); it is kept in this browser alone"),
        has_style=bool(spec.style or spec.byline or spec.logo),
    )
    return (*(own[key]() for key in known), *_credit(spec), _style(spec), file)


def _highlight(context: ExportContext) -> Choice:
    return Choice(
        _("Highlight countries"),
        "highlight",
        _names(context.local),
        context.spec.highlight,
        placeholder=_("Up to {most}; the others step back").format(most=MOST_HIGHLIGHTED),
        width=0,
        most=MOST_HIGHLIGHTED,
        keeps_order=True,
        name="highlighted",
    )


@cache_by_facts()
def _names(local: Facts) -> Mapping[str, str]:
    names = {code: local.name(code) for code in places(local)}
    return dict(sorted(names.items(), key=lambda item: item[1]))


def _labels(spec: ExportSpec) -> Choice:
    options = {key: _(label) for key, label in _LABELS.items()}
    return Choice(_("Labels"), "labels", options, spec.labels, width=0)


def _annotate(spec: ExportSpec) -> TextField:
    return TextField(
        _("Annotations, a line each, such as {example}").format(example=_("COD: A refinery")),
        "annotate",
        annotation_lines(spec.annotate),
        most=MOST_ANNOTATIONS * (LONGEST_ANNOTATION + _ROOM_FOR_PLACE),
        is_long=True,
        is_read=True,
        help=_(
            "A place, a colon and a few words. The place is the code of a country, or latitude and "
            "longitude in degrees, such as {degrees}."
        ).format(degrees="-8.1,12.5"),
    )


def _credit(spec: ExportSpec) -> tuple[TextField, ...]:
    return (
        TextField(
            _("Byline"),
            "byline",
            spec.byline,
            most=LONGEST_WORDS["byline"],
            placeholder=_("Graphic: Jane Doe"),
        ),
        TextField(_("Logo, in words"), "logo", spec.logo, most=LONGEST_WORDS["logo"]),
    )


def _style(spec: ExportSpec) -> TextField:
    return TextField(
        _("House style"),
        "style",
        spec.style,
        most=LONGEST_STYLE,
        placeholder="signed:1f4e79~font:dejavu-serif",
        is_read=True,
        help=_(
            "Colors by what they mean, and a typeface, for one theme. A color that could not be "
            "read on its background is refused."
        ),
    )
