"""The specs of the pages that know more of a view than a chart does."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from charts.spec.chart_spec import ChartSpec
from charts.spec.print_params import PrintOptions


@dataclass(frozen=True)
class ExportSpec(PrintOptions, ChartSpec):
    """The Export page and the address of an image: a chart, and how it is printed."""

    @property
    def content(self) -> ChartSpec:
        """What the picture shows."""
        return ChartSpec(**self.values(ChartSpec.own_keys())).replace(theme="")

    @property
    def options(self) -> dict[str, Any]:
        """How it is printed, as fields of `charts.print.Edition`."""
        keys = (item.name for item in fields(PrintOptions))
        return self.values(keys) | {"theme": self.theme or "light"}


@dataclass(frozen=True)
class BriefingSpec(ChartSpec):
    """The Present page: slides, the one on the stage, the presenter's sentences, the notes."""

    slides: tuple[str, ...] = field(default=())
    slide: int = 1
    said: str = ""
    notes: str = ""


@dataclass(frozen=True)
class SourcesSpec(ChartSpec):
    """The Sources page: a table, its open row, words to search for, a filter, codes or none."""

    table: str = ""
    row: str = ""
    q: str = ""
    only: str = ""
    codes: bool = False
