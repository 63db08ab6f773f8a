"""What a load balancer and an operator ask."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse

from data.store import store


def healthz(request: Request) -> JSONResponse:
    """``ok``, or ``degraded`` with the faults while the last good facts are served."""
    current = store()
    facts = current.facts
    return JSONResponse(
        {
            "status": current.status,
            "facts_version": facts.version,
            "facts_as_of": facts.last_event.isoformat(),
            "faults": [str(fault) for fault in current.faults],
        },
        headers={"Cache-Control": "no-store"},
    )
