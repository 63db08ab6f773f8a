"""The atlas's own components, whose scripts are served from our own origin.

The policy needs no ``blob:`` for them; inline scripts of components would
(streamlit/components/v2, 1.67).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_ROOT = Path(__file__).parents[2] / "frontend"
_PACKAGE, _FOLDER = "ministerial-atlas", "components"
_NAMES = ("drawing", "handover", "map", "order", "slides")


@lru_cache(maxsize=1)
def _register(manager: BidiComponentManager) -> None:
    """Name the folder of scripts to Streamlit, whose manager is there with the first run."""
    configs = [ComponentConfig(name, _FOLDER) for name in _NAMES]
    manager.register_from_manifest(ComponentManifest(_PACKAGE, "1", configs), _ROOT)


def component(name: str) -> Callable[..., Any]:
    """A component by the name of its script, ready to be mounted."""
    return _mount(get_bidi_component_manager(), name)


@lru_cache(maxsize=2 * len(_NAMES))
def _mount(manager: BidiComponentManager, name: str) -> Callable[..., Any]:
    """Found once: each registration looks the script up in every folder above it."""
    _register(manager)
    mount: Callable[..., Any] = st.components.v2.component(
        f"{_PACKAGE}.{name}", js=f"{name}.js", isolate_styles=False
    )
    return mount
