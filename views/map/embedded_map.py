"""The map in a page elsewhere, with what an editor has added to it."""

from __future__ import annotations

from markupsafe import Markup

from charts.editing import with_editing
from charts.figures.emphasis import highlighted_only
from charts.figures.map_edits import MapEdits, map_edits
from charts.figures.map_svg import map_svg
from charts.house_style_css import recolored
from charts.spec.page_specs import ExportSpec
from views.chart_text import in_words
from views.context import PageContext
from views.map.legend import LegendEntry, legend_entries, legend_text
from views.templating import render
from views.text.i18n import _


def embedded_map(context: PageContext, options: ExportSpec) -> Markup:
    """The map with its key, and below it the annotations for a frame too narrow for their words.

    Parameters
    ----------
    context : PageContext
        The view.
    options : ExportSpec
        The same, and what an editor has added.
    """
    spec, local = context.spec, context.local
    edits = map_edits(spec, options, local)
    alt = with_editing(in_words(local, "map", spec), options.content, options, local)

    def choose(code: str) -> str:
        return context.changed(partner=code)

    legend = recolored(str(legend_text(context)), options.style, spec.theme or "light")
    return render(
        "embed/map.html",
        svg=map_svg(spec, local, alt, choose, spec.theme, edits),
        entries=_entries(context) if spec.color == "status" else (),
        highlighted=highlighted_only(edits.highlight, local),
        notes=_notes(context, edits),
        legend=Markup(legend),  # noqa: S704 - of ours, in other colors
        theme=spec.theme,
        skip=_("Skip the map"),
        key=_("Key"),
    )


def _entries(context: PageContext) -> list[LegendEntry]:
    """The statuses that are on the map."""
    kept = context.spec.status
    return [
        entry
        for entry in legend_entries(context)
        if entry.count and (not kept or entry.key in kept)
    ]


def _notes(context: PageContext, edits: MapEdits) -> list[tuple[str, str]]:
    """Each annotation with the name of the country that it is about."""
    return [
        ("" if one.degrees else context.local.name(one.place), one.text)
        for one in edits.annotations
    ]
