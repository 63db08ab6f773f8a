"""The app as it is shipped, in another folder."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHIPPED = (".streamlit", "data", "locale", "geo", "charts", "views", "server", "pages", "frontend")
SAME_CACHE = {"ATLAS_CACHE": str(ROOT / ".cache")}
"""For a copy that is served: its scripts are the same, and need not be compressed once more."""


def copy_app(folder: Path) -> Path:
    """Copy the app into a folder, which may exist."""
    unused = shutil.ignore_patterns("__pycache__")
    for name in SHIPPED:
        shutil.copytree(ROOT / name, folder / name, ignore=unused)
    shutil.copy(ROOT / "app.py", folder)
    return folder
