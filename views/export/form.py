"""The form of the Export page: the chart, what it shows, and how its picture looks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from charts.agreement_rows import signatories
from charts.captions import Caption
from charts.spec.date_params import FIRST_DAY
from charts.spec.page_specs import AgreementsExportSpec, ExportSpec
from charts.spec.parsers import selectable
from charts.spec.print_params import FORMATS, LONGEST_WORDS, MM, PRESETS, Preset, preset_of
from charts.types.lookup import chart_type, chart_types
from data.agreements.listing import known_agreements
from data.facts.records import records
from data.i18n.messages import N_
from data.minerals.shares import available, nearest, years_by_stage
from views import controls, map_controls, mineral_controls, timeline_controls
from views.agreements import fields
from views.blocks import Action, Block, Blocks, Group
from views.context import ContextOf, ExportContext, PageContext
from views.export.finishing import finishing
from views.fields import Choice, DateField, Switch, TextField
from views.text.i18n import _

_PRESET_LABELS = {
    "web": N_("Web"),
    "social": N_("Social card"),
    "square": N_("Square"),
    "story": N_("Story, upright"),
    "slide": N_("Slide"),
    "newsletter": N_("Newsletter"),
    "column": N_("Print column"),
    "print": N_("Print page"),
}
_WORDS = {"title": N_("Title"), "subtitle": N_("Subtitle"), "note": N_("Note")}


def chart(spec: ExportSpec) -> Choice:
    """Which chart; another clears the text that was written for the last one."""
    return Choice(
        _("Chart"),
        "chart",
        {one.name: _(one.label) for one in chart_types()},
        spec.chart,
        kind="segments",
        shows_label=False,
        resets=dict.fromkeys(_WORDS, ""),
    )


def content(context: PageContext) -> Blocks:
    """What the chart shows: the fields of the keys that it is drawn from."""
    keys = chart_type(context.spec.chart).keys
    if isinstance(context.spec, AgreementsExportSpec):
        return _agreements(cast("ContextOf[AgreementsExportSpec]", context))
    if "kind" in keys:
        return timeline_controls.filters(context)
    if "group" in keys:
        return (Group("controls", _shares(context), "controls"),)
    worldview = (controls.worldview(context.spec),) if "worldview" in keys else ()
    own = (*_subject(context), *worldview, _asof(context))
    return (Group("controls", own, "controls"),)


def _agreements(context: ContextOf[AgreementsExportSpec]) -> Blocks:
    """One agreement in full; else the filters of the Agreements page, as a table or a matrix."""
    form = fields.view_switch(context, {"cards": N_("Table"), "matrix": N_("Matrix")})
    one = _agreement(context)
    if context.spec.agreement:
        return (Group("agreement", (one,), "controls"),)
    return (Group("agreement", (form, one), "controls"), *fields.filters(context))


def _agreement(context: ContextOf[AgreementsExportSpec]) -> Choice:
    """All that match, or one by name."""
    rows = known_agreements(context.facts, context.facts.last_event)
    names = {
        row["agreement_id"]: f"{signatories(row, context.local)}, {row['signed_label']}: "
        f"{row['title']}"
        for row in records(rows)
    }
    return Choice(
        _("Agreement"),
        "agreement",
        {"": _("All that match"), **names},
        context.spec.agreement,
        width=380,
        name="exported_agreement",
    )


def _subject(context: PageContext) -> Blocks:
    """What a map is colored by and whom it highlights; whom a card is about."""
    shown, spec = chart_type(context.spec.chart), context.spec
    if "color" in shown.keys:
        coloring = map_controls.coloring(context.facts, spec)
        return (*coloring, controls.region(spec), _highlight(context))
    return (_partner(context),) if shown.required_key == "partner" else ()


def _highlight(context: PageContext) -> Choice:
    """The country that is outlined on the map, if any."""
    local = context.local
    codes = sorted(selectable(context.facts), key=local.name)
    options = {"": _("No one")} | {code: local.name(code) for code in codes}
    return Choice(
        _("Outline"), "partner", options, context.spec.partner, width=190, name="highlight"
    )


def _partner(context: PageContext) -> Choice:
    return controls.partner_search(
        context.local,
        context.spec.partner,
        "finder",
        _("Name in any language, code or alias"),
        width=380,
        shows_label=True,
    )


def _shares(context: PageContext) -> Blocks:
    """All minerals as an overview, or one at a stage."""
    facts, spec = context.facts, context.spec
    listed = available(facts)
    labels = {
        slug: label for slug, label in mineral_controls.labels(facts).items() if slug in listed
    }
    field = _mineral(labels, spec.commodity)
    if not field.value:
        return field, *mineral_controls.group_and_order(facts, spec)
    chosen = nearest(facts, spec.commodity, spec.stage, spec.year)
    stages = years_by_stage(facts, spec.commodity)
    return (
        field,
        *mineral_controls.stage_and_year(stages, chosen.stage, chosen.year),
        mineral_controls.producers(spec),
    )


def _mineral(labels: Mapping[str, str], slug: str) -> Choice:
    options = {"": _("All, as an overview"), **labels}
    return Choice(
        _("Mineral"),
        "commodity",
        options,
        slug if slug in labels else "",
        width=280,
        resets={"stage": "", "year": 0},
        name="mineral",
    )


def _asof(context: PageContext) -> DateField:
    last = context.facts.last_event
    return DateField(_("As of"), "asof", context.asof, FIRST_DAY, last, default=last)


def look(context: ExportContext, chart_caption: Caption) -> Blocks:
    """Size, format and theme of the picture, its words and what an editor adds.

    The words are generated until they are changed.

    Parameters
    ----------
    context : ExportContext
    chart_caption : Caption
        The generated words, which stand in the fields until they are changed.
    """
    spec = context.spec
    return (
        Choice(_("Size"), "preset", _sizes(), spec.preset, width=0),
        Group("shape", _shape(spec), "controls"),
        *(_words(spec, key, getattr(chart_caption, key)) for key in _WORDS),
        Action(
            _("Back to the generated words"),
            "reset_words",
            dict.fromkeys(_WORDS, ""),
            icon=":material/undo:",
            quiet=True,
            disabled=not any(getattr(spec, key) for key in _WORDS),
        ),
        *finishing(context),
    )


def _sizes() -> Mapping[str, str]:
    return {name: size_label(name) for name in PRESETS}


def size_label(name: str) -> str:
    """What a size is called, with its extent: ``Web · 1200 × 675``.

    Parameters
    ----------
    name : str
        Of a preset; the size of a slide on a screen has no name but its extent.
    """
    extent = _extent(preset_of(name))
    return f"{_(_PRESET_LABELS[name])} · {extent}" if name in _PRESET_LABELS else extent


def _extent(size: Preset) -> str:
    if size.is_for_paper:
        return _("{width} mm").format(width=round(size.width / size.dpi / MM))
    return f"{size.width} × {size.height}"


def _shape(spec: ExportSpec) -> Blocks:
    kinds = {kind: kind.upper() for kind in FORMATS}
    fields: list[Block] = [Choice(_("Format"), "format", kinds, spec.format, kind="segments")]
    if spec.format == "png":
        scales = {1: "1×", 2: "2×", 3: "3×"}
        fields.append(Choice(_("Resolution"), "scale", scales, spec.scale, kind="segments"))
    themes = {"light": _("Light"), "dark": _("Dark")}
    theme = spec.theme or "light"
    fields.append(Choice(_("Theme"), "theme", themes, theme, kind="segments", default="light"))
    help_text = _("Without a background, to lay over your own")
    fields.append(Switch(_("Transparent"), "transparent", spec.transparent, help_text))
    return tuple(fields)


def _words(spec: ExportSpec, key: str, generated: str) -> TextField:
    return TextField(
        _(_WORDS[key]),
        key,
        getattr(spec, key),
        most=LONGEST_WORDS[key],
        default=generated,
        is_long=True,
    )
