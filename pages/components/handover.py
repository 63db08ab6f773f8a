"""The sign by which the live page takes over from the page before it: a mounted component.

Its script is served from our own origin, so that the policy needs no ``blob:``; inline scripts of
components would (streamlit/components/v2, 1.67). ``server/static/first_view.js`` listens to it.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

_ROOT = Path(__file__).parents[2]
_PACKAGE, _NAME, _FOLDER = "ministerial-atlas", "handover", "frontend"


@lru_cache(maxsize=1)
def _register(manager: BidiComponentManager) -> None:
    """Name the folder of scripts to Streamlit, whose manager is there with the first run."""
    manifest = ComponentManifest(_PACKAGE, "1", [ComponentConfig(_NAME, _FOLDER)])
    manager.register_from_manifest(manifest, _ROOT)


def say_page_is_whole() -> None:
    """Mount the component; what stands before it in the page is there when it is."""
    _register(get_bidi_component_manager())
    st.components.v2.component(f"{_PACKAGE}.{_NAME}", js="handover.js")(key="handover", height=1)
