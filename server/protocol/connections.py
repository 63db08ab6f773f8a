"""How many connections are open, for the health check."""

from __future__ import annotations

from collections.abc import Sized

_CROWDED = 0.9
"""The part of the connections, and of the descriptors, from which on health is degraded."""

_connections: Sized = ()


def count_these(connections: Sized) -> None:
    """Have a server's connections counted."""
    global _connections
    _connections = connections


def connected() -> int:
    """Connections that are open now."""
    return len(_connections)


def is_crowded(now: int, most: int) -> bool:
    """Whether something comes to its end.

    Parameters
    ----------
    now : int
        How many there are.
    most : int
        How many there can be.

    Examples
    --------
    >>> is_crowded(89, 100), is_crowded(90, 100)
    (False, True)
    """
    return now >= _CROWDED * most
