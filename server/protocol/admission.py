"""Which connections are accepted or closed when there are more than the limit."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from server.limits import PARTS_FOR_ONE_ADDRESS, PROBES
from server.responses import RETRY_LATER, error_response
from server.settings import settings

CLOSING = {"Connection": "close", "X-Content-Type-Options": "nosniff"}
COME_AGAIN = CLOSING | RETRY_LATER


def is_bounded(address: str) -> bool:
    """Whether an address is one reader's, or one office's: not this machine's, nor a proxy's."""
    try:
        return not ip_address(address).is_loopback and not settings().trusts(address)
    except ValueError:
        return False


def has_its_share(connections: Iterable[Any], address: str, most: int) -> bool:
    """Whether an address has all the connections that one may have.

    Parameters
    ----------
    connections : iterable of uvicorn protocols
    address : str
        Of the client.
    most : int
        How many connections there may be from all addresses.
    """
    part = max(most // PARTS_FOR_ONE_ADDRESS, 16)
    return (
        sum(
            1 for connection in connections if connection.client and connection.client[0] == address
        )
        > part
    )


def longest_idle(connections: Iterable[Any], least: float, address: str = "") -> Any | None:
    """Who has waited longest for a request, or None.

    Parameters
    ----------
    connections : iterable of uvicorn protocols
    least : float
        Seconds; who has waited for less stays.
    address : str
        Look only at the connections of this address; "" for all.
    """
    waiting = (
        (candidate.idle_seconds(), candidate)
        for candidate in connections
        if hasattr(candidate, "idle_seconds")
        and (not address or (candidate.client and candidate.client[0] == address))
    )
    seconds, connection = max(waiting, key=lambda pair: pair[0], default=(0.0, None))
    return connection if seconds >= least else None


def only_probes(app: ASGIApp) -> ASGIApp:
    """An app that answers health probes, and all others with 503 and ``Retry-After``."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] in PROBES:
            await app(scope, receive, send)
            return
        expected = "a moment with fewer readers"
        await error_response(503, "", "", expected, COME_AGAIN)(scope, receive, send)

    return answer
