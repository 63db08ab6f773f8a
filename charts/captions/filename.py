"""What an exported file is called."""

from __future__ import annotations

from charts.spec.chart_spec import ChartSpec
from data.facts.store import Facts
from data.i18n.cldr import ENGLISH
from data.minerals.shares import nearest


def file_stem(name: str, spec: ChartSpec, facts: Facts) -> str:
    """A file's name without its ending: ``ministerial-atlas-map-status-2026-02-04``.

    In English whatever the view's language: file systems and mail differ over other letters.
    """
    facts = facts.speaking(ENGLISH)
    parts = ["ministerial-atlas", name]
    if name == "map":
        parts += {"mineral": _measure_parts(spec, facts), "initiative": [spec.initiative]}.get(
            spec.color, [_status_part(spec)]
        )
    elif name == "shares" and spec.commodity:
        parts += _measure_parts(spec, facts)
    elif name in ("partner", "timeline") and spec.partner:
        parts.append(facts.name(spec.partner))
    parts += [spec.region, spec.day(facts).isoformat()]
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
