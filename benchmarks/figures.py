"""A measured figure beside its budget, and the table of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Figure:
    """One measurement: what, how much, and the most it may be."""

    name: str
    value: float
    unit: str
    budget: float
    spread: str = ""

    @property
    def kept(self) -> bool:
        """Whether the figure is within its budget."""
        return self.value <= self.budget


def spread(values: Sequence[float]) -> str:
    """Lowest and highest of the runs."""
    return f"{min(values):.4g} to {max(values):.4g} in {len(values)} runs"


def of_runs(name: str, values: Sequence[float], unit: str, budget: float) -> Figure:
    """The median of several runs."""
    return Figure(name, median(values), unit, budget, spread(values))


def as_markdown(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = ["| figure | measured | budget | kept | spread |", "|---|---|---|---|---|"]
    rows += [
        f"| {item.name} | {item.value:.4g} {item.unit} | ≤ {item.budget:g} {item.unit} | "
        f"{'yes' if item.kept else 'NO'} | {item.spread} |"
        for item in figures
    ]
    return "\n".join(rows)
