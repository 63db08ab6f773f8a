"""The server: the Streamlit app with the atlas's own routes and headers beside it.

Run ``make run``, or any ASGI server on ``app:app``.
"""

from __future__ import annotations

import streamlit as st

from data.facts.faults import FactsError
from data.facts.store import store
from geo.boundaries import BoundaryError, check_boundaries
from pages.components import run_timing
from pages.components.text.error_notice import show_error
from server.cpu_affinity import keep_to_core
from server.lifespan import lifespan
from server.logging_setup import log_render, set_up_logging
from server.metrics import count_render
from server.middleware.response_headers import MIDDLEWARE
from server.protocol.event_loops import make_event_loops_lazy
from server.protocol.file_descriptors import raise_limit
from server.protocol.theme_messages import keep_theme_messages
from server.routes.pages import PAGE_ROUTES
from server.routes.table import ROUTES
from server.settings import SettingsError, settings

set_up_logging()
raise_limit()
make_event_loops_lazy()
keep_theme_messages()

try:
    keep_to_core(settings().core)
    check_boundaries(store().facts.partner_codes)
except (SettingsError, FactsError, BoundaryError) as error:
    raise SystemExit(f"The atlas cannot start: {error}") from None


def record_run(run: run_timing.Run) -> None:
    """Log and count a run of a page's script."""
    log_render(run.page, run.seconds, run.outcome, run.part, store().facts.version)
    count_render(run.page, run.outcome, run.seconds, run.waited)


run_timing.set_run_listeners(record_run)


def handle_script_error(error: Exception) -> bool:
    """Show an error on the page, without details; Streamlit has logged those."""
    run_timing.report_failure(error)
    show_error()
    return True


app = st.App(
    "pages/shell.py",
    lifespan=lifespan,
    routes=[*ROUTES, *PAGE_ROUTES],
    middleware=MIDDLEWARE,
    on_script_error=handle_script_error,
)
