"""What an exported file is called: the words that each chart puts into its name."""

from __future__ import annotations

from collections.abc import Iterable

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.minerals.shares import nearest


def map_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The output, the initiative or the status that colors a map."""
    if spec.color == "mineral":
        return _measure_parts(spec, facts)
    return [spec.initiative if spec.color == "initiative" else _status_part(spec)]


def shares_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The output whose producers are ranked; the overview has none."""
    return _measure_parts(spec, facts) if spec.commodity else []


def partner_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """The partner that a card or a timeline is about, if any."""
    return [facts.name(spec.partner)] if spec.partner else []


def no_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    """Nothing beside the chart's name and its day."""
    return []


def joined(parts: Iterable[str]) -> str:
    """The parts that are not empty as one name of lower-case ASCII letters, digits and hyphens."""
    words = "-".join(part for part in parts if part).lower().replace("_", "-")
    return "-".join(
        "".join(
            letter if letter.isascii() and letter.isalnum() else " " for letter in words
        ).split()
    )


def _measure_parts(spec: ChartSpec, facts: Facts) -> list[str]:
    measure = nearest(facts, spec.commodity, spec.stage, spec.year)
    return [measure.commodity, measure.stage, str(measure.year)]


def _status_part(spec: ChartSpec) -> str:
    """``signed`` for the map as it usually is."""
    return spec.status[0] if len(spec.status) == 1 else "signed"
