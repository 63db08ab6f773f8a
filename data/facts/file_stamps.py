"""How it is seen that a table was changed, without reading it."""

from __future__ import annotations

from pathlib import Path

from data.facts.schemas import SCHEMAS


def file_stamps(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """When each file was changed, and its size; what cannot be looked at is a change as well."""
    return tuple(_stamp(name, folder / f"{name}.csv") for name in SCHEMAS)


def _stamp(name: str, path: Path) -> tuple[str, int, int]:
    try:
        stat = path.stat()
    except OSError as error:
        return name, 0, -(error.errno or 1)
    return name, stat.st_mtime_ns, stat.st_size
