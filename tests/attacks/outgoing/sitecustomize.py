"""Logs attempts to reach other machines: connections and name lookups.

Python imports a module of this name at every start, so that the processes which tests start are
logged as well: the server itself, and those that draw.
"""

from __future__ import annotations

import os
import socket
from pathlib import Path

LOG = "OUTGOING_LOG"
"""The environment's name for the file."""

_LOCAL_PREFIXES = ("127.", "::1", "0.0.0.0", "::ffff:127.", "localhost")


def is_remote(host: object) -> bool:
    """Whether a host's name or address is another machine's."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    return name not in ("", "::", socket.gethostname()) and not name.startswith(_LOCAL_PREFIXES)


def note(host: object) -> None:
    """Log an attempt to reach another host."""
    if is_remote(host) and (log := os.environ.get(LOG)):
        with Path(log).open("a", encoding="utf-8") as out:
            out.write(f"{host}\n")


def watch() -> None:
    """Log every connection and name lookup of this process from now on."""
    for name in ("connect", "connect_ex"):
        _wrap_method(name)
    original = socket.getaddrinfo

    def getaddrinfo(host, *arguments, **options):
        note(host)
        return original(host, *arguments, **options)

    socket.getaddrinfo = getaddrinfo


def _wrap_method(name: str) -> None:
    original = getattr(socket.socket, name)

    def wrapper(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            note(address[0])
        return original(self, address)

    setattr(socket.socket, name, wrapper)


if os.environ.get(LOG):
    watch()
