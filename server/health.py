"""What a load balancer and an operator ask."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from charts.print.fonts import font_faults
from data.store import store


def healthz(request: Request) -> JSONResponse:
    """``ok``, or ``degraded`` with the faults: the last good facts, or no pictures, are served."""
    current = store()
    facts = current.facts
    faults = [*map(str, current.faults), *(f"typefaces: {fault}" for fault in font_faults())]
    return JSONResponse(
        {
            "status": "degraded" if faults else "ok",
            "facts_version": facts.version,
            "facts_as_of": facts.last_event.isoformat(),
            "faults": faults,
        },
        headers={"Cache-Control": "no-store"},
    )
