"""Where the files of the typeface lie, for print, slides and the map of a page."""

from __future__ import annotations

from pathlib import Path

_FILES = Path(__file__).parent / "print" / "typefaces" / "TTF"


def face_file(face: str) -> Path:
    """The file of a face: ``Regular``, ``It``, ``Semibold`` or ``Bold``."""
    return _FILES / f"SourceSans3-{face}.ttf"
