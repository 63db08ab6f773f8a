"""A measured figure beside its floor and its budget, and the tables of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

STEPS = (1, 10, 100)
"""By how much the work is grown to show how its cost grows."""


@dataclass(frozen=True)
class Figure:
    """One measurement: what, how much, and the most it may be; or the least, where that is asked.

    A figure with a floor was measured in turns with something bare that stands for what Streamlit
    or a library costs anyway; ``value`` is then the ratio, and ``ours`` and ``floor`` in ``of``.
    """

    name: str
    value: float
    unit: str
    budget: float
    spread: str = ""
    ours: float | None = None
    floor: float | None = None
    of: str = ""
    is_least: bool = False

    @property
    def within_budget(self) -> bool:
        """Whether the figure is within its budget."""
        return self.value >= self.budget if self.is_least else self.value <= self.budget


@dataclass(frozen=True)
class Growth:
    """What the same work costs as it grows by 1, 10 and 100; ``of`` says what grows."""

    name: str
    of: str
    unit: str
    values: tuple[float, float, float]


def spread(values: Sequence[float]) -> str:
    """Lowest and highest of the runs."""
    return f"{min(values):.4g} to {max(values):.4g} in {len(values)} runs"


def of_runs(name: str, values: Sequence[float], unit: str, budget: float) -> Figure:
    """The median of several runs."""
    return Figure(name, median(values), unit, budget, spread(values))


def over_floor(
    name: str, ours: Sequence[float], floors: Sequence[float], unit: str, budget: float
) -> Figure:
    """The median of our runs over the median of a floor's, measured in turns."""
    ratios = [here / there for here, there in zip(ours, floors, strict=True)]
    here, there = median(ours), median(floors)
    return Figure(name, here / there, "×", budget, spread(ratios), here, there, unit)


def measure_growth(name: str, of: str, unit: str, cost: Callable[[int], float]) -> Growth:
    """What ``cost`` gives for each of `STEPS`."""
    one, ten, hundred = (cost(times) for times in STEPS)
    return Growth(name, of, unit, (one, ten, hundred))


def as_markdown(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [
        "| figure | ours | floor | measured | budget | kept | spread |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [
        f"| {item.name} | {_amount(item.ours, item.of)} | {_amount(item.floor, item.of)} "
        f"| {item.value:.4g} {item.unit} "
        f"| {'≥' if item.is_least else '≤'} {item.budget:g} {item.unit} "
        f"| {'yes' if item.within_budget else 'NO'} | {item.spread} |"
        for item in figures
    ]
    return "\n".join(rows)


def growth_as_markdown(growths: Sequence[Growth]) -> str:
    """How costs grow, as a Markdown table; the last column is the cost of 100 over that of 1."""
    rows = [
        "| work | what grows | × 1 | × 10 | × 100 | × 100 over × 1 |",
        "|---|---|---|---|---|---|",
    ]
    for item in growths:
        costs = " | ".join(_amount(value, item.unit) for value in item.values)
        times = item.values[-1] / item.values[0]
        rows.append(f"| {item.name} | {item.of} | {costs} | {times:.3g} × |")
    return "\n".join(rows)


def _amount(value: float | None, unit: str) -> str:
    return "" if value is None else f"{value:.4g} {unit}"
