"""The server: the Streamlit app with the atlas's own routes and headers beside it.

Run ``make run``, or any ASGI server on ``app:app``.
"""

from __future__ import annotations

import streamlit as st

from data.faults import FactsError
from data.store import store
from geo.boundaries import BoundaryError, check_boundaries
from pages.parts import renders
from pages.parts.apology import apologise
from server.descriptors import raise_limit
from server.headers import MIDDLEWARE
from server.logs import begin_logging, log_render
from server.metrics import count_render
from server.rendering import drawing_processes
from server.routes import ROUTES
from server.session_loops import open_no_descriptors
from server.settings import SettingsError, settings
from server.start import get_ready

begin_logging()
raise_limit()
open_no_descriptors()

try:
    settings()
    check_boundaries(store().facts.partner_codes)
    get_ready(store().facts)
except (SettingsError, FactsError, BoundaryError) as error:
    raise SystemExit(f"The atlas cannot start: {error}") from None


def heard(run: renders.Run) -> None:
    """Log and count a run of a page's script."""
    log_render(run.page, run.seconds, run.outcome, run.part, store().facts.version)
    count_render(run.page, run.outcome, run.seconds, run.waited)


renders.heard_by(heard)


def failed(error: Exception) -> bool:
    """Say on the page that it has a fault, without its insides; Streamlit has logged those."""
    renders.failed(error)
    apologise()
    return True


app = st.App(
    "pages/shell.py",
    lifespan=drawing_processes,
    routes=ROUTES,
    middleware=MIDDLEWARE,
    on_script_error=failed,
)
