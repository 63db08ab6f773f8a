"""The specs of the pages that know more of a view than a chart does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, ClassVar

from charts.spec.agreement_params import OWN_MEANINGS
from charts.spec.chart_spec import ChartSpec
from charts.spec.errors import Parser, choice
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
    """The Present page: slides, the one on the stage, the presenter's own texts."""

    slides: tuple[str, ...] = field(default=())
    slide: int = 1
    said: str = ""
    remarks: str = ""
    points: str = ""
    notes: str = ""


@dataclass(frozen=True)
class BriefSpec(ChartSpec):
    """The Brief: ``view`` is its argument, or the ledger of disagreements alone."""

    own_parsers: ClassVar[Mapping[str, Parser]] = {"view": choice(("disagreements",))}
    view: str = ""


@dataclass(frozen=True)
class SourcesSpec(ChartSpec):
    """The Sources page: a table, its open row, words to search for, a filter, codes or none."""

    table: str = ""
    row: str = ""
    q: str = ""
    only: str = ""
    codes: bool = False


@dataclass(frozen=True)
class AgreementsSpec(ChartSpec):
    """The Agreements page: what is asked of the agreements, and the one that is open.

    ``status``, ``view`` and ``sort`` are those of agreements; ``initiative`` is a filter, and asks
    nothing by default.
    """

    own_parsers: ClassVar[Mapping[str, Parser]] = OWN_MEANINGS

    initiative: str = ""
    sort: str = "date"
    mineral: tuple[str, ...] = field(default=())
    instrument: tuple[str, ...] = field(default=())
    binding: tuple[str, ...] = field(default=())
    provision: tuple[str, ...] = field(default=())
    q: str = ""
    agreement: str = ""
