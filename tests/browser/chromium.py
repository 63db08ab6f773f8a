"""The Chrome or Chromium that the browser tests and the benchmarks drive."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_MACOS_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

FLAGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
    "--enable-unsafe-swiftshader",
]
"""No GPU, and WebGL in software, as on a remote desktop; no traffic of the browser's own.

With ``--use-angle=swiftshader`` the page itself would be painted by an emulated GPU: nobody's."""

LONGEST_WAIT = 120_000
"""Milliseconds that a test waits for anything of a page, before it says what has not come.

On a busy machine a server that has drawn nothing yet takes 30 s for the pictures of a briefing."""


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    """A profile of its own, in which everything is waited for as long as `LONGEST_WAIT`."""
    context = browser.new_context(**options)
    context.set_default_timeout(LONGEST_WAIT)
    return context


def executable() -> str:
    """Path of the browser: ``ATLAS_CHROMIUM`` where set, else the first one found.

    Raises
    ------
    FileNotFoundError
        Saying what to install.
    """
    configured = os.environ.get("ATLAS_CHROMIUM")
    candidates = [shutil.which(name) for name in ([configured] if configured else _NAMES)]
    candidates += [location for location in _MACOS_PATHS if Path(location).exists()]
    for path in candidates:
        if path:
            return path
    raise FileNotFoundError("no Chrome or Chromium found: install one or set ATLAS_CHROMIUM")
