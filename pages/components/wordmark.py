"""The name of the atlas as a picture, above its pages.

It is data (3.5 KB), not a file: Streamlit reads a file in every run, and looks through what each
reader has of such files at the end of every other reader's run (``MediaFileManager``, 1.67).
"""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

_FILE = Path(__file__).parents[1] / "wordmark.png"

WORDMARK = "data:image/png;base64," + b64encode(_FILE.read_bytes()).decode("ascii")
