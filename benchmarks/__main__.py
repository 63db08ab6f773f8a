"""Measure everything and print it beside its budget; `make bench`."""

from __future__ import annotations

import platform
from pathlib import Path

from benchmarks import map_page, minerals_page, partners_page, timeline_page
from benchmarks.figures import as_markdown

RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> int:
    """Run every benchmark; 1 when a figure is over its budget."""
    pages = (map_page, timeline_page, partners_page, minerals_page)
    figures = [figure for page in pages for figure in page.measure()]
    table = as_markdown(figures)
    note = f"Python {platform.python_version()}, headless Chromium, software WebGL, two cores."
    RESULTS.write_text(f"# Figures\n\n{note}\n\n{table}\n", encoding="utf-8")
    print(table)
    return 0 if all(item.kept for item in figures) else 1


raise SystemExit(main())
