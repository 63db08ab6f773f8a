"""Measure and print each figure beside its floor and its budget; `make bench`.

``python -m benchmarks map_page load`` runs a selection; only a run of everything is recorded in
``RESULTS.md``. A module of this package takes part by having ``measure``, and ``grow`` where it can
show how a cost grows with its work.
"""

from __future__ import annotations

import logging
import platform
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

from benchmarks.figures import Figure, Growth, as_markdown, growth_as_markdown

_HERE = Path(__file__).parent
RESULTS = _HERE / "RESULTS.md"
_NOT_MEASURED = ("__main__", "bare")
"""This module, and the floors: a process holds one Streamlit app at most."""


def modules() -> dict[str, ModuleType]:
    """Every module of this package that measures something, by name."""
    names = [item.name for item in iter_modules([str(_HERE)])]
    selected = [name for name in names if not name.startswith(_NOT_MEASURED)]
    imported = {name: import_module(f"benchmarks.{name}") for name in selected}
    return {name: module for name, module in imported.items() if hasattr(module, "measure")}


def select_modules(names: Sequence[str]) -> dict[str, ModuleType]:
    """The modules that were asked for, ``map`` for ``map_page``; all without a name.

    Raises
    ------
    SystemExit
        Naming what there is, for a name that is none of them.
    """
    available = modules()
    unknown = [name for name in names if not {name, f"{name}_page"} & set(available)]
    if unknown:
        raise SystemExit(f"{', '.join(unknown)}: not one of {', '.join(available)}")
    requested = set(names) | {f"{name}_page" for name in names}
    return {name: module for name, module in available.items() if not names or name in requested}


def main(names: Sequence[str]) -> int:
    """Run what was asked for; 1 when a figure is over its budget."""
    figures: list[Figure] = []
    growths: list[Growth] = []
    start = time.monotonic()
    # Pages that are run in process have no session; a thousand warnings would hide the figures.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel("ERROR")
    for name, module in select_modules(names).items():
        print(f"measuring {name}", file=sys.stderr, flush=True)
        figures += (measured := module.measure())
        growths += (grown := getattr(module, "grow", list)())
        # Printed as they come: one module that fails late would take all the others' figures along.
        tables = [as_markdown(measured), *([growth_as_markdown(grown)] if grown else [])]
        print(*tables, sep="\n\n", file=sys.stderr, flush=True)
    report = _format_report(figures, growths, time.monotonic() - start)
    if not names:
        RESULTS.write_text(report, encoding="utf-8")
    print(report)
    return 0 if all(item.within_budget for item in figures) else 1


def _format_report(figures: Sequence[Figure], growths: Sequence[Growth], seconds: float) -> str:
    note = (
        f"Python {platform.python_version()}, headless Chromium, software WebGL, two cores; "
        f"measured in {seconds / 60:.0f} minutes. A figure with a floor is a ratio: ours over "
        "something bare, measured in turns."
    )
    report = f"# Figures\n\n{note}\n\n{as_markdown(figures)}\n"
    return f"{report}\n## How costs grow\n\n{growth_as_markdown(growths)}\n" if growths else report


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
