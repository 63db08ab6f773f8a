"""The log: one JSON object a line on stderr, for every logger.

Of a reader nothing is kept: no address, no browser, no session, no words from a query.
"""

from __future__ import annotations

import logging
import sys

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

_RENDERS = logging.getLogger("atlas.renders")
_REQUESTS = logging.getLogger("atlas.requests")

_ACCESS = "uvicorn.access"
"""It names the reader's address and the whole query, and Streamlit switches it on."""

_CONNECTION_PREFIXES = ('%s - "WebSocket', "connection ")
"""So begin uvicorn's lines on a websocket: with the reader's address, the query, or nothing."""

_RENAMED = {"levelname": "level", "name": "logger"}
_OMITTED = [*RESERVED_ATTRS, "color_message"]
"""uvicorn says each thing a second time, with terminal colors in it."""


def set_up_logging() -> None:
    """Send every logger of the server, Streamlit's and uvicorn's too, through one formatter."""
    import streamlit.logger

    log_as_json()
    # Streamlit gives each of its loggers a handler, and has a setting for a %-format only.
    setattr(streamlit.logger, "setup_formatter", _without_own_handlers)  # noqa: B010
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] in ("streamlit", "uvicorn"):
            _without_own_handlers(logging.getLogger(name))


def log_as_json() -> None:
    """Send what reaches the root logger, and Python's warnings, to stderr as JSON."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        JsonFormatter(
            "%(levelname)s %(name)s %(message)s",
            rename_fields=_RENAMED,
            reserved_attrs=_OMITTED,
            timestamp="at",
            json_ensure_ascii=False,
        )
    )
    handler.addFilter(_is_anonymous)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.captureWarnings(True)


def _is_anonymous(record: logging.LogRecord) -> bool:
    is_connection_line = str(record.msg).startswith(_CONNECTION_PREFIXES)
    return not (
        is_connection_line
        and record.name.startswith("uvicorn")
        and record.levelno < logging.WARNING
    )


def _without_own_handlers(logger: logging.Logger) -> None:
    logger.handlers.clear()
    logger.propagate = logger.name != _ACCESS


def log_render(page: str, seconds: float, outcome: str, part: bool, facts_version: str) -> None:
    """One line for a run of a page's script, or of the part of it that ran by itself.

    Parameters
    ----------
    page : str
        Its path, with the slash.
    seconds : float
        How long the run took.
    outcome : str
        How it ended; see `pages.components.run_timing.Run`.
    part : bool
        Whether it was a part of the page alone.
    facts_version : str
        The version of the facts that were in force.
    """
    fields = {
        "page": page,
        "duration_ms": round(seconds * 1000),
        "outcome": outcome,
        "part": part,
        "facts_version": facts_version,
    }
    _RENDERS.info("render", extra=fields)


def log_rejected(route: str, method: str, status: int, parameter: str) -> None:
    """One line for a request that was refused; each value is from a short list of known ones.

    Parameters
    ----------
    route : str
        One of the names that `server.route_labels.route_name` gives, never an address.
    method : str
        An HTTP method, ``websocket``, or ``other``.
    status : int
        The status of the refusal.
    parameter : str
        What was wrong, as in the error shape; "" where it is nothing of the request's.
    """
    fields = {"route": route, "method": method, "status": status, "parameter": parameter}
    _REQUESTS.warning("rejected", extra=fields)
