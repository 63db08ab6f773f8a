"""Settings below the server, for the length of a test."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from data import configuration as configurations


def override_settings(monkeypatch: pytest.MonkeyPatch, **changes: Path | str) -> None:
    """Have the facts, the languages and the charts find other settings until the test ends."""
    changed = replace(configurations.configuration(), **changes)
    monkeypatch.setattr(configurations._Current, "configuration", changed)
