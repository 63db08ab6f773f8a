"""The specs of the pages that know more of a view than a chart does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from types import MappingProxyType
from typing import Any, ClassVar, Self, cast

from charts.spec.agreement_params import OWN_MEANINGS
from charts.spec.chart_spec import ChartSpec
from charts.spec.editing_checks import fitting_annotations, fitting_style
from charts.spec.errors import ParamError, Parser, choice
from charts.spec.print_params import PrintOptions
from data.facts.store import Facts


@dataclass(frozen=True)
class ExportSpec(PrintOptions, ChartSpec):
    """The Export page and the address of an image: a chart, and how it is printed.

    A chart with the keys of a page of its own (`SPEC_OF_CHART`) is read as, and becomes, a spec
    that has them.
    """

    @classmethod
    def read(cls, params: Mapping[str, Any], facts: Facts) -> tuple[Self, list[ParamError]]:
        """Read a query leniently, with the keys of the chart that it names.

        Parameters
        ----------
        params : mapping of str to str or list of str
        facts : Facts
            Both as in `ChartSpec.read`.
        """
        named = params.get("chart", "")
        if not isinstance(named, str):
            named = next(iter(named), "")
        kind = cast("type[Self]", _export_type(named))
        spec, problems = super(ExportSpec, kind).read(params, facts)
        fitting, found = spec.fitting(facts)
        kept = {problem.parameter: problem.accepted for problem in found}
        problems = [
            replace(one, accepted=kept[one.parameter]) if one.parameter in kept else one
            for one in problems
        ]
        return fitting, problems + found

    def fitting(self, facts: Facts) -> tuple[Self, list[ParamError]]:
        """This view without what does not fit its picture, and a problem for each part of that.

        Parameters
        ----------
        facts : Facts
        """
        style, unreadable = fitting_style(self.style, self.theme or "light")
        annotate, outside = self.annotate, list[ParamError]()
        if self.chart == "map":
            annotate, outside = fitting_annotations(
                self.annotate, self.region, self.worldview, facts
            )
        problems = unreadable + outside
        return (self.replace(style=style, annotate=annotate) if problems else self), problems

    def replace(self, **changes: Any) -> Self:
        """The same view with some keys changed; for another chart without the keys of the last."""
        kind = cast("type[Self]", _export_type(changes.get("chart", self.chart)))
        if type(self) is kind:
            return super().replace(**changes)
        return super(ExportSpec, self.as_kind(kind)).replace(**changes)

    @property
    def content(self) -> ChartSpec:
        """What the picture shows."""
        return self.as_kind(spec_of_chart(self.chart)).replace(theme="")

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


@dataclass(frozen=True)
class AgreementsExportSpec(AgreementsSpec, ExportSpec):
    """The Export page and the address of an image of agreements."""


SPEC_OF_CHART: Mapping[str, type[ChartSpec]] = MappingProxyType({"agreements": AgreementsSpec})
"""Charts that are drawn from the keys of a page of their own; the others from those of all."""


def spec_of_chart(chart: str) -> type[ChartSpec]:
    """The kind of spec that holds the keys of a chart.

    Parameters
    ----------
    chart : str
        A name that is none has the keys of all.
    """
    return SPEC_OF_CHART.get(chart, ChartSpec)


def _export_type(chart: Any) -> type[ExportSpec]:
    return AgreementsExportSpec if spec_of_chart(str(chart)) is AgreementsSpec else ExportSpec
