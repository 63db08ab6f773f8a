"""The server: the Streamlit app with the atlas's own routes and headers beside it.

Run ``make run``, or any ASGI server on ``app:app``.
"""

from __future__ import annotations

import logging

import streamlit as st

from data.faults import FactsError
from data.store import store
from geo.boundaries import BoundaryError, check_boundaries
from server.headers import MIDDLEWARE
from server.routes import ROUTES
from server.start import get_ready

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")

try:
    check_boundaries(store().facts.partner_codes)
    get_ready(store().facts)
except (FactsError, BoundaryError) as error:
    raise SystemExit(f"The atlas cannot start: {error}") from None


def apologise(error: Exception) -> bool:
    """Log a fault of a page, and say so on the page without its insides."""
    logging.getLogger("atlas.pages").error("a page failed", exc_info=error)
    st.error(
        "This part of the page could not be drawn. The other pages work, and the data are at "
        "/data/partners.csv and beside it. The fault is in the server's log."
    )
    return True


app = st.App("pages/shell.py", routes=ROUTES, middleware=MIDDLEWARE, on_script_error=apologise)
