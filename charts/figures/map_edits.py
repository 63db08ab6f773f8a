"""What an editor has added to a map that stands alone: emphasis, names, annotations, colors."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from charts.figures.emphasis import LIT
from charts.figures.map_style import edited_style_sheet, stepped_back, style_sheet
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import within_crop
from charts.spec.editing_params import Annotation, annotations_of
from charts.spec.print_params import PrintOptions
from data.facts.store import Facts


@dataclass(frozen=True)
class MapEdits:
    """The keys of an editor, as far as they mean something on this map.

    Attributes
    ----------
    highlight : tuple of str
        Codes of whom the map shows; behind them the others step back.
    labels : {"auto", "all", "highlighted", "none"}
    annotations : tuple of Annotation
    style : str
        As `charts.spec.style_params.read_style` gives it.
    theme : {"", "light", "dark"}
    is_alone : bool
        Whether no script will name countries anew: then names stand in a part of the map too.
    """

    highlight: tuple[str, ...] = ()
    labels: str = "auto"
    annotations: tuple[Annotation, ...] = ()
    style: str = ""
    theme: str = ""
    is_alone: bool = False

    @property
    def style_sheet(self) -> Markup:
        """The rules of the map; those of a page have both themes, as its reader may change them."""
        if not self.is_alone:
            return style_sheet()
        return edited_style_sheet(self.theme, self.style, bool(self.highlight))

    def look(self, code: str, kind: str) -> str:
        """The classes of a country.

        Parameters
        ----------
        code : str
        kind : str
            The class of its color.
        """
        if not self.highlight:
            return kind
        return f"{kind} {LIT}" if code in self.highlight else stepped_back(kind)


NO_EDITS = MapEdits()


def map_edits(spec: ChartSpec, options: PrintOptions, facts: Facts) -> MapEdits:
    """The edits of a map that stands alone.

    Parameters
    ----------
    spec : ChartSpec
        Its theme, region and worldview.
    options : PrintOptions
    facts : Facts
    """
    return MapEdits(
        within_crop(options.highlight, spec.region, spec.worldview, facts),
        options.labels,
        annotations_of(options.annotate),
        options.style,
        spec.theme,
        is_alone=True,
    )
