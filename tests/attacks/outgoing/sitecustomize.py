"""Notes in a file who tries to leave this machine: connections, and names that are looked up.

Python imports a module of this name at every start, so that the processes which tests begin are
heard as well: the server itself, and those that draw.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

LOG = "OUTGOING_LOG"
"""The environment's name for the file."""

_HERE = ("127.", "::1", "0.0.0.0", "::ffff:127.", "localhost")


def leaves(host: object) -> bool:
    """Whether a host's name or address is not this machine's."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    return name not in ("", "::", socket.gethostname()) and not name.startswith(_HERE)


def note(host: object) -> None:
    """Write down an attempt to reach a host elsewhere."""
    if leaves(host) and (log := os.environ.get(LOG)):
        with Path(log).open("a", encoding="utf-8") as out:
            out.write(f"{host}\n")


def watch() -> None:
    """Hear of every connection and every look-up of this process from now on."""
    for name in ("connect", "connect_ex"):
        _hear(name)
    looked_up = socket.getaddrinfo

    def getaddrinfo(host, *rest, **named):
        note(host)
        return looked_up(host, *rest, **named)

    socket.getaddrinfo = getaddrinfo


def _hear(name: str) -> None:
    original = getattr(socket.socket, name)

    def heard(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            note(address[0])
        return original(self, address)

    setattr(socket.socket, name, heard)


if os.environ.get(LOG):
    watch()
