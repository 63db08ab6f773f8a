"""The one style sheet: constants from the palette, never data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from charts.palette import STATUS_CLASSES

_SHEET = Path(__file__).with_name("atlas.css")


@lru_cache(maxsize=1)
def stylesheet() -> str:
    """The sheet with a swatch for each status, light and dark."""
    return f"<style>{_SHEET.read_text(encoding='utf-8')}\n{_swatches()}</style>"


def _swatches() -> str:
    rules = []
    for place, item in enumerate(STATUS_CLASSES, start=1):
        rules.append(
            f".st-key-legend button:nth-of-type({place})::before,"
            f'.st-key-status_{item.key} p::before,[class*="st-key-go_{item.key}_"] button::before'
            f"{{--swatch:{item.light};--swatch-dark:{item.dark}}}"
        )
        if item.hatch:
            gap = 4 if item.hatch == "dense" else 7
            rules.append(
                f".st-key-legend button:nth-of-type({place})::before,"
                f".st-key-status_{item.key} p::before,"
                f'[class*="st-key-go_{item.key}_"] button::before'
                "{background-image:repeating-linear-gradient(135deg,"
                f"rgba(20,32,43,.55) 0 1px,transparent 1px {gap}px)}}"
            )
    return "\n".join(rules)
