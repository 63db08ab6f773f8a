"""What a load balancer and an operator ask."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import JSONResponse

from charts.print.fonts import font_faults
from data.facts.store import store
from server.protocol import file_descriptors
from server.protocol.connections import connected, is_crowded
from server.rendering.rendered_files import renderers


def healthz(request: Request) -> JSONResponse:
    """``ok``, or ``degraded`` with the faults, and in ``reason`` what they are about.

    The last good facts, or no pictures, are served; or there is hardly room for another reader.
    """
    current = store()
    facts = current.facts
    faults = list(_faults())
    return JSONResponse(
        {
            "status": "degraded" if faults else "ok",
            "reason": ", ".join(dict.fromkeys(about for about, _ in faults)),
            "facts_version": facts.version,
            "facts_as_of": facts.last_event.isoformat(),
            "faults": [fault for _, fault in faults],
        },
        headers={"Cache-Control": "no-store"},
    )


def _faults() -> Iterator[tuple[str, str]]:
    """Each fault, and what it is about."""
    yield from (("facts", str(fault)) for fault in store().faults)
    yield from (("typefaces", f"typefaces: {fault}") for fault in font_faults())
    yield from (("drawings", fault) for fault in renderers().faults)
    for about, now, most in _capacities():
        if is_crowded(now, most):
            yield about, f"{about}: {now} of {most} are in use"


def _capacities() -> Iterator[tuple[str, int, int]]:
    yield "connections", connected(), file_descriptors.most_connections()
    yield "descriptors", file_descriptors.in_use(), file_descriptors.limit()
